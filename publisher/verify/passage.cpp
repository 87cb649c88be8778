// SPDX-License-Identifier: Apache-2.0
#include "publisher/verify/internal/passage.hpp"

#include <algorithm>
#include <utility>

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

/// Follows a text through the lines of its cell: on along a line, or down to the next one.
class CellReader {
public:
    CellReader(const PageText& page, std::size_t first) : page_(page), extent_(page.words[first].box) {}

    /// Whether the words from `word` on say the text; then they are in `words`.
    bool follow(std::size_t word, std::string_view text, std::vector<std::size_t>& words) {
        const std::string& said = page_.words[word].squashed;
        if (said.empty() || !text.starts_with(said)) return false;
        const Rect before = std::exchange(extent_, united(extent_, page_.words[word].box));
        words.push_back(word);
        text.remove_prefix(said.size());
        const bool is_end = text.empty();
        if (is_end || follow_line(word, text, words) || follow_below(word, text, words)) return true;
        words.pop_back();
        extent_ = before;
        return false;
    }

private:
    bool follow_line(std::size_t word, std::string_view text, std::vector<std::size_t>& words) {
        const std::size_t next = word + 1;
        const bool is_there = next < page_.words.size() && page_.words[next].line == page_.words[word].line;
        return is_there && follow(next, text, words);
    }

    /// In the next line, below what was read of the cell.
    bool follow_below(std::size_t word, std::string_view text, std::vector<std::size_t>& words) {
        const Rect& line = page_.words[word].box;
        for (std::size_t i = 0; i < page_.words.size(); ++i) {
            const Rect& box = page_.words[i].box;
            const bool is_under = box.left() < extent_.right() && box.right() > extent_.left() &&
                                  box.top() > line.top() + line.height / 2 &&
                                  box.top() < line.bottom() + line.height;
            if (is_under && follow(i, text, words)) return true;
        }
        return false;
    }

    const PageText& page_;
    Rect extent_; ///< of the words so far
};

}

std::vector<std::size_t> find_broken(const PageText& page, std::size_t first,
                                     std::string_view squashed_text) {
    std::vector<std::size_t> words;
    CellReader(page, first).follow(first, squashed_text, words);
    return words;
}

}
