// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/geometry.hpp"
#include "publisher/base/id.hpp"
#include "publisher/origin/origin.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The styles and swatches of a layout, as InDesign users know them. A document: emitters read it and
/// need not know the design it came from. Inheritance is resolved in every entry; `based_on` is kept
/// for those who write it out again.
namespace publisher::style {

using SwatchId = Id<struct SwatchTag>;
using FamilyId = Id<struct FontFamilyTag>;
using ParagraphStyleId = Id<struct ParagraphStyleTag>;
using CharacterStyleId = Id<struct CharacterStyleTag>;
using ObjectStyleId = Id<struct ObjectStyleTag>;
using TableStyleId = Id<struct TableStyleTag>;
using CellStyleId = Id<struct CellStyleTag>;

/// A named colour: device values decided here, before any backend. Text and line art never pass
/// through a profile.
struct Swatch {
    enum class Kind { Process, Spot, None, Gradient };
    /// Stops have process colours or tints of one spot colour.
    struct Stop {
        SwatchId swatch;
        double tint = 1;
        double place = 0; ///< 0..1 along the gradient
    };
    std::string name; ///< unique in the sheet
    Kind kind = Kind::Process;
    std::array<double, 4> cmyk{}; ///< 0..1; for a spot its alternate
    std::string spot_name;        ///< name of the plate
    bool is_overprinting = false; ///< as "black" does
    SwatchId tint_of;             ///< the swatch this one is a tint of; kind and colours are that one's
    double tint = 1;              ///< of it
    std::vector<Stop> stops;      ///< Gradient: two and more, from first to last
    bool is_radial = false;       ///< Gradient: from the middle outwards
    double angle = 0;             ///< Gradient along a line: in degrees, 0 to the right, 90 upwards
    origin::DesignOrigin origin;
};

/// How an ink meets what lies beneath.
enum class Overprint { AsSwatch, Always, Never };

/// A swatch at a tint; what an object is painted with.
struct Paint {
    SwatchId swatch; ///< invalid: no paint
    double tint = 1; ///< 0..1
    Overprint overprint = Overprint::AsSwatch;

