// SPDX-License-Identifier: Apache-2.0
#include "publisher/verify/internal/passage.hpp"
#include "publisher/verify/internal/search.hpp"

#include <algorithm>

namespace publisher::verify {
namespace {

constexpr std::size_t kSearchLimit =
    200; ///< so many are looked for; where more are lost the file is another one

class LostFinder {
public:
    explicit LostFinder(Search& search)
        : search_(search), placed_(search.placed), pages_(search.pages), lines_(search.pages.size()) {}

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
        const auto& expectations = placed_[placed].expectations;
        const auto name = std::find_if(expectations.begin(), expectations.end(), [](const Expectation& each) {
            return each.kind == Expectation::Kind::Name;
        });
        if (name == expectations.end()) return false;
        const std::string wanted = squashed(name->text);
        for (std::size_t p = 0; p < pages_.size(); ++p) {
            const auto word =
                search_.may_be_on(placed_[placed].section, p) ? find_name(placed, p, wanted) : std::nullopt;
            if (!word || search_.taken.contains({p, *word})) continue;
            const Rect& box = pages_[p].words[*word].box;
            if (!placed_[placed].frame && belongs_to_found(p, box, wanted)) continue;
            search_.result.places.push_back({placed, p, box, std::nullopt, is_right, {}, {}});
            search_.taken.emplace(p, *word);
            return true;
        }
        return false;
    }

private:
    /// The first word of it.
    std::optional<std::size_t> find_name(std::size_t placed, std::size_t p, const std::string& wanted) {
        if (const auto frame = planned_frame(search_.inputs, placed_[placed], pages_[p].number)) {
            const auto words = Passage(pages_[p], *frame).find(wanted);
            return words.empty() ? std::nullopt : std::optional(words.front());
        }
        const auto& lines = lines_of(p);
        const auto [begin, end] = lines.equal_range(wanted);
        const auto free = std::find_if(begin, end, [&](const auto& line) {
            return !search_.taken.contains({p, line.second});
        });
        return free == end ? std::nullopt : std::optional(free->second);
    }

    /// First words of the lines of a page by what the lines say.
    const std::multimap<std::string, std::size_t>& lines_of(std::size_t p) {
        if (!lines_[p].empty()) return lines_[p];
        for (const auto& line : pages_[p].lines) {
            std::string text;
            for (const std::size_t word : line)
                text += pages_[p].words[word].squashed;
            if (!line.empty()) lines_[p].emplace(std::move(text), line.front());
        }
        return lines_[p];
    }

    /// Another product of that name stands near.
    bool belongs_to_found(std::size_t page, const Rect& box, const std::string& name) const {
        return std::any_of(
            search_.result.places.begin(), search_.result.places.end(), [&](const Place& place) {
                const auto& expectations = placed_[place.placed].expectations;
                const bool has_name =
                    std::any_of(expectations.begin(), expectations.end(), [&](const Expectation& each) {
                        return each.kind == Expectation::Kind::Name && squashed(each.text) == name;
                    });
                const Length distance =
                    place.number.y > box.y ? place.number.y - box.y : box.y - place.number.y;
                return has_name && place.page == page && distance < 12_mm;
            });
    }

    Search& search_;
    const std::vector<Placed>& placed_;
    const std::vector<PageText>& pages_;
    std::vector<std::multimap<std::string, std::size_t>> lines_; ///< by page, as far as they were asked for
};

}

std::vector<std::size_t> find_lost(Search& search, std::vector<std::size_t> lost) {
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
