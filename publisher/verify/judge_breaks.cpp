// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/verify/internal/judges.hpp"
#include "publisher/verify/internal/table_rows.hpp"

#include <algorithm>
#include <map>

namespace publisher::verify {
namespace {

using Rows = std::vector<design::TableRow>;

/// The rows of a table that stand in one column of one page.
using Part = std::vector<const Place*>;

/// Everything that a head or a foot may say where it stands. A field that is not here is not told there.
struct Truth {
    std::map<std::string, std::string> folios;                   ///< by field: "next-page"
    std::map<std::pair<std::string, std::size_t>, Decimal> sums; ///< by field and column: "sum-so-far"
};

/// Sums of all columns over rows of a table.
class Sums {
public:
    explicit Sums(std::size_t n_columns) : sums_(n_columns) {}
    void add(const Placed& row) {
        for (std::size_t i = 0; i < std::min(sums_.size(), row.amounts.size()); ++i)
            if (row.amounts[i]) sums_[i] = sums_[i].plus(*row.amounts[i]).value_or(sums_[i]);
    }
    void tell(const std::string& field, Truth& truth) const {
        for (std::size_t i = 0; i < sums_.size(); ++i)
            truth.sums.insert_or_assign({field, i}, sums_[i]);
    }

private:
    std::vector<Decimal> sums_;
};

class BreakJudge {
public:
    BreakJudge(const Case& file, Reporter& reporter) : file_(file), reporter_(reporter) {
        for (const Place& place : file.places.places)
            places_.emplace(place.placed, &place);
    }

    std::set<const ReadPrice*> judge() {
        for (std::size_t begin = 0; begin < file_.placed.size();) {
            std::size_t end = begin;
            while (end < file_.placed.size() && is_same_table(begin, end))
                ++end;
            const design::Template& item = file_.inputs.design.item(file_.placed[begin].item);
            if (item.kind == design::Template::Kind::Table) judge(item.table, begin, end);
            begin = end;
        }
        return std::move(explained_);
    }

private:
    bool is_same_table(std::size_t a, std::size_t b) const {
        const Placed &first = file_.placed[a], &other = file_.placed[b];
        return first.section == other.section && first.placement == other.placement;
    }

    void judge(const design::TableSpec& table, std::size_t begin, std::size_t end) {
        table_ = &table;
        const std::vector<Part> parts = parts_of(begin, end);
        Sums all(table.columns.size());
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const bool is_last = i + 1 == parts.size();
            Truth truth;
            if (i > 0) truth.folios["previous-page"] = folio_of(parts[i - 1]);
            if (!is_last) truth.folios["next-page"] = folio_of(parts[i + 1]);
            all.tell("sum-before", truth);
            all.tell("sum-so-far", truth);
            judge(i > 0 && !table.head_continued.empty() ? table.head_continued : table.head,
                  *parts[i].front(), parts[i].front()->above, truth);
            Sums part(table.columns.size());
            for (const Place* row : parts[i])
                part.add(file_.placed_of(*row)), all.add(file_.placed_of(*row));
            part.tell("sum-page", truth);
            all.tell("sum-so-far", truth);
            all.tell("sum-table", truth);
            judge(is_last ? table.foot : table.foot_continued, *parts[i].back(), parts[i].back()->below,
                  truth);
        }
        judge_groups(begin, end);
    }

    std::vector<Part> parts_of(std::size_t begin, std::size_t end) const {
        std::vector<Part> parts;
        for (std::size_t i = begin; i < end; ++i) {
            const auto found = places_.find(i);
            if (found == places_.end()) continue;
            const Place* place = found->second;
            const Place* last = parts.empty() ? nullptr : parts.back().back();
            if (!last || last->page != place->page || last->below.x != place->below.x) parts.emplace_back();
            parts.back().push_back(place);
        }
        return parts;
    }

    const std::string& folio_of(const Part& part) const { return file_.page_of(*part.front()).folio; }

