// SPDX-License-Identifier: Apache-2.0
#include "publisher/layout/table_setter.hpp"

#include "publisher/base/text.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"

#include <algorithm>

namespace publisher::layout {

using design::Extent;

TableSetter::TableSetter(const Inputs& inputs, Pages& pages, const plan::PlacementPlan& placement, diag::Sink& findings)
    : inputs_(inputs), pages_(pages), placement_(placement), findings_(findings),
      template_(inputs.design.item(placement.entries.front().item)) {}

void TableSetter::pour() {
    const design::TableSpec& table = template_.table;
    style_ = &inputs_.design.styles[table.style];
    region_idx_ = pages_.parent().n_columns;
    page_ = nullptr;
    const Length gutters = pages_.parent().column_gutter * (pages_.parent().n_columns - 1);
    measure_columns((pages_.type_area().width - gutters) / pages_.parent().n_columns);
    if (!table.head.empty()) head_ = set(inputs_.binder.bind_head(template_), page::Row::Kind::Head);

    catalog::CategoryId current;
    bool has_group = false;
    for (const plan::Entry& entry : placement_.entries) {
        const bool starts_group = !has_group || entry.group != current;
        if (starts_group) {
            has_group = true;
            current = entry.group;
            n_body_rows_ = 0;
            group_.reset();
            if (!table.group.empty()) group_ = set(inputs_.binder.bind_group(template_, entry.group), page::Row::Kind::Group);
            if (placement_.is_group_on_new_page && page_) {
                close_region();
                region_idx_ = pages_.parent().n_columns;
            }
        }
        const SetBlock block = set(inputs_.binder.bind(entry, template_), page::Row::Kind::Body);
        const Length with_group = block.height + (starts_group && group_ ? group_->height : Length());
        bool repeats_group = starts_group;
        if (!page_ || !has_room(with_group)) {
            if (page_) close_region();
            open_region();
            repeats_group = true;
            if (!has_room(block.height + (group_ ? group_->height : Length()))) report_too_high(block, entry);
        }
        if (repeats_group && group_) add(*group_, nullptr);
        if (repeats_group) {
            page_->note_group(entry.group_title);
            page_->add_anchor({page::Anchor::Kind::Group, std::to_string(entry.group.index()), entry.group_title,
                               {region_.x, y_}});
        }
        add(block, &entry);
    }
    if (page_) close_region();
}

void TableSetter::measure_columns(Length width) {
    const auto& columns = template_.table.columns;
    std::vector<Length> natural;
    const bool has_natural = std::any_of(columns.begin(), columns.end(), [](const design::TableColumn& column) {
        return column.width.kind == Extent::Kind::Natural;
    });
    if (has_natural) natural = natural_widths();
    Length rest = width;
    double shares = 0;
    widths_.clear();
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const Extent& extent = columns[i].width;
        Length column;
        if (extent.kind == Extent::Kind::Fixed) column = extent.length;
        if (extent.kind == Extent::Kind::Natural) column = natural[i];
        if (extent.kind == Extent::Kind::Share) shares += extent.share;
        widths_.push_back(column);
        rest -= column;
    }
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].width.kind != Extent::Kind::Share) continue;
        widths_[i] = std::max(Length(), rest.scaled(columns[i].width.share / shares));
    }
}

/// The widest content of each column over the whole table. Cells that span several columns do not count.
std::vector<Length> TableSetter::natural_widths() const {
    const Insets& insets = style_->cell_insets;
    std::vector<Length> widths(template_.table.columns.size());
    const auto take = [&](const bind::Block& block) {
        for (const bind::BoundRow& row : block.rows) {
            std::size_t column = 0;
            for (const bind::BoundCell& cell : row.cells) {
                const bool counts = cell.spec->n_columns == 1 && cell.story &&
                                    template_.table.columns[column].width.kind == Extent::Kind::Natural;
                if (counts) {
                    const auto prepared = pages_.setting().composer.prepare(block.stories[*cell.story]);
                    // A rounding unit more, so that the widest cell does not break.
                    widths[column] = std::max(widths[column], prepared.natural_width() + insets.left + insets.right + 0.1_pt);
                }
                column += static_cast<std::size_t>(cell.spec->n_columns);
            }
        }
    };
    take(inputs_.binder.bind_head(template_));
    for (const plan::Entry& entry : placement_.entries) take(inputs_.binder.bind(entry, template_));
    return widths;
}

