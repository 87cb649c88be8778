// SPDX-License-Identifier: Apache-2.0
#include "publisher/diag/codes.hpp"
#include "publisher/verify/internal/judges.hpp"

#include <algorithm>
#include <map>

namespace publisher::verify {
namespace {

/// The first page on which each product stands, by id.
std::map<std::string, int> pages_of_products(const Case& file) {
    std::map<std::string, int> pages;
    for (const Place& place : file.places.places) {
        const Placed& placed = file.placed_of(place);
        if (placed.is_reference) continue;
        const int page = file.page_of(place).number;
        for (const std::string& product : placed.stands_for) {
            const auto [entry, is_new] = pages.try_emplace(product, page);
            if (!is_new) entry->second = std::min(entry->second, page);
        }
    }
    return pages;
}

/// The words that stand beside the number of a row, as far as the row is its own.
std::vector<const ReadWord*> words_beside(const PageText& page, const Place& place) {
    const Rect row{place.below.x, place.number.y, place.below.width, place.number.height};
    std::vector<const ReadWord*> words;
    for (const ReadWord& word : page.words) {
        if (contains_middle(row, word.box)) words.push_back(&word);
    }
    return words;
}

bool is_page_number(const std::string& text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
}

void judge(const Case& file, const Place& place, int wanted, Reporter& reporter) {
    const PageText& page = file.page_of(place);
    const ReadWord* printed = nullptr;
    for (const ReadWord* word : words_beside(page, place)) {
        if (word->squashed == std::to_string(wanted)) return;
        if (is_page_number(word->squashed)) printed = word;
    }
    const Placed& placed = file.placed_of(place);
    auto finding =
        diag::finding(diag::Code::VerifyReferenceWrong, {{"found", printed ? printed->text : "nothing"},
                                                         {"what", placed.id},
                                                         {"wanted", "page " + std::to_string(wanted)}});
    finding.about_product(placed.name_for_findings);
    finding.on_page(page.number, printed ? printed->box : place.number);
    reporter.add(finding, page.number, placed.id, "page reference");
}

}

void judge_references(const Case& file, Reporter& reporter) {
    const auto pages = pages_of_products(file);
    for (const Place& place : file.places.places) {
        for (const std::string& product : file.placed_of(place).referred) {
            if (const auto page = pages.find(product); page != pages.end())
                judge(file, place, page->second, reporter);
        }
    }
}

}