    bool is_visible() const { return swatch.is_valid(); }
    bool operator==(const Paint&) const = default;
    template <typename Archive>
    void describe(Archive& archive) {
        archive(swatch, tint, overprint);
    }
};

/// A family gives a face for each script; the first that is named also serves as fallback, in order.
struct FontFamily {
    std::string name;
    struct Member {
        std::string script; ///< ISO 15924: "Latn", "Arab"; empty: all others
        std::string family; ///< a family that fonts/ pins: "EB Garamond"
        double scale = 1;   ///< size correction so that scripts look equally large
    };
    std::vector<Member> members;
    origin::DesignOrigin origin;
};

enum class Alignment { Start, Centre, End, Justify, Left, Right };
enum class VerticalAlignment { Top, Centre, Bottom, Justify };
/// How the text of a cell is turned: Left reads upwards, Right reads downwards.
enum class Turn { None, Left, Right };
enum class Case { AsWritten, Upper, SmallCaps };
enum class Position { Normal, Superscript, Subscript };

/// What a run of characters looks like; unset fields are inherited from the paragraph.
struct CharacterFormat {
    std::optional<FamilyId> family;
    std::optional<int> weight; ///< 100..900
    std::optional<bool> is_italic;
    std::optional<Length> size;
    std::optional<Length> tracking; ///< added after each glyph
    std::optional<Paint> paint;
    std::optional<Case> letter_case;
    std::optional<Position> position;
    std::optional<Length> baseline_shift; ///< upwards
    std::optional<bool> is_underlined, is_struck_out;
    std::optional<std::string> features;    ///< OpenType, "tnum=1,lnum=1"
    std::optional<double> horizontal_scale; ///< 1 is natural
    /// Of the lines under and through the text; unset: as the face has it. Offsets go down from the baseline.
    std::optional<Length> underline_weight, underline_offset, strike_weight, strike_offset;
    std::optional<std::string> language; ///< "de-DE", over that of the run
    std::optional<bool> is_unbreakable;  ///< no line ends inside
};

struct CharacterStyle {
    std::string name, based_on;
    CharacterFormat format;
    origin::DesignOrigin origin;
};

enum class LineCap { Butt, Round, Square };
enum class LineJoin { Mitre, Round, Bevel };

struct Stroke {
    Paint paint;
    Length weight;
    std::vector<Length> dashes; ///< ink and gap in turn; empty: unbroken
    LineCap cap = LineCap::Butt;
    LineJoin join = LineJoin::Mitre;
    bool is_visible() const { return paint.is_visible() && weight > Length(); }
    bool operator==(const Stroke&) const = default;
    template <typename Archive>
    void describe(Archive& archive) {
        archive(paint, weight, dashes, cap, join);
    }
};

/// Where a tab takes the text that follows it.
struct TabStop {
    enum class Kind { Start, Centre, End, Decimal };
    Length position; ///< from the start edge of the frame
    Kind kind = Kind::Start;
    std::string leader; ///< repeated in the gap: "."
};

/// The first letters of a paragraph as high as several lines.
struct DropCap {
    int lines = 0;      ///< below 2: none
    int characters = 1; ///< as a reader counts them
    CharacterStyleId style;
    Length gap; ///< to the text beside it
};

/// Bullet or number that a paragraph gets unless the story has given it a marker.
struct ListFormat {
    enum class Kind { None, Bullet, Number };
    enum class Numerals { Arabic, LowerLetters, UpperLetters, LowerRoman, UpperRoman, OfLanguage };
    Kind kind = Kind::None;
    std::string text = "•"; ///< of a number: "#." with # for the number
    Numerals numerals = Numerals::Arabic;
    CharacterStyleId style;
    /// Numbers count on over paragraphs of the level and those below it; a paragraph without a list or
    /// of a level above begins them anew.
    int level = 1;
    int start = 1;
};

/// A character style from the end of the one before (or the paragraph's beginning) up to a place.
struct NestedStyle {
    enum class Until { Text, Words, Characters, Digits };
    CharacterStyleId style; ///< invalid: as the paragraph
    Until until = Until::Text;
    std::string delimiter;  ///< for Text: ":"
    int count = 1;          ///< up to the n-th of them
    bool is_through = true; ///< the last of them included
};

/// A character style for all text that a regular expression (ICU) matches.
struct PatternStyle {
    std::string pattern;
    CharacterStyleId style;
};

/// A rule above the first or below the last line of a paragraph.
struct ParagraphRule {
    enum class Extent { Column, Text };
    Stroke stroke;
    Length offset; ///< from the baseline of that line to the rule, away from the text
    Extent extent = Extent::Column;
    Length indent_start, indent_end;
};

struct ParagraphStyle {
    std::string name, based_on;
    CharacterFormat format; ///< every field but lines and language set after loading
    Length leading;
    bool is_on_baseline_grid = false;
    Alignment alignment = Alignment::Start;
    Length space_before, space_after, indent_start, indent_end, indent_first;
    Alignment last_line_alignment = Alignment::Start; ///< of justified text
    Length min_last_line;                             ///< a last line should not be shorter
    bool is_hyphenated = false;
    int min_prefix = 2, min_suffix = 3, max_consecutive_hyphens = 2;
    int min_word = 5; ///< letters of the shortest word to be hyphenated
    bool hyphenates_across_columns = false;
    /// Word space limits as fractions of the natural space; letter spacing as fractions of an em; glyph
    /// widths as fractions of the natural ones.
    double word_space_min = 0.8, word_space_max = 1.5;
    double letter_space_min = 0, letter_space_max = 0;
    double glyph_scale_min = 1, glyph_scale_max = 1;
    bool hangs_punctuation = false; ///< into the margins
    bool has_kashida = true;        ///< justified Arabic is lengthened rather than spaced
    std::vector<TabStop> tab_stops; ///< by position
    DropCap drop_cap;
    ListFormat list;
    std::vector<NestedStyle> nested_styles;
    std::vector<PatternStyle> pattern_styles; ///< where they meet, the later one wins
    ParagraphRule rule_above, rule_below;
    int keep_with_next = 0; ///< lines of the next paragraph
    bool is_kept_together = false;
    int widows = 2, orphans = 2;
    int heading = 0; ///< its paragraphs are headings of this level, 1 to 6; 0: they are none
    origin::DesignOrigin origin;
};

/// Those of PDF 32000-1 §11.3.5 that mean the same in four inks as they do in light.
enum class BlendMode { Normal, Multiply, Screen, Overlay, Darken, Lighten };

/// Transparency of an object as a whole.
struct Blending {
    double opacity = 1;
    BlendMode mode = BlendMode::Normal;

