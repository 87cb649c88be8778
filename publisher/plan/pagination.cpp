// SPDX-License-Identifier: Apache-2.0
#include "publisher/plan/pagination.hpp"

#include "publisher/base/text.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/plan/internal/plan_fields.hpp"
#include "publisher/plan/select.hpp"
#include "publisher/sheet/workbook.hpp"
#include "publisher/source/text_table.hpp"
#include "publisher/xml/document.hpp"

#include <algorithm>
#include <set>

namespace publisher::plan {
std::string PlanRow::with_origin(const std::string& words, const std::string& field) const {
    const auto found = origins.find(field);
    const origin::DataOrigin& at = found == origins.end() ? origin : found->second;
    return at.is_known() ? words + " (" + at.file + ", row " + std::to_string(at.row) + ')' : words;
}

void add_rows(const source::TextTable& table, const std::string& section, Pagination& pagination,
              diag::Sink& findings) {
    std::vector<const PlanField*> columns;
    std::vector<std::string> known;
    for (const PlanField& field : plan_fields())
        known.emplace_back(field.name);
    for (std::size_t i = 0; i < table.headings.size(); ++i) {
        columns.push_back(find_plan_field(table.headings[i]));
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
        if (row.product.empty() == row.advert.empty()) {
            findings.add(diag::finding(diag::Code::PlanValue,
                                       {{"value", row.advert},
                                        {"kind", row.advert.empty() ? "product" : "advert beside a product"}})
                             .from(row.origin));
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
        const PlanField* field = find_plan_field(name);
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

namespace {

/// A second row for a product, or for variants that have one place.
diag::Finding twice(const PlanRow& row, const PlanRow& earlier, const catalog::Snapshot& snapshot) {
    const std::string place = std::to_string(earlier.origin.row);
    if (snapshot.find_product(row.product) == snapshot.find_product(earlier.product)) {
        return diag::finding(diag::Code::PlanTwice, {{"product", row.product}, {"row", place}})
            .from(row.origin);
    }
    return diag::finding(diag::Code::PlanVariantsTwice,
                         {{"product", row.product}, {"other", earlier.product}, {"row", place}})
        .from(row.origin);
}

}

std::map<catalog::ProductId, PlanRow> rows_of_section(const std::string& section,
                                                      const Pagination& pagination,
                                                      const catalog::Snapshot& snapshot,
                                                      const std::vector<Group>& groups,
                                                      diag::Sink& findings) {
    std::map<catalog::ProductId, PlanRow> rows;
    std::map<catalog::ProductId, catalog::ProductId> leaders; ///< of all that have a place
    for (const Group& group : groups) {
        for (const catalog::ProductId product : group.products) {
            rows[product] = row_of_record(snapshot.view(product), snapshot, findings);
            leaders[product] = product;
        }
        for (const auto& [leader, variants] : group.variants) {
            for (const catalog::ProductId variant : variants)
                leaders[variant] = leader;
        }
    }
    std::map<catalog::ProductId, const PlanRow*> planned;
    for (const PlanRow& plan : pagination.rows) {
        if (!plan.section.empty() && plan.section != section) continue;
        const auto product = snapshot.find_product(plan.product);
        const auto leader = product ? leaders.find(*product) : leaders.end();
        if (leader == leaders.end()) continue;
        if (const auto [earlier, is_new] = planned.emplace(leader->second, &plan); !is_new) {
            findings.add(twice(plan, *earlier->second, snapshot));
            continue;
        }
        overlay(rows.at(leader->second), plan);
    }
    return rows;
}

namespace {

/// Adverts of the grids of a section, or of all sections.
std::vector<std::string> adverts_of(const std::string& section, const Flatplan& flatplan,
                                    const publication::Publication& publication) {
    std::vector<std::string> names;
    for (const publication::Section& each : publication.sections) {
        const bool is_planned =
            std::any_of(flatplan.sections.begin(), flatplan.sections.end(),
                        [&](const SectionPlan& planned) { return planned.id == each.id; });
        if (!is_planned || (!section.empty() && each.id != section)) continue;
        for (const publication::Placement& placement : each.placements) {
            for (const publication::Advert& advert : placement.adverts)
                names.push_back(advert.name);
        }
    }
    return names;
}

}

void check_rows(const Pagination& pagination, const Flatplan& flatplan,
                const publication::Publication& publication, const catalog::Snapshot& snapshot,
                diag::Sink& findings) {
    std::map<std::string, std::set<catalog::ProductId>> placed;
    std::vector<std::string> sections;
    for (const SectionPlan& section : flatplan.sections) {
        for (const PlacementPlan& placement : section.placements) {
            if (placement.kind != PlacementPlan::Kind::Grid) continue;
            if (sections.empty() || sections.back() != section.id) sections.push_back(section.id);
            for (const Entry& entry : placement.entries) {
                for (const catalog::ProductId product : placement.products_of(entry)) {
                    placed[section.id].insert(product);
                    placed[""].insert(product);
                }
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
        if (!row.advert.empty()) {
            const auto adverts = adverts_of(row.section, flatplan, publication);
            if (std::find(adverts.begin(), adverts.end(), row.advert) != adverts.end()) continue;
            const std::string where = row.section.empty() ? joined(sections, "', '") : row.section;
            auto report =
                diag::finding(diag::Code::AdvertUnknown, {{"section", where}, {"advert", row.advert}});
            if (const auto nearest = nearest_name(row.advert, adverts))
                report.with_remedy("did you mean '" + *nearest + "'?");
            findings.add(report.from(row.origins.at("advert")));
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
