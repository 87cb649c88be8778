// SPDX-License-Identifier: Apache-2.0
#include "publisher/diag/codes.hpp"
#include "publisher/verify/internal/judges.hpp"
#include "publisher/verify/internal/page_ranges.hpp"

#include <algorithm>
#include <charconv>
#include <set>
#include <string_view>

namespace publisher::verify {
namespace {

/// "12", "xiv": what a page may be numbered with.
bool is_number(const std::string& text) {
    constexpr std::size_t kLongest = 6;
    const auto all_are = [&](std::string_view signs) {
        return text.find_first_not_of(signs) == std::string::npos;
    };
    return !text.empty() && text.size() <= kLongest && (all_are("0123456789") || all_are("ivxlcdm"));
}

/// A number near the upper or the lower edge of the page, where nothing but the number of the page is expected to count.
/// The slug beyond the trim numbers sheets.
bool may_be_folio(const ReadWord& word, const PageText& page) {
    const Length margin = page.size.height * 8 / 100;
    const bool is_in_head = word.box.top() >= Length() && word.box.bottom() <= margin;
    const bool is_in_foot =
        word.box.top() >= page.size.height - margin && word.box.bottom() <= page.size.height;
    return (is_in_head || is_in_foot) && is_number(word.squashed);
}

/// A place at which pages print their numbers. Numbers of one figure and of two share their left edge, their middle or
/// their right one.
struct Spot {
    enum class Edge { Left, Middle, Right } edge = Edge::Left;
    Length x, y;
    std::size_t n_pages = 0, n_right = 0; ///< with a number there, and with their own
    std::size_t n_counting = 0; ///< that count on from the one before by as many as there are pages between
    std::set<std::string> numbers = {};
    int last_page = 0, last_number = 0;

    bool is_at(const Rect& box) const {
        constexpr Length kTolerance = 0.5_mm;
        const auto apart = [](Length a, Length b) { return a < b ? b - a : a - b; };
        return apart(x_of(box, edge), x) < kTolerance && apart(box.y, y) < kTolerance;
    }
    static Length x_of(const Rect& box, Edge edge) {
        return edge == Edge::Left ? box.left() : edge == Edge::Right ? box.right() : box.x + box.width / 2;
    }
    /// Enough pages have a number there, another one each, and it is right for some, or they count the pages.
    bool is_of_folios(std::size_t n_all_pages) const {
        constexpr std::size_t kFewest = 2, kPart = 5;
        return n_pages >= std::max(kFewest, n_all_pages / kPart) &&
               (n_right > 0 || 2 * n_counting >= n_pages) && 10 * numbers.size() >= 7 * n_pages;
    }
};

/// 0 for none that is written in figures.
int figures_of(const std::string& text) {
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

void note(const ReadWord& word, const PageText& page, std::vector<Spot>& spots) {
    const int number = figures_of(word.squashed);
    for (const Spot::Edge edge : {Spot::Edge::Left, Spot::Edge::Middle, Spot::Edge::Right}) {
        auto spot = std::ranges::find_if(
            spots, [&](const Spot& known) { return known.edge == edge && known.is_at(word.box); });
        if (spot == spots.end()) spot = spots.insert(spot, {edge, Spot::x_of(word.box, edge), word.box.y});
        ++spot->n_pages;
        spot->n_right += word.squashed == page.folio ? 1 : 0;
        const bool counts = number > 0 && spot->last_number > 0 &&
                            number - spot->last_number == page.number - spot->last_page;
        spot->n_counting += counts ? 1 : 0;
        spot->numbers.insert(word.squashed);
        spot->last_page = page.number;
        spot->last_number = number;
    }
}

/// Where left pages, right pages and those of a part have their numbers.
std::vector<Spot> folio_spots(const std::vector<PageText>& pages) {
    std::vector<Spot> spots;
    for (const PageText& page : pages) {
        for (const ReadWord& word : page.words) {
            if (may_be_folio(word, page)) note(word, page, spots);
        }
    }
    std::erase_if(spots, [&](const Spot& spot) { return !spot.is_of_folios(pages.size()); });
    return spots;
}

/// What the page prints in one of the places; its own number where it has it anywhere.
const ReadWord* printed_folio(const PageText& page, const std::vector<Spot>& spots) {
    const ReadWord* found = nullptr;
    for (const ReadWord& word : page.words) {
        const bool is_there = may_be_folio(word, page) && std::ranges::any_of(spots, [&](const Spot& spot) {
                                  return spot.is_at(word.box);
                              });
        if (is_there && (!found || word.squashed == page.folio)) found = &word;
    }
    return found;
}

}

void judge_folios(const Case& file, Reporter& reporter) {
    const std::vector<Spot> spots = folio_spots(file.pages);
    std::string wrong_before;
    for (const PageText& page : file.pages) {
        const ReadWord* printed = printed_folio(page, spots);
        if (!printed) continue;
        const bool is_wrong = printed->squashed != page.folio;
        // Behind a page that is missing all count on from the first wrong one.
        const bool is_told = !wrong_before.empty() && counts_on(wrong_before, printed->squashed);
        if (is_wrong && !is_told) {
            auto finding = diag::finding(diag::Code::VerifyFolioWrong,
                                         {{"found", printed->text}, {"wanted", page.folio}});
            finding.on_page(page.number, printed->box);
            reporter.add(finding, page.number, "", "folio");
        }
        wrong_before = is_wrong ? printed->squashed : std::string();
    }
}

}
