// SPDX-License-Identifier: Apache-2.0
#include "publisher/plan/internal/demands.hpp"

#include "publisher/base/text.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/plan/internal/adverts.hpp"
#include "publisher/plan/internal/row_demands.hpp"
#include "publisher/xml/xpath.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <tuple>

namespace publisher::plan {
namespace {

using Kind = Demand::Kind;

class Questioner {
public:
    Questioner(const GridTask& task, const Inputs& inputs, SolvedGrid& solved, std::vector<char>& pinned,
               diag::Sink& findings)
        : task_(task),
          inputs_(inputs),
          solved_(solved),
          pinned_(pinned),
          findings_(findings),
          row_demands_(task, solved, pinned, findings) {}

    void put(const std::vector<Group>& groups) {
        set_grid();
        add_items(groups);
        adverts_ = planned_adverts(task_, inputs_, findings_);
        wish_sizes();
        set_page_count();
        keep_adverts();
        for (std::size_t i = 0; i < rows_.size(); ++i)
            row_demands_.demand(static_cast<int>(i), *rows_[i]);
        demand_pairs();
        demand_apart_by_rule();
        demand_departments();
    }

private:
    Planogram& planogram() { return solved_.planogram; }
    const std::string& name(int item) const { return solved_.planogram.items[item].name; }

    void set_grid() {
        planogram().n_columns = task_.grid.n_columns;
        planogram().n_rows = task_.grid.n_rows;
        for (const publication::SizeChoice& choice : task_.placement.sizes) {
            const design::SizeClass& size = *task_.grid.find_size_class(choice.size_class);
            planogram().sizes.push_back({size.name, size.n_columns, size.n_rows});
        }
    }

    /// Items in the order of their groups; within one those with an order of their own come first.
    void add_items(const std::vector<Group>& groups) {
        static const Pagination kNone;
        const Pagination& pagination = inputs_.pagination ? *inputs_.pagination : kNone;
        for (auto& [product, row] :
             rows_of_section(task_.section.id, pagination, inputs_.snapshot, groups, findings_)) {
            row_of_[product] = std::make_unique<PlanRow>(row);
        }
        for (std::size_t g = 0; g < groups.size(); ++g) {
            std::vector<catalog::ProductId> products = groups[g].products;
            std::stable_sort(products.begin(), products.end(),
                             [&](catalog::ProductId a, catalog::ProductId b) {
                                 const auto &order_a = row_of_[a]->order, &order_b = row_of_[b]->order;
                                 if (order_a && order_b) return *order_a < *order_b;
                                 return order_a && !order_b;
                             });
            solved_.departments.push_back(groups[g].name.title);
            for (const catalog::ProductId product : products) {
                item_of_[product] = static_cast<int>(solved_.products.size());
                solved_.products.push_back(product);
                rows_.push_back(row_of_[product].get());
                planogram().items.push_back(
                    {inputs_.snapshot.view(product).own().id, static_cast<int>(g), -1});
            }
            for (const auto& [leader, variants] : groups[g].variants) {
                for (const catalog::ProductId variant : variants)
                    item_of_[variant] = item_of_[leader];
            }
        }
        pinned_.assign(solved_.products.size(), 0);
    }

    /// The products for which a condition of the publication holds.
    std::vector<char> products_for(const publication::Expression& condition) {
        std::vector<char> holds(solved_.products.size());
        if (condition.is_empty()) return holds;
        const auto compiled = condition.compile(findings_);
        for (std::size_t i = 0; compiled && i < holds.size(); ++i) {
            const catalog::ProductView view = inputs_.snapshot.view(solved_.products[i]);
            inputs_.evaluator.set_subject({&view, {}, {}});
            const auto truth = inputs_.evaluator.test(*compiled);
            if (truth) {
                holds[i] = *truth;
                continue;
            }
            findings_.add(diag::finding(diag::Code::SelectionFailed, {{"reason", truth.failure().message}})
                              .from(condition.origin)
                              .about_product(view.own().name_for_findings()));
        }
        return holds;
    }

    void wish_sizes() {
        for (std::size_t size = 0; size < task_.placement.sizes.size(); ++size) {
            const auto holds = products_for(task_.placement.sizes[size].condition);
            for (std::size_t i = 0; i < holds.size(); ++i) {
                int& wish = planogram().items[i].wished_size;
                if (holds[i] && wish < 0) wish = static_cast<int>(size);
            }
        }
    }

    void set_page_count() {
        int n_wished = 0, last_page = 1;
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            const int wish = planogram().items[i].wished_size;
            n_wished += wish < 0 ? 1 : planogram().sizes[wish].area();
            last_page = std::max({last_page, rows_[i]->page - task_.first_page + 1,
                                  rows_[i]->must_first - task_.first_page + 1});
        }
        for (const PlannedAdvert& advert : adverts_)
            last_page = std::max(last_page, advert.page + 1);
        const int n_slots = planogram().n_columns * planogram().n_rows;
        const bool is_given = task_.n_pages > 0;
        planogram().n_pages =
            is_given ? task_.n_pages : std::max(last_page, (n_wished + n_slots - 1) / n_slots);
        const int n = planogram().n_pages;
        add_demand(solved_,
                   {.kind = Kind::PageCount,
                    .words = n == 1 ? "there is 1 page" : "there are " + std::to_string(n) + " pages"});
    }

