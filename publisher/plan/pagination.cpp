// SPDX-License-Identifier: Apache-2.0
#include "publisher/plan/pagination.hpp"

#include "publisher/base/text.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/sheet/workbook.hpp"
#include "publisher/source/text_table.hpp"
#include "publisher/xml/document.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <functional>
#include <set>

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

/// A field of a plan: its heading, what it wants, and how it is read. An empty cell says nothing.
struct Field {
    std::string_view name, kind;
    std::function<bool(PlanRow&, std::string_view)> read;
};

const std::vector<Field>& fields() {
    static const std::vector<Field> kFields = {
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
        {"name", "", [](PlanRow&, std::string_view) { return true; }},
        {"note", "", [](PlanRow&, std::string_view) { return true; }},
    };
    return kFields;
}

const Field* find_field(std::string_view heading) {
    const auto found = std::find_if(fields().begin(), fields().end(), [&](const Field& field) {
        return equals_ignoring_case(field.name, heading);
    });
    return found == fields().end() ? nullptr : &*found;
}

/// Reads one field into the row; what cannot be read is reported and not said.
void take_field(const Field& field, std::string_view text, const origin::DataOrigin& origin, PlanRow& row,
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

std::string PlanRow::with_origin(const std::string& words, const std::string& field) const {
    const auto found = origins.find(field);
    const origin::DataOrigin& at = found == origins.end() ? origin : found->second;
    return at.is_known() ? words + " (" + at.file + ", row " + std::to_string(at.row) + ')' : words;
}

void add_rows(const source::TextTable& table, const std::string& section, Pagination& pagination,
              diag::Sink& findings) {
    std::vector<const Field*> columns;
    std::vector<std::string> known;
    for (const Field& field : fields())
        known.emplace_back(field.name);
    for (std::size_t i = 0; i < table.headings.size(); ++i) {
        columns.push_back(find_field(table.headings[i]));
        if (columns.back() || table.headings[i].empty()) continue;
        auto report = diag::finding(diag::Code::PlanField, {{"field", table.headings[i]}});
        if (const auto nearest = nearest_name(table.headings[i], known))
            report.with_remedy("did you mean '" + *nearest + "'?");
        findings.add(report.from(
            origin::DataOrigin{table.file, 1, static_cast<std::uint32_t>(i + 1), table.headings[i]}));
    }
    for (const source::TextTable::Row& cells : table.rows) {
        PlanRow row;
        row.section = section;
        row.origin = {table.file, cells.number, 0, ""};
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (columns[i]) take_field(*columns[i], cells.cells[i], table.origin(cells, i), row, findings);
        }
        if (row.product.empty()) {
            findings.add(
                diag::finding(diag::Code::PlanValue, {{"value", ""}, {"kind", "product"}}).from(row.origin));
            continue;
        }
        pagination.rows.push_back(std::move(row));
    }
}

std::optional<source::TextTable> read_xml_table(std::string bytes, const std::string& name,
                                                diag::Sink& findings) {
    const auto document = xml::Document::parse(std::move(bytes), name, findings);
    if (!document) return std::nullopt;
    source::TextTable table;
    table.file = name;
    if (document->root().name() != "flatplan") {
        findings.add(document->root().finding(diag::Code::PlanFile,
                                              {{"file", name}, {"reason", "its root is no <flatplan>"}}));
        return std::nullopt;
    }
    const auto rows = document->root().children("row");
    for (const xml::Node& node : rows) {
        for (const std::string& attribute : node.attribute_names()) {
            if (std::find(table.headings.begin(), table.headings.end(), attribute) == table.headings.end())
                table.headings.push_back(attribute);
        }
    }
    for (const xml::Node& node : rows) {
        source::TextTable::Row& row = table.rows.emplace_back();
        row.number = node.origin().line;
        for (const std::string& heading : table.headings)
            row.cells.push_back(std::string(trimmed(node.attribute_or(heading.c_str(), ""))));
    }
    return table;
}

