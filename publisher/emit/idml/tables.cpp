// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/idml/internal/stories.hpp"
#include "publisher/emit/idml/internal/swatches.hpp"

#include <algorithm>

namespace publisher::emit::idml {
namespace {

using Kind = page::Row::Kind;

/// Rows at the top that are heads; as many as InDesign would repeat if the table went on.
std::size_t count_heads(const page::TablePart& table) {
    const auto is_no_head = [](const page::Row& row) { return row.kind != Kind::Head; };
    const auto end = std::find_if(table.rows.begin(), table.rows.end(), is_no_head);
    // InDesign has no table of heads alone.
    return end == table.rows.end() ? 0 : static_cast<std::size_t>(end - table.rows.begin());
}

std::size_t count_feet(const page::TablePart& table, std::size_t n_heads) {
    std::size_t n = 0;
    while (n + n_heads + 1 < table.rows.size() && table.rows[table.rows.size() - 1 - n].kind == Kind::Foot)
        ++n;
    return n;
}

class TableWriter {
public:
    TableWriter(const page::TablePart& table, const PageContext& context, Desk& desk, XmlWriter& xml)
        : table_(table), context_(context), desk_(desk), xml_(xml), self_(desk.ids.next()) {}

    void write() {
        const std::size_t n_heads = count_heads(table_), n_feet = count_feet(table_, n_heads);
        xml_.open("Table").attribute("Self", self_).attribute("HeaderRowCount", n_heads);
        xml_.attribute("FooterRowCount", n_feet)
            .attribute("BodyRowCount", table_.rows.size() - n_heads - n_feet);
        xml_.attribute("ColumnCount", table_.column_widths.size());
        xml_.attribute("AppliedTableStyle", desk_.book.table(table_.style));
        const bool is_right_to_left = desk_.survey.is_right_to_left;
        xml_.attribute("TableDirection", is_right_to_left ? "RightToLeftDirection" : "LeftToRightDirection");
        xml_.open("Properties").label(object_label(table_.table)).close();
        for (std::size_t i = 0; i < table_.rows.size(); ++i) {
            xml_.open("Row").attribute("Self", self_ + "Row" + std::to_string(i)).attribute("Name", i);
            xml_.attribute("MinimumHeight", table_.rows[i].height).attribute("AutoGrow", true);
            xml_.attribute("SingleRowHeight", table_.rows[i].height).close();
        }
        for (std::size_t i = 0; i < table_.column_widths.size(); ++i) {
            xml_.open("Column").attribute("Self", self_ + "Column" + std::to_string(i)).attribute("Name", i);
            xml_.attribute("SingleColumnWidth", table_.column_widths[i]).close();
        }
        std::vector<std::size_t> covered_until(table_.column_widths.size()); ///< by column: rows from above
        for (std::size_t i = 0; i < table_.rows.size(); ++i) {
            for (const page::Cell& cell : table_.rows[i].cells) {
                write_cell(cell, i);
                for (std::uint32_t column = cell.column; column < cell.column + cell.n_columns; ++column)
                    covered_until[column] = i + cell.n_rows;
            }
            for (std::size_t column = 0; column < covered_until.size(); ++column) {
                if (covered_until[column] <= i) write_empty_cell(i, column);
            }
        }
        xml_.close();
        ++desk_.report.counts.n_tables;
        if (table_.part > 0)
            desk_.report.translated("a table that goes on over pages", "one table for each page");
    }

private:
    void write_cell(const page::Cell& cell, std::size_t row_idx) {
        const page::Row& row = table_.rows[row_idx];
        const page::Row& last_row = table_.rows[row_idx + cell.n_rows - 1];
        const std::string_view kind = kind_of(row, cell);
        xml_.open("Cell").attribute("Self", self_ + 'i' + std::to_string(n_cells_++));
        xml_.attribute("Name", std::to_string(cell.column) + ':' + std::to_string(row_idx));
        xml_.attribute("RowSpan", std::size_t{cell.n_rows})
            .attribute("ColumnSpan", std::size_t{cell.n_columns});
        xml_.attribute("AppliedCellStyle", desk_.book.cell(table_.style, kind))
            .attribute("AppliedCellStylePriority", 1);
        write_differences(cell, last_row, kind);
        write_alignment(cell);
        const story::Story& story = context_.page.stories[cell.story];
        LabelKeys keys;
        const std::vector<origin::Binding> bindings = bindings_of(story, context_.page);
        add_label_keys(bindings, keys);
        desk_.structure.count_cell_bindings(bindings.size());
        if (!keys.empty()) xml_.open("Properties").cell_label(keys).close();
        if (story.paragraphs.empty()) {
            write_empty_paragraph();
        } else {
            write_paragraphs({story, cell.lines, cell.fitting}, context_, {}, desk_, xml_);
        }
        xml_.close();
    }

