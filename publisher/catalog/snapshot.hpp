// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/result.hpp"
#include "publisher/catalog/product.hpp"

#include <filesystem>
#include <memory>
#include <string_view>

namespace publisher::catalog {

/// What a value is asked for. Codes as the edition says them; empty: not asked.
struct Address {
    std::string locale, channel, market;
    std::vector<std::string> fallback_locales;  ///< named by policy, tried in order
};

/// Which step of the chain gave a value. The order is the chain: a market's own value wins, then the
/// edition's locale, then the named fallbacks, then a value that is the same for all locales.
enum class Step { MarketOverride, Locale, Fallback, Default, None };
std::string_view to_string(Step step);

/// A value found, or why there is none.
struct Resolution {
    const Value* value = nullptr;   ///< null: absent on every level and step
    Step step = Step::None;
    int level = 0;                  ///< 0: the product's own record, 1: its model, 2: the model's model
    std::string locale;             ///< of the value; empty when it has none

    bool is_set() const { return value && !value->is_empty(); }
};

/// A product with the models it inherits from, nearest first; the unit in which stages work.
/// Keeps its records alive; cheap to copy.
class ProductView {
public:
    ProductView() = default;
    explicit ProductView(std::vector<std::shared_ptr<const Product>> levels) : levels_(std::move(levels)) {}

    const Product& own() const { return *levels_.front(); }
    const std::vector<std::shared_ptr<const Product>>& levels() const { return levels_; }

    std::string_view identifier(std::string_view scheme) const;
    std::vector<CategoryId> categories() const;    ///< own, else inherited
    FamilyId family() const;
    /// All prices of the nearest level that has any of that currency.
    std::vector<const Price*> prices(std::string_view currency) const;
    /// Own links first; a role that is found on a nearer level hides the same role further up.
    std::vector<const AssetLink*> assets() const;

private:
    std::vector<std::shared_ptr<const Product>> levels_;
};

/// An immutable set of products, taxonomy and assets, named by the hash of its canonical content, in a
/// SQLite file: a product is one row, with indexes beside it. Vocabularies and assets are in memory,
/// products are read when asked for, so that the size of a catalog does not become memory.
///
/// Not shared between threads: every thread opens its own.
class Snapshot {
public:
    static Result<std::unique_ptr<Snapshot>> open(const std::filesystem::path& file);
    ~Snapshot();

    /// Sixteen hexadecimal digits of the digest over the canonical content; the same for the same data
    /// whatever the order of the files.
    const std::string& name() const;

    const std::vector<Attribute>& attributes() const;
    const std::vector<Family>& families() const;
    const std::vector<Category>& categories() const;
    const std::vector<Asset>& assets() const;
    const std::vector<std::string>& locales() const;
    const std::vector<std::string>& channels() const;
    const std::vector<std::string>& markets() const;
    const origin::CellTable& cells() const;

    /// Codes compare without case.
    const Attribute* find_attribute(std::string_view code) const;
    const Category* find_category(std::string_view code) const;
    const Family* find_family(std::string_view code) const;
    const Asset* find_asset(std::string_view id) const;
    std::vector<std::string> attribute_codes() const;

    std::size_t n_products() const;      ///< sellable records, models not counted
    std::size_t n_models() const;
    /// Sellable products in the order of the sources.
    const std::vector<ProductId>& products() const;
    ProductView view(ProductId product) const;
    /// By stable id or any identifier, without case.
    std::optional<ProductId> find_product(std::string_view code) const;
    /// Products that link an asset, own or inherited, in order.
    std::vector<ProductId> products_with_asset(AssetId asset) const;

    /// Walks the chain for one attribute; constant work for each step and level.
    Resolution resolve(const ProductView& product, AttributeId attribute, const Address& address) const;

    /// Equivalent of a size in another system ("EU" 42 -> "UK" 8), from the size tables.
    std::optional<std::string> convert_size(std::string_view system, std::string_view size,
                                            std::string_view to_system) const;

private:
    Snapshot();
    struct State;
    std::unique_ptr<State> state_;
};

}
