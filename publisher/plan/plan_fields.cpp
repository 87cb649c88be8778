// SPDX-License-Identifier: Apache-2.0
#include "publisher/plan/internal/plan_fields.hpp"

#include "publisher/base/text.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>

namespace publisher::plan {
namespace {

constexpr int kMostPages = 10000, kMostColumns = 256, kMostRows = 256;

std::optional<int> parse_number(std::string_view text, int most) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number < 1 || number > most)
        return std::nullopt;
    return number;
}

bool read_page(PlanRow& row, std::string_view text) {
    row.page = parse_number(text, kMostPages).value_or(0);
    return row.page > 0;
}

bool read_slot(PlanRow& row, std::string_view text) {
    int column = 0;
    std::size_t n_letters = 0;
    for (; n_letters < text.size() && std::isalpha(static_cast<unsigned char>(text[n_letters]));
         ++n_letters) {
        column = column * 26 + (std::toupper(static_cast<unsigned char>(text[n_letters])) - 'A' + 1);
        if (column > kMostColumns) return false;
    }
    const auto number = parse_number(text.substr(n_letters), kMostRows);
    if (column == 0 || !number) return false;
    row.slot = {column - 1, *number - 1};
    return true;
}

/// "2-4", "3", "3-": a range of pages.
bool read_must_page(PlanRow& row, std::string_view text) {
    const std::size_t dash = text.find('-');
    const auto first = parse_number(trimmed(text.substr(0, dash)), kMostPages);
    const std::string_view rest =
        dash == std::string_view::npos ? std::string_view() : trimmed(text.substr(dash + 1));
    const auto last = dash == std::string_view::npos ? first
                      : rest.empty()                 ? kMostPages
                                                     : parse_number(rest, kMostPages);
    if (!first || !last || *last < *first) return false;
    row.must_first = *first;
    row.must_last = *last;
    return true;
}

bool read_span(PlanRow& row, std::string_view text) {
    constexpr std::string_view kSign = "×";
    const std::size_t letter = text.find('x'), sign = text.find(kSign);
    const std::size_t times = std::min(letter, sign);
    if (times == std::string_view::npos) return false;
    const auto columns = parse_number(trimmed(text.substr(0, times)), kMostColumns);
    const auto rows =
        parse_number(trimmed(text.substr(times + (times == letter ? 1 : kSign.size()))), kMostRows);
    if (columns && rows) row.span = {*columns, *rows};
    return columns && rows;
}

bool read_pinned(PlanRow& row, std::string_view text) {
    row.is_free = equals_ignoring_case(text, "no");
    return row.is_free || equals_ignoring_case(text, "yes");
}

bool read_order(PlanRow& row, std::string_view text) {
    row.order = Decimal::parse(text);
    return row.order.has_value();
}

std::vector<std::string> read_products(std::string_view text) {
    std::string spaced(text);
    std::replace(spaced.begin(), spaced.end(), ',', ' ');
    return split_list(spaced, ' ');
}

}

const std::vector<PlanField>& plan_fields() {
    static const std::vector<PlanField> kFields = {
        {"section", "",
         [](PlanRow& row, std::string_view text) {
             row.section = text;
             return true;
         }},
        {"page", "page of the section, such as 3", read_page},
        {"slot", "slot such as B3: column B, row 3", read_slot},
        {"span", "span such as 2x3: two columns, three rows", read_span},
        {"size-class", "",
         [](PlanRow& row, std::string_view text) {
             row.size_class = text;
             return true;
         }},
        {"template", "",
         [](PlanRow& row, std::string_view text) {
             row.template_file = text;
             return true;
         }},
        {"order", "number", read_order},
        {"must-page", "page or range of pages, such as 2-4", read_must_page},
        {"keep-with", "",
         [](PlanRow& row, std::string_view text) {
             row.keep_with = read_products(text);
             return true;
         }},
        {"never-beside", "",
         [](PlanRow& row, std::string_view text) {
             row.never_beside = read_products(text);
             return true;
         }},
        {"pinned", "yes or no", read_pinned},
        {"paid-by", "",
         [](PlanRow& row, std::string_view text) {
             row.paid_by = text;
             return true;
         }},
        {"product", "",
         [](PlanRow& row, std::string_view text) {
             row.product = text;
             return true;
         }},
        {"advert", "",
         [](PlanRow& row, std::string_view text) {
             row.advert = text;
             return true;
         }},
        {"name", "", [](PlanRow&, std::string_view) { return true; }},
        {"note", "", [](PlanRow&, std::string_view) { return true; }},
    };
    return kFields;
}

const PlanField* find_plan_field(std::string_view heading) {
    const auto found = std::find_if(plan_fields().begin(), plan_fields().end(), [&](const PlanField& field) {
        return equals_ignoring_case(field.name, heading);
    });
    return found == plan_fields().end() ? nullptr : &*found;
}

void take_field(const PlanField& field, std::string_view text, const origin::DataOrigin& origin, PlanRow& row,
                diag::Sink& findings) {
    if (text.empty()) return;
    if (!field.read(row, text)) {
        findings.add(diag::finding(diag::Code::PlanValue,
                                   {{"value", std::string(text)}, {"kind", std::string(field.kind)}})
                         .from(origin));
        return;
    }
    row.origins[std::string(field.name)] = origin;
}

}
