// SPDX-License-Identifier: Apache-2.0
#include "publisher/diag/codes.hpp"
#include "publisher/verify/internal/judges.hpp"
#include "publisher/verify/internal/page_ranges.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace publisher::verify {
namespace {

/// So many terms of an index have to stand on a page for it to be one of its pages: lists of contents hold
/// some of the same words.
constexpr std::size_t kTermsOfAPage = 3;

/// A line of an index as it is printed.
struct Row {
    std::size_t term = 0; ///< of the placement
    std::size_t page = 0;
    Rect part; ///< down to the next row
};

std::size_t n_rows_wanted(const plan::PlacementPlan& placement) {
    return std::min(kTermsOfAPage, placement.terms.size());
}

/// Reads the pages of one index.
class RowReader {
public:
    RowReader(const Case& file, std::size_t section, const plan::PlacementPlan& placement)
        : file_(file), section_(section) {
        for (std::size_t i = 0; i < placement.terms.size(); ++i)
            terms_.emplace(squashed(placement.terms[i].text.text), i);
    }

    /// Rows of a page, as far as they follow the order of the index from `next` on.
    std::vector<Row> read(std::size_t page, std::size_t next) const {
        std::vector<Row> rows;
        for (const Rect& column : text_columns(file_.inputs, section_, file_.pages[page].number)) {
            const std::size_t n_before = rows.size();
            for (const auto& [top, line] : lines_in(page, column)) {
                const auto term = term_of(page, *line);
                if (!term || *term < next) continue;
                rows.push_back({*term, page, {column.x, top, column.width, column.bottom() - top}});
                next = *term + 1;
            }
            for (std::size_t i = n_before; i + 1 < rows.size(); ++i)
                rows[i].part.height = rows[i + 1].part.y - rows[i].part.y;
        }
        return rows;
    }

private:
    std::multimap<Length, const std::vector<std::size_t>*> lines_in(std::size_t page,
                                                                    const Rect& column) const {
        std::multimap<Length, const std::vector<std::size_t>*> lines;
        for (const auto& line : file_.pages[page].lines) {
            if (line.empty()) continue;
            const Rect& first = file_.pages[page].words[line.front()].box;
            if (contains_middle(column, first)) lines.emplace(first.top(), &line);
        }
        return lines;
    }

    /// The term with which a line begins; the longest of several.
    std::optional<std::size_t> term_of(std::size_t page, const std::vector<std::size_t>& line) const {
        const PageText& text = file_.pages[page];
        std::optional<std::size_t> term;
        std::string said;
        for (const std::size_t word : line) {
            said += text.words[word].squashed;
            if (const auto found = terms_.find(said); found != terms_.end()) term = found->second;
        }
        if (term) return term;
        // One that its cell breaks.
        for (auto at = terms_.lower_bound(text.words[line.front()].squashed);
             at != terms_.end() && at->first.starts_with(text.words[line.front()].squashed); ++at) {
            if (!find_broken(text, line.front(), at->first).empty()) return at->second;
        }
        return std::nullopt;
    }

    const Case& file_;
    std::size_t section_;
    std::map<std::string, std::size_t> terms_;
};

class TermJudge {
public:
    TermJudge(const Case& file, Reporter& reporter) : file_(file), reporter_(reporter) {
        for (const PageText& page : file.pages)
            folios_.push_back(page.folio);
        for (const Place& place : file.places.places) {
            if (file.placed_of(place).is_reference) continue;
            for (const std::string& product : file.placed_of(place).stands_for)
                pages_[product].insert(place.page);
        }
    }

