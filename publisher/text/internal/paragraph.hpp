// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/story/story.hpp"
#include "publisher/text/composer.hpp"
#include "publisher/text/internal/look.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

namespace publisher::text {

/// Characters of one look, language and origin.
struct Source {
    std::uint32_t end = 0; ///< byte offset behind them
    Look* look = nullptr;
    LanguageId language;
    origin::BindingId binding;
    std::uint32_t run = 0; ///< of the paragraph as written
    bool is_reference = false;
};

/// The text of a paragraph as it will be shown: case mapped, soft hyphens taken out.
struct CollectedText {
    std::string text;
    std::vector<Source> sources;             ///< in order, none empty
    std::vector<std::uint32_t> soft_hyphens; ///< byte offsets, sorted
};

/// A part of a paragraph with one face, direction and source: a word or part of one, or space.
struct Piece {
    enum class Kind : std::uint8_t { Word, Space, Tab, NewLine };

    std::uint32_t begin = 0, end = 0; ///< bytes of the text
    std::uint32_t first_glyph = 0, n_glyphs = 0;
    std::uint32_t source = 0;
    const Dress* dress = nullptr; ///< null when no face could be opened
    ShaperId shaper;
    WordId word; ///< while the paragraph is prepared: in the cache; invalid for what is not kept there
    Kind kind = Kind::Word;
    std::uint8_t level = 0;
    bool is_stretching = false;  ///< a space that justification may change
    bool is_ideographic = false; ///< room may be given between its characters
    bool may_break_after = false;
    std::uint32_t kashida = 0; ///< byte offset of the text where a tatweel may stand; 0: nowhere
    Length width;
    Length gap_after; ///< between ideographs and letters, not at the end of a line

    bool is_right_to_left() const { return level & 1; }
    std::uint32_t size() const { return end - begin; }
};

/// A place of the paragraph: in a piece, at a byte offset of the text.
struct Place {
    std::uint32_t piece = 0, offset = 0;
    bool operator==(const Place&) const = default;
};

/// Natural width with the room to grow and shrink, from the beginning of the paragraph. Spaces may grow
/// beyond their room, ugly as that is; letter spaces and glyphs never do: their part is `firm`.
struct Extent {
    Length width, stretch, shrink, firm;
    bool is_rigid() const { return stretch == Length(); }
    Extent operator+(const Extent& other) const {
        return {width + other.width, stretch + other.stretch, shrink + other.shrink, firm + other.firm};
    }
    Extent operator-(const Extent& other) const {
        return {width - other.width, stretch - other.stretch, shrink - other.shrink, firm - other.firm};
    }
};

/// Where a line may end.
struct Break {
    enum class Kind : std::uint8_t { Start, Space, Inner, Hyphen, Emergency, Forced };

    Kind kind = Kind::Space;
    bool drops_space = false;
    std::int32_t penalty = 0;
    Place end, next;                 ///< where the line ends, and where the next one begins
    Extent before, after;            ///< at these places
    Length end_change, start_change; ///< what breaking here adds to this line and the next
    Length hang_end, hang_start;     ///< outside the measure, in these changes already
};

/// A paragraph that has been itemized, shaped and measured, but not broken.
class PreparedParagraph {
public:
    /// Between a marker and its text where the indents leave no room for it, in ems.
    static constexpr double kMarkerGap = 0.4;

    const style::ParagraphStyle* style = nullptr;
    std::uint32_t number = 0;            ///< in its story
    Length leading, ascent, descent, em; ///< of the paragraph's own look
    Length space_above;                  ///< to the paragraph before
    bool is_right_to_left = false;
    CollectedText collected;
    std::vector<Piece> pieces;
    std::vector<ShapedGlyph> glyphs; ///< of the pieces, with tracking; clusters from the piece's begin
    std::vector<Break> breaks;       ///< sorted; the first is the start, the last the end
    bool has_hyphens = false;        ///< among the breaks
    bool has_tabs = false, has_ideographs = false;
    Length natural_width, minimum_width; ///< without indents
    std::unique_ptr<PreparedParagraph> marker;
    std::unique_ptr<PreparedParagraph> initial; ///< the drop cap, which the text stands around
    std::vector<story::Galley::MissingGlyph> missing_glyphs;

    /// A marker stands at the first indent, and the text behind it at the indent of the other lines
    /// where there is room for that.
    Length first_indent() const {
        if (initial) return {};
        if (!marker) return style->indent_first;
        return std::max(Length(), style->indent_first + marker->natural_width + em.scaled(kMarkerGap));
    }

    /// The drop cap takes this of the first lines.
    Length initial_width() const { return initial->natural_width + style->drop_cap.gap; }

    const Source& source(const Piece& piece) const { return collected.sources[piece.source]; }
};

}
