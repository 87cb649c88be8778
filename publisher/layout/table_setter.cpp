// SPDX-License-Identifier: Apache-2.0
#include "publisher/layout/table_setter.hpp"

#include "publisher/base/text.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/layout/missing_glyphs.hpp"

#include <algorithm>

namespace publisher::layout {

using design::Extent;

namespace {

/// Feet are measured with it before their sums are known.
constexpr std::int64_t kWidestSum = 9999999;

}

TableSetter::TableSetter(const Inputs& inputs, Pages& pages, const plan::PlacementPlan& placement,
                         diag::Sink& findings)
    : inputs_(inputs),
      pages_(pages),
      placement_(placement),
      findings_(findings),
      template_(inputs.design.item(placement.entries.front().item)),
      sums_(template_.table) {}

void TableSetter::pour() {
    style_ = &inputs_.design.styles[template_.table.style];
    region_idx_ = pages_.parent().n_columns;
    page_ = nullptr;
    const Length gutters = pages_.parent().column_gutter * (pages_.parent().n_columns - 1);
    measure_columns((pages_.type_area().width - gutters) / pages_.parent().n_columns);
    measure_feet();
    // Lines of a table of contents are groups themselves and have none above them.
    const auto is_same_group = [](const plan::Entry& a, const plan::Entry& b) {
        return a.kind == plan::Entry::Kind::Group || (a.group == b.group && a.letter == b.letter);
    };
    const auto& entries = placement_.entries;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const bool starts_group = i == 0 || !is_same_group(entries[i - 1], entries[i]);
        const bool ends_group = i + 1 == entries.size() || !is_same_group(entries[i], entries[i + 1]);
        place(entries[i], starts_group, ends_group);
    }
    if (page_) close_region(End::Ends);
}

/// The rows of one product, behind the head of its group where that begins or a part of the table does, and
/// before the foot of the group where that ends.
void TableSetter::place(const plan::Entry& entry, bool starts_group, bool ends_group) {
    if (starts_group) {
        n_body_rows_ = 0;
        sums_.begin_group();
        if (placement_.is_group_on_new_page && page_) {
            close_region(End::GoesOn);
            region_idx_ = pages_.parent().n_columns;
        }
        set_group(entry, false);
    }
    bind::Block bound = bind_row(entry);
    fill(bound, &entry);
    SetBlock block = set(std::move(bound), page::Row::Kind::Body);
    const Length foot = ends_group ? group_foot_height_ : Length();
    bool shows_group = starts_group;
    if (!page_ || !has_room(block.height + foot + (starts_group && group_ ? group_->height : Length()))) {
        if (page_) close_region(End::GoesOn);
        open_region();
        if (!starts_group) set_group(entry, true);
        shows_group = true;
        // Page numbers are those of the page it has come to.
        fill(block.block, &entry);
        block = set(std::move(block.block), page::Row::Kind::Body);
        if (!has_room(block.height + foot + (group_ ? group_->height : Length()))) report_too_high(block);
    }
    if (shows_group && group_) add(*group_, nullptr);
    if (shows_group && !placement_.is_index) {
        const plan::GroupName& group = placement_.name_of(entry.group);
        page_->note_group(group.title);
        if (entry.group.is_valid())
            page_->add_anchor({page::Anchor::Kind::Group, group.code, group.title, {region_.x, y_}});
    }
    sums_.add(block.block);
    add(block, &entry);
    if (!ends_group) return;
    if (const auto group_foot =
            set_part(template_.table.group_foot, "group-foot", page::Row::Kind::Foot, &entry))
        add(*group_foot, nullptr);
}

void TableSetter::set_group(const plan::Entry& entry, bool is_continued) {
    const design::TableSpec& table = template_.table;
    const bool has_own = is_continued && !table.group_continued.empty();
    group_ = set_part(has_own ? table.group_continued : table.group, has_own ? "group-continued" : "group",
                      page::Row::Kind::Group, &entry);
}

std::optional<TableSetter::SetBlock> TableSetter::set_part(const std::vector<design::TableRow>& rows,
                                                           const std::string& name, page::Row::Kind kind,
                                                           const plan::Entry* entry) {
    if (rows.empty()) return std::nullopt;
    bind::Block block =
        inputs_.binder.bind_part(template_, rows, name, entry ? entry->group : catalog::CategoryId());
    fill(block, entry);
    return set(std::move(block), kind);
}

bind::Block TableSetter::bind_row(const plan::Entry& entry) const {
    const bool is_term = entry.kind == plan::Entry::Kind::Term;
    return inputs_.binder.bind(entry, template_, is_term ? &placement_.terms[entry.term] : nullptr);
}

/// Fields as they are known now. What a page says becomes an input of its key when the block is added to it.
void TableSetter::fill(bind::Block& block, const plan::Entry* entry) {
    FieldValues values;
    if (page_) values = pages_.values_of(*page_);
    values.previous_page = label_of_region(-1);
    values.next_page = label_of_region(1);
    if (entry)
        values.group_title = entry->letter.empty() ? placement_.name_of(entry->group).title : entry->letter;
    values.sum = [this](story::PageField field, const std::string& column) {
        const auto sum = sums_.sum(field, column);
        return sum ? inputs_.binder.money_text(is_measuring_ ? Decimal(kWidestSum) : *sum) : std::string();
    };
    fill_fields(block, values, inputs_.references, pages_.setting().outcome);
}

