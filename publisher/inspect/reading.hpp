// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/inspect/facts.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace publisher::inspect {

/// Glyphs of a run that follow one another, as indices.
struct GlyphSpan {
    std::uint32_t run = 0, begin = 0, end = 0;
};

/// A word as a reader sees it. One that is broken by a soft hyphen (U+00AD at the end of its line)
/// is one word and stands where it begins.
struct Word {
    std::string text;
    Rect box;
    int line = 0;                  ///< index into `lines`
    std::vector<GlyphSpan> glyphs; ///< it is made of, in reading order; of a broken word all
};

/// A piece of text on one baseline, up to the next gap of more than two ems: a line of a column or a
/// cell of a table.
struct Line {
    std::string text; ///< reading order, one space between words
    Rect box;
    double angle = 0;
};

/// No-break spaces (U+00A0, U+202F) are kept as they are and hold a word together: "1 234,50 €" is one.
///
/// What is read on a page, by baseline from the top, then from the left (of right-to-left text: from the
/// right). Text drawn invisible, outside its clip or in a pattern or soft mask is left out. Needs the
/// glyphs.
std::vector<Line> lines(const PageFacts& page);
std::vector<Word> words(const PageFacts& page);
/// The lines one below the other; words broken by a soft hyphen are whole, on their first line.
std::string text_of(const PageFacts& page);

/// The order in which pieces of text seen from left to right are read (UAX #9, inversely).
/// Each piece counts by its first strong character.
std::vector<std::size_t> reading_order(std::span<const std::string_view> pieces);
/// As above, in a paragraph of a known direction: "Bris" beside one short Arabic word leaves it open.
std::vector<std::size_t> reading_order(std::span<const std::string_view> pieces, bool is_right_to_left);
/// Whether any letter of the pieces belongs to a right-to-left script.
bool has_right_to_left(std::span<const std::string_view> pieces);
/// Whether most letters of the pieces belong to right-to-left scripts.
bool is_right_to_left(std::span<const std::string_view> pieces);
/// One white character, and whether a word ends there.
bool is_space(std::string_view piece);
bool is_breaking_space(std::string_view piece);
/// A mark that stands on the letter before it.
bool is_combining(std::string_view piece);
/// A character as wide as high: Han, kana, Hangul and their signs.
bool is_ideograph(std::string_view piece);

}