    /// The slots of adverts are no item's.
    void keep_adverts() {
        std::map<std::tuple<int, int, int>, std::string> taken;
        for (const PlannedAdvert& advert : adverts_) {
            const auto other = find_overlap(advert, taken);
            if (!other.empty()) {
                report_left_out(advert, "advert '" + other + "' stands in its place", findings_);
                continue;
            }
            add_demand(solved_,
                       {.kind = Kind::Kept,
                        .item = static_cast<int>(advert.idx),
                        .first_page = advert.page,
                        .column = advert.place.column,
                        .row = advert.place.row,
                        .columns = advert.place.n_columns,
                        .rows = advert.place.n_rows,
                        .words = "advert " + in_quotes(advert.row->advert) + " stands on page " +
                                 std::to_string(advert.row->page) + " in slot " + to_slot_text(advert.place)},
                       advert.row, "slot");
        }
    }

    /// The advert that has one of the slots already; else they are taken.
    static std::string find_overlap(const PlannedAdvert& advert,
                                    std::map<std::tuple<int, int, int>, std::string>& taken) {
        const GridPlace& place = advert.place;
        for (int x = place.column; x < place.column + place.n_columns; ++x) {
            for (int y = place.row; y < place.row + place.n_rows; ++y) {
                const auto [slot, is_free] = taken.try_emplace({advert.page, x, y}, advert.row->advert);
                if (!is_free) return slot->second;
            }
        }
        return {};
    }

    void demand_pairs() {
        std::set<std::tuple<Kind, int, int>> known;
        for (int item = 0; item < static_cast<int>(rows_.size()); ++item) {
            const PlanRow& row = *rows_[item];
            for (const bool is_together : {true, false}) {
                const char* field = is_together ? "keep-with" : "never-beside";
                for (const std::string& code : is_together ? row.keep_with : row.never_beside) {
                    const int other = find_item(code, row, field);
                    const Kind kind = is_together ? Kind::Together : Kind::Apart;
                    if (other < 0 || other == item ||
                        !known.insert({kind, std::min(item, other), std::max(item, other)}).second)
                        continue;
                    add_demand(
                        solved_,
                        {.kind = kind,
                         .item = item,
                         .other = other,
                         .words = in_quotes(name(item)) +
                                  (is_together ? " stands on one page with " : " never stands beside ") +
                                  in_quotes(name(other))},
                        &row, field);
                }
            }
        }
    }

    int find_item(const std::string& code, const PlanRow& row, const char* field) {
        const origin::DataOrigin& at = row.origins.at(field);
        const auto product = inputs_.snapshot.find_product(code);
        if (!product) {
            findings_.add(diag::finding(diag::Code::PlanProductUnknown, {{"product", code}}).from(at));
            return -1;
        }
        if (const auto item = item_of_.find(*product); item != item_of_.end()) return item->second;
        findings_.add(
            diag::finding(
                diag::Code::PlanNotPlaced,
                {{"reason", "'" + row.product +
                                "' is to stand with it or away from it, and it is not in section '" +
                                task_.section.id + "'"}})
                .from(at)
                .about_product(inputs_.snapshot.view(*product).own().name_for_findings()));
        return -1;
    }

    void demand_apart_by_rule() {
        for (const publication::NeverBeside& rule : task_.placement.never_beside) {
            const auto first = products_for(rule.first), second = products_for(rule.second);
            for (int a = 0; a < static_cast<int>(first.size()); ++a) {
                for (int b = 0; b < static_cast<int>(second.size()); ++b) {
                    const bool is_counted_before = b < a && first[b] && second[a];
                    if (a == b || !first[a] || !second[b] || is_counted_before) continue;
                    add_demand(solved_, {.kind = Kind::Apart,
                                         .item = a,
                                         .other = b,
                                         .words = in_quotes(name(a)) + " never stands beside " +
                                                  in_quotes(name(b)) + " (" + rule.origin.to_string() + ')'});
                }
            }
        }
    }

    void demand_departments() {
        const int n = static_cast<int>(solved_.departments.size());
        for (int d = 0; d < n && task_.placement.is_department_ordered; ++d) {
            if (d + 1 == n) break;
            add_demand(solved_, {.kind = Kind::Before,
                                 .item = d,
                                 .other = d + 1,
                                 .words = in_quotes(solved_.departments[d]) + " comes before " +
                                          in_quotes(solved_.departments[d + 1])});
        }
        for (int d = 0; d < n && task_.placement.is_department_block; ++d) {
            add_demand(solved_, {.kind = Kind::Block,
                                 .item = d,
                                 .words = in_quotes(solved_.departments[d]) + " stays in one block"});
        }
    }

    const GridTask& task_;
    const Inputs& inputs_;
    SolvedGrid& solved_;
    std::vector<char>& pinned_;
    diag::Sink& findings_;
    RowDemands row_demands_;
    std::map<catalog::ProductId, std::unique_ptr<PlanRow>> row_of_;
    std::vector<const PlanRow*> rows_;          ///< by item
    std::map<catalog::ProductId, int> item_of_; ///< all variants of an item
    std::vector<PlannedAdvert> adverts_;
};

}

void put_question(const GridTask& task, const std::vector<Group>& groups, const Inputs& inputs,
                  SolvedGrid& solved, std::vector<char>& pinned, diag::Sink& findings) {
    Questioner(task, inputs, solved, pinned, findings).put(groups);
}

}
