// SPDX-License-Identifier: Apache-2.0
#include "publisher/text/drawing_text.hpp"

#include "publisher/base/text.hpp"
#include "publisher/text/composer.hpp"

#include <hb.h>

#include <algorithm>
#include <functional>
#include <initializer_list>
#include <memory>

namespace publisher::text {
namespace {

using vector::Drawing;
using vector::PaintedPath;
using vector::Step;
using vector::Text;
using vector::TextSpan;

Failure refused(const Text& text, const std::string& reason) {
    return {Failure::Kind::Refused, "line " + std::to_string(text.line) + ", <text>: " + reason};
}

/// One look for each span. A run tells its span by its swatch, which is nothing but a number here.
style::StyleSheet styles_of(const Text& text, const font::Library& library) {
    style::StyleSheet sheet;
    sheet.swatches.resize(text.spans.size());
    for (std::uint32_t i = 0; i < text.spans.size(); ++i) {
        const TextSpan& span = text.spans[i];
        style::FontFamily family{.name = std::to_string(i)};
        for (const std::string& name : span.families)
            if (library.find(name, span.weight, span.is_italic).is_valid())
                family.members.push_back({.family = name});
        sheet.families.push_back(std::move(family));
        style::CharacterStyle look{.name = std::to_string(i)};
        look.format.family = style::FamilyId(i);
        look.format.weight = span.weight;
        look.format.is_italic = span.is_italic;
        look.format.size = Length::from_points(span.size);
        look.format.tracking = Length::from_points(span.letter_spacing);
        look.format.paint = style::Paint{style::SwatchId(i)};
        sheet.character_styles.push_back(std::move(look));
    }
    style::ParagraphStyle line{.name = "line"};
    line.format = sheet.character_styles.front().format;
    line.leading = *line.format.size;
    sheet.paragraph_styles.push_back(std::move(line));
    return sheet;
}

story::Story story_of(const Text& text) {
    story::Story story{.language = "und", .is_right_to_left = text.is_right_to_left};
    story::Paragraph& line = story.paragraphs.emplace_back();
    line.style = style::ParagraphStyleId(0);
    for (std::uint32_t i = 0; i < text.spans.size(); ++i)
        line.runs.push_back({.text = text.spans[i].text, .style = style::CharacterStyleId(i)});
    return story;
}

struct Destroy {
    void operator()(hb_draw_funcs_t* functions) const { hb_draw_funcs_destroy(functions); }
    void operator()(hb_font_t* font) const { hb_font_destroy(font); }
};
template <typename Object>
using Owned = std::unique_ptr<Object, Destroy>;

/// Outlines of glyphs as steps, in font units, y up; HarfBuzz calls it.
class GlyphPen {
public:
    /// Brings font units to where the glyph stands in the drawing.
    using Place = std::function<Point(double x, double y)>;

    GlyphPen() : functions_(hb_draw_funcs_create()) {
        hb_draw_funcs_set_move_to_func(functions_.get(), move, nullptr, nullptr);
        hb_draw_funcs_set_line_to_func(functions_.get(), line, nullptr, nullptr);
        hb_draw_funcs_set_cubic_to_func(functions_.get(), curve, nullptr, nullptr);
        hb_draw_funcs_set_close_path_func(functions_.get(), close, nullptr, nullptr);
    }

    void draw(hb_font_t* font, std::uint32_t glyph, Place place, vector::Path& path) {
        place_ = std::move(place);
        path_ = &path;
        hb_font_get_glyph_shape(font, glyph, functions_.get(), this);
    }

private:
    static void add(void* pen, Step::Kind kind, std::initializer_list<std::pair<float, float>> points) {
        auto& self = *static_cast<GlyphPen*>(pen);
        Step step{.kind = kind};
        Point* const places[] = {&step.first, &step.second, &step.to};
        std::size_t at = 3 - points.size();
        for (const auto& [x, y] : points)
            *places[at++] = self.place_(x, y);
        self.path_->push_back(step);
    }
    static void move(hb_draw_funcs_t*, void* pen, hb_draw_state_t*, float x, float y, void*) {
        add(pen, Step::Kind::Move, {{x, y}});
    }
    static void line(hb_draw_funcs_t*, void* pen, hb_draw_state_t*, float x, float y, void*) {
        add(pen, Step::Kind::Line, {{x, y}});
    }
    static void curve(hb_draw_funcs_t*, void* pen, hb_draw_state_t*, float x1, float y1, float x2, float y2,
                      float x3, float y3, void*) {
        add(pen, Step::Kind::Curve, {{x1, y1}, {x2, y2}, {x3, y3}});
    }
    static void close(hb_draw_funcs_t*, void* pen, hb_draw_state_t*, void*) {
        add(pen, Step::Kind::Close, {});
    }

