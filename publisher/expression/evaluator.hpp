// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/catalog/snapshot.hpp"
#include "publisher/expression/index_term.hpp"
#include "publisher/locale/locale.hpp"
#include "publisher/publication/publication.hpp"
#include "publisher/xml/xpath.hpp"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace publisher::expression {

/// Formatted text with where it came from; what an expression in a template prints.
struct BoundText {
    std::string text; ///< plain, or the record's HTML subset when `is_markup`
    bool is_markup = false;
    bool is_set = false;           ///< false: absent or empty
    bool is_label_missing = false; ///< a code stands for a label, in brackets: "[crimson]"
    std::string product, field, locale;
    std::uint64_t value = 0;
    origin::CellRef cell;
};

struct PriceChoice;

/// What an expression is about: a product, or a category for group heads and openers. What it points to
/// has to live until the next `set_subject`.
struct Subject {
    const catalog::ProductView* product = nullptr;
    catalog::CategoryId category;
    /// Locales that a policy lets stand in for this subject, after the publication's standing chain.
    std::vector<std::string> fallback_locales;
    bool has_variants = false; ///< it stands for all variants of its family, which are told apart elsewhere
    const IndexTerm* term = nullptr; ///< of a row of an index of terms
};

/// Compiled XPath over the products of one edition. Functions (all checked when a design is loaded):
///
///     value('attr' [, 'locale'])   what the edition prints: labels of options, measures in the channel's unit
///     raw('attr' [, 'UNIT'])       for conditions: codes joined by commas, 12.5, 2027-03-01, true, all exact
///     has('attr')  label('attr' [, 'locale'])  identifier('gtin')  size('attr', 'EU', 'UK')
///     price('regular')  price-amount('regular')  price-part('regular', 'whole'|'fraction'|'separator'|'currency')
///     price-basis('regular')  has-price('regular')  unit-price('per-litre' [, 'regular'])
///     saving('former', 'regular' [, 'amount'|'percent'])
///     asset('main')  has-asset('main')   without a product: a picture of the house, such as a cover
///      asset-text('main')  asset-credit('main'); asset('detail', 2) and so on: the second of that role
///     category('label'|'code'|attr)  in-category('code')  family(['code'|'label'])  is-variant()  has-variants()
///     term(['text'|'see'|'see-also'])   of the row of an index of terms
///     phrase('name')               a label of the publication in the edition's locale
///     edition('region'|'locale'|'currency'|...)  date('price'|'printing'|'distribution'|...)
///     upper(x)  if(test, a, b)
///
/// Paths walk the product as a tree of raw values, for conditions and selections:
/// price[@list='retail'], value[@attribute='width'], category/@code, asset/@role. What they print has no origin.
///
/// Prices are those of the edition: its currency, list, market and price date, its tax status.
/// Amounts are compared as numbers in conditions and printed from the exact decimal, never from a double.
class Evaluator {
public:
    /// All of them have to outlive the evaluator. One per thread.
    Evaluator(const catalog::Snapshot& snapshot, const publication::Publication& publication,
              const publication::Edition& edition, const Locale& locale);
    ~Evaluator();

    /// The functions' signatures, for checks at load time without any data.
    static const std::map<std::string, xml::XPathContext::Signature>& functions();

    void set_subject(const Subject& subject);
    const Subject& subject() const;
    /// Assets that governance has cleared for the edition; to expressions the others are not there. Holds for
    /// all subjects from here on; without one every asset is there.
    void set_asset_filter(std::function<bool(catalog::AssetId)> is_usable);
    /// The pieces of a concatenation, each with its own origin, in the order in which they are read; the
    /// chosen branch of an if(); the pieces of upper(). Any other expression is one piece, with the origin
    /// of the last field it asked for.
    Result<std::vector<BoundText>> bind(const xml::XPath& expression);
    Result<bool> test(const xml::XPath& expression);
    /// The string the expression yields, markup taken out.
    Result<std::string> text(const xml::XPath& expression);

    /// The picture that asset('role') stands for: the nearest link of that role in the edition's locale
    /// or without one, which is there and not refused. Null: none.
    const catalog::AssetLink* find_asset(std::string_view role) const;

    /// What value('attribute') would print of the subject, before it is formatted.
    catalog::Resolution resolve(const catalog::Attribute& attribute) const;
    /// What price('kind') would print of it; unit prices of the publication's rules too.
    PriceChoice choose_price(const std::string& kind) const;

    /// Labels that were asked for since the evaluator was made and that no locale of the chain has.
    void report_missing_labels(diag::Sink& findings) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// What the calls in an expression name by a literal, sorted, each once. What is only asked whether it is
/// there (has, has-price, has-asset) is `tested`: the template then says what happens without it.
struct Mentions {
    std::vector<std::string> attributes, asset_roles, price_kinds, labels;
    std::vector<std::string> tested_attributes, tested_asset_roles, tested_price_kinds;
};
Mentions mentions(const xml::XPath& expression);

/// Reports attributes, labels, roles, price kinds, locales, categories and words that are nowhere to be
/// found, with the nearest name ("there is no attribute 'desciption'").
bool check_vocabulary(const xml::XPath& expression, const catalog::Snapshot& snapshot,
                      const publication::Publication& publication, diag::Sink& findings);

}
