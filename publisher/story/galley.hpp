// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/geometry.hpp"
#include "publisher/origin/binding.hpp"
#include "publisher/style/style.hpp"

#include <cstdint>
#include <string>
#include <vector>

/// A story set into lines: what a PDF reads.
namespace publisher::story {

/// A face of the font library, by its place in fonts/: the same number on every machine.
using FaceId = Id<struct FaceTag>;

/// One glyph, in visual order. Distances are in font units of its face, so that line breaks are the
/// same everywhere; they become page distances with the run's size.
struct Glyph {
    std::uint32_t index = 0;
    std::int32_t advance = 0; ///< with kerning, tracking and justification
    std::int16_t x_offset = 0, y_offset = 0;
    std::uint32_t cluster = 0; ///< byte offset of its characters in the run's text

    bool operator==(const Glyph&) const = default;
    template <typename Archive>
    void describe(Archive& archive) {
        archive(index, advance, x_offset, y_offset, cluster);
    }
    using ArchivedAsBytes = void;
};

/// A line under or through a run, as wide as it and of its colour.
struct Bar {
    Length offset; ///< from the baseline down to its top
    Length weight; ///< 0: there is none

    bool is_visible() const { return weight > Length(); }
    bool operator==(const Bar&) const = default;
    template <typename Archive>
    void describe(Archive& archive) {
        archive(offset, weight);
    }
};

/// Glyphs of one face, size, colour and origin on one line.
struct GlyphRun {
    FaceId face;
    Length size;
    double horizontal_scale = 1;
    std::int32_t units_per_em = 1000;
    Point origin; ///< of the first glyph, on its baseline; y down, page coordinates once placed
    Length width;
    style::Paint paint;
    bool is_right_to_left = false;
    /// What it shows of its paragraph: its text, the bullet or number in front of it, the dots of a tab.
    enum class Part : std::uint8_t { Text, Marker, Leader };
    Part part = Part::Text;
    /// Which run of the paragraph; the first where several that lead nowhere are shown as one.
    std::uint32_t story_run = 0;
    Bar underline, strike;
    /// The characters shown, in logical order. A hyphen the composer put at the line end is U+00AD here.
    std::string text;
    std::string language;
    origin::BindingId binding;
    std::vector<Glyph> glyphs;

    bool operator==(const GlyphRun&) const = default;
    template <typename Archive>
    void describe(Archive& archive) {
        archive(face, size, horizontal_scale, units_per_em, origin, width, paint, is_right_to_left, part,
                story_run, underline, strike, text, language, binding, glyphs);
    }
};

/// A composed line. Runs are in visual order from the left.
struct Line {
    Length baseline;             ///< from the top of the galley
    Length left, width;          ///< of the measure, not of the ink
    Length natural_width;        ///< of the glyphs, before justification
    Length ascent, descent;      ///< of the looks on the line, whatever faces stand in as fallback; downwards
    std::uint32_t paragraph = 0; ///< index into the story
    bool is_last_of_paragraph = false;
    bool is_hyphenated = false;
    bool has_dropped_space = false; ///< a space of the text stood between this line and the next
    double adjustment_ratio = 0;    ///< Knuth and Plass's r; above 1 it is looser than the style likes
    std::vector<GlyphRun> runs;

    bool operator==(const Line&) const = default;
    template <typename Archive>
    void describe(Archive& archive) {
        archive(baseline, left, width, natural_width, ascent, descent, paragraph, is_last_of_paragraph,
                is_hyphenated, has_dropped_space, adjustment_ratio, runs);
    }
};

/// The whole story in lines, from y = 0 down.
struct Galley {
    std::vector<Line> lines;
    Length height; ///< down to the last line's descent, space after the last left out
    /// Characters for which no face of the style's family has a glyph, each once.
    struct MissingGlyph {
        char32_t code_point = 0;
        std::string family;
        origin::BindingId binding;

        bool operator==(const MissingGlyph&) const = default;
    };
    std::vector<MissingGlyph> missing_glyphs;
};

}
