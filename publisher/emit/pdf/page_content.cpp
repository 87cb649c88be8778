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
        draw_lines(frame.lines, paintbox_.encodings, painter_);
        return Done();
    }

    Status operator()(const page::PictureFrame& frame) {
        if (frame.file_digest.empty()) return Done();
        const auto number = paintbox_.pictures.ensure(frame.file_digest);
        if (!number) return number.failure();
        const style::ObjectStyleId style = frame.head.style;
        const Length radius = style.is_valid() ? paintbox_.styles[style].corner_radius : Length();
        draw_picture(frame, *number, radius, painter_);
        if (paintbox_.pictures.entries()[*number].soft_mask) painter_.resources().has_transparency = true;
        return Done();
    }

    Status operator()(const page::Shape& shape) {
        draw_shape(shape, painter_);
        return Done();
    }

    // Grounds first, then text, then rules: a rule is never cut by the ground of the next row.
    Status operator()(const page::TablePart& table) {
        for (const page::Row& row : table.rows)
            for (const page::Cell& cell : row.cells)
                fill_rect(cell.box, Length(), cell.fill, painter_);
        for (const page::Row& row : table.rows)
            for (const page::Cell& cell : row.cells)
                draw_lines(cell.lines, paintbox_.encodings, painter_);
        const Rect& frame = table.head.frame;
        for (const page::Row& row : table.rows) {
            const Length y = row.y + row.height;
            stroke_line({frame.left(), y}, {frame.right(), y}, row.rule_below, painter_);
        }
        if (table.style.is_valid())
            stroke_rect(frame, Length(), paintbox_.styles[table.style].outer_rule, painter_);
        return Done();
    }

private:
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
