// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/expression/evaluator.hpp"
#include "publisher/expression/prices.hpp"

#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace publisher::expression {

/// What one subject has, formatted for one edition, with its origin. The functions of expressions are
/// these, one to one.
class Lookup {
public:
    Lookup(const catalog::Snapshot& snapshot, const publication::Publication& publication,
           const publication::Edition& edition, const Locale& locale);

    void set_subject(const Subject& subject);
    const Subject& subject() const { return subject_; }
    void set_asset_filter(std::function<bool(catalog::AssetId)> is_usable) {
        is_usable_ = std::move(is_usable);
    }
    const publication::Edition& edition() const { return edition_; }
    const publication::Publication& publication() const { return publication_; }
    const catalog::Snapshot& snapshot() const { return snapshot_; }
    const Locale& locale() const { return locale_; }

    // -- values; an empty locale is the edition's
    catalog::Resolution resolve(const catalog::Attribute& attribute, const std::string& locale) const;
    BoundText value(const std::string& attribute, const std::string& locale);
    BoundText raw(const std::string& attribute, const std::string& unit) const;
    bool has(const std::string& attribute) const;
    BoundText size(const std::string& attribute, const std::string& from, const std::string& to) const;
    BoundText identifier(const std::string& scheme) const;

    // -- labels
    BoundText label(const std::string& attribute, const std::string& locale);
    BoundText text(const std::string& name);
    BoundText category(const std::string& what);
    BoundText family(const std::string& what);
    bool is_in_category(const std::string& code) const;
    bool is_variant() const;
    bool has_variants() const { return subject_.has_variants; }

    /// Of the row of an index of terms: its text, or the terms it sends the reader to.
    BoundText term(const std::string& what) const;

    // -- prices
    /// Of a kind that records have, or of one that a rule derives from the regular price.
    PriceChoice choose(const std::string& kind) const;
    bool has_price(const std::string& kind) const;
    BoundText price(const std::string& kind) const;
    BoundText price_amount(const std::string& kind) const;
    BoundText price_part(const std::string& kind, const std::string& part) const;
    BoundText price_basis(const std::string& kind) const;
    BoundText unit_price(const std::string& kind, const std::string& of) const;
    BoundText saving(const std::string& former, const std::string& now, const std::string& as) const;

    // -- pictures
    /// `place`: "" and "1" are the first of the role, "2" the second.
    const catalog::AssetLink* find_asset(std::string_view role, std::string_view place = {}) const;
    const catalog::Asset* find_house_asset(std::string_view role, std::string_view place) const;
    bool is_of_category(const catalog::Asset& asset, catalog::CategoryId category) const;
    bool has_asset(const std::string& role, const std::string& place) const;
    BoundText asset(const std::string& role, const std::string& place) const;
    BoundText asset_text(const std::string& role, const std::string& place) const;
    BoundText asset_credit(const std::string& role, const std::string& place) const;

    // -- the edition
    BoundText edition_field(const std::string& what) const;
    BoundText date(const std::string& what) const;

    /// The product or category as expressions walk it.
    xml::Tree tree() const;

    void report_missing_labels(diag::Sink& findings) const;

private:
    catalog::Address address(const std::string& locale) const;
    std::vector<std::string> locale_chain(const std::string& locale) const;
    std::string formatted(const catalog::Attribute& attribute, const catalog::Value& value,
                          const std::string& locale, BoundText& bound);
    std::string option_text(const catalog::Attribute& attribute, const std::string& code,
                            const std::string& locale, BoundText& bound);
    std::string metric_text(const catalog::Attribute& attribute, const catalog::Metric& metric) const;
    /// The label of the first locale of the chain that has one; else the code in brackets, noted as missing.
    BoundText labelled(const std::map<std::string, std::string>& labels, const std::string& locale,
                       const std::string& kind, const std::string& code);
    const catalog::Category* subject_category() const;
    bool is_usable(catalog::AssetId asset) const {
        return asset.is_valid() && (!is_usable_ || is_usable_(asset));
    }
    BoundText of_product(std::string field) const;
    std::string money(const PriceChoice& choice) const;
    BoundText of_choice(const PriceChoice& choice, std::string field, std::string text) const;

    const catalog::Snapshot& snapshot_;
    const publication::Publication& publication_;
    const publication::Edition& edition_;
    const Locale& locale_;
    Subject subject_;
    std::function<bool(catalog::AssetId)> is_usable_;
    catalog::Address address_; ///< of the edition's locale, made once for a subject
    std::set<std::tuple<std::string, std::string, std::string>> missing_labels_; ///< kind, code, locale
};

}