    bool is_plain() const { return opacity == 1 && mode == BlendMode::Normal; }
    bool operator==(const Blending&) const = default;
    template <typename Archive>
    void describe(Archive& archive) {
        archive(opacity, mode);
    }
};

struct ObjectStyle {
    std::string name, based_on;
    Paint fill;
    Stroke stroke;
    Length corner_radius;
    Insets insets;
    Blending blending; ///< of ground and frame, and of a picture in it
    origin::DesignOrigin origin;
};

struct TableStyle {
    std::string name, based_on;
    Insets cell_insets;
    Stroke row_rule, head_rule, outer_rule;
    Stroke column_rule;                      ///< between columns
    Paint head_fill, group_fill, zebra_fill; ///< zebra: every second body row
    origin::DesignOrigin origin;
};

/// What one cell has beside or instead of what its table's style says.
struct CellStyle {
    std::string name, based_on;
    Paint fill;
    std::optional<Insets> insets;
    Stroke rule_above, rule_below, rule_start, rule_end; ///< start: where a reader of the edition begins
    VerticalAlignment vertical_alignment = VerticalAlignment::Top;
    origin::DesignOrigin origin;
};

/// A colour of drawings (sRGB) that is printed with a swatch instead of in the inks that come nearest to it.
struct DrawingColor {
    std::array<std::uint8_t, 3> rgb{};
    Paint paint;
    origin::DesignOrigin origin;
};

struct StyleSheet {
    std::vector<Swatch> swatches;
    std::vector<DrawingColor> drawing_colors;
    std::vector<FontFamily> families;
    std::vector<ParagraphStyle> paragraph_styles;
    std::vector<CharacterStyle> character_styles;
    std::vector<ObjectStyle> object_styles;
    std::vector<TableStyle> table_styles;
    std::vector<CellStyle> cell_styles;

    const Swatch& operator[](SwatchId id) const { return swatches[id.index()]; }
    const FontFamily& operator[](FamilyId id) const { return families[id.index()]; }
    const ParagraphStyle& operator[](ParagraphStyleId id) const { return paragraph_styles[id.index()]; }
    const CharacterStyle& operator[](CharacterStyleId id) const { return character_styles[id.index()]; }
    const ObjectStyle& operator[](ObjectStyleId id) const { return object_styles[id.index()]; }
    const TableStyle& operator[](TableStyleId id) const { return table_styles[id.index()]; }
    const CellStyle& operator[](CellStyleId id) const { return cell_styles[id.index()]; }

    /// Invalid when there is none of that name.
    SwatchId find_swatch(std::string_view name) const;
    FamilyId find_family(std::string_view name) const;
    ParagraphStyleId find_paragraph_style(std::string_view name) const;
    CharacterStyleId find_character_style(std::string_view name) const;
    ObjectStyleId find_object_style(std::string_view name) const;
    TableStyleId find_table_style(std::string_view name) const;
    CellStyleId find_cell_style(std::string_view name) const;
};

}
