// SPDX-License-Identifier: Apache-2.0
#include "publisher/layout/table_rows.hpp"

#include <algorithm>
#include <utility>

namespace publisher::layout {

using style::Turn;

namespace {

/// A row grows with its texts; only max-lines limits them.
constexpr Length kEndless = 10'000_mm;

}

FitRequest request_of(const bind::Block& block, const bind::BoundCell& cell, std::size_t rung, Length width) {
    const design::TextSpec& spec = cell.spec->text;
    FitRequest request{spec, block.stories[*cell.story], width, kEndless};
    for (const auto& version : cell.versions)
        request.versions.push_back(version ? &block.stories[*version] : nullptr);
    const bool is_shared = spec.copyfit && spec.copyfit->sharing == design::Copyfit::Sharing::Table;
    if (is_shared && cell.spec->turn == Turn::None) request.first_rung = rung;
    return request;
}

Insets insets_along_text(const Insets& insets, Turn turn) {
    if (turn == Turn::Left) return {insets.left, insets.top, insets.right, insets.bottom};
    if (turn == Turn::Right) return {insets.right, insets.bottom, insets.left, insets.top};
    return insets;
}

Length SetRows::height() const {
    Length height;
    for (const SetRow& row : rows)
        height += row.height;
    return height;
}

SetRows RowSetter::set(const bind::Block& block, const std::vector<bind::BoundRow>& rows,
                       page::Row::Kind kind) const {
    SetRows result;
    for (const bind::BoundRow& bound : rows) {
        SetRow row;
        row.kind = bound.kind == bind::BoundRow::Kind::Head ? page::Row::Kind::Head : kind;
        row.may_split = bound.may_split;
        for (const bind::BoundCell& cell : bound.cells) {
            row.cells.push_back(set_cell(block, cell, row.kind));
            if (cell.n_rows == 1) row.height = std::max(row.height, row.cells.back().needed_height);
        }
        result.rows.push_back(std::move(row));
    }
    for (std::size_t i = 0; i < result.rows.size(); ++i) {
        for (SetCell& cell : result.rows[i].cells) {
            Length height;
            for (std::size_t j = i; j < i + cell.n_rows; ++j)
                height += result.rows[j].height;
            SetRow& last = result.rows[i + cell.n_rows - 1];
            last.height += std::max(Length(), cell.needed_height - height);
            if (cell.spec->turn != Turn::None && cell.story)
                set_turned(block, std::max(height, cell.needed_height), cell);
        }
    }
    return result;
}

SetCell RowSetter::set_cell(const bind::Block& block, const bind::BoundCell& bound,
                            page::Row::Kind kind) const {
    SetCell cell;
    cell.spec = bound.spec;
    cell.story = bound.story;
    cell.column = static_cast<std::uint32_t>(bound.column);
    cell.n_columns = static_cast<std::uint32_t>(bound.n_columns);
    cell.n_rows = static_cast<std::uint32_t>(bound.n_rows);
    cell.width = columns_.width(cell.column, cell.n_columns);
    cell.insets = insets_of(*bound.spec, style_, styles_);
    if (is_right_to_left_) std::swap(cell.insets.left, cell.insets.right);
    if (!cell.story) return cell;
    FitRequest request = request_of(block, bound, rung_);
    const Insets& insets = cell.insets;
    if (cell.spec->turn != Turn::None) {
        const auto prepared = composer_.prepare(request.story);
        cell.needed_height = prepared.natural_width() + 0.1_pt + insets.top + insets.bottom;
        return cell;
    }
    const bool has_number = cell.n_columns == 1 && specs_[cell.column].is_decimal &&
                            (kind == page::Row::Kind::Body || kind == page::Row::Kind::Foot);
    if (has_number) align_number(request, cell);
    request.width = cell.width - insets.left - insets.right;
    cell.fitted = fit_text(composer_, styles_, request);
    // What the whole table took is told once, of its section.
    if (request.first_rung > 0 && cell.fitted.rung <= request.first_rung) cell.fitted.steps.clear();
    cell.galley = std::move(cell.fitted.galley);
    cell.needed_height = cell.galley.height + insets.top + insets.bottom;
    return cell;
}

/// Numbers that need more than one line, or more room than the column has, stay where their style puts them.
void RowSetter::align_number(const FitRequest& request, SetCell& cell) const {
    const story::Story& story = request.story;
    const auto prepared = prepare_at_first_rung(composer_, styles_, request);
    const story::Galley galley = composer_.set(prepared, prepared.natural_width() + 0.1_pt);
    if (galley.lines.size() != 1 || story.paragraphs.empty()) return;
    const auto number = number_extent(galley.lines[0], composer_.decimal_separator(story.language));
    if (!number) return;
    const style::ParagraphStyleId id = story.paragraphs[0].style;
    const style::Alignment alignment = id.is_valid() ? styles_[id].alignment : style::Alignment::Start;
    const Insets more = insets_to_align(*number, columns_.numbers[cell.column],
                                        seen_alignment(alignment, story.is_right_to_left));
    const Length room = cell.width - cell.insets.left - cell.insets.right - more.left - more.right;
    if (prepared.natural_width() > room || more.left < Length() || more.right < Length()) return;
    cell.insets.left += more.left;
    cell.insets.right += more.right;
}

void RowSetter::set_turned(const bind::Block& block, Length height, SetCell& cell) const {
    const Insets insets = insets_along_text(cell.insets, cell.spec->turn);
    cell.galley =
        composer_.set(composer_.prepare(block.stories[*cell.story]), height - insets.left - insets.right);
}

}
