// SPDX-License-Identifier: Apache-2.0
#include "publisher/layout/divide_story.hpp"
#include "publisher/layout/pour.hpp"
#include "publisher/layout/table_rows.hpp"

#include <algorithm>

namespace publisher::layout {
namespace {

/// The first row that ends below `room`, and how much of the room is left for it.
struct Overflow {
    std::size_t row = 0;
    Length room;
};
std::optional<Overflow> find_overflow(const SetRows& rows, Length room) {
    for (std::size_t i = 0; i < rows.rows.size(); ++i) {
        if (rows.rows[i].height > room) return Overflow{i, room};
        room -= rows.rows[i].height;
    }
    return std::nullopt;
}

bool may_be_divided(const SetRows& rows, std::size_t row_idx) {
    const SetRow& row = rows.rows[row_idx];
    if (!row.may_split) return false;
    for (std::size_t i = 0; i < row_idx; ++i) {
        for (const SetCell& cell : rows.rows[i].cells) {
            if (i + cell.n_rows > row_idx) return false;
        }
    }
    return std::all_of(row.cells.begin(), row.cells.end(), [](const SetCell& cell) {
        return cell.n_rows == 1 && cell.spec->turn == style::Turn::None;
    });
}

Length inset_height(const SetCell& cell) {
    return cell.insets.top + cell.insets.bottom;
}

std::size_t lines_with_room(const SetCell& cell, Length room) {
    const auto& lines = cell.galley.lines;
    const auto has_room = [&](const story::Line& line) {
        return line.baseline + line.descent <= room - inset_height(cell);
    };
    return static_cast<std::size_t>(std::find_if_not(lines.begin(), lines.end(), has_room) - lines.begin());
}

/// The lines from `n_first` on as a galley of their own.
story::Galley rest_of(const story::Galley& galley, std::size_t n_first) {
    story::Galley rest;
    rest.lines.assign(galley.lines.begin() + static_cast<std::ptrdiff_t>(n_first), galley.lines.end());
    const Length up = rest.lines.front().baseline - rest.lines.front().ascent;
    for (story::Line& line : rest.lines) {
        line.baseline -= up;
        for (story::GlyphRun& run : line.runs)
            run.origin.y -= up;
    }
    rest.height = galley.height - up;
    return rest;
}

void divide_cell(std::size_t n_first, bind::Block& block, SetCell& first, SetCell& rest) {
    const auto& lines = first.galley.lines;
    if (n_first == lines.size()) {
        rest.galley = {};
        rest.story.reset();
        rest.fitted = {};
        rest.needed_height = {};
        return;
    }
    auto [begin, end] = divide_story(first.text(block), lines, n_first);
    // What it took is told with the first part; both are stories of their own now.
    first.fitted.is_changed = false;
    rest.fitted = {};
    rest.fitted.fitting = first.fitted.fitting;
    first.story = static_cast<bind::StoryIndex>(block.stories.size());
    rest.story = *first.story + 1;
    block.stories.push_back(std::move(begin));
    block.stories.push_back(std::move(end));
    rest.galley = rest_of(first.galley, n_first);
    rest.needed_height = rest.galley.height + inset_height(rest);
    first.galley.lines.resize(n_first);
    first.galley.height = first.galley.lines.back().baseline + first.galley.lines.back().descent;
    first.needed_height = first.galley.height + inset_height(first);
}

void fit_height(SetRow& row) {
    row.height = {};
    for (const SetCell& cell : row.cells)
        row.height = std::max(row.height, cell.needed_height);
}

}

std::optional<DividedRows> divide(const SetRows& rows, Length room, const style::StyleSheet& styles,
                                  Divide how, bind::Block& block) {
    const auto overflow = find_overflow(rows, room);
    if (!overflow || !may_be_divided(rows, overflow->row)) return std::nullopt;
    const SetRow& row = rows.rows[overflow->row];
    std::vector<std::size_t> n_first;
    for (const SetCell& cell : row.cells) {
        const auto& lines = cell.galley.lines;
        std::size_t n = lines_with_room(cell, overflow->room);
        if (n < lines.size() && how == Divide::WhereAllowed)
            n = lines_before_break(lines, cell.text(block), styles, 0, n);
        if (n == 0 && !lines.empty()) return std::nullopt;
        n_first.push_back(n);
    }
    DividedRows result;
    const auto at = rows.rows.begin() + static_cast<std::ptrdiff_t>(overflow->row);
    result.first.rows.assign(rows.rows.begin(), at + 1);
    result.rest.rows.assign(at, rows.rows.end());
    SetRow &first = result.first.rows.back(), &rest = result.rest.rows.front();
    rest.is_continued = true;
    for (std::size_t i = 0; i < row.cells.size(); ++i)
        divide_cell(n_first[i], block, first.cells[i], rest.cells[i]);
    fit_height(first);
    fit_height(rest);
    return result;
}

}
