// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/bind/block.hpp"
#include "publisher/catalog/snapshot.hpp"
#include "publisher/expression/evaluator.hpp"
#include "publisher/governance/clearance.hpp"
#include "publisher/plan/flatplan.hpp"
#include "publisher/publication/publication.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <set>

namespace publisher::diag {
class Sink;
}

namespace publisher::bind {

/// What is known of an asset's file before binding: size in upright pixels, content.
struct AssetFacts {
    bool is_usable = false; ///< false: the file could not be decoded; a finding was made
    int width = 0, height = 0;
    std::string file_digest;
    std::optional<PicturePart> clip = {}; ///< the part that its clipping path leaves
    bool has_pixels = true;               ///< of others only the ratio of width to height counts
};

struct Inputs {
    const catalog::Snapshot& snapshot;
    const publication::Publication& publication;
    const publication::Edition& edition;
    const governance::Clearance& clearance;
    const design::Design& design;
    const Locale& locale;
    expression::Evaluator& evaluator; ///< sees cleared assets only
    std::function<AssetFacts(catalog::AssetId)> asset_facts;
    /// Whether a product stands on some page of the edition; references to others are left out.
    std::function<bool(catalog::ProductId)> is_placed = {};
    bool has_titles = false; ///< blocks say what readers call their products, for bookmarks
};

/// Fills templates: evaluates their expressions for one product or group and keeps, for every run of
/// text, which field of which record it shows.
class Binder {
public:
    Binder(const Inputs& inputs, diag::Sink& findings);
    ~Binder();

    /// The block of one entry of the flatplan: a tile, a band, a page, or the body rows of a product.
    /// `products` are those the entry stands for; without them its own. `term` is that of a row of an index,
    /// `section` the id of that which a line of contents is about.
    Block bind(const plan::Entry& entry, const design::Template& item,
               const std::vector<catalog::ProductId>& products = {}, const plan::Term* term = nullptr,
               const std::string& section = {});
    /// Rows of a table that belong to no product: heads and feet, of the table or of a group. `part` names
    /// them in ids: "head", "group-foot".
    Block bind_part(const design::Template& table, const std::vector<design::TableRow>& rows,
                    const std::string& part, catalog::CategoryId group = {});
    /// A sum as the edition writes amounts of money.
    std::string money_text(const Decimal& amount) const;
    /// Furniture of a parent page of a layout; its page fields are filled in by layout.
    Block bind_furniture(const design::FurnitureFrame& frame, const design::Layout& layout);

    /// Assets that were shown, and those whose due credit line stands on a page.
    const std::set<catalog::AssetId>& shown_assets() const;
    const std::set<catalog::AssetId>& credited_assets() const;
    /// Has the list of all credits been bound to some page?
    bool has_credits_list() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}