    void judge(std::size_t section, const plan::PlacementPlan& placement) {
        const RowReader reader(file_, section, placement);
        std::vector<Row> rows;
        const auto [first, last] = pages_between(section);
        for (std::size_t page = first; page < last; ++page) {
            const auto found = reader.read(page, rows.empty() ? 0 : rows.back().term + 1);
            const std::size_t n_left = placement.terms.size() - (rows.empty() ? 0 : rows.back().term + 1);
            if (found.size() >= std::min(n_rows_wanted(placement), n_left))
                rows.insert(rows.end(), found.begin(), found.end());
        }
        auto row = rows.begin();
        for (std::size_t i = 0; i < placement.terms.size(); ++i) {
            const bool is_there = row != rows.end() && row->term == i;
            judge(placement.terms[i], is_there ? &*row : nullptr, rows.empty() ? first : rows.front().page);
            if (is_there) ++row;
        }
    }

private:
    /// From behind the sections before that are known to those behind; the end is past the last.
    std::pair<std::size_t, std::size_t> pages_between(std::size_t section) const {
        std::size_t first = 0, end = file_.pages.size();
        for (const auto& [other, range] : file_.places.section_pages) {
            if (other < section) first = std::max(first, range.second + 1);
            if (other > section) end = std::min(end, range.first);
        }
        return {first, end};
    }

    void judge(const plan::Term& term, const Row* row, std::size_t page_of_index) {
        std::set<std::size_t> pages;
        for (const catalog::ProductId product : term.products) {
            const auto found = pages_.find(file_.inputs.snapshot.view(product).own().id);
            // It is told already that the product is on no page.
            if (found == pages_.end()) return;
            pages.insert(found->second.begin(), found->second.end());
        }
        const auto wanted = page_ranges(pages, folios_);
        if (!row) return tell(term, page_of_index, {}, {}, wanted);
        const auto printed = lists_in(file_.pages[row->page], row->part, squashed(term.text.text));
        const bool is_said =
            std::ranges::any_of(printed, [&](const List& list) { return is_same(list, wanted); });
        if (wanted.empty() || is_said) return;
        tell(term, row->page, row->part, printed.empty() ? List() : printed.back(), wanted);
    }

    using List = std::vector<std::string>;

    /// What reads like a list of pages in a part of a page: items with commas between them, behind the term. A line of figures
    /// alone in a text from right to left is read from the left.
    std::vector<List> lists_in(const PageText& page, const Rect& part, const std::string& term) const {
        const std::vector<std::size_t> of_term = Passage(page, part).find(term);
        std::vector<List> lists;
        std::optional<ListItem> before;
        for (std::size_t i = 0; i < page.words.size(); ++i) {
            if (!contains_middle(part, page.words[i].box)) continue;
            if (std::ranges::find(of_term, i) != of_term.end()) continue;
            const auto item = read_list_item(page.words[i].squashed, file_.inputs.is_right_to_left);
            const bool goes_on =
                item && before && (before->has_comma || (file_.inputs.is_right_to_left && item->has_comma));
            if (item && !goes_on) lists.emplace_back();
            if (item) lists.back().push_back(item->range);
            before = item;
        }
        return lists;
    }

    bool is_same(List printed, List wanted) const {
        if (file_.inputs.is_right_to_left) {
            std::ranges::sort(printed);
            std::ranges::sort(wanted);
        }
        return printed == wanted;
    }

    static std::string joined(const List& list) {
        std::string text;
        for (const std::string& range : list)
            text += (text.empty() ? "" : ", ") + range;
        return text;
    }

    void tell(const plan::Term& term, std::size_t page, const Rect& part, const List& found,
              const List& wanted) {
        auto finding = diag::finding(diag::Code::VerifyReferenceWrong,
                                     {{"found", found.empty() ? "nothing" : joined(found)},
                                      {"what", term.text.text},
                                      {"wanted", wanted.empty() ? "no page" : "page " + joined(wanted)}});
        if (term.products.size() == 1)
            finding.about_product(
                file_.inputs.snapshot.view(term.products.front()).own().name_for_findings());
        const int number = page < file_.pages.size() ? file_.pages[page].number : 0;
        finding.on_page(number, part);
        reporter_.add(finding, number, term.text.text, "pages of the term");
    }

    const Case& file_;
    Reporter& reporter_;
    std::vector<std::string> folios_;
    std::map<std::string, std::set<std::size_t>> pages_; ///< by product; as indexes
};

}

void judge_terms(const Case& file, Reporter& reporter) {
    TermJudge judge(file, reporter);
    const auto& sections = file.inputs.flatplan.sections;
    for (std::size_t section = 0; section < sections.size(); ++section) {
        for (const plan::PlacementPlan& placement : sections[section].placements) {
            if (!placement.terms.empty()) judge.judge(section, placement);
        }
    }
}

}
