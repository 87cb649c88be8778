// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/length.hpp"
#include "publisher/story/galley.hpp"
#include "publisher/story/story.hpp"
#include "publisher/style/style.hpp"

#include <vector>

namespace publisher::layout {

/// The baselines that text on the grid stands on, over the whole page. Without leading there are none.
struct Lattice {
    Length start, leading;

    bool is_set() const { return leading > Length(); }
    /// The first baseline of the lattice that is not above this one.
    Length at_or_below(Length baseline) const;
};

/// Where a frame lies, from the top of the page, and how high it is.
struct Column {
    Length top, height;
};

/// Moves lines of paragraphs on the baseline grid down to the lattice, and what follows with them.
/// `dy`: where the galley's top lies on the page. The distances of other lines stay.
void snap_to_lattice(std::vector<story::Line>& lines, const story::Story& story,
                     const style::StyleSheet& styles, const Lattice& lattice, Length dy);

/// Spreads lines over a height: the space goes between paragraphs, in a single paragraph between lines.
void justify_vertically(std::vector<story::Line>& lines, Length height);

/// How far below the top of a frame of this height the galley begins; justified lines are spread.
Length align_vertically(story::Galley& galley, style::VerticalAlignment alignment, Length height);

/// Does the style allow a column to end before this line, which is not the story's first?
bool may_end_before(const story::Galley& galley, const story::Story& story, const style::StyleSheet& styles,
                    std::size_t line);

/// How many of the `n_room` lines from `first` on a column keeps when it ends where the styles allow it, as
/// told below; 0 when they allow it nowhere.
std::size_t lines_before_break(const std::vector<story::Line>& lines, const story::Story& story,
                               const style::StyleSheet& styles, std::size_t first, std::size_t n_room);

/// The lines of a story, from `first` on, that one column takes; baselines from the column's top.
///
/// A column ends where the style of the paragraph allows it: with enough lines before (orphans) and after
/// (widows), not in a paragraph that is kept together, not between one and the next that it is kept with,
/// not behind a hyphen. Where no such place is, the column is filled all the same. Nothing when not even
/// one line has room. Space before the first paragraph of a column is left out.
std::vector<story::Line> next_column(const story::Galley& galley, const story::Story& story,
                                     const style::StyleSheet& styles, std::size_t first, const Column& column,
                                     const Lattice& lattice);

}
