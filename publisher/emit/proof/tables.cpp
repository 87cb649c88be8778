// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/proof/internal/painting.hpp"

#include <algorithm>
#include <numbers>

namespace publisher::emit::proof {
namespace {

/// Brings the upright box of a turned cell to where the cell is: both have the same top left corner, and the
/// text is read from the foot to the head of the cell (Left) or the other way (Right).
void turn(const page::Cell& cell, cairo_t* context) {
    const double x = cell.box.x.points(), y = cell.box.y.points();
    constexpr double kQuarter = std::numbers::pi / 2;
    if (cell.turn == style::Turn::Left) {
        cairo_translate(context, x, y + cell.box.height.points());
        cairo_rotate(context, -kQuarter);
    } else {
        cairo_translate(context, x + cell.box.width.points(), y);
        cairo_rotate(context, kQuarter);
    }
    cairo_translate(context, -x, -y);
}

/// The parts of a row's foot below which no cell goes on, as seen from the left.
std::vector<std::pair<Length, Length>> free_parts(const page::TablePart& table, std::size_t row_idx) {
    std::vector<std::pair<Length, Length>> covered;
    for (std::size_t i = 0; i <= row_idx; ++i) {
        for (const page::Cell& cell : table.rows[i].cells) {
            if (i + cell.n_rows > row_idx + 1) covered.emplace_back(cell.box.left(), cell.box.right());
        }
    }
    std::ranges::sort(covered);
    std::vector<std::pair<Length, Length>> parts;
    Length x = table.head.frame.left();
    for (const auto& [left, right] : covered) {
        if (left > x) parts.emplace_back(x, left);
        x = right;
    }
    if (x < table.head.frame.right()) parts.emplace_back(x, table.head.frame.right());
    return parts;
}

void draw_edges(const page::Cell& cell, const Tools& tools) {
    const Rect& box = cell.box;
    const Point top_left{box.left(), box.top()}, top_right{box.right(), box.top()};
    const Point bottom_left{box.left(), box.bottom()}, bottom_right{box.right(), box.bottom()};
    stroke_line(top_left, top_right, cell.above, tools);
    stroke_line(bottom_left, bottom_right, cell.below, tools);
    stroke_line(top_left, bottom_left, cell.left, tools);
    stroke_line(top_right, bottom_right, cell.right, tools);
}

Status draw_text(const page::Cell& cell, const Tools& tools) {
    if (cell.turn == style::Turn::None) return draw_lines(cell.lines, tools);
    tools.canvas.save();
    turn(cell, tools.canvas.context());
    const Status drawn = draw_lines(cell.lines, tools);
    tools.canvas.restore();
    return drawn;
}

}

Status draw_table(const page::TablePart& table, const style::StyleSheet& styles, const Tools& tools) {
    for (const page::Row& row : table.rows) {
        for (const page::Cell& cell : row.cells)
            fill_rect(cell.box, Length(), cell.fill, tools);
    }
    for (const page::Row& row : table.rows) {
        for (const page::Cell& cell : row.cells) {
            if (const Status drawn = draw_text(cell, tools); !drawn) return drawn;
        }
    }
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const page::Row& row = table.rows[i];
        if (!row.rule_below.is_visible()) continue;
        const Length y = row.y + row.height;
        for (const auto& [left, right] : free_parts(table, i))
            stroke_line({left, y}, {right, y}, row.rule_below, tools);
    }
    for (const page::Row& row : table.rows) {
        for (const page::Cell& cell : row.cells)
            draw_edges(cell, tools);
    }
    if (table.style.is_valid())
        stroke_rect(table.head.frame, Length(), styles[table.style].outer_rule, tools);
    return Done();
}

}
