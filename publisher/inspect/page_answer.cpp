// SPDX-License-Identifier: Apache-2.0
#include "publisher/inspect/internal/answer.hpp"

#include <algorithm>

namespace publisher::inspect::internal {
namespace {

/// The enumerator of a word, which stands in `words` at its number; the first for an unknown word.
template <typename Enum, std::size_t n>
Enum read_word(Value answer, const char* const (&words)[n]) {
    const auto word = answer.text();
    for (std::size_t i = 0; i < n; ++i) {
        if (word == words[i]) return static_cast<Enum>(i);
    }
    return Enum{};
}

Color read_color(Value answer) {
    return {answer["space"].text(), answer["components"].numbers(), answer["colorants"].texts(),
            answer["alternate"].text()};
}

void read_painted(Value answer, Painted& painted) {
    painted.order = answer["order"].small_integer();
    painted.box = answer["box"].rect();
    painted.visible = answer["visible"].is_there() ? answer["visible"].rect() : painted.box;
    const Value how = answer["painted"];
    if (!how.is_there()) return;
    painted.opacity = how["opacity"].number(1);
    if (how["blend"].is_there()) painted.blend_mode = how["blend"].text();
    painted.has_soft_mask = how["soft_mask"].flag();
    painted.group = how["group"].small_integer(-1);
    painted.form = how["form"].small_integer(-1);
    painted.within = read_word<Within>(how["within"], {"page", "soft-mask", "pattern", "annotation"});
}

constexpr std::size_t kNumbersOfLine = 3, kNumbersOfLevelGlyph = 4, kNumbersOfGlyph = 11;

Length length_of(std::int64_t units) {
    return Length::from_units(units);
}

/// See write_level_glyphs of the worker.
std::vector<Glyph> read_level_glyphs(const std::vector<std::int64_t>& numbers) {
    std::vector<Glyph> glyphs;
    if (numbers.size() < kNumbersOfLine) return glyphs;
    const Length y = length_of(numbers[0]), top = length_of(numbers[1]), height = length_of(numbers[2]);
    glyphs.reserve(numbers.size() / kNumbersOfLevelGlyph);
    Length x;
    std::uint32_t text_end = 0;
    for (std::size_t i = kNumbersOfLine; i + kNumbersOfLevelGlyph <= numbers.size();
         i += kNumbersOfLevelGlyph) {
        x += length_of(numbers[i]);
        const Length advance = length_of(numbers[i + 1]);
        const auto text_begin = text_end;
        text_end += static_cast<std::uint32_t>(numbers[i + 3]);
        glyphs.push_back({{x, y},
                          advance,
                          {},
                          {x, top, advance, height},
                          static_cast<std::uint32_t>(numbers[i + 2]),
                          text_begin,
                          text_end});
    }
    return glyphs;
}

/// See write_glyphs of the worker.
std::vector<Glyph> read_glyphs(const std::vector<std::int64_t>& numbers) {
    std::vector<Glyph> glyphs;
    for (std::size_t i = 0; i + kNumbersOfGlyph <= numbers.size(); i += kNumbersOfGlyph) {
        const auto length = [&](std::size_t j) { return length_of(numbers[i + j]); };
        const auto count = [&](std::size_t j) { return static_cast<std::uint32_t>(numbers[i + j]); };
        glyphs.push_back({{length(0), length(1)},
                          length(2),
                          length(3),
                          {length(4), length(5), length(6), length(7)},
                          count(8),
                          count(9),
                          count(10)});
    }
    return glyphs;
}

void read_setting(Value answer, TextRun& run) {
    run.font = answer["font"].text();
    run.font_object = answer["font_object"].small_integer();
    run.size = answer["size"].length();
    run.angle = answer["angle"].number();
    run.fill = read_color(answer["fill"]);
    run.stroke = read_color(answer["stroke"]);
    run.fill_overprint = answer["overprint"].flag();
    run.stroke_overprint = answer["stroke_overprint"].flag();
    run.overprint_mode = answer["overprint_mode"].small_integer();
    run.render_mode = answer["render_mode"].small_integer();
}

void copy_setting(const TextRun& before, TextRun& run) {
    run.font = before.font;
    run.font_object = before.font_object;
    run.size = before.size;
    run.angle = before.angle;
    run.fill = before.fill;
    run.stroke = before.stroke;
    run.fill_overprint = before.fill_overprint;
    run.stroke_overprint = before.stroke_overprint;
    run.overprint_mode = before.overprint_mode;
    run.render_mode = before.render_mode;
}

/// See write_run of the worker.
TextRun read_run(Value answer, const TextRun* before) {
    TextRun run;
    read_painted(answer, run);
    run.text = answer["text"].text();
    const auto origin = answer["origin"].numbers();
    if (origin.size() == 2) run.origin = {Length::from_points(origin[0]), Length::from_points(origin[1])};
    if (const Value setting = answer["set"]; setting.is_there())
        read_setting(setting, run);
    else if (before)
        copy_setting(*before, run);
    run.n_unmapped = answer["unmapped"].small_integer();
    run.n_contradicted = answer["contradicted"].small_integer();
    run.is_right_to_left = answer["right_to_left"].flag();
    run.has_actual_text = answer["actual_text"].flag();
    run.n_code_zero = answer["code_zero"].small_integer();
    const Value level_glyphs = answer["level_glyphs"];
    run.glyphs = level_glyphs.is_there() ? read_level_glyphs(level_glyphs.integers())
                                         : read_glyphs(answer["glyphs"].integers());
    return run;
}

std::vector<TextRun> read_runs(Value answer) {
    const std::vector<Value> items = answer.items();
    std::vector<TextRun> runs;
    runs.reserve(items.size());
    for (const Value& item : items)
        runs.push_back(read_run(item, runs.empty() ? nullptr : &runs.back()));
    return runs;
}

Picture read_picture(Value answer) {
    Picture picture;
    read_painted(answer, picture);
    picture.object = answer["object"].small_integer();
    picture.width = answer["width"].small_integer();
    picture.height = answer["height"].small_integer();
    picture.ppi_x = answer["ppi_x"].number();
    picture.ppi_y = answer["ppi_y"].number();
    const auto matrix = answer["matrix"].numbers();
    if (matrix.size() == picture.matrix.size()) std::ranges::copy(matrix, picture.matrix.begin());
    picture.color = read_color(answer["color"]);
    picture.bits = answer["bits"].small_integer();
    picture.mask =
        read_word<Picture::Mask>(answer["mask"], {"none", "stencil", "explicit", "color-key", "soft"});
    picture.filters = answer["filters"].texts();
    picture.is_inline = answer["inline"].flag();
    picture.is_interpolated = answer["interpolated"].flag();
    picture.overprint = answer["overprint"].flag();
    picture.overprint_mode = answer["overprint_mode"].small_integer();
    return picture;
}

Path read_path(Value answer) {
    Path path;
    read_painted(answer, path);
    path.kind = read_word<Path::Kind>(answer["kind"], {"fill", "even-odd-fill", "stroke"});
    path.color = read_color(answer["color"]);
    path.overprint = answer["overprint"].flag();
    path.overprint_mode = answer["overprint_mode"].small_integer();
    path.line_width = answer["line_width"].length();
    path.is_dashed = answer["dashed"].flag();
    path.n_subpaths = answer["subpaths"].small_integer();
    path.n_points = answer["points"].small_integer();
    path.is_rectangle = answer["rectangle"].flag();
    return path;
}

Shading read_shading(Value answer) {
    Shading shading;
    read_painted(answer, shading);
    shading.type = answer["type"].small_integer();
    shading.color = read_color(answer["color"]);
    shading.overprint = answer["overprint"].flag();
    return shading;
}

TilingPattern read_pattern(Value answer) {
    TilingPattern pattern;
    read_painted(answer, pattern);
    pattern.n_tiles = answer["tiles"].small_integer();
    return pattern;
}

TransparencyGroup read_group(Value answer) {
    TransparencyGroup group;
    read_painted(answer, group);
    group.space = answer["space"].text();
    group.is_isolated = answer["isolated"].flag();
    group.is_knockout = answer["knockout"].flag();
    group.is_soft_mask = answer["for_soft_mask"].flag();
    return group;
}

FormFacts read_form(Value answer) {
    return {answer["object"].small_integer(), answer["parent"].small_integer(-1),
            answer["content_sha256"].text()};
}

Annotation read_annotation(Value answer) {
    return {answer["subtype"].text(),  answer["area"].rect(),   answer["flags"].small_integer(),
            answer["contents"].text(), answer["action"].text(), answer["uri"].text()};
}

DrawnFigure read_figure(Value answer) {
    const std::string figure = answer["figure"].text();
    return {answer["font"].text(), answer["font_object"].small_integer(),
            figure.empty() ? '0' : figure.front(), answer["outline"].text()};
}

std::optional<BoxFacts> read_box(Value answer) {
    const auto sides = answer["box"].numbers();
    if (sides.size() != 4) return {};
    return BoxFacts{
        sides[0], sides[1], sides[2], sides[3], answer["area"].rect(), answer["inherited"].flag()};
}

template <typename T>
std::vector<T> read_list(Value answer, T (*read)(Value)) {
    std::vector<T> list;
    for (const auto& item : answer.items())
        list.push_back(read(item));
    return list;
}

}

PageFacts read_page(Value answer) {
    PageFacts page;
    page.number = answer["number"].small_integer();
    page.label = answer["label"].text();
    page.content_sha256 = answer["content_sha256"].text();
    page.rotate = answer["rotate"].small_integer();
    page.user_unit = answer["user_unit"].number(1);
    const auto boxes = answer["boxes"];
    page.media = read_box(boxes["media"]);
    page.crop = read_box(boxes["crop"]);
    page.bleed = read_box(boxes["bleed"]);
    page.trim = read_box(boxes["trim"]);
    page.art = read_box(boxes["art"]);
    const auto size = answer["size"].items();
    if (size.size() == 2) page.size = {size[0].length(), size[1].length()};
    page.has_group = answer["page_group"].is_there();
    page.group = read_group(answer["page_group"]);
    page.has_actions = answer["actions"].flag();
    page.layers = answer["layers"].texts();
    page.fonts = read_fonts(answer["fonts"]);
    for (auto& font : page.fonts)
        font.is_used = true;
    page.runs = read_runs(answer["runs"]);
    page.pictures = read_list(answer["pictures"], read_picture);
    page.paths = read_list(answer["paths"], read_path);
    page.shadings = read_list(answer["shadings"], read_shading);
    page.patterns = read_list(answer["patterns"], read_pattern);
    page.groups = read_list(answer["groups"], read_group);
    page.forms = read_list(answer["forms"], read_form);
    page.annotations = read_list(answer["annotations"], read_annotation);
    page.figures = read_list(answer["figures"], read_figure);
    page.messages = answer["messages"].texts();
    return page;
}

}
