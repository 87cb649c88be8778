// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/locale/pattern.hpp"
#include "publisher/style/style.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace publisher::text {

/// A part of a paragraph with the character styles that its paragraph style gives it.
struct StyleRange {
    std::uint32_t end = 0; ///< byte offset behind it
    style::CharacterStyleId nested, pattern;
};

/// Finds out where nested and pattern styles apply. Keeps the patterns it has compiled.
class StyleRanges {
public:
    /// In order, up to the end of the text; empty for a style that has neither.
    std::vector<StyleRange> find(const style::ParagraphStyle& style, const std::string& text);

    /// Patterns that took too long for a text, in the order they were met; their style was left out.
    const std::vector<std::string>& given_up() const { return given_up_; }

private:
    std::vector<Pattern::Match> matches(const std::string& pattern, const std::string& text);

    std::map<std::string, std::optional<Pattern>> patterns_;
    std::vector<std::string> given_up_;
};

}
