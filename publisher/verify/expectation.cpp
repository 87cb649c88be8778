// SPDX-License-Identifier: Apache-2.0
#include "publisher/verify/internal/expect.hpp"

#include <algorithm>

namespace publisher::verify {

using Kind = Expectation::Kind;

std::string Expectation::to_string() const {
    return kind == Kind::Price || kind == Kind::Amount ? amount.to_string() : text;
}

const Expectation* Placed::number() const {
    const auto found = std::find_if(expectations.begin(), expectations.end(), [](const Expectation& each) {
        return each.kind == Kind::Number && !each.text.empty();
    });
    return found == expectations.end() ? nullptr : &*found;
}

const Expectation* Placed::name() const {
    const auto is_text = [](const Expectation& each) {
        return each.kind == Kind::Text && !each.text.empty();
    };
    auto found = std::ranges::find(expectations, Kind::Name, &Expectation::kind);
    if (found == expectations.end() && is_reference) found = std::ranges::find_if(expectations, is_text);
    return found == expectations.end() ? nullptr : &*found;
}

const Expectation* Placed::find(std::string_view owner, std::string_view field) const {
    const auto found = std::find_if(expectations.begin(), expectations.end(), [&](const Expectation& each) {
        return each.field == field && each.product == owner && each.kind != Kind::Code;
    });
    return found == expectations.end() ? nullptr : &*found;
}

bool Placed::allows(const Decimal& allowed) const {
    const auto is_it = [&](const Expectation& each) {
        return (each.kind == Kind::Price || each.kind == Kind::Amount) && each.amount == allowed;
    };
    return std::any_of(expectations.begin(), expectations.end(), is_it) ||
           std::find(also_allowed.begin(), also_allowed.end(), allowed) != also_allowed.end();
}

diag::FindingBuilder finding_on(const Inputs& inputs, const Expectation& expectation, diag::Code code,
                                std::vector<std::pair<std::string, std::string>> arguments) {
    auto builder = diag::finding(code, std::move(arguments));
    builder.about_product(expectation.name_for_findings);
    if (expectation.node.is_valid()) builder.from(inputs.design.nodes.origin(expectation.node));
    if (expectation.cell.is_known()) builder.from(inputs.snapshot.cells().resolve(expectation.cell));
    return builder;
}

}
