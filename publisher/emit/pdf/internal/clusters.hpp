// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/story/galley.hpp"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>

namespace publisher::emit::pdf {

/// Glyphs that together show some characters: one to one, a ligature, a letter with its marks.
struct Cluster {
    std::span<const story::Glyph> glyphs; ///< in visual order
    std::string_view text;
};

/// Calls `visit` for each cluster of the run in visual order. The text of a cluster reaches to where
/// the next in reading order begins; offsets out of range give empty texts.
template <typename Visit>
void for_each_cluster(const story::GlyphRun& run, Visit visit) {
    const std::string_view text = run.text;
    const std::span<const story::Glyph> glyphs = run.glyphs;
    const auto start = [&](std::size_t glyph) {
        return std::min<std::size_t>(glyphs[glyph].cluster, text.size());
    };
    std::size_t previous_start = text.size();
    for (std::size_t first = 0; first < glyphs.size();) {
        std::size_t end = first + 1;
        while (end < glyphs.size() && glyphs[end].cluster == glyphs[first].cluster)
            ++end;
        const std::size_t begin = start(first);
        std::size_t limit = end < glyphs.size() ? start(end) : text.size();
        if (run.is_right_to_left) limit = previous_start;
        visit(
            Cluster{glyphs.subspan(first, end - first), text.substr(begin, std::max(limit, begin) - begin)});
        previous_start = begin;
        first = end;
    }
}

}
