// SPDX-License-Identifier: Apache-2.0
#include "publisher/verify/internal/passage.hpp"
#include "publisher/verify/internal/search.hpp"

#include <algorithm>

namespace publisher::verify {
namespace {

using Slots = std::map<std::string, std::vector<Slot>>;

constexpr std::size_t kWordsOfNumberAndName = 8; ///< "Art. no. NV-1042", a row of a table

class Collector {
public:
    Collector(const std::vector<PageText>& pages, const Slots& slots) : pages_(pages), slots_(slots) {
        for (const auto& [number, wanted] : slots)
            n_letters_at_most_ = std::max(n_letters_at_most_, number.size());
    }

    std::map<std::string, std::vector<Candidate>> collect() {
        for (std::size_t p = 0; p < pages_.size(); ++p) {
            for (const auto& line : pages_[p].lines)
                collect(p, line);
        }
        return std::move(candidates_);
    }

private:
    void collect(std::size_t page, const std::vector<std::size_t>& line) {
        const std::size_t n_heads = is_sentence(line) ? 1 : line.size();
        for (std::size_t i = 0; i < n_heads; ++i) {
            const ReadWord& first = pages_[page].words[line[i]];
            std::string text;
            Rect box = first.box;
            for (std::size_t n = i; n < line.size() && text.size() < n_letters_at_most_; ++n) {
                text += pages_[page].words[line[n]].squashed;
                box = united(box, pages_[page].words[line[n]].box);
                if (!slots_.contains(text)) continue;
                candidates_[text].push_back({page, line[i], box, first.style});
                break;
            }
            if (first.squashed.ends_with('-')) collect_broken(page, line[i]);
        }
    }

    /// A number that its cell breaks at a hyphen.
    void collect_broken(std::size_t page, std::size_t word) {
        const ReadWord& first = pages_[page].words[word];
        for (auto at = slots_.lower_bound(first.squashed);
             at != slots_.end() && at->first.starts_with(first.squashed); ++at) {
            if (at->first == first.squashed || find_broken(pages_[page], word, at->first).empty()) continue;
            candidates_[at->first].push_back({page, word, first.box, first.style});
            return;
        }
    }

    const std::vector<PageText>& pages_;
    const Slots& slots_;
    std::size_t n_letters_at_most_ = 0;
    std::map<std::string, std::vector<Candidate>> candidates_;
};

void add_terms(const Inputs& inputs, std::size_t section, Slots& slots) {
    for (const plan::PlacementPlan& placement : inputs.flatplan.sections[section].placements) {
        for (const plan::Term& term : placement.terms) {
            const auto number = slots.find(squashed(term.text.text));
            if (number != slots.end())
                number->second.push_back({Slot::Kind::Term, 0, section, placement.term_item});
        }
    }
}

}

bool is_sentence(const std::vector<std::size_t>& line) {
    return line.size() > kWordsOfNumberAndName;
}

std::map<std::string, std::vector<Slot>> number_slots(const Inputs& inputs,
                                                      const std::vector<Placed>& placed) {
    Slots slots;
    for (const Placed& each : placed) {
        if (const Expectation* number = each.number()) slots[squashed(number->text)];
    }
    for (std::size_t i = 0; i < placed.size(); ++i) {
        const Expectation* own = placed[i].number();
        for (const Expectation& each : placed[i].expectations) {
            if (each.kind != Expectation::Kind::Number) continue;
            const auto number = slots.find(squashed(each.text));
            const auto kind = &each == own ? Slot::Kind::Own : Slot::Kind::Listed;
            if (number != slots.end()) number->second.push_back({kind, i, placed[i].section, placed[i].item});
        }
    }
    for (std::size_t section = 0; section < inputs.flatplan.sections.size(); ++section)
        add_terms(inputs, section, slots);
    for (auto& [number, wanted] : slots)
        std::ranges::stable_sort(wanted, {}, &Slot::section);
    return slots;
}

std::map<std::string, std::vector<Candidate>> find_candidates(
    const std::vector<PageText>& pages, const std::map<std::string, std::vector<Slot>>& slots) {
    return Collector(pages, slots).collect();
}

}
