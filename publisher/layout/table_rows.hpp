// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/bind/block.hpp"
#include "publisher/layout/fit_text.hpp"
#include "publisher/layout/table_columns.hpp"
#include "publisher/page/page.hpp"

#include <optional>
#include <vector>

namespace publisher::layout {

/// A cell set in the width of its columns, waiting for its place.
struct SetCell {
    const design::TableCell* spec = nullptr;
    std::optional<bind::StoryIndex> story;
    std::uint32_t column = 0, n_columns = 1, n_rows = 1;
    Length width, needed_height;
    Insets insets; ///< those of its style, and what aligns its number
    story::Galley galley;
    FittedStory fitted; ///< what it took; its galley is that above

    /// The text as it is set.
    const story::Story& text(const bind::Block& block) const {
        return fitted.is_changed ? fitted.story : block.stories[*story];
    }
};

/// What is asked of a cell's text: as much room as it takes, `rung` steps down its ladder where all cells of
/// the table climb down together. Turned texts stay as they are.
FitRequest request_of(const bind::Block& block, const bind::BoundCell& cell, std::size_t rung,
                      Length width = {});

/// The insets of a turned cell as its text sees them.
Insets insets_along_text(const Insets& insets, style::Turn turn);

struct SetRow {
    page::Row::Kind kind = page::Row::Kind::Body;
    Length height;
    bool may_split = false;
    bool is_continued = false; ///< the part of a row that began in another column or page
    std::vector<SetCell> cells;
};

struct SetRows {
    std::vector<SetRow> rows;
    Length height() const;
};

/// Sets rows: a row is as high as its highest cell; a text of more lines than its cell may have goes down its
/// ladder. Cells that span rows make the last of them higher where
/// that is needed, turned cells take their length from the height of the row.
class RowSetter {
public:
    RowSetter(const TableColumns& columns, const std::vector<design::TableColumn>& specs,
              const style::TableStyle& style, const style::StyleSheet& styles, text::Composer& composer,
              bool is_right_to_left, std::size_t rung = 0)
        : columns_(columns),
          specs_(specs),
          style_(style),
          styles_(styles),
          composer_(composer),
          is_right_to_left_(is_right_to_left),
          rung_(rung) {}

    /// `kind` is that of the rows the block says to be body.
    SetRows set(const bind::Block& block, const std::vector<bind::BoundRow>& rows,
                page::Row::Kind kind) const;

private:
    SetCell set_cell(const bind::Block& block, const bind::BoundCell& cell, page::Row::Kind kind) const;
    void align_number(const FitRequest& request, SetCell& cell) const;
    void set_turned(const bind::Block& block, Length height, SetCell& cell) const;

    const TableColumns& columns_;
    const std::vector<design::TableColumn>& specs_;
    const style::TableStyle& style_;
    const style::StyleSheet& styles_;
    text::Composer& composer_;
    bool is_right_to_left_; ///< insets are those of a table read from the left
    std::size_t rung_;      ///< of the ladders that all cells climb down together
};

/// Divides rows where a column or page ends, in the first row that does not fit: that one has to allow it,
/// no cell may reach over it from above, and every cell that goes on keeps its widows and orphans.
/// `AtAnyLine`: widows and orphans do not count, for a row that no page has room for. Stories of divided
/// cells are divided with them and added to the block. Nothing when there is no such place.
struct DividedRows {
    SetRows first, rest;
};
enum class Divide { WhereAllowed, AtAnyLine };
std::optional<DividedRows> divide(const SetRows& rows, Length room, const style::StyleSheet& styles,
                                  Divide how, bind::Block& block);

}