    /// The foot of a group stands below its last row.
    void judge_groups(std::size_t begin, std::size_t end) {
        Sums group(table_->columns.size());
        for (std::size_t i = begin; i < end; ++i) {
            group.add(file_.placed[i]);
            if (i + 1 < end && file_.placed[i + 1].group == file_.placed[i].group) continue;
            Truth truth;
            group.tell("sum-group", truth);
            if (const auto place = places_.find(i); place != places_.end())
                judge(table_->group_foot, *place->second, place->second->below, truth);
            group = Sums(table_->columns.size());
        }
    }

    void judge(const Rows& rows, const Place& beside, const Rect& area, const Truth& truth) {
        for (const RowField& field : fields_of(file_.inputs, rows, file_.placed_of(beside).group)) {
            const std::string& kind = field.field->literal;
            if (const auto folio = truth.folios.find(kind); folio != truth.folios.end())
                judge_page(field, beside, area, folio->second);
            const auto column = column_of(field.field->argument);
            if (const auto sum = truth.sums.find({kind, column}); sum != truth.sums.end())
                judge_sum(field, beside, area, sum->second);
        }
    }

    std::size_t column_of(const std::string& name) const {
        const auto found =
            std::find_if(table_->columns.begin(), table_->columns.end(),
                         [&](const auto& column) { return column.sum && column.name == name; });
        return static_cast<std::size_t>(found - table_->columns.begin());
    }

    void judge_page(const RowField& field, const Place& beside, const Rect& area, const std::string& wanted) {
        const PageText& page = file_.page_of(beside);
        const std::vector<std::size_t> words = words_behind(page, area, field.label);
        const auto is_it = [&](std::size_t word) { return page.words[word].squashed == wanted; };
        if (std::any_of(words.begin(), words.end(), is_it)) return;
        tell(diag::Code::VerifyReferenceWrong, field, beside, area,
             words.empty() ? "nothing" : page.words[words.front()].text,
             field.field->literal == "next-page" ? "the rows that follow" : "the rows before",
             "page " + wanted);
    }

    void judge_sum(const RowField& field, const Place& beside, const Rect& area, const Decimal& exact) {
        const PageText& page = file_.page_of(beside);
        const Decimal wanted = exact.rounded(minor_digits(file_.inputs.edition.currency), Rounding::HalfUp);
        const std::vector<std::size_t> words = words_behind(page, area, field.label);
        const ReadPrice* other = nullptr;
        for (const ReadPrice& price : page.prices) {
            if (std::find(words.begin(), words.end(), price.words.front()) == words.end()) continue;
            if (explained_.contains(&price)) continue;
            if (price.number.amount == wanted) {
                explained_.insert(&price);
                return;
            }
            if (!other) other = &price;
        }
        if (other) explained_.insert(other);
        tell(diag::Code::VerifySumWrong, field, beside, area, other ? other->text : "nothing",
             field.field->literal + " of " + field.field->argument, wanted.to_string());
    }

    void tell(diag::Code code, const RowField& field, const Place& beside, const Rect& area,
              std::string found, std::string what, std::string wanted) {
        auto finding = diag::finding(
            code, {{"found", std::move(found)}, {"what", std::move(what)}, {"wanted", std::move(wanted)}});
        finding.from(file_.inputs.design.nodes.origin(field.field->node));
        const int page = file_.page_of(beside).number;
        finding.on_page(page, area);
        reporter_.add(finding, page, file_.placed_of(beside).id,
                      field.field->literal + ' ' + field.field->argument);
    }

    const Case& file_;
    Reporter& reporter_;
    const design::TableSpec* table_ = nullptr;
    std::map<std::size_t, const Place*> places_; ///< by product of the plan
    std::set<const ReadPrice*> explained_;
};

}

std::set<const ReadPrice*> judge_breaks(const Case& file, Reporter& reporter) {
    return BreakJudge(file, reporter).judge();
}

}
