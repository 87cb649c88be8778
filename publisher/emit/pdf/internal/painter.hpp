// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/geometry.hpp"
#include "publisher/emit/pdf/internal/colors.hpp"
#include "publisher/emit/pdf/internal/content_stream.hpp"
#include "publisher/emit/pdf/internal/registry.hpp"

#include <cstdint>
#include <set>
#include <vector>

namespace publisher::emit::pdf {

/// Where a page lies on its sheet, and the one place where y is turned over: pages count from the top
/// left corner of the trim, PDF from the bottom left corner of the MediaBox.
struct PageSpace {
    Size trim;
    Length bleed;
    Length margin; ///< from trim to MediaBox: the bleed, or more where marks stand

    Length x(Length on_page) const { return margin + on_page; }
    Length y(Length on_page) const { return margin + trim.height - on_page; }
};

/// What the next operators are to readers aloud (PDF 32000-1 §14.6): content of an element, by its number on
/// the page, or nothing to them. Files for the press have no such marks.
struct Mark {
    enum class Kind : std::uint8_t { None, Content, Artifact, Furniture };
    Kind kind = Kind::None;
    std::string_view role; ///< of the element
    std::uint32_t number = 0;
    std::string language; ///< where it is another than the document's

    static Mark artifact() { return {Kind::Artifact, {}, 0, {}}; }
    static Mark furniture() { return {Kind::Furniture, {}, 0, {}}; }
    bool is_content() const { return kind == Kind::Content; }
    bool operator==(const Mark&) const = default;
};

/// What the operators of a page refer to by name.
struct Resources {
    std::set<std::uint32_t> faces, plates, art, blendings, gradients, patterns, layers;
    bool has_graphics_states = false, has_transparency = false;
};

/// What a stroke looks like, but for its colour and weight.
struct LineForm {
    std::vector<Length> dashes = {};
    Length dash_start = {};
    style::LineCap cap = style::LineCap::Butt;
    style::LineJoin join = style::LineJoin::Mitre;
    double mitre_limit = 10; ///< where PDF begins (PDF 32000-1 table 52)
};

/// Paints on one page and remembers what it used. Colours, overprint and line widths are written only
/// when they change.
class Painter {
public:
    Painter(const PageSpace& space, const Colors& colors, Registry& registry)
        : space_(space), colors_(colors), registry_(registry), states_(1) {}

    const PageSpace& space() const { return space_; }
    const Colors& colors() const { return colors_; }
    ContentStream& out() { return out_; }
    Resources& resources() { return resources_; }

    void save();
    void restore();
    /// A form begins with what stands where it is shown: brings everything to where a page begins.
    void begin_form();
    /// False when there is nothing to paint with.
    bool set_fill(const style::Paint& paint);
    void set_fill(const Ink& ink);
    bool set_stroke(const style::Stroke& stroke);
    void set_stroke(const Ink& ink, Length weight);
    void set_fill_pattern(std::uint32_t pattern);
    void set_stroke_pattern(std::uint32_t pattern, Length weight);
    void set_line_form(const LineForm& form);
    /// Until the graphics state is restored.
    void set_blending(const style::Blending& blending);
    /// Fills the rectangle with a gradient that is as long as it takes to reach all its corners.
    void fill_gradient(const Rect& rect, Length corner_radius, const style::Swatch& gradient);
    /// What follows belongs to the layer, until the next call; an empty name ends it.
    void set_layer(const std::string& name);
    /// What follows is what the mark says, until the next call; no mark ends it. Between those calls the
    /// graphics state is restored as often as it is saved.
    void set_mark(const Mark& mark);
    /// What `draw` paints is what the mark says; without one it belongs to the mark that stands.
    template <typename Draw>
    void marked(const Mark& mark, Draw draw) {
        const bool is_marking = mark.kind != Mark::Kind::None;
        if (is_marking) set_mark(mark);
        draw();
        if (is_marking) set_mark({});
    }

    /// The rectangle as a path; corners are rounded where a radius is given.
    void trace(const Rect& rect, Length corner_radius = {});
    void move_to(Point point);
    void line_to(Point point);
    void curve_to(Point first, Point second, Point end);

private:
    struct State {
        Ink fill, stroke;
        bool has_fill = false, has_stroke = false, is_overprinting = false;
        Length weight = Length::from_points(1);
        LineForm form;
    };
    void set_overprint(bool is_overprinting);
    void set_weight(Length weight);
    void write_pattern(std::uint32_t pattern, bool is_stroke);
    void write_color(const Ink& ink, bool is_stroke);
    void trace_rounded(const Rect& rect, Length radius);

    PageSpace space_;
    const Colors& colors_;
    Registry& registry_;
    std::string layer_;
    Mark mark_;
    ContentStream out_;
    Resources resources_;
    std::vector<State> states_;
};

}
