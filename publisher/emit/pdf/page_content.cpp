// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/pdf/internal/page_content.hpp"

#include "publisher/emit/pdf/internal/shapes.hpp"
#include "publisher/emit/pdf/internal/text.hpp"

namespace publisher::emit::pdf {
namespace {

class PagePainter {
public:
    PagePainter(const Paintbox& paintbox, Painter& painter) : paintbox_(paintbox), painter_(painter) {}

    Status operator()(const page::TextFrame& frame) {
        fill_frame(frame.head);
        stroke_frame(frame.head);
        draw_lines(frame.lines, paintbox_.encodings, paintbox_.fonts, painter_);
        return Done();
    }

    Status operator()(const page::PictureFrame& frame) {
        fill_frame(frame.head);
        if (!frame.file_digest.empty()) {
            const auto number = paintbox_.pictures.ensure(frame.file_digest);
            if (!number) return number.failure();
            const style::ObjectStyle* object_style = find_style(frame.head);
            draw_picture(frame, *number, object_style ? object_style->corner_radius : Length(), painter_);
            if (paintbox_.pictures.entries()[*number].soft_mask) painter_.resources().has_transparency = true;
        }
        stroke_frame(frame.head);
        return Done();
    }

    Status operator()(const page::Shape& shape) {
        draw_shape(shape, painter_);
        return Done();
    }

    // Grounds first, then text, then rules: a rule is never cut by the ground of the next row.
    Status operator()(const page::TablePart& table) {
        fill_frame(table.head);
        for (const page::Row& row : table.rows)
            for (const page::Cell& cell : row.cells)
                fill_rect(cell.box, Length(), cell.fill, painter_);
        for (const page::Row& row : table.rows)
            for (const page::Cell& cell : row.cells)
                draw_lines(cell.lines, paintbox_.encodings, paintbox_.fonts, painter_);
        const Rect& frame = table.head.frame;
        for (const page::Row& row : table.rows) {
            const Length y = row.y + row.height;
            stroke_line({frame.left(), y}, {frame.right(), y}, row.rule_below, painter_);
        }
        if (table.style.is_valid())
            stroke_rect(frame, Length(), paintbox_.styles[table.style].outer_rule, painter_);
        stroke_frame(table.head);
        return Done();
    }

private:
    const style::ObjectStyle* find_style(const page::ObjectHead& head) const {
        return head.style.is_valid() ? &paintbox_.styles[head.style] : nullptr;
    }
    void fill_frame(const page::ObjectHead& head) {
        if (const auto* object_style = find_style(head))
            fill_rect(head.frame, object_style->corner_radius, object_style->fill, painter_);
    }
    void stroke_frame(const page::ObjectHead& head) {
        if (const auto* object_style = find_style(head))
            stroke_rect(head.frame, object_style->corner_radius, object_style->stroke, painter_);
    }

    const Paintbox& paintbox_;
    Painter& painter_;
};

}

Result<PageContent> paint_page(const page::Page& page, const Paintbox& paintbox) {
    const PageSpace space{page.trim, std::max(page.bleed, Length()), sheet_margin(page, paintbox.options)};
    Painter painter(space, paintbox.colors);
    PagePainter page_painter(paintbox, painter);
    for (const page::Object& object : page.objects) {
        const Status painted = std::visit(page_painter, object);
        if (!painted) return painted.failure();
    }
    draw_crop_marks(paintbox.options, painter);
    return PageContent{space, painter.out().take(), painter.resources()};
}

}
