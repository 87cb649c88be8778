// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/text/composer.hpp"

#include <string>
#include <vector>

namespace publisher::text {

/// The pinned fonts and the dictionaries, opened once for all tests.
const font::Library& pinned_fonts();
const Hyphenation& dictionaries();

/// A style sheet of families "sans" (Liberation Sans) and "serif" (EB Garamond), both with faces for
/// other scripts, and a composer for it.
class Setting {
public:
    Setting();

    /// 10 pt on 12 pt sans, ragged, no hyphens; changed by the test before `composer` is called.
    style::ParagraphStyle& paragraph() { return styles.paragraph_styles[0]; }
    style::CharacterStyleId add_character_style(const style::CharacterFormat& format);
    Composer& composer();

    story::Story story(std::string_view text, std::string_view language = "en-US") const;
    story::Galley set(std::string_view text, Length width, std::string_view language = "en-US");

    style::StyleSheet styles;

private:
    std::unique_ptr<Composer> composer_;
};

style::FamilyId sans();
style::FamilyId serif();

/// The text of each line as a reader sees it: hyphens of the composer as "-", runs from left to right.
std::vector<std::string> lines_of(const story::Galley& galley);
/// The text of each line in logical order, with what was dropped at its end.
std::vector<std::string> logical_lines_of(const story::Galley& galley);
/// Where the ink of a line ends, from its measure's left edge.
Length right_edge(const story::Line& line);
std::string family_of(const story::GlyphRun& run);

}
