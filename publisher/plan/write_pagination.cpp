// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/plan/pagination.hpp"
#include "publisher/sheet/write.hpp"

namespace publisher::plan {
namespace {

/// Rows by product, those that name a section before those that do not.
using RowIndex = std::map<std::pair<catalog::ProductId, std::string>, const PlanRow*>;

RowIndex index_of(const Pagination& pagination, const catalog::Snapshot& snapshot) {
    RowIndex rows;
    for (const PlanRow& row : pagination.rows) {
        if (const auto product = snapshot.find_product(row.product))
            rows.emplace(std::pair{*product, row.section}, &row);
    }
    return rows;
}

/// Variants that have one place follow the row of any of them.
PlanRow find_row(const RowIndex& rows, const std::string& section,
                 const std::vector<catalog::ProductId>& products) {
    for (const std::string& of : {section, std::string()}) {
        for (const catalog::ProductId product : products) {
            if (const auto found = rows.find({product, of}); found != rows.end()) return *found->second;
        }
    }
    return {};
}

std::vector<std::string> row_of_advert(const std::string& section, int first_page, const Entry& entry,
                                       const std::string& name) {
    return {section,
            std::to_string(first_page + entry.page_offset),
            to_slot_text(entry.place),
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "yes",
            "",
            name};
}

std::string must_page_text(const PlanRow& row) {
    if (row.must_first == 0) return {};
    if (row.must_last == row.must_first) return std::to_string(row.must_first);
    return std::to_string(row.must_first) + '-' + std::to_string(row.must_last);
}

std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == '&')
            result += "&amp;";
        else if (c == '<')
            result += "&lt;";
        else if (c == '"')
            result += "&quot;";
        else if (c == '\n' || c == '\t' || c == '\r')
            result += "&#" + std::to_string(static_cast<int>(c)) + ';';
        else
            result += c;
    }
    return result;
}

}

sheet::Table to_table(const Flatplan& flatplan, const Pagination& pagination,
                      const catalog::Snapshot& snapshot, const design::Design& design) {
    sheet::Table table{"Flatplan",
                       {"section", "page", "slot", "span", "size-class", "template", "product", "order",
                        "must-page", "keep-with", "never-beside", "pinned", "paid-by", "advert"},
                       {}};
    const RowIndex rows = index_of(pagination, snapshot);
    for (const SectionPlan& section : flatplan.sections) {
        int first_page = 1;
        for (const PlacementPlan& placement : section.placements) {
            for (const Entry& entry : placement.entries) {
                const bool is_advert = entry.kind == Entry::Kind::Note && entry.label.is_valid();
                if (placement.kind != PlacementPlan::Kind::Grid ||
                    (entry.kind != Entry::Kind::Item && !is_advert))
                    continue;
                if (is_advert) {
                    table.rows.push_back(
                        row_of_advert(section.id, first_page, entry, placement.label_of(entry)));
                    continue;
                }
                const PlanRow row = find_row(rows, section.id, placement.products_of(entry));
                const std::string& size_class = placement.label_of(entry);
                table.rows.push_back({section.id, std::to_string(first_page + entry.page_offset),
                                      to_slot_text(entry.place), to_span_text(entry.place), size_class,
                                      size_class.empty() ? std::string() : design.item(entry.item).file,
                                      snapshot.view(entry.product).own().id,
                                      row.order ? row.order->to_string() : std::string(), must_page_text(row),
                                      joined(row.keep_with, " "), joined(row.never_beside, " "), "yes",
                                      row.paid_by, ""});
            }
            first_page += placement.n_pages;
        }
    }
    return table;
}

std::string to_xml(const sheet::Table& table) {
    std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<flatplan>\n";
    for (const auto& row : table.rows) {
        xml += "  <row";
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (!row[i].empty()) xml += ' ' + table.headings[i] + "=\"" + escaped(row[i]) + '"';
        }
        xml += "/>\n";
    }
    return xml + "</flatplan>\n";
}

}
