// SPDX-License-Identifier: Apache-2.0
#include "publisher/verify/internal/passage.hpp"
#include "publisher/verify/internal/search.hpp"

#include <algorithm>
#include <unordered_map>

namespace publisher::verify {
namespace {

constexpr std::size_t kSearchLimit =
    200; ///< so many are looked for; where more are lost the file is another one

class LostFinder {
public:
    explicit LostFinder(Search& search)
        : search_(search), placed_(search.placed), pages_(search.pages), named_(search.pages.size()) {
        for (std::size_t p = 0; p < pages_.size(); ++p)
            list_page(p);
        for (const Place& place : search.result.places)
            note_name(place);
    }

    bool find_like_number(std::size_t placed) {
        const std::string number = squashed(placed_[placed].number()->text);
        std::size_t best = number.size() < 6 ? 1 : 2;
        const Slot slot{Slot::Kind::Own, placed, placed_[placed].section, placed_[placed].item};
        std::optional<Candidate> found;
        for (std::size_t p = 0; p < pages_.size(); ++p) {
            if (!search_.may_be_on(placed_[placed].section, p)) continue;
            for (std::size_t w = 0; w < pages_[p].words.size(); ++w) {
                const ReadWord& word = pages_[p].words[w];
                const Candidate candidate{p, w, word.box, word.style};
                const std::string text = word.squashed;
                const bool is_other = search_.taken.contains({p, w}) || search_.slots.contains(text) ||
                                      search_.inputs.snapshot.find_product(text);
                if (!search_.is_set_as(candidate, slot) || is_other) continue;
                const std::size_t distance = edit_distance(text, number);
                if (distance > best || (found && distance == best)) continue;
                best = distance;
                found = candidate;
            }
        }
        if (found) search_.take(slot, *found, false);
        return found.has_value();
    }

    /// Its name, where it stands alone and belongs to no product found: in the room that was planned for it,
    /// else on a line of its own.
    bool find_by_name(std::size_t placed, bool is_right) {
        const Expectation* name = placed_[placed].name();
        if (!name) return false;
        const auto found = placed_[placed].frame ? find_in_frame(placed, *name) : find_on_line(placed, *name);
        if (!found) return false;
        const auto [page, word] = *found;
        search_.result.places.push_back(
            {placed, page, pages_[page].words[word].box, std::nullopt, is_right, {}, {}});
        search_.taken.emplace(page, word);
        note_name(search_.result.places.back());
        return true;
    }

private:
    using PlaceOfWord = std::pair<std::size_t, std::size_t>; ///< page and word

    /// What stands before a leader is listed; behind it is the page.
    static bool is_leader(const std::string& word) {
        return word.size() > 3 && word.find_first_not_of('.') == std::string::npos;
    }

    void list_page(std::size_t p) {
        for (std::size_t w = 0; w < pages_[p].words.size(); ++w) {
            std::vector<std::size_t>& pages = pages_with_[pages_[p].words[w].squashed];
            if (pages.empty() || pages.back() != p) pages.push_back(p);
        }
        for (const auto& line : pages_[p].lines) {
            std::string text;
            for (const std::size_t word : line) {
                if (is_leader(pages_[p].words[word].squashed)) break;
                text += pages_[p].words[word].squashed;
            }
            if (!line.empty()) lines_[std::move(text)].emplace_back(p, line.front());
        }
    }

    void note_name(const Place& place) {
        for (const Expectation& each : placed_[place.placed].expectations) {
            if (each.kind == Expectation::Kind::Name)
                named_[place.page].emplace(squashed(each.text), place.number.y);
        }
    }

    bool is_free(std::size_t placed, const PlaceOfWord& place) const {
        return search_.may_be_on(placed_[placed].section, place.first) && !search_.taken.contains(place);
    }

