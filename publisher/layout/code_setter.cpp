// SPDX-License-Identifier: Apache-2.0
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/layout/box_setter.hpp"

namespace publisher::layout {
namespace {

std::string to_text(const Size& size) {
    return to_millimetres_text(size.width) + " x " + to_millimetres_text(size.height);
}

/// From the first glyph to the end of the last, however the style would align it.
Rect extent_of(const story::Line& line) {
    Length left = line.runs.front().origin.x, right = left;
    for (const story::GlyphRun& run : line.runs) {
        left = std::min(left, run.origin.x);
        right = std::max(right, run.origin.x + run.width);
    }
    return {left, Length(), right - left, Length()};
}

}

// The footprint, quiet zones included, is the object's frame, so that whatever stands beside it stays out of
// the light margins that a scanner needs.
void BoxSetter::place_code(const bind::BoundBox& box, const Rect& frame) {
    const design::CodeSpec& spec = box.spec->code;
    const vector::Code& drawing = box.code->drawing;
    const Size size = drawing.size;
    if (size.width > frame.width + 0.01_mm || size.height > frame.height + 0.01_mm) {
        setting_.findings.add(
            diag::finding(diag::Code::CodeTooLarge, {{"item", box.id},
                                                     {"needed", to_text(size)},
                                                     {"found", to_text({frame.width, frame.height})}})
                .from(setting_.design.nodes.origin(box.spec->node))
                .about_product(block_.product_name)
                .on_page(page_.page().number, frame));
    }
    const double align_x = setting_.is_right_to_left ? 1 - spec.align_x : spec.align_x;
    const Point at{frame.x + (frame.width - size.width).scaled(align_x),
                   frame.y + (frame.height - size.height).scaled(spec.align_y)};
    page::Code code;
    code.head = head(box, {at.x, at.y, size.width, size.height});
    code.symbology = vector::rules(spec.symbology).name;
    code.content = drawing.content;
    code.outlines = drawing.outlines;
    for (auto& outline : code.outlines)
        for (Point& point : outline)
            point = {point.x + at.x, point.y + at.y};
    code.paint = spec.paint;
    code.ground = spec.ground;
    code.binding = page_.to_page(box.code->binding);
    page_.add(std::move(code));
    for (std::size_t i = 0; i < drawing.texts.size(); ++i)
        place_code_text(box, i, at);
}

void BoxSetter::place_code_text(const bind::BoundBox& box, std::size_t index, Point at) {
    const vector::CodeText& text = box.code->drawing.texts[index];
    const bind::StoryIndex story = box.code->texts[index];
    const Rect field = text.field.moved(at.x, at.y);
    const story::Galley line = galley(story, 1000_mm);
    const Rect extent = extent_of(line.lines.front());
    const Length spare = field.width - extent.width;
    if (spare < Length()) {
        setting_.findings.add(
            diag::finding(diag::Code::CodeTooLarge, {{"item", block_.stories[story].id},
                                                     {"needed", to_millimetres_text(extent.width)},
                                                     {"found", to_millimetres_text(field.width)}})
                .with_remedy("choose a smaller or narrower text-style for the figures")
                .from(setting_.design.nodes.origin(box.spec->node))
                .about_product(block_.product_name)
                .on_page(page_.page().number, field));
    }
    const Length left =
        text.alignment == vector::CodeText::Alignment::End ? field.left() + spare : field.left() + spare / 2;
    page::TextFrame frame;
    frame.head = {block_.stories[story].id, layer_, {}, field, box.spec->node, is_furniture_, wrap_of(box)};
    frame.story = page_.add_story(story);
    frame.thread = block_.stories[story].id;
    frame.lines =
        page_.place_lines(line.lines, left - extent.left(), field.bottom() - line.lines.front().baseline);
    page_.add(std::move(frame));
}

}