    Owned<hb_draw_funcs_t> functions_;
    Place place_;
    vector::Path* path_ = nullptr;
};

/// The glyphs of one line as outlines.
class LineDrawer {
public:
    LineDrawer(const Text& text, const font::Library& library, GlyphPen& pen)
        : text_(text), library_(library), pen_(pen) {}

    std::vector<PaintedPath> draw(const story::Line& line) {
        const double width = line.natural_width.points() + moved_before(text_.spans.size(), &TextSpan::dx);
        const bool is_turned = text_.is_right_to_left;
        const double part = text_.anchor == Text::Anchor::Middle               ? 0.5
                            : (text_.anchor == Text::Anchor::End) != is_turned ? 1
                                                                               : 0;
        const double start = line.runs.empty() ? 0 : line.runs.front().origin.x.points();
        std::vector<PaintedPath> paths;
        for (const story::GlyphRun& run : line.runs) {
            const std::size_t span_idx = run.paint.swatch.index();
            PaintedPath path;
            path.fill = text_.spans[span_idx].fill;
            path.fill_opacity = text_.spans[span_idx].fill_opacity;
            path.stroke = text_.spans[span_idx].stroke;
            const double x = text_.x - part * width + run.origin.x.points() - start +
                             moved_before(span_idx + 1, &TextSpan::dx);
            draw(run, x, text_.y + moved_before(span_idx + 1, &TextSpan::dy), path.outline);
            if (!path.outline.empty()) paths.push_back(std::move(path));
        }
        return paths;
    }

private:
    double moved_before(std::size_t end, double TextSpan::*by) const {
        double sum = 0;
        for (std::size_t i = 0; i < end; ++i)
            sum += text_.spans[i].*by;
        return sum;
    }

    void draw(const story::GlyphRun& run, double x, double y, vector::Path& path) {
        const Owned<hb_font_t> font(hb_font_create(library_.harfbuzz_face(run.face)));
        const double unit = run.size.points() / std::max(run.units_per_em, 1);
        const auto& m = text_.matrix;
        std::int64_t pen = 0;
        for (const story::Glyph& glyph : run.glyphs) {
            const auto place = [&](double right, double up) {
                const double across = x + unit * (static_cast<double>(pen + glyph.x_offset) + right);
                const double down = y - unit * (glyph.y_offset + up);
                return Point{Length::from_points(m[0] * across + m[2] * down + m[4]),
                             Length::from_points(m[1] * across + m[3] * down + m[5])};
            };
            pen_.draw(font.get(), glyph.index, place, path);
            pen += glyph.advance;
        }
    }

    const Text& text_;
    const font::Library& library_;
    GlyphPen& pen_;
};

Result<std::vector<PaintedPath>> outlines_of(const Text& text, const font::Library& library,
                                             const Hyphenation& hyphenation, GlyphPen& pen) {
    const style::StyleSheet styles = styles_of(text, library);
    for (std::size_t i = 0; i < styles.families.size(); ++i) {
        if (!styles.families[i].members.empty()) continue;
        const std::string names = joined(text.spans[i].families, ", ");
        return refused(text, names.empty() ? "it names no font" : "no font of '" + names + "' is pinned");
    }
    Composer composer(library, styles, hyphenation);
    const PreparedStory story = composer.prepare(story_of(text));
    const story::Galley galley = composer.set(story, story.natural_width() + 1_pt);
    if (!composer.face_failures().empty()) return composer.face_failures().front();
    if (!galley.missing_glyphs.empty()) {
        return refused(text, "its fonts have no glyph for " +
                                 to_code_point_name(galley.missing_glyphs.front().code_point));
    }
    std::vector<PaintedPath> paths;
    for (const story::Line& line : galley.lines) {
        for (PaintedPath& path : LineDrawer(text, library, pen).draw(line))
            paths.push_back(std::move(path));
    }
    return paths;
}

}

Status set_texts(Drawing& drawing, const font::Library& library, const Hyphenation& hyphenation) {
    if (drawing.texts.empty()) return Done();
    GlyphPen pen;
    std::vector<vector::Part> parts;
    auto next = drawing.parts.begin();
    for (const Text& text : drawing.texts) {
        auto paths = outlines_of(text, library, hyphenation, pen);
        if (!paths) return paths.failure();
        const auto place = drawing.parts.begin() + text.part;
        parts.insert(parts.end(), next, place);
        next = place;
        for (PaintedPath& path : *paths)
            parts.emplace_back(std::move(path));
    }
    parts.insert(parts.end(), next, drawing.parts.end());
    drawing.parts = std::move(parts);
    drawing.texts.clear();
    return Done();
}

}