TableSetter::SetBlock TableSetter::set(bind::Block block, page::Row::Kind kind) {
    SetBlock result;
    const Insets& insets = style_->cell_insets;
    text::Composer& composer = pages_.setting().composer;
    for (const bind::BoundRow& bound : block.rows) {
        SetRow row;
        row.kind = kind;
        Length x;
        std::uint32_t column = 0;
        for (const bind::BoundCell& cell : bound.cells) {
            SetRow::SetCell set_cell;
            set_cell.column = column;
            set_cell.n_columns = static_cast<std::uint32_t>(cell.spec->n_columns);
            set_cell.x = x;
            set_cell.fill = cell.spec->fill;
            for (std::uint32_t i = 0; i < set_cell.n_columns; ++i) set_cell.width += widths_[column + i];
            if (cell.story) {
                set_cell.story = cell.story;
                const Length measure = set_cell.width - insets.left - insets.right;
                story::Galley galley = composer.set(composer.prepare(block.stories[*cell.story]), measure);
                row.height = std::max(row.height, galley.height + insets.top + insets.bottom);
                for (const auto& missing : galley.missing_glyphs) {
                    const auto field = missing.binding.is_valid() ? block.bindings[missing.binding.index()].field : "";
                    std::string character;
                    append_utf8(character, missing.code_point);
                    findings_.add(diag::finding(diag::Code::MissingGlyph, {{"code", to_code_point_name(missing.code_point)},
                                                                           {"character", character},
                                                                           {"family", missing.family},
                                                                           {"field", field}})
                                      .from(inputs_.design.nodes.origin(cell.spec->node))
                                      .about_product(block.product_name));
                }
                set_cell.lines = std::move(galley.lines);
            }
            x += set_cell.width;
            column += set_cell.n_columns;
            row.cells.push_back(std::move(set_cell));
        }
        result.height += row.height;
        result.rows.push_back(std::move(row));
    }
    result.block = std::move(block);
    return result;
}

void TableSetter::open_region() {
    const int n_columns = pages_.parent().n_columns;
    if (!page_ || region_idx_ + 1 >= n_columns) {
        page_ = &pages_.open();
        region_idx_ = 0;
    } else {
        ++region_idx_;
    }
    region_ = pages_.column_area(region_idx_);
    y_ = region_.y;
    part_ = {};
    part_.table = template_.name;
    part_.part = n_parts_++;
    part_.head = {template_.name + '/' + std::to_string(part_.part + 1), {}, {}, region_, {}, false};
    part_.style = template_.table.style;
    part_.column_widths = widths_;
    // Natural widths and stripes follow from rows on other pages.
    for (const Length column : widths_) page_->add_input(column);
    page_->add_input(n_body_rows_ % 2 == 0 ? "even" : "odd");
    if (head_) add(*head_, nullptr);
}

void TableSetter::close_region() {
    part_.head.frame.height = y_ - region_.y;
    page_->add(std::move(part_));
}

void TableSetter::report_too_high(const SetBlock& block, const plan::Entry&) {
    findings_.add(diag::finding(diag::Code::RowTooHigh, {{"table", template_.name},
                                                         {"needed", to_millimetres_text(block.height)},
                                                         {"height", to_millimetres_text(region_.height)}})
                      .about_product(block.block.product_name)
                      .on_page(page_->page().number, region_));
}

void TableSetter::add(const SetBlock& block, const plan::Entry* entry) {
    const Insets& insets = style_->cell_insets;
    const bool is_rtl = inputs_.flatplan.is_right_to_left;
    page_->begin_block(block.block);
    if (entry) {
        page_->note_group(entry->group_title);
        page_->add_anchor({page::Anchor::Kind::Product, block.block.product, {}, {region_.x, y_}});
    }
    for (const SetRow& set_row : block.rows) {
        page::Row row;
        row.kind = set_row.kind;
        row.y = y_;
        row.height = set_row.height;
        const bool is_striped = set_row.kind == page::Row::Kind::Body && template_.table.is_zebra && n_body_rows_ % 2 == 1;
        style::Paint fill = is_striped ? style_->zebra_fill : style::Paint();
        if (set_row.kind == page::Row::Kind::Head) fill = style_->head_fill;
        if (set_row.kind == page::Row::Kind::Group) fill = style_->group_fill;
        row.rule_below = set_row.kind == page::Row::Kind::Head ? style_->head_rule : style_->row_rule;
        for (const SetRow::SetCell& set_cell : set_row.cells) {
            page::Cell cell;
            cell.column = set_cell.column;
            cell.n_columns = set_cell.n_columns;
            const Length x = is_rtl ? region_.right() - set_cell.x - set_cell.width : region_.x + set_cell.x;
            cell.box = {x, y_, set_cell.width, set_row.height};
            cell.insets = insets;
            cell.fill = set_cell.fill.is_visible() ? set_cell.fill : fill;
            if (set_cell.story) {
                cell.story = page_->add_story(*set_cell.story);
            } else {
                cell.story = static_cast<page::StoryIndex>(page_->page().stories.size());
                page_->page().stories.emplace_back();
            }
            cell.lines = page_->place_lines(set_cell.lines, x + insets.left, y_ + insets.top);
            row.cells.push_back(std::move(cell));
        }
        y_ += set_row.height;
        if (set_row.kind == page::Row::Kind::Body) ++n_body_rows_;
        part_.rows.push_back(std::move(row));
    }
}

}
