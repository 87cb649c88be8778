// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/catalog/internal/builder_state.hpp"
#include "publisher/diag/codes.hpp"

#include <algorithm>

namespace publisher::catalog {

using diag::Code;

void Reading::report(Code code, Arguments arguments, const CellRef& cell) const {
    auto builder = diag::finding(code, std::move(arguments)).from(cells.resolve(cell));
    if (owner) builder.about_product(name_of(*owner));
    findings.add(builder);
}

std::optional<Decimal> Reading::number(std::string_view text, std::string_view field,
                                       const CellRef& cell) const {
    const auto value = Decimal::parse(trimmed(text));
    if (!value) report(Code::NotANumber, {{"field", std::string(field)}, {"text", std::string(text)}}, cell);
    return value;
}

std::optional<Date> Reading::date(std::string_view text, std::string_view field, const CellRef& cell) const {
    const auto value = Date::parse(trimmed(text));
    if (!value) report(Code::NotADate, {{"field", std::string(field)}, {"text", std::string(text)}}, cell);
    return value;
}

std::optional<bool> Reading::boolean(std::string_view text, std::string_view field,
                                     const CellRef& cell) const {
    constexpr std::string_view kYes[] = {"1", "true", "yes"}, kNo[] = {"0", "false", "no"};
    const auto is_text = [&](std::string_view word) { return equals_ignoring_case(trimmed(text), word); };
    if (std::any_of(std::begin(kYes), std::end(kYes), is_text)) return true;
    if (std::any_of(std::begin(kNo), std::end(kNo), is_text)) return false;
    report(Code::NotABoolean, {{"field", std::string(field)}, {"text", std::string(text)}}, cell);
    return std::nullopt;
}

}
