// SPDX-License-Identifier: Apache-2.0
#include "publisher/compare/internal/edition.hpp"

#include <algorithm>

namespace publisher::compare {
namespace {

/// Beyond so many pairs of words a page counts as written anew, between its first and last equal words.
constexpr std::size_t kPairsAtMost = 16'000'000;

using Words = std::vector<PlacedWord>;

/// Lengths of the longest common subsequences of what is left of both (Wagner and Fischer 1974).
class CommonWords {
public:
    CommonWords(const Words& before, const Words& after, std::size_t first, std::size_t n_before,
                std::size_t n_after)
        : before_(before),
          after_(after),
          first_(first),
          n_before_(n_before),
          n_after_(n_after),
          lengths_((n_before + 1) * (n_after + 1)) {
        for (std::size_t i = n_before; i-- > 0;) {
            for (std::size_t j = n_after; j-- > 0;)
                at(i, j) = is_same(i, j) ? static_cast<std::uint16_t>(at(i + 1, j + 1) + 1)
                                         : std::max(at(i + 1, j), at(i, j + 1));
        }
    }

    bool is_same(std::size_t i, std::size_t j) const {
        return before_[first_ + i].text == after_[first_ + j].text;
    }
    /// Whether the word of the text before is dropped rather than the other one added.
    bool is_dropped(std::size_t i, std::size_t j) const {
        if (i == n_before_ || j == n_after_) return i < n_before_;
        return lengths_[index(i + 1, j)] >= lengths_[index(i, j + 1)];
    }

private:
    std::size_t index(std::size_t i, std::size_t j) const { return i * (n_after_ + 1) + j; }
    std::uint16_t& at(std::size_t i, std::size_t j) { return lengths_[index(i, j)]; }

    const Words &before_, &after_;
    std::size_t first_, n_before_, n_after_;
    std::vector<std::uint16_t> lengths_;
};

/// Neighbouring words that differ are one change.
class ChangeCollector {
public:
    void drop(const PlacedWord& word) { add(word, before_, before_area_); }
    void add(const PlacedWord& word) { add(word, after_, after_area_); }
    void end_change() {
        if (before_.empty() && after_.empty()) return;
        changes_.push_back({before_, after_, after_.empty() ? before_area_ : after_area_});
        before_.clear(), after_.clear();
        before_area_ = after_area_ = {};
    }
    std::vector<TextChange> take() {
        end_change();
        return std::move(changes_);
    }

private:
    static void add(const PlacedWord& word, std::string& text, Rect& area) {
        text += (text.empty() ? "" : " ") + word.text;
        area = area.is_empty() ? word.box : united(area, word.box);
    }

    std::string before_, after_;
    Rect before_area_, after_area_;
    std::vector<TextChange> changes_;
};

}

std::vector<TextChange> compare_words(const Words& before, const Words& after) {
    const std::size_t n_shorter = std::min(before.size(), after.size());
    std::size_t first = 0, n_behind = 0;
    while (first < n_shorter && before[first].text == after[first].text)
        ++first;
    while (n_behind < n_shorter - first &&
           before[before.size() - n_behind - 1].text == after[after.size() - n_behind - 1].text)
        ++n_behind;
    const std::size_t n_before = before.size() - n_behind - first, n_after = after.size() - n_behind - first;
    ChangeCollector collector;
    if (n_before * n_after > kPairsAtMost || std::max(n_before, n_after) > UINT16_MAX) {
        for (std::size_t i = 0; i < n_before; ++i)
            collector.drop(before[first + i]);
        for (std::size_t j = 0; j < n_after; ++j)
            collector.add(after[first + j]);
        return collector.take();
    }
    const CommonWords common(before, after, first, n_before, n_after);
    for (std::size_t i = 0, j = 0; i < n_before || j < n_after;) {
        if (i < n_before && j < n_after && common.is_same(i, j)) {
            collector.end_change();
            ++i, ++j;
        } else if (common.is_dropped(i, j)) {
            collector.drop(before[first + i++]);
        } else {
            collector.add(after[first + j++]);
        }
    }
    return collector.take();
}

}
