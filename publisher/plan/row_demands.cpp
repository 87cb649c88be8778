// SPDX-License-Identifier: Apache-2.0
#include "publisher/plan/internal/row_demands.hpp"

#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"

namespace publisher::plan {

using Kind = Demand::Kind;

std::string in_quotes(const std::string& text) {
    return '\'' + text + '\'';
}

void add_demand(SolvedGrid& solved, Demand demand, const PlanRow* row, const std::string& field) {
    origin::DataOrigin origin;
    if (row) {
        const auto found = row->origins.find(field);
        origin = found == row->origins.end() ? row->origin : found->second;
        demand.words = row->with_origin(demand.words, field);
    }
    solved.planogram.demands.push_back(std::move(demand));
    solved.origins.push_back(std::move(origin));
}

/// The size choice a row demands; -1: none, or one that is not there, which is reported.
int RowDemands::demanded_size(const PlanRow& row) {
    const auto& choices = task_.placement.sizes;
    const auto report = [&](diag::Code code, const char* argument, const std::string& text,
                            const char* field) {
        const auto origin = row.origins.find(field);
        findings_.add(diag::finding(code, {{"section", task_.section.id}, {argument, text}})
                          .from(origin == row.origins.end() ? row.origin : origin->second));
        return -1;
    };
    const bool has_span = row.span.has_value();
    if (row.size_class.empty() && row.template_file.empty() && !has_span) return -1;
    bool is_class = row.size_class.empty(), is_template = row.template_file.empty();
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const SizeClass& size = planogram().sizes[i];
        const bool fits_class = row.size_class.empty() || row.size_class == choices[i].size_class;
        const bool fits_template = row.template_file.empty() || row.template_file == choices[i].template_file;
        const bool fits_span = !has_span || (row.span->column == size.columns && row.span->row == size.rows);
        is_class = is_class || fits_class;
        is_template = is_template || fits_template;
        if (fits_class && fits_template && fits_span) return static_cast<int>(i);
    }
    if (!is_class) return report(diag::Code::PlanSizeClass, "name", row.size_class, "size-class");
    if (!is_template) return report(diag::Code::PlanTemplate, "template", row.template_file, "template");
    return report(
        diag::Code::PlanSizeClass, "name",
        has_span ? std::to_string(row.span->column) + 'x' + std::to_string(row.span->row) : row.size_class,
        has_span ? "span" : "size-class");
}

void RowDemands::demand(int item, const PlanRow& row) {
    const int size = demanded_size(row);
    if (size >= 0) {
        const std::string paid = row.paid_by.empty() ? std::string() : ", paid for by " + row.paid_by;
        add_demand(
            solved_,
            {.kind = Kind::Size,
             .item = item,
             .size = size,
             .words = in_quotes(name(item)) + " has size " + in_quotes(planogram().sizes[size].name) + paid},
            &row, "size-class");
    }
    if (row.must_first > 0) {
        const std::string pages =
            row.must_first == row.must_last
                ? "page " + std::to_string(row.must_first)
                : "pages " + std::to_string(row.must_first) + " to " + std::to_string(row.must_last);
        add_demand(solved_,
                   {.kind = Kind::Pages,
                    .item = item,
                    .first_page = row.must_first - task_.first_page,
                    .last_page = row.must_last - task_.first_page,
                    .words = in_quotes(name(item)) + " must be on " + pages},
                   &row, "must-page");
    }
    if (row.page == 0 || row.is_free) return;
    const int page = row.page - task_.first_page;
    if (!is_page(row, page)) return;
    if (!row.slot) {
        add_demand(solved_,
                   {.kind = Kind::Pages,
                    .item = item,
                    .first_page = page,
                    .last_page = page,
                    .words = in_quotes(name(item)) + " stands on page " + std::to_string(row.page)},
                   &row, "page");
    } else if (is_slot(item, row, size, page)) {
        pinned_[item] = 1;
        add_demand(solved_,
                   {.kind = Kind::Slot,
                    .item = item,
                    .first_page = page,
                    .column = row.slot->column,
                    .row = row.slot->row,
                    .words = in_quotes(name(item)) + " stands on page " + std::to_string(row.page) +
                             " in slot " + to_slot_text({row.slot->column, row.slot->row, 1, 1})},
                   &row, "slot");
    }
}

bool RowDemands::is_page(const PlanRow& row, int page) {
    if (page >= 0 && page < planogram().n_pages) return true;
    const auto origin = row.origins.find("page");
    findings_.add(diag::finding(diag::Code::PlanPage, {{"page", std::to_string(row.page)},
                                                       {"pages", std::to_string(planogram().n_pages)},
                                                       {"section", task_.section.id}})
                      .from(origin == row.origins.end() ? row.origin : origin->second));
    return false;
}

/// A slot inside the grid that no other row has taken.
bool RowDemands::is_slot(int item, const PlanRow& row, int size, int page) {
    const SizeClass one{"", 1, 1};
    const SizeClass& span = size < 0 ? one : planogram().sizes[size];
    const GridPlace place{row.slot->column, row.slot->row, span.columns, span.rows};
    const auto origin = row.origins.find("slot");
    const origin::DataOrigin& at = origin == row.origins.end() ? row.origin : origin->second;
    if (place.column + place.n_columns > planogram().n_columns ||
        place.row + place.n_rows > planogram().n_rows) {
        findings_.add(
            diag::finding(diag::Code::PlanSpan,
                          {{"span", to_span_text(place)},
                           {"slot", to_slot_text(place)},
                           {"grid", to_span_text({0, 0, planogram().n_columns, planogram().n_rows})}})
                .from(at));
        return false;
    }
    for (int x = place.column; x < place.column + place.n_columns; ++x) {
        for (int y = place.row; y < place.row + place.n_rows; ++y) {
            const auto [other, is_free] = taken_.try_emplace({page, x, y}, item);
            if (is_free || other->second == item) continue;
            findings_.add(diag::finding(diag::Code::PlanOverlap,
                                        {{"page", std::to_string(row.page)}, {"other", name(other->second)}})
                              .from(at));
            std::erase_if(taken_, [&](const auto& slot) { return slot.second == item; });
            return false;
        }
    }
    return true;
}

}
