// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher/inspect/worker/write_facts.hpp"

namespace publisher::inspect {
namespace {

void write_color(Json& json, const char* name, const Color& color) {
    if (color.space.empty()) return;
    json.key(name).begin_object().entry("space", color.space);
    if (!color.components.empty()) {
        json.key("components").begin_array();
        for (const double component : color.components)
            json.number(component, 4);
        json.end_array();
    }
    if (!color.colorants.empty()) json.texts("colorants", color.colorants);
    if (!color.alternate.empty()) json.entry("alternate", color.alternate);
    json.end_object();
}

bool is_usual(const Painted& painted) {
    return painted.opacity == 1 && painted.blend_mode == "Normal" && !painted.has_soft_mask &&
           painted.group < 0 && painted.form < 0 && painted.within == Within::Page;
}

/// What is as usual is left out.
void write_painted(Json& json, const Painted& painted) {
    json.entry("order", painted.order).rect("box", painted.box);
    if (painted.visible != painted.box) json.rect("visible", painted.visible);
    if (is_usual(painted)) return;
    constexpr const char* kNames[] = {"page", "soft-mask", "pattern", "annotation"};
    json.key("painted").begin_object().entry("opacity", painted.opacity, 4);
    if (painted.blend_mode != "Normal") json.entry("blend", painted.blend_mode);
    if (painted.has_soft_mask) json.flag("soft_mask", true);
    if (painted.group >= 0) json.entry("group", painted.group);
    if (painted.form >= 0) json.entry("form", painted.form);
    if (painted.within != Within::Page) json.entry("within", kNames[static_cast<int>(painted.within)]);
    json.end_object();
}

void write_overprint(Json& json, bool overprint, int mode) {
    if (overprint) json.flag("overprint", true);
    if (mode != 0) json.entry("overprint_mode", mode);
}

/// Glyphs that stand side by side on one level line, all as high, their bytes one after the other.
bool is_level(const std::vector<Glyph>& glyphs) {
    const Glyph& first = glyphs.front();
    std::uint32_t text_end = 0;
    for (const Glyph& glyph : glyphs) {
        const bool is_alike = glyph.origin.y == first.origin.y && glyph.advance_y == Length() &&
                              glyph.box.y == first.box.y && glyph.box.height == first.box.height &&
                              glyph.box.x == glyph.origin.x && glyph.box.width == glyph.advance_x;
        if (!is_alike || glyph.text_begin != text_end) return false;
        text_end = glyph.text_end;
    }
    return true;
}

/// "level_glyphs": [y, top, height], then for each glyph how far its origin is right of the one before (of
/// the first: x), its advance, its code, the number of its bytes. Lengths in units of 1/12700 pt: glyphs are
/// most of the answer.
void write_level_glyphs(Json& json, const std::vector<Glyph>& glyphs) {
    const Glyph& first = glyphs.front();
    std::vector<std::int64_t> numbers = {first.origin.y.units(), first.box.y.units(),
                                         first.box.height.units()};
    numbers.reserve(numbers.size() + 4 * glyphs.size());
    Length x;
    for (const Glyph& glyph : glyphs) {
        numbers.push_back((glyph.origin.x - x).units());
        numbers.push_back(glyph.advance_x.units());
        numbers.push_back(glyph.code);
        numbers.push_back(glyph.text_end - glyph.text_begin);
        x = glyph.origin.x;
    }
    json.numbers("level_glyphs", numbers);
}

/// "glyphs": for each x, y, advance x, advance y, box x, box y, box width, box height in units of 1/12700 pt;
/// code, text begin, text end.
void write_glyphs(Json& json, const std::vector<Glyph>& glyphs) {
    std::vector<std::int64_t> numbers;
    numbers.reserve(11 * glyphs.size());
    for (const Glyph& glyph : glyphs) {
        for (const Length length : {glyph.origin.x, glyph.origin.y, glyph.advance_x, glyph.advance_y,
                                    glyph.box.x, glyph.box.y, glyph.box.width, glyph.box.height})
            numbers.push_back(length.units());
        for (const std::uint32_t number : {glyph.code, glyph.text_begin, glyph.text_end})
            numbers.push_back(number);
    }
    json.numbers("glyphs", numbers);
}

bool is_set_alike(const TextRun& a, const TextRun& b) {
    return a.font == b.font && a.font_object == b.font_object && a.size == b.size && a.angle == b.angle &&
           a.fill == b.fill && a.stroke == b.stroke && a.fill_overprint == b.fill_overprint &&
           a.stroke_overprint == b.stroke_overprint && a.overprint_mode == b.overprint_mode &&
           a.render_mode == b.render_mode;
}

void write_setting(Json& json, const TextRun& run) {
    json.key("set").begin_object().entry("font", run.font).entry("font_object", run.font_object);
    json.key("size").length(run.size);
    if (run.angle != 0) json.entry("angle", run.angle, 3);
    write_color(json, "fill", run.fill);
    write_color(json, "stroke", run.stroke);
    write_overprint(json, run.fill_overprint, run.overprint_mode);
    if (run.stroke_overprint) json.flag("stroke_overprint", true);
    if (run.render_mode != 0) json.entry("render_mode", run.render_mode);
    json.end_object();
}

/// A run that is set like the one before it does not say how.
void write_run(Json& json, const TextRun& run, const TextRun* before) {
    json.begin_object();
    write_painted(json, run);
    json.entry("text", run.text);
    json.key("origin").begin_array().length(run.origin.x).length(run.origin.y).end_array();
    if (!before || !is_set_alike(run, *before)) write_setting(json, run);
    if (run.n_unmapped != 0) json.entry("unmapped", run.n_unmapped);
    if (run.n_contradicted != 0) json.entry("contradicted", run.n_contradicted);
    if (run.n_code_zero != 0) json.entry("code_zero", run.n_code_zero);
    if (run.is_right_to_left) json.flag("right_to_left", true);
    if (run.has_actual_text) json.flag("actual_text", true);
    if (!run.glyphs.empty())
        is_level(run.glyphs) ? write_level_glyphs(json, run.glyphs) : write_glyphs(json, run.glyphs);
    json.end_object();
}

void write_runs(Json& json, const std::vector<TextRun>& runs) {
    json.key("runs").begin_array();
    const TextRun* before = nullptr;
    for (const TextRun& run : runs) {
        write_run(json, run, before);
        before = &run;
    }
    json.end_array();
}

void write_picture(Json& json, const Picture& picture) {
    constexpr const char* kMasks[] = {"none", "stencil", "explicit", "color-key", "soft"};
    json.begin_object();
    write_painted(json, picture);
    json.entry("object", picture.object).entry("width", picture.width).entry("height", picture.height);
    json.entry("ppi_x", picture.ppi_x, 3).entry("ppi_y", picture.ppi_y, 3);
    json.key("matrix").begin_array();
    for (const double value : picture.matrix)
        json.number(value, 5);
    json.end_array();
    write_color(json, "color", picture.color);
    json.entry("bits", picture.bits).entry("mask", kMasks[static_cast<int>(picture.mask)]);
    json.texts("filters", picture.filters);
    if (picture.is_inline) json.flag("inline", true);
    if (picture.is_interpolated) json.flag("interpolated", true);
    write_overprint(json, picture.overprint, picture.overprint_mode);
    json.end_object();
}

void write_path(Json& json, const Path& path) {
    constexpr const char* kKinds[] = {"fill", "even-odd-fill", "stroke"};
    json.begin_object();
    write_painted(json, path);
    json.entry("kind", kKinds[static_cast<int>(path.kind)]);
    write_color(json, "color", path.color);
    write_overprint(json, path.overprint, path.overprint_mode);
    if (path.kind == Path::Kind::Stroke) json.key("line_width").length(path.line_width);
    if (path.is_dashed) json.flag("dashed", true);
    json.entry("subpaths", path.n_subpaths).entry("points", path.n_points);
    if (path.is_rectangle) json.flag("rectangle", true);
    json.end_object();
}

void write_shading(Json& json, const Shading& shading) {
    json.begin_object();
    write_painted(json, shading);
    json.entry("type", shading.type);
    write_color(json, "color", shading.color);
    write_overprint(json, shading.overprint, 0);
    json.end_object();
}

void write_pattern(Json& json, const TilingPattern& pattern) {
    json.begin_object();
    write_painted(json, pattern);
    json.entry("tiles", pattern.n_tiles).end_object();
}

void write_form(Json& json, const FormFacts& form) {
    json.begin_object().entry("object", form.object);
    if (form.parent >= 0) json.entry("parent", form.parent);
    json.entry("content_sha256", form.content_sha256).end_object();
}

void write_group(Json& json, const TransparencyGroup& group) {
    json.begin_object();
    write_painted(json, group);
    json.entry("space", group.space).flag("isolated", group.is_isolated);
    json.flag("knockout", group.is_knockout).flag("for_soft_mask", group.is_soft_mask).end_object();
}

void write_annotation(Json& json, const Annotation& annotation) {
    json.begin_object().entry("subtype", annotation.subtype).rect("area", annotation.area);
    json.entry("flags", annotation.flags).entry("contents", annotation.contents);
    json.entry("action", annotation.action).entry("uri", annotation.uri).end_object();
}

void write_figure(Json& json, const DrawnFigure& figure) {
    json.begin_object().entry("font", figure.font).entry("font_object", figure.font_object);
    json.entry("figure", std::string_view(&figure.figure, 1)).entry("outline", figure.outline).end_object();
}

void write_box(Json& json, const char* name, const std::optional<BoxFacts>& box) {
    if (!box) return;
    json.key(name).begin_object().key("box").begin_array();
    for (const double value : {box->left, box->bottom, box->right, box->top})
        json.number(value, 5);
    json.end_array().rect("area", box->area).flag("inherited", box->is_inherited).end_object();
}

template <typename T>
void write_list(Json& json, const char* name, const std::vector<T>& list, void (*write)(Json&, const T&)) {
    json.key(name).begin_array();
    for (const auto& item : list)
        write(json, item);
    json.end_array();
}

}

void write_page(Json& json, const PageFacts& page) {
    json.begin_object().entry("number", page.number).entry("label", page.label).entry("rotate", page.rotate);
    if (!page.content_sha256.empty()) json.entry("content_sha256", page.content_sha256);
    json.entry("user_unit", page.user_unit, 6);
    json.key("boxes").begin_object();
    write_box(json, "media", page.media);
    write_box(json, "crop", page.crop);
    write_box(json, "bleed", page.bleed);
    write_box(json, "trim", page.trim);
    write_box(json, "art", page.art);
    json.end_object();
    json.key("size").begin_array().length(page.size.width).length(page.size.height).end_array();
    if (page.has_group) {
        json.key("page_group");
        write_group(json, page.group);
    }
    json.flag("actions", page.has_actions).texts("layers", page.layers);
    write_fonts(json, page.fonts);
    write_runs(json, page.runs);
    write_list(json, "pictures", page.pictures, write_picture);
    write_list(json, "paths", page.paths, write_path);
    write_list(json, "shadings", page.shadings, write_shading);
    write_list(json, "patterns", page.patterns, write_pattern);
    write_list(json, "groups", page.groups, write_group);
    write_list(json, "forms", page.forms, write_form);
    write_list(json, "annotations", page.annotations, write_annotation);
    write_list(json, "figures", page.figures, write_figure);
    json.texts("messages", page.messages).end_object();
}

}
