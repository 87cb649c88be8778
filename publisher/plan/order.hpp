// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/plan/plan.hpp"

#include <map>
#include <string>
#include <string_view>

namespace publisher::plan {

/// What a placement's `order` says of each product, as bytes whose order is that of the products.
///
/// Every key has the type of what it names: amounts compare exactly, measures in one unit, options as their
/// list is sorted, days by date, text as a reader of the edition's locale sorts it, categories by their
/// tree, prices for one piece. A product without a value stands last, whichever way the key is turned.
class Order {
public:
    Order(const publication::Placement& placement, const Inputs& inputs, diag::Sink& findings);

    /// All keys together; the evaluator's subject has to be the product.
    std::string key_of(const catalog::ProductView& product);
    /// For products that all keys leave equal: their names, then their stable ids.
    std::string tie_key_of(const catalog::ProductView& product);

private:
    /// Nothing where the product has no value; else self-delimiting, so that keys can follow one another.
    std::string term(const std::string& key, const catalog::ProductView& product);
    std::string name_term(const catalog::ProductView& product) const;
    std::string category_term(const catalog::ProductView& product) const;
    std::string price_term(std::string_view kind) const;
    std::string attribute_term(const catalog::Attribute& attribute, const catalog::ProductView& product);
    std::string measure_term(const catalog::Attribute& attribute, const catalog::Metric& metric,
                             const catalog::ProductView& product, const origin::CellRef& cell);
    std::string text_term(std::string_view text) const;

    const publication::Placement& placement_;
    const Inputs& inputs_;
    diag::Sink& findings_;
    std::map<catalog::AttributeId, std::string> units_; ///< the unit in which measures are compared
};

/// Reports keys of `order` that are nothing products can be sorted by. Returns whether all are good.
bool check_order(const publication::Placement& placement, const catalog::Snapshot& snapshot,
                 const publication::Publication& publication, diag::Sink& findings);

}
