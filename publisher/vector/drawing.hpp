// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/geometry.hpp"
#include "publisher/style/style.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// Line art that came from outside, in one form for all who paint it: PDF, proofs, listings.
namespace publisher::vector {

/// A colour of sRGB, as files name it.
struct Rgb {
    std::uint8_t red = 0, green = 0, blue = 0;

    bool is_gray() const { return red == green && green == blue; }
    bool operator==(const Rgb&) const = default;
    auto operator<=>(const Rgb&) const = default;
    template <typename Archive>
    void describe(Archive& archive) {
        archive(red, green, blue);
    }
    using ArchivedAsBytes = void;
};

using ColorIndex = std::uint32_t; ///< into Drawing::colors

/// One step of an outline. Only a Curve, a cubic Bézier, has control points.
struct Step {
    enum class Kind : std::uint8_t { Move, Line, Curve, Close };
    Kind kind = Kind::Move;
    Point first, second, to;

    template <typename Archive>
    void describe(Archive& archive) {
        archive(kind, first, second, to);
    }
};
/// Begins with a Move, as does what follows a Close.
using Path = std::vector<Step>;

enum class FillRule : std::uint8_t { NonZero, EvenOdd };

/// Colours from place to place; before the first and after the last stop it goes on with theirs.
struct Gradient {
    struct Stop {
        double place = 0; ///< 0..1, never less than that of the stop before
        ColorIndex color = 0;

        template <typename Archive>
        void describe(Archive& archive) {
            archive(place, color);
        }
    };
    /// A line runs from (0, 0) to (1, 0), circles grow from `focus` to the unit circle around (0, 0).
    bool is_radial = false;
    std::array<double, 2> focus{};
    /// From that space into the drawing's, in points: a b c d e f as PDF and SVG have them, y down.
    std::array<double, 6> matrix{1, 0, 0, 1, 0, 0};
    std::vector<Stop> stops; ///< two and more

    template <typename Archive>
    void describe(Archive& archive) {
        archive(is_radial, focus, matrix, stops);
    }
};

/// What an outline is filled or stroked with; nothing, one colour or a gradient.
using Paint = std::variant<std::monostate, ColorIndex, Gradient>;

struct Stroke {
    Paint paint;
    double opacity = 1;
    Length weight;
    std::vector<Length> dashes; ///< ink and gap in turn; empty: unbroken
    Length dash_start;          ///< how far into the dashes the stroke begins
    style::LineCap cap = style::LineCap::Butt;
    style::LineJoin join = style::LineJoin::Mitre;
    double mitre_limit = 4; ///< times the weight

    template <typename Archive>
    void describe(Archive& archive) {
        archive(paint, opacity, weight, dashes, dash_start, cap, join, mitre_limit);
    }
};

/// An outline that is filled first and stroked after.
struct PaintedPath {
    Path outline;
    FillRule rule = FillRule::NonZero;
    Paint fill;
    double fill_opacity = 1;
    Stroke stroke;

    template <typename Archive>
    void describe(Archive& archive) {
        archive(outline, rule, fill, fill_opacity, stroke);
    }
};

struct Clip {
    Path outline;
    FillRule rule = FillRule::NonZero;

    template <typename Archive>
    void describe(Archive& archive) {
        archive(outline, rule);
    }
};

/// What stands up to its GroupEnd is seen through all the clips, and is laid on what is below as one.
struct GroupStart {
    std::vector<Clip> clips;
    double opacity = 1;

    template <typename Archive>
    void describe(Archive& archive) {
        archive(clips, opacity);
    }
};
struct GroupEnd {
    template <typename Archive>
    void describe(Archive&) {}
};

/// Groups are brackets in a flat list.
using Part = std::variant<PaintedPath, GroupStart, GroupEnd>;

/// Words of one look.
struct TextSpan {
    std::string text;
    std::vector<std::string> families; ///< the first that is there counts
    int weight = 400;
    bool is_italic = false;
    double size = 0, letter_spacing = 0; ///< in user units
    double dx = 0, dy = 0;               ///< how far the pen moves before it
    Paint fill;
    double fill_opacity = 1;
    Stroke stroke;

    template <typename Archive>
    void describe(Archive& archive) {
        archive(text, families, weight, is_italic, size, letter_spacing, dx, dy, fill, fill_opacity, stroke);
    }
};

/// A line of text that nobody has set yet: the reader of the file has no fonts.
struct Text {
    enum class Anchor : std::uint8_t { Start, Middle, End };
    std::uint32_t part = 0;                         ///< it is painted before that part
    std::array<double, 6> matrix{1, 0, 0, 1, 0, 0}; ///< from user units into points of the drawing
    double x = 0, y = 0;                            ///< of the anchor, on the baseline
    Anchor anchor = Anchor::Start;
    bool is_right_to_left = false;
    std::vector<TextSpan> spans;
    std::uint32_t line = 0; ///< of the file, for findings

    template <typename Archive>
    void describe(Archive& archive) {
        archive(part, matrix, x, y, anchor, is_right_to_left, spans, line);
    }
};

struct Drawing {
    /// Longer side of the space in which it is drawn; so many steps of a length make every drawing equally
    /// fine, whatever units its file counts in.
    static constexpr Length kSpan = 250_mm;

    static constexpr int kDeepest = 100; ///< groups in one another

    Size size;               ///< of the drawn space, y down from the top left; what is outside is cut off
    std::vector<Rgb> colors; ///< each once
    std::vector<Part> parts; ///< back to front
    std::vector<Text> texts; ///< in the order of their parts; none once they are set

    template <typename Archive>
    void describe(Archive& archive) {
        archive(size, colors, parts, texts);
    }
};

/// Whether it keeps what is said above: groups in pairs, colours that are there, numbers in their ranges. A
/// drawing that comes from another process is asked first.
bool is_sound(const Drawing& drawing);

/// As text, one part on a line, in points of the drawing.
std::string to_listing(const Drawing& drawing);

/// How one colour is made: with a swatch of the layout, of process inks (parts, 0..1), or as light.
using Ink = std::variant<style::Paint, std::array<double, 4>, Rgb>;

/// A drawing for one output.
struct InkedDrawing {
    Drawing drawing;
    std::vector<Ink> inks; ///< one for each of its colours

    template <typename Archive>
    void describe(Archive& archive) {
        archive(drawing, inks);
    }
};

}