namespace {

/// The fields of a product's own record; they say nothing of a section.
PlanRow row_of_record(const catalog::ProductView& product, const catalog::Snapshot& snapshot,
                      diag::Sink& findings) {
    PlanRow row;
    row.product = product.own().id;
    row.origin = snapshot.cells().resolve(product.own().cell);
    for (const auto& [name, text] : product.own().pagination) {
        const Field* field = find_field(name);
        if (field && field->name != "section" && field->name != "product")
            take_field(*field, text, row.origin, row, findings);
    }
    return row;
}

/// What the row of a plan says stands before what the record says.
void overlay(PlanRow& row, const PlanRow& plan) {
    const auto says = [&](const char* field) { return plan.origins.contains(field); };
    if (says("page")) row.page = plan.page;
    if (says("slot")) row.slot = plan.slot;
    if (says("span")) row.span = plan.span;
    if (says("size-class")) row.size_class = plan.size_class;
    if (says("template")) row.template_file = plan.template_file;
    if (says("order")) row.order = plan.order;
    if (says("must-page")) row.must_first = plan.must_first, row.must_last = plan.must_last;
    if (says("keep-with")) row.keep_with = plan.keep_with;
    if (says("never-beside")) row.never_beside = plan.never_beside;
    if (says("pinned")) row.is_free = plan.is_free;
    if (says("paid-by")) row.paid_by = plan.paid_by;
    for (const auto& [field, origin] : plan.origins)
        row.origins[field] = origin;
    row.section = plan.section;
    row.origin = plan.origin;
}

}

std::map<catalog::ProductId, PlanRow> rows_of_section(const std::string& section,
                                                      const Pagination& pagination,
                                                      const catalog::Snapshot& snapshot,
                                                      const std::vector<catalog::ProductId>& products,
                                                      diag::Sink& findings) {
    std::map<catalog::ProductId, PlanRow> rows;
    for (const catalog::ProductId product : products)
        rows[product] = row_of_record(snapshot.view(product), snapshot, findings);
    std::map<catalog::ProductId, std::uint32_t> planned;
    for (const PlanRow& plan : pagination.rows) {
        if (!plan.section.empty() && plan.section != section) continue;
        const auto product = snapshot.find_product(plan.product);
        const auto row = product ? rows.find(*product) : rows.end();
        if (row == rows.end()) continue;
        if (const auto [earlier, is_new] = planned.emplace(*product, plan.origin.row); !is_new) {
            findings.add(diag::finding(diag::Code::PlanTwice,
                                       {{"product", plan.product}, {"row", std::to_string(earlier->second)}})
                             .from(plan.origin));
            continue;
        }
        overlay(row->second, plan);
    }
    return rows;
}

void check_rows(const Pagination& pagination, const Flatplan& flatplan, const catalog::Snapshot& snapshot,
                diag::Sink& findings) {
    std::map<std::string, std::set<catalog::ProductId>> placed;
    std::vector<std::string> sections;
    for (const SectionPlan& section : flatplan.sections) {
        for (const PlacementPlan& placement : section.placements) {
            if (placement.kind != PlacementPlan::Kind::Grid) continue;
            if (sections.empty() || sections.back() != section.id) sections.push_back(section.id);
            for (const Entry& entry : placement.entries) {
                placed[section.id].insert(entry.product);
                placed[""].insert(entry.product);
            }
        }
    }
    for (const PlanRow& row : pagination.rows) {
        if (!row.section.empty() &&
            std::find(sections.begin(), sections.end(), row.section) == sections.end()) {
            auto report = diag::finding(diag::Code::PlanSection, {{"section", row.section}});
            if (const auto nearest = nearest_name(row.section, sections))
                report.with_remedy("did you mean '" + *nearest + "'?");
            findings.add(report.from(row.origin));
            continue;
        }
        const auto product = snapshot.find_product(row.product);
        if (!product) {
            findings.add(
                diag::finding(diag::Code::PlanProductUnknown, {{"product", row.product}}).from(row.origin));
        } else if (!placed[row.section].contains(*product)) {
            const bool is_left_out = std::find(flatplan.unplaced.begin(), flatplan.unplaced.end(),
                                               *product) != flatplan.unplaced.end();
            findings.add(
                diag::finding(
                    diag::Code::PlanNotPlaced,
                    {{"reason", is_left_out ? "no grid of the section selects it"
                                            : "this edition does not clear it, or places it elsewhere"}})
                    .from(row.origin)
                    .about_product(snapshot.view(*product).own().name_for_findings()));
        }
    }
}

std::string to_slot_text(const GridPlace& place) {
    return sheet::to_column_name(static_cast<std::uint32_t>(place.column + 1)) +
           std::to_string(place.row + 1);
}

std::string to_span_text(const GridPlace& place) {
    return std::to_string(place.n_columns) + 'x' + std::to_string(place.n_rows);
}

}
