// SPDX-License-Identifier: Apache-2.0
#include "publisher/verify/internal/places.hpp"

#include "publisher/verify/internal/search.hpp"

#include <algorithm>
#include <tuple>

namespace publisher::verify {

bool Search::is_set_as(const Candidate& candidate, const Slot& slot) const {
    const auto style = styles.find({slot.item, slot.kind});
    return style == styles.end() || style->second == candidate.style;
}

bool Search::may_be_on(std::size_t section, std::size_t page) const {
    const auto is_within = [page](const std::pair<std::size_t, std::size_t>& range) {
        return page >= range.first && page <= range.second;
    };
    const auto own = result.section_pages.find(section);
    if (own != result.section_pages.end() && is_within(own->second)) return true;
    const bool is_of_another = std::ranges::any_of(result.section_pages, [&](const auto& other) {
        return other.first != section && is_within(other.second);
    });
    if (is_of_another || own == result.section_pages.end()) return !is_of_another;
    return page + 1 >= own->second.first && page <= own->second.second + 1;
}

void Search::take(const Slot& slot, const Candidate& candidate, bool is_right) {
    taken.emplace(candidate.page, candidate.word);
    if (slot.kind == Slot::Kind::Own) {
        result.places.push_back(
            {slot.placed, candidate.page, candidate.box, candidate.word, is_right, {}, {}});
    }
}

namespace {

int most_frequent(const std::map<int, int>& counts) {
    int best = -1, most = 0;
    for (const auto& [key, count] : counts) {
        if (count > most) best = key, most = count;
    }
    return best;
}

/// Gives the numbers on the pages to the slots of the plan.
class Finder {
public:
    Finder(const Inputs& inputs, const std::vector<Placed>& placed, const std::vector<PageText>& pages)
        : search_{inputs, placed, pages, number_slots(inputs, placed), {}, {}, {}},
          candidates_(find_candidates(pages, search_.slots)) {
        for (std::size_t i = 0; i < placed.size(); ++i) {
            planned_.insert(placed[i].stands_for.begin(), placed[i].stands_for.end());
            if (!placed[i].number()) lost_.push_back(i);
        }
    }

    Places find() {
        choose_styles();
        for (const auto& [number, slots] : search_.slots) {
            if (candidates_[number].size() >= slots.size()) assign(slots, candidates_[number]);
        }
        note_sections();
        for (const auto& [number, slots] : search_.slots) {
            if (candidates_[number].size() < slots.size()) assign_short(slots, candidates_[number]);
        }
        find_strangers();
        Places& result = search_.result;
        result.not_found = find_lost(search_, std::move(lost_));
        std::ranges::stable_sort(result.places, {}, [](const Place& place) {
            return std::tuple(place.page, place.number.y, place.number.x);
        });
        measure(search_.inputs, search_.placed, search_.pages, result.places);
        return std::move(result);
    }

private:
    /// Numbers of one template are set alike, and pages follow the plan: where there are as many as planned
    /// it is known which is which.
    void choose_styles() {
        std::map<std::pair<design::TemplateId, Slot::Kind>, std::map<int, int>> counts;
        for (const auto& [number, slots] : search_.slots) {
            const auto& found = candidates_[number];
            if (found.size() != slots.size()) continue;
            for (std::size_t i = 0; i < found.size(); ++i)
                ++counts[{slots[i].item, slots[i].kind}][found[i].style];
        }
        for (const auto& [item, styles] : counts)
            search_.styles[item] = most_frequent(styles);
    }

    /// Each slot gets a candidate that is set as its template sets it; a product's own else the next one.
    /// What is left of those set like a product's own is one too many; the others only mention it.
    void assign(const std::vector<Slot>& slots, std::vector<Candidate> found) {
        for (const Slot& slot : slots) {
            auto best = std::ranges::find_if(
                found, [&](const Candidate& each) { return search_.is_set_as(each, slot); });
            if (best == found.end() && slot.kind == Slot::Kind::Own) best = found.begin();
            if (best == found.end()) continue;
            search_.take(slot, *best);
            found.erase(best);
        }
        const auto own = std::ranges::find(slots, Slot::Kind::Own, &Slot::kind);
        for (const Candidate& each : found) {
            const bool is_like_own = std::ranges::any_of(slots, [&](const Slot& slot) {
                return slot.kind == Slot::Kind::Own && search_.is_set_as(each, slot);
            });
            if (is_like_own)
                search_.result.strangers.push_back(
                    {each.page, each.word, search_.placed[own->placed].id, true});
        }
    }

    void note_sections() {
        for (const Place& place : search_.result.places) {
            const std::size_t section = search_.placed[place.placed].section;
            const auto [entry, is_new] =
                search_.result.section_pages.try_emplace(section, place.page, place.page);
            entry->second.first = std::min(entry->second.first, place.page);
            entry->second.second = std::max(entry->second.second, place.page);
        }
    }

    /// Fewer are there than planned: each goes to the section that stands on its page.
    void assign_short(std::vector<Slot> slots, const std::vector<Candidate>& found) {
        for (const Candidate& candidate : found) {
            const auto fits = std::ranges::find_if(slots, [&](const Slot& slot) {
                return search_.may_be_on(slot.section, candidate.page) &&
                       (slots.size() == 1 || search_.is_set_as(candidate, slot));
            });
            if (fits == slots.end()) continue;
            search_.take(*fits, candidate);
            slots.erase(fits);
        }
        for (const Slot& slot : slots) {
            if (slot.kind == Slot::Kind::Own) lost_.push_back(slot.placed);
        }
    }

    /// Words set like article numbers that are the number of a product which is not planned.
    void find_strangers() {
        std::set<int> styles;
        for (const auto& [item, style] : search_.styles)
            styles.insert(style);
        for (std::size_t p = 0; p < search_.pages.size(); ++p) {
            for (const auto& line : search_.pages[p].lines) {
                const std::size_t n_heads = is_sentence(line) ? 1 : line.size();
                for (std::size_t i = 0; i < n_heads; ++i)
                    judge_stranger(p, line[i], styles);
            }
        }
    }

    void judge_stranger(std::size_t page, std::size_t word, const std::set<int>& styles) {
        const ReadWord& read = search_.pages[page].words[word];
        if (!styles.contains(read.style) || search_.taken.contains({page, word}) ||
            search_.slots.contains(read.squashed))
            return;
        const auto product = search_.inputs.snapshot.find_product(read.squashed);
        if (!product) return;
        const catalog::ProductView view = search_.inputs.snapshot.view(*product);
        if (view.own().is_model) return;
        const std::string& id = view.own().id;
        // Another number of a product that is planned: its GTIN beside the article number.
        if (!planned_.contains(id)) search_.result.strangers.push_back({page, word, id, false});
    }

    Search search_;
    std::map<std::string, std::vector<Candidate>> candidates_;
    std::vector<std::size_t> lost_;
    std::set<std::string> planned_; ///< ids of products
};

}

Places find_places(const Inputs& inputs, const std::vector<Placed>& placed,
                   const std::vector<PageText>& pages) {
    return Finder(inputs, placed, pages).find();
}

}
