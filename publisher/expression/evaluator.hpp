// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/catalog/snapshot.hpp"
#include "publisher/locale/locale.hpp"
#include "publisher/origin/binding.hpp"
#include "publisher/publication/publication.hpp"
#include "publisher/xml/xpath.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace publisher::expression {

/// Formatted text with where it came from; what an expression in a template prints.
struct BoundText {
    std::string text;                  ///< plain, or the normalized markup when `is_markup`
    bool is_markup = false;
    bool is_set = false;               ///< false: absent or empty
    std::string product, field, locale;
    std::uint64_t value = 0;
    origin::CellRef cell;
};

/// What an expression is about: a product, or a category for group heads and openers.
struct Subject {
    const catalog::ProductView* product = nullptr;
    catalog::CategoryId category;
    std::vector<std::string> fallback_locales;
    /// Fields of this subject that only a fallback may serve; see governance.
};

/// Compiled XPath over the products of one edition. Functions (all checked when a design is loaded):
///
///     value('attr')  label('attr')  has('attr')  identifier('gtin')  price('regular')  price-amount('regular')
///     unit-price('per-litre')  asset('main')  has-asset('main')  category('label'|'code'|attr)  in-category('code')
///     text('name')    a label of the publication in the edition's locale
///     edition('region'|'locale'|'currency'|...)  family()  is-variant()  upper(x)  if(test, a, b)
///     date('price'|'distribution-first'|...)  saving('former','regular')
///
/// Paths walk the product as a tree: price[@list='retail'], value[@attribute='name'], category/@code, asset/@role.
class Evaluator {
public:
    Evaluator(const catalog::Snapshot& snapshot, const publication::Publication& publication,
              const publication::Edition& edition, const Locale& locale);
    ~Evaluator();

    /// The functions' signatures, for checks at load time without any data.
    static const std::map<std::string, xml::XPathContext::Signature>& functions();

    void set_subject(const Subject& subject);
    /// Assets that governance has cleared for the edition; asset() and has-asset() know no others.
    void set_asset_filter(std::function<bool(catalog::AssetId)> is_usable);
    /// The last value() or price() the expression asked for gives its origin; a concatenation of several
    /// keeps a BoundText for each in the order in which they appear.
    Result<std::vector<BoundText>> bind(const xml::XPath& expression);
    Result<bool> test(const xml::XPath& expression);
    Result<std::string> text(const xml::XPath& expression);

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Attributes, asset roles and price kinds an expression names; unknown attributes are findings with the
/// nearest name ("there is no attribute 'desciption'").
struct Mentions {
    std::vector<std::string> attributes, asset_roles, price_kinds;
};
Mentions mentions(const xml::XPath& expression);
bool check_vocabulary(const xml::XPath& expression, const catalog::Snapshot& snapshot,
                      const publication::Publication& publication, diag::Sink& findings);

}
