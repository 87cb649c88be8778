// SPDX-License-Identifier: Apache-2.0
#include "publisher/verify/internal/passage.hpp"

#include <algorithm>

namespace publisher::verify {

Passage::Passage(const PageText& page, const Rect& part) {
    for (std::size_t i = 0; i < page.words.size(); ++i) {
        if (contains_middle(part, page.words[i].box)) add(page.words[i].squashed, i);
    }
}

void Passage::add(std::string_view squashed_word, std::size_t index) {
    begins_.push_back(text_.size());
    words_.push_back(index);
    text_ += squashed_word;
}

std::vector<std::size_t> Passage::find(std::string_view squashed_text) const {
    if (squashed_text.empty()) return {};
    for (std::size_t at = text_.find(squashed_text); at != std::string::npos;
         at = text_.find(squashed_text, at + 1)) {
        const std::size_t end = at + squashed_text.size();
        const auto first = std::lower_bound(begins_.begin(), begins_.end(), at);
        const auto last = std::lower_bound(begins_.begin(), begins_.end(), end);
        const bool is_whole = first != begins_.end() && *first == at &&
                              (last == begins_.end() ? end == text_.size() : *last == end);
        if (!is_whole) continue;
        return {words_.begin() + (first - begins_.begin()), words_.begin() + (last - begins_.begin())};
    }
    return {};
}

namespace {

/// The nearest word below that stands under it; the number of words when there is none.
std::size_t word_below(const PageText& page, std::size_t above) {
    const Rect& box = page.words[above].box;
    std::size_t nearest = page.words.size();
    for (std::size_t i = 0; i < page.words.size(); ++i) {
        const Rect& other = page.words[i].box;
        const bool is_under = other.left() < box.right() && other.right() > box.left() &&
                              other.top() > box.top() + box.height / 2 &&
                              other.top() < box.bottom() + box.height;
        if (is_under && (nearest == page.words.size() || other.top() < page.words[nearest].box.top()))
            nearest = i;
    }
    return nearest;
}

}

std::vector<std::size_t> find_broken(const PageText& page, std::size_t first,
                                     std::string_view squashed_text) {
    std::vector<std::size_t> words;
    for (std::size_t word = first; word < page.words.size(); word = word_below(page, word)) {
        const std::string& said = page.words[word].squashed;
        if (said.empty() || !squashed_text.starts_with(said)) return {};
        words.push_back(word);
        squashed_text.remove_prefix(said.size());
        if (squashed_text.empty()) return words;
    }
    return {};
}

}
