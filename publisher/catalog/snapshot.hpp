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
    std::vector<std::string> fallback_locales; ///< named by policy, tried in order
};

/// Which step of the chain gave a value. The order is the chain: a market's own value wins, then the
/// edition's locale, then the named fallbacks, then a value that is the same for all locales.
///
///     step            market           locale
///     MarketOverride  the edition's    the edition's, then none
///     Locale          none             the edition's
///     Fallback        the edition's, then none; for each named locale in order
///     Default         none             none
///
/// A step is tried on all levels, the nearest first, before the next step is: the model's German text
/// wins over the variant's text without a locale. On one level the value of the edition's channel wins
/// over one without a channel. A value of another market, locale or channel is never taken.
///
/// An empty value does not end the search: a variant whose cell is empty inherits, as in Akeneo, and a
/// locale whose cell is empty is a missing translation that the later steps may serve. Where no step
/// finds a value that is set, the first empty one is the answer, so that "emptied" and "absent" differ.
enum class Step { MarketOverride, Locale, Fallback, Default, None };
std::string_view to_string(Step step);

/// A value found, or why there is none.
struct Resolution {
    const Value* value = nullptr; ///< null: absent on every level and step
    Step step = Step::None;
    int level = 0;      ///< 0: the product's own record, 1: its model, 2: the model's model
    std::string locale; ///< of the value; empty when it has none

    bool is_set() const { return value && !value->is_empty(); }
};

/// A product with the models it inherits from, nearest first; the unit in which stages work.
/// Keeps its records alive; cheap to copy.
class ProductView {
public:
    ProductView() = default;
    explicit ProductView(std::vector<std::shared_ptr<const Product>> levels) : levels_(std::move(levels)) {}

    /// The view has at least one level, unless it was made by default.
    const Product& own() const { return *levels_.front(); }
    const std::vector<std::shared_ptr<const Product>>& levels() const { return levels_; }

    /// Of the nearest level that has one of that scheme, without case; a product's `sku` is otherwise its id.
    std::string_view identifier(std::string_view scheme) const;
    std::vector<CategoryId> categories() const; ///< own ones first, then those of the models
    FamilyId family() const;                    ///< of the nearest level that has one
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
/// The id of a product is its position in the sources, models included, counted from 0; so `products()`
/// and everything that goes through it keeps the order of the sources. That order and the places of the
/// cells are no part of the name; `arrangement()` tells two snapshots of one name apart that differ in them.
///
/// A view keeps what it shows alive. Several threads may read one snapshot.
class Snapshot {
public:
    static Result<std::unique_ptr<Snapshot>> open(const std::filesystem::path& file);
    ~Snapshot();

    /// Sixteen hexadecimal digits of the digest over the canonical content; the same for the same data
    /// whatever the order of the files.
    const std::string& name() const;
    /// Sixteen digits over everything stored, order and cells included: for keys of what depends on them.
    const std::string& arrangement() const;

    /// The first read that failed, should the file break while it is in use. A record that could not be
    /// read is shown without content; who publishes asks here at the end.
    std::optional<Failure> failure() const;

    const std::vector<Attribute>& attributes() const;
    const std::vector<Family>& families() const;
    const std::vector<FamilyVariant>& family_variants() const;
    const std::vector<Category>& categories() const;
    const std::vector<Asset>& assets() const;
    /// Codes that occur, sorted.
    const std::vector<std::string>& locales() const;
    const std::vector<std::string>& channels() const;
    const std::vector<std::string>& markets() const;
    const origin::CellTable& cells() const;

    /// Codes compare without case.
    const Attribute* find_attribute(std::string_view code) const;
    const Category* find_category(std::string_view code) const;
    const Family* find_family(std::string_view code) const;
    const FamilyVariant* find_family_variant(std::string_view code) const;
    const Channel* find_channel(std::string_view code) const; ///< only what a source says of it
    const Asset* find_asset(std::string_view id) const;
    /// Invalid for a code that nothing is addressed by.
    LocaleId find_locale(std::string_view code) const;
    MarketId find_market(std::string_view code) const;
    std::vector<std::string> attribute_codes() const;

    std::size_t n_products() const; ///< sellable records, models not counted
    std::size_t n_models() const;
    /// Sellable products in the order of the sources.
    const std::vector<ProductId>& products() const;
    ProductView view(ProductId product) const;
    /// By stable id, else by any identifier, without case. Products come before models.
    std::optional<ProductId> find_product(std::string_view code) const;
    /// The records that inherit from a model directly, in the order of the sources.
    std::vector<ProductId> variants(ProductId model) const;
    /// Records, models included, that name the category themselves, in order.
    std::vector<ProductId> products_in_category(CategoryId category) const;
    /// Products that link an asset, own or inherited, in order.
    std::vector<ProductId> products_with_asset(AssetId asset) const;

    /// Walks the chain for one attribute; work for each step and level does not depend on the record's size.
    Resolution resolve(const ProductView& product, AttributeId attribute, const Address& address) const;
    /// The same for a category's own texts; they are not inherited.
    Resolution resolve(const Category& category, AttributeId attribute, const Address& address) const;

    /// Equivalent of a size in another system ("EU" 42 -> "UK" 8), from the size tables, which are read in
    /// both directions; nothing when no table says it. Systems and sizes compare without case.
    std::optional<std::string> convert_size(std::string_view system, std::string_view size,
                                            std::string_view to_system) const;

    struct State;

private:
    explicit Snapshot(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}
