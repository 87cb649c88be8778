// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/pdf/internal/tables.hpp"

#include "publisher/emit/pdf/internal/shapes.hpp"
#include "publisher/emit/pdf/internal/text.hpp"

#include <algorithm>

namespace publisher::emit::pdf {
namespace {

/// Brings the upright box of a turned cell to where the cell is: both have the same top left corner, and the
/// text is read from the foot to the head of the cell (Left) or the other way (Right).
void turn(const page::Cell& cell, Painter& painter) {
    const Length x = painter.space().x(cell.box.x), y = painter.space().y(cell.box.y);
    ContentStream& out = painter.out();
    if (cell.turn == style::Turn::Left)
        out.raw("0 1 -1 0 ").operand(x + y).operand(y - cell.box.height - x).operation("cm");
    else
        out.raw("0 -1 1 0 ").operand(x + cell.box.width - y).operand(x + y).operation("cm");
}

/// The parts of a row's foot below which no cell goes on, as seen from the left.
std::vector<std::pair<Length, Length>> free_parts(const page::TablePart& table, std::size_t row_idx) {
    const Rect& frame = table.head.frame;
    std::vector<std::pair<Length, Length>> covered;
    for (std::size_t i = 0; i <= row_idx; ++i) {
        for (const page::Cell& cell : table.rows[i].cells) {
            if (i + cell.n_rows > row_idx + 1) covered.emplace_back(cell.box.left(), cell.box.right());
        }
    }
    std::sort(covered.begin(), covered.end());
    std::vector<std::pair<Length, Length>> parts;
    Length x = frame.left();
    for (const auto& [left, right] : covered) {
        if (left > x) parts.emplace_back(x, left);
        x = right;
    }
    if (x < frame.right()) parts.emplace_back(x, frame.right());
    return parts;
}

void draw_edges(const page::Cell& cell, Painter& painter) {
    const Rect& box = cell.box;
    const Point top_left{box.left(), box.top()}, top_right{box.right(), box.top()};
    const Point bottom_left{box.left(), box.bottom()}, bottom_right{box.right(), box.bottom()};
    stroke_line(top_left, top_right, cell.above, painter);
    stroke_line(bottom_left, bottom_right, cell.below, painter);
    stroke_line(top_left, bottom_left, cell.left, painter);
    stroke_line(top_right, bottom_right, cell.right, painter);
}

void draw_grounds(const page::TablePart& table, Painter& painter) {
    for (const page::Row& row : table.rows) {
        for (const page::Cell& cell : row.cells)
            fill_rect(cell.box, Length(), cell.fill, painter);
    }
}

void draw_rules(const page::TablePart& table, const style::StyleSheet& styles, Painter& painter) {
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const page::Row& row = table.rows[i];
        if (!row.rule_below.is_visible()) continue;
        const Length y = row.y + row.height;
        for (const auto& [left, right] : free_parts(table, i))
            stroke_line({left, y}, {right, y}, row.rule_below, painter);
    }
    for (const page::Row& row : table.rows) {
        for (const page::Cell& cell : row.cells)
            draw_edges(cell, painter);
    }
    if (table.style.is_valid())
        stroke_rect(table.head.frame, Length(), styles[table.style].outer_rule, painter);
}

class CellPainter {
public:
    CellPainter(const Encodings& encodings, std::optional<Length> overprint_below, Painter& painter,
                Tagger* tagger)
        : encodings_(encodings), overprint_below_(overprint_below), painter_(painter), tagger_(tagger) {}

    void draw(const page::Cell& cell) {
        const bool is_turned = cell.turn != style::Turn::None && !cell.lines.empty();
        if (is_turned) {
            painter_.save();
            turn(cell, painter_);
        }
        if (const auto tagged = tagger_ ? tagger_->cell(cell) : std::nullopt) {
            draw_text(tagged->pieces, encodings_, overprint_below_, painter_);
        } else {
            painter_.marked(tagger_ ? Mark::furniture() : Mark(),
                            [&] { draw_text(unmarked(cell.lines), encodings_, overprint_below_, painter_); });
        }
        if (is_turned) painter_.restore();
    }

private:
    const Encodings& encodings_;
    const std::optional<Length> overprint_below_;
    Painter& painter_;
    Tagger* tagger_;
};

}

void draw_table(const page::TablePart& table, const style::StyleSheet& styles, const Encodings& encodings,
                std::optional<Length> overprint_below, Painter& painter, Tagger* tagger) {
    const Mark lines_and_grounds = tagger ? Mark::artifact() : Mark();
    painter.marked(lines_and_grounds, [&] { draw_grounds(table, painter); });
    if (tagger) tagger->begin_table(table);
    CellPainter cells(encodings, overprint_below, painter, tagger);
    for (const page::Row& row : table.rows) {
        if (tagger) tagger->begin_row(row);
        for (const page::Cell& cell : row.cells)
            cells.draw(cell);
        if (tagger) tagger->end_row();
    }
    painter.marked(lines_and_grounds, [&] { draw_rules(table, styles, painter); });
}

}
