// SPDX-License-Identifier: Apache-2.0
#include "publisher/layout/table_columns.hpp"

#include "publisher/layout/fit_text.hpp"
#include "publisher/layout/table_rows.hpp"

#include <algorithm>

namespace publisher::layout {

using design::Extent;

Length TableColumns::width(std::uint32_t column, std::uint32_t n_columns) const {
    Length width;
    for (std::uint32_t i = 0; i < n_columns; ++i)
        width += widths[column + i];
    return width;
}

const Insets& insets_of(const design::TableCell& cell, const style::TableStyle& style,
                        const style::StyleSheet& styles) {
    const bool has_own = cell.style.is_valid() && styles[cell.style].insets;
    return has_own ? *styles[cell.style].insets : style.cell_insets;
}

ColumnMeasure::ColumnMeasure(const std::vector<design::TableColumn>& columns, const style::TableStyle& style,
                             const style::StyleSheet& styles, text::Composer& composer, std::size_t rung)
    : columns_(columns),
      style_(style),
      styles_(styles),
      composer_(composer),
      rung_(rung),
      natural_(columns.size()),
      numbers_(columns.size()) {}

bool ColumnMeasure::looks_at_rows() const {
    return std::any_of(columns_.begin(), columns_.end(), [](const design::TableColumn& column) {
        return column.width.kind == Extent::Kind::Natural || column.is_decimal;
    });
}

void ColumnMeasure::add(const bind::Block& block, const std::vector<bind::BoundRow>& rows) {
    for (const bind::BoundRow& row : rows) {
        for (const bind::BoundCell& cell : row.cells) {
            if (cell.n_columns > 1 || !cell.story) continue;
            add(block, cell, static_cast<std::size_t>(cell.column), row.kind == bind::BoundRow::Kind::Body);
        }
    }
}

void ColumnMeasure::add(const bind::Block& block, const bind::BoundCell& cell, std::size_t column,
                        bool may_align) {
    const bool is_natural = columns_[column].width.kind == Extent::Kind::Natural;
    const bool is_aligned = columns_[column].is_decimal && may_align;
    if (!is_natural && !is_aligned) return;
    const story::Story& story = block.stories[*cell.story];
    const auto prepared = prepare_at_first_rung(composer_, styles_, request_of(block, cell, rung_));
    // A rounding unit more, so that the widest cell does not break.
    Length width = prepared.natural_width() + 0.1_pt;
    const bool is_turned = cell.spec->turn != style::Turn::None;
    if (is_turned || is_aligned) {
        const story::Galley galley = composer_.set(prepared, width);
        if (is_turned) width = galley.height;
        const auto number = is_aligned && galley.lines.size() == 1
                                ? number_extent(galley.lines[0], composer_.decimal_separator(story.language))
                                : std::nullopt;
        if (number) {
            NumberExtent& widest = numbers_[column];
            widest.left = std::max(widest.left, number->left);
            widest.right = std::max(widest.right, number->right);
            width = std::max(width, widest.left + widest.right + 0.1_pt);
        }
    }
    const Insets& insets = insets_of(*cell.spec, style_, styles_);
    natural_[column] = std::max(natural_[column], width + insets.left + insets.right);
}

TableColumns ColumnMeasure::columns(Length room) const {
    TableColumns result{std::vector<Length>(columns_.size()), numbers_};
    Length fixed, natural;
    double shares = 0;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const Extent& extent = columns_[i].width;
        if (extent.kind == Extent::Kind::Fixed) fixed += result.widths[i] = extent.length;
        if (extent.kind == Extent::Kind::Natural) natural += result.widths[i] = natural_[i];
        if (extent.kind == Extent::Kind::Share) shares += extent.share;
    }
    const Length rest = room - fixed - natural;
    const double part = natural > Length() && rest < Length() ? std::max(0.0, (room - fixed) / natural) : 1;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const Extent& extent = columns_[i].width;
        if (extent.kind == Extent::Kind::Natural && part < 1) result.widths[i] = natural_[i].scaled(part);
        if (extent.kind == Extent::Kind::Share)
            result.widths[i] = std::max(Length(), rest.scaled(extent.share / shares));
    }
    return result;
}

}