    /// InDesign wants every place of a row covered.
    void write_empty_cell(std::size_t row_idx, std::size_t column) {
        xml_.open("Cell").attribute("Self", self_ + 'i' + std::to_string(n_cells_++));
        xml_.attribute("Name", std::to_string(column) + ':' + std::to_string(row_idx))
            .attribute("RowSpan", 1)
            .attribute("ColumnSpan", 1);
        xml_.attribute("AppliedCellStyle", desk_.book.cell(table_.style, "body"));
        write_empty_paragraph();
        xml_.close();
    }

    /// Only the cell style that has the cell's own fill is right; a fill of no style stays with the cell.
    std::string_view kind_of(const page::Row& row, const page::Cell& cell) const {
        switch (row.kind) {
            case Kind::Head: return "head";
            case Kind::Group: return "group";
            case Kind::Foot: return "foot";
            case Kind::Body: break;
        }
        const style::Paint stripe = desk_.book.cell_fill(table_.style, "stripe");
        return stripe.is_visible() && cell.fill == stripe ? "stripe" : "body";
    }

    void write_differences(const page::Cell& cell, const page::Row& row, std::string_view kind) {
        if (cell.fill != desk_.book.cell_fill(table_.style, kind)) write_fill(desk_.styles, cell.fill, xml_);
        const style::TableStyle* style = table_.style.is_valid() ? &desk_.styles[table_.style] : nullptr;
        const Insets said = style ? style->cell_insets : Insets();
        if (cell.insets != said) {
            xml_.attribute("TopInset", cell.insets.top).attribute("LeftInset", cell.insets.left);
            xml_.attribute("BottomInset", cell.insets.bottom).attribute("RightInset", cell.insets.right);
        }
        const style::Stroke rule = !style                   ? style::Stroke()
                                   : row.kind == Kind::Head ? style->head_rule
                                                            : style->row_rule;
        const style::Stroke& below = cell.below.is_visible() ? cell.below : row.rule_below;
        if (below != rule || !style) write_stroke(desk_.styles, below, "BottomEdge", xml_);
        const std::pair<const style::Stroke*, const char*> edges[] = {
            {&cell.left, "LeftEdge"}, {&cell.above, "TopEdge"}, {&cell.right, "RightEdge"}};
        for (const auto& [stroke, edge] : edges) {
            if (stroke->is_visible() || !style) write_stroke(desk_.styles, *stroke, edge, xml_);
        }
    }

    /// InDesign counts clockwise: text that reads upwards is turned by 270 degrees.
    void write_alignment(const page::Cell& cell) {
        if (cell.turn != style::Turn::None)
            xml_.attribute("RotationAngle", cell.turn == style::Turn::Left ? 270 : 90);
        if (cell.vertical_alignment != style::VerticalAlignment::Top)
            xml_.attribute("VerticalJustification", vertical_justification(cell.vertical_alignment));
    }

    void write_empty_paragraph() {
        xml_.open("ParagraphStyleRange");
        xml_.attribute("AppliedParagraphStyle", "ParagraphStyle/$ID/NormalParagraphStyle");
        xml_.open("CharacterStyleRange");
        xml_.attribute("AppliedCharacterStyle", "CharacterStyle/$ID/[No character style]").close().close();
    }

    const page::TablePart& table_;
    const PageContext& context_;
    Desk& desk_;
    XmlWriter& xml_;
    std::string self_;
    std::size_t n_cells_ = 0;
};

}

void write_table(const page::TablePart& table, const PageContext& context, Desk& desk, XmlWriter& xml) {
    TableWriter(table, context, desk, xml).write();
}

}
