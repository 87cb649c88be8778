// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/decimal.hpp"
#include "publisher/diag/finding.hpp"
#include "publisher/vector/symbology.hpp"
#include "publisher/verify/verify.hpp"

#include <optional>
#include <string>
#include <vector>

namespace publisher::verify {

/// One thing that has to stand where a product stands.
struct Expectation {
    enum class Kind { Number, Name, Text, Price, Amount, Code };
    Kind kind = Kind::Text;
    std::string product, name_for_findings; ///< whose it is: of a family, one of the variants
    std::string field;                      ///< "price[regular]", "identifier[sku]", "name"
    std::string text;   ///< Number, Name, Text: what is to be read; Code: what it was made from
    Decimal amount;     ///< Price: rounded as it is shown; Amount
    int n_decimals = 0; ///< Price
    vector::Symbology symbology = vector::Symbology::Ean13; ///< Code
    origin::NodeId node; ///< of the template; what stands there is laid out alike for all products
    origin::CellRef cell;
    std::uint64_t value = 0; ///< mark of the value
    /// A copyfit ladder may shorten it, or leave out the box it stands in.
    bool may_be_left_out = false;

    std::string to_string() const;
};

/// Text that names the pages of products: "Tray Eik, page 12; Bowl, page 14", or a page alone.
struct Reference {
    std::vector<std::string> products; ///< by id
    /// What is said before each of the pages; squashed.
    std::vector<std::string> lead_ins;
    std::string tail; ///< behind the last page
    origin::NodeId node;
    bool may_be_left_out = false;
};

/// A product in one place of the plan.
struct Placed {
    catalog::ProductId product;
    std::string id, name_for_findings;
    std::size_t section = 0, placement = 0; ///< of the plan
    design::TemplateId item;
    catalog::CategoryId group;
    /// The room it was planned for on its page, from the top left of the type area; a row of a table finds
    /// its place in layout.
    std::optional<Rect> frame;
    bool is_reference = false;           ///< a row of an index: it tells where the product stands
    std::vector<std::string> stands_for; ///< ids of the variants, or the product's own
    std::vector<Expectation> expectations;
    std::vector<Decimal> also_allowed; ///< amounts that may stand there: what is saved
    /// What it adds to the sums of a table, by column; nothing where it adds nothing.
    std::vector<std::optional<Decimal>> amounts;
    std::vector<Reference> references;

    /// The first number the template shows; null when it shows none.
    const Expectation* number() const;
    /// The name; of a row of an index that shows none the first text.
    const Expectation* name() const;
    /// What is to be read as text; a code is not.
    const Expectation* find(std::string_view owner, std::string_view field) const;
    /// Whether the amount may stand there.
    bool allows(const Decimal& amount) const;
};

/// Of every product of the plan, in its order, what its template shows of it.
std::vector<Placed> expect(const Inputs& inputs);

/// A finding on an expectation, with both origins.
diag::FindingBuilder finding_on(const Inputs& inputs, const Expectation& expectation, diag::Code code,
                                std::vector<std::pair<std::string, std::string>> arguments);

}
