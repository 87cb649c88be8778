// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/verify/internal/page_text.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace publisher::verify {

/// A text as words with the places where words begin and end, for comparing across line breaks.
class Passage {
public:
    Passage() = default;
    /// The words of a page whose middle lies in a part of it, as read.
    Passage(const PageText& page, const Rect& part);

    void add(std::string_view squashed_word, std::size_t index);
    /// The words that together say `squashed_text`; empty when they do not.
    std::vector<std::size_t> find(std::string_view squashed_text) const;
    /// All of it without spaces.
    const std::string& text() const { return text_; }

private:
    std::string text_;
    std::vector<std::size_t> begins_, words_;
};

/// The words that say the text as a cell of a table breaks it, from the word at `first` on: along a line, and
/// on below what was read of the cell. Empty when they do not.
std::vector<std::size_t> find_broken(const PageText& page, std::size_t first, std::string_view squashed_text);

}