    /// In the room that was planned for it: first on the pages that show its first word, then, since words of
    /// some scripts are not set apart by spaces, on all.
    std::optional<PlaceOfWord> find_in_frame(std::size_t placed, const Expectation& name) const {
        const std::string wanted = squashed(name.text);
        const auto pages = pages_with_.find(squashed(name.text.substr(0, name.text.find(' '))));
        if (pages != pages_with_.end()) {
            for (const std::size_t p : pages->second)
                if (const auto found = find_in_frame(placed, p, wanted)) return found;
        }
        for (std::size_t p = 0; p < pages_.size(); ++p)
            if (const auto found = find_in_frame(placed, p, wanted)) return found;
        return std::nullopt;
    }

    std::optional<PlaceOfWord> find_in_frame(std::size_t placed, std::size_t p,
                                             const std::string& wanted) const {
        if (!search_.may_be_on(placed_[placed].section, p)) return std::nullopt;
        const auto frame = planned_frame(search_.inputs, placed_[placed], pages_[p].number);
        const auto words = Passage(pages_[p], *frame).find(wanted);
        const bool is_there = !words.empty() && is_free(placed, {p, words.front()});
        return is_there ? std::optional(PlaceOfWord{p, words.front()}) : std::nullopt;
    }

    /// Alone on a line, or broken in a cell, away from products of the same name.
    std::optional<PlaceOfWord> find_on_line(std::size_t placed, const Expectation& name) const {
        const std::string wanted = squashed(name.text);
        const auto fits = [&](const PlaceOfWord& place) {
            return is_free(placed, place) && !belongs_to_found(place, wanted);
        };
        if (const auto lines = lines_.find(wanted); lines != lines_.end()) {
            for (const PlaceOfWord& place : lines->second)
                if (fits(place)) return place;
        }
        const std::string first = squashed(name.text.substr(0, name.text.find(' ')));
        const auto pages = pages_with_.find(first);
        if (pages == pages_with_.end()) return std::nullopt;
        for (const std::size_t p : pages->second) {
            for (std::size_t w = 0; w < pages_[p].words.size(); ++w) {
                const bool begins_it = pages_[p].words[w].squashed == first && fits({p, w});
                if (begins_it && !find_broken(pages_[p], w, wanted).empty()) return PlaceOfWord{p, w};
            }
        }
        return std::nullopt;
    }

    /// Another product of that name stands near.
    bool belongs_to_found(const PlaceOfWord& place, const std::string& name) const {
        const Length y = pages_[place.first].words[place.second].box.y;
        const auto [begin, end] = named_[place.first].equal_range(name);
        return std::any_of(begin, end, [&](const auto& found) {
            return (found.second > y ? found.second - y : y - found.second) < 12_mm;
        });
    }

    Search& search_;
    const std::vector<Placed>& placed_;
    const std::vector<PageText>& pages_;
    std::unordered_map<std::string, std::vector<std::size_t>> pages_with_; ///< by word
    std::unordered_map<std::string, std::vector<PlaceOfWord>> lines_;      ///< first words, by what lines say
    std::vector<std::multimap<std::string, Length>>
        named_; ///< of each page: names of its products, and where
};

}

std::vector<std::size_t> find_lost(Search& search, std::vector<std::size_t> lost) {
    if (lost.empty()) return lost;
    LostFinder finder(search);
    const auto has_number = [&](std::size_t placed) { return search.placed[placed].number() != nullptr; };
    const auto n_numbered = static_cast<std::size_t>(std::ranges::count_if(lost, has_number));
    std::ranges::sort(lost);
    if (n_numbered <= kSearchLimit) {
        std::erase_if(
            lost, [&](std::size_t placed) { return has_number(placed) && finder.find_like_number(placed); });
        std::erase_if(lost, [&](std::size_t placed) {
            return has_number(placed) && finder.find_by_name(placed, false);
        });
    }
    std::erase_if(
        lost, [&](std::size_t placed) { return !has_number(placed) && finder.find_by_name(placed, true); });
    return lost;
}

}
