// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/decimal.hpp"
#include "publisher/diag/finding.hpp"
#include "publisher/verify/verify.hpp"

#include <vector>

namespace publisher::verify {

/// One thing that has to stand where a product stands.
struct Expectation {
    enum class Kind { Number, Name, Text, Price, Amount };
    Kind kind = Kind::Text;
    std::string field;          ///< "price[regular]", "identifier[sku]", "name"
    std::string text;           ///< Number, Name, Text: what is to be read
    Decimal amount;             ///< Price: rounded as it is shown; Amount
    int n_decimals = 0;         ///< Price
    origin::NodeId node;        ///< of the template; what stands there is laid out alike for all products
    origin::CellRef cell;
    std::uint64_t value = 0;    ///< mark of the value

    std::string to_string() const;
};

/// A product in one place of the plan.
struct Placed {
    catalog::ProductId product;
    std::string id, name_for_findings;
    std::size_t section = 0;
    design::TemplateId item;
    std::vector<Expectation> expectations;
    std::vector<Decimal> also_allowed; ///< amounts that may stand there: what is saved

    /// The first number the template shows; null when it shows none.
    const Expectation* number() const;
    const Expectation* find(std::string_view field) const;
};

/// Of every product of the plan, in its order, what its template shows of it.
std::vector<Placed> expect(const Inputs& inputs);

/// A finding on an expectation, with both origins.
diag::FindingBuilder finding_on(const Inputs& inputs, const Placed& placed, const Expectation& expectation, diag::Code code,
                                std::vector<std::pair<std::string, std::string>> arguments);

}