/// Room for the feet is kept free before it is known what they will say.
void TableSetter::measure_feet() {
    const design::TableSpec& table = template_.table;
    is_measuring_ = true;
    for (const auto* rows : {&table.foot_continued, &table.foot}) {
        const auto foot = set_part(*rows, "foot", page::Row::Kind::Foot);
        if (foot) foot_height_ = std::max(foot_height_, foot->height);
    }
    const auto group_foot =
        set_part(table.group_foot, "group-foot", page::Row::Kind::Foot, &placement_.entries.front());
    if (group_foot) group_foot_height_ = group_foot->height;
    is_measuring_ = false;
}

/// The page of the part before this one or behind it.
std::string TableSetter::label_of_region(int offset) const {
    if (!page_) return {};
    const int region = region_idx_ + offset;
    const int pages = region < 0 ? -1 : region >= pages_.parent().n_columns ? 1 : 0;
    return pages_.folio_text(pages);
}

void TableSetter::measure_columns(Length width) {
    const auto& columns = template_.table.columns;
    std::vector<Length> natural;
    const bool has_natural = std::any_of(
        columns.begin(), columns.end(),
        [](const design::TableColumn& column) { return column.width.kind == Extent::Kind::Natural; });
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
                    widths[column] = std::max(widths[column],
                                              prepared.natural_width() + insets.left + insets.right + 0.1_pt);
                }
                column += static_cast<std::size_t>(cell.spec->n_columns);
            }
        }
    };
    take(inputs_.binder.bind_part(template_, template_.table.head, "head"));
    for (const plan::Entry& entry : placement_.entries)
        take(bind_row(entry));
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
            for (std::uint32_t i = 0; i < set_cell.n_columns; ++i)
                set_cell.width += widths_[column + i];
            if (cell.story) {
                set_cell.story = cell.story;
                const Length measure = set_cell.width - insets.left - insets.right;
                story::Galley galley = composer.set(composer.prepare(block.stories[*cell.story]), measure);
                row.height = std::max(row.height, galley.height + insets.top + insets.bottom);
                set_cell.missing_glyphs = std::move(galley.missing_glyphs);
                set_cell.node = cell.spec->node;
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
    part_.head = {template_.name + '/' + std::to_string(part_.part + 1),
                  page_->content_layer(),
                  {},
                  region_,
                  {},
                  false};
    part_.style = template_.table.style;
    part_.column_widths = widths_;
    // Natural widths and stripes follow from rows on other pages.
    for (const Length column : widths_)
        page_->add_input(column);
    page_->add_input(n_body_rows_ % 2 == 0 ? "even" : "odd");
    sums_.begin_part();
    const design::TableSpec& table = template_.table;
    const bool has_own = part_.part > 0 && !table.head_continued.empty();
    const auto head = set_part(has_own ? table.head_continued : table.head, "head", page::Row::Kind::Head);
    if (head) add(*head, nullptr);
}

void TableSetter::close_region(End end) {
    const auto& rows = end == End::GoesOn ? template_.table.foot_continued : template_.table.foot;
    if (const auto foot = set_part(rows, "foot", page::Row::Kind::Foot)) add(*foot, nullptr);
    part_.head.frame.height = y_ - region_.y;
    page_->add(std::move(part_));
}

void TableSetter::report_too_high(const SetBlock& block) {
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
    add_field_inputs(block.block, *page_);
    if (entry) {
        page_->note_group(placement_.name_of(entry->group).title);
        const bool is_place = !placement_.is_index && !block.block.product.empty();
        if (is_place)
            page_->add_anchor({page::Anchor::Kind::Product, block.block.product, block.block.title,
                               {region_.x, y_}, placement_.name_of(entry->group).title});
    }
    for (const SetRow& set_row : block.rows) {
        page::Row row;
        row.kind = set_row.kind;
        row.y = y_;
        row.height = set_row.height;
        const bool is_striped =
            set_row.kind == page::Row::Kind::Body && template_.table.is_zebra && n_body_rows_ % 2 == 1;
        style::Paint fill = is_striped ? style_->zebra_fill : style::Paint();
        if (set_row.kind == page::Row::Kind::Head) fill = style_->head_fill;
        if (set_row.kind == page::Row::Kind::Group || set_row.kind == page::Row::Kind::Foot)
            fill = style_->group_fill;
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
            report_missing_glyphs(set_cell.missing_glyphs, block.block,
                                  inputs_.design.nodes.origin(set_cell.node), page_->page().number, cell.box,
                                  findings_);
            row.cells.push_back(std::move(cell));
        }
        y_ += set_row.height;
        if (set_row.kind == page::Row::Kind::Body) ++n_body_rows_;
        part_.rows.push_back(std::move(row));
    }
}

}
