// SPDX-License-Identifier: Apache-2.0
#include "publisher/layout/table_setter.hpp"

#include "publisher/base/text.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/layout/paragraph_rules.hpp"
#include "publisher/layout/report_text.hpp"

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
    bind::Block bound = inputs_.binder.bind(entry, template_);
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

std::optional<SetBlock> TableSetter::set_part(const std::vector<design::TableRow>& rows,
                                              const std::string& name, page::Row::Kind kind,
                                              const plan::Entry* entry) {
    if (rows.empty()) return std::nullopt;
    bind::Block block =
        inputs_.binder.bind_part(template_, rows, name, entry ? entry->group : catalog::CategoryId());
    fill(block, entry);
    return set(std::move(block), kind);
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
    return std::to_string(page_->page().number + pages);
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

/// The widest content of each column over the whole table.
std::vector<Length> TableSetter::natural_widths() const {
    std::vector<Length> widths(template_.table.columns.size());
    widen_to_content(measures(), inputs_.binder.bind_part(template_, template_.table.head, "head"), widths);
    for (const plan::Entry& entry : placement_.entries)
        widen_to_content(measures(), inputs_.binder.bind(entry, template_), widths);
    return widths;
}

RowMeasures TableSetter::measures() const {
    return {pages_.setting().composer, inputs_.design.styles, style_->cell_insets};
}

SetBlock TableSetter::set(bind::Block block, page::Row::Kind kind) const {
    return set_rows(measures(), std::move(block), kind, widths_);
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
    for (page::Shape& rule : paragraph_rules_)
        page_->add(std::move(rule));
    paragraph_rules_.clear();
}

void TableSetter::report_too_high(const SetBlock& block) {
    findings_.add(diag::finding(diag::Code::RowTooHigh, {{"table", template_.name},
                                                         {"needed", to_millimetres_text(block.height)},
                                                         {"height", to_millimetres_text(region_.height)}})
                      .about_product(block.block.product_name)
                      .on_page(page_->page().number, region_));
}

void TableSetter::add(const SetBlock& block, const plan::Entry* entry) {
    page_->begin_block(block.block);
    add_field_inputs(block.block, *page_);
    if (entry) {
        page_->note_group(placement_.name_of(entry->group).title);
        const bool is_place = !placement_.is_index && !block.block.product.empty();
        if (is_place)
            page_->add_anchor({page::Anchor::Kind::Product, block.block.product, {}, {region_.x, y_}});
    }
    for (const SetRow& row : block.rows) {
        part_.rows.push_back(placed(row, block.block));
        y_ += row.height;
        if (row.kind == page::Row::Kind::Body) ++n_body_rows_;
    }
}

style::Paint TableSetter::fill_of(page::Row::Kind kind) const {
    switch (kind) {
        case page::Row::Kind::Head:
            return style_->head_fill;
        case page::Row::Kind::Group:
        case page::Row::Kind::Foot:
            return style_->group_fill;
        case page::Row::Kind::Body:
            break;
    }
    return template_.table.is_zebra && n_body_rows_ % 2 == 1 ? style_->zebra_fill : style::Paint();
}

page::Row TableSetter::placed(const SetRow& set, const bind::Block& block) {
    page::Row row;
    row.kind = set.kind;
    row.y = y_;
    row.height = set.height;
    row.rule_below = set.kind == page::Row::Kind::Head ? style_->head_rule : style_->row_rule;
    const style::Paint fill = fill_of(set.kind);
    for (const SetRow::Cell& set_cell : set.cells) {
        const bool is_right_to_left = inputs_.flatplan.is_right_to_left;
        const Length x =
            is_right_to_left ? region_.right() - set_cell.x - set_cell.width : region_.x + set_cell.x;
        row.cells.push_back(placed(set_cell, block, {x, y_, set_cell.width, set.height}));
        row.cells.back().fill = set_cell.spec->fill.is_visible() ? set_cell.spec->fill : fill;
    }
    return row;
}

page::Cell TableSetter::placed(const SetRow::Cell& set, const bind::Block& block, const Rect& box) {
    page::Cell cell;
    cell.column = set.column;
    cell.n_columns = set.n_columns;
    cell.box = box;
    cell.insets = style_->cell_insets;
    if (!set.story) {
        cell.story = static_cast<page::StoryIndex>(page_->page().stories.size());
        page_->page().stories.emplace_back();
        return cell;
    }
    const Rect inner = box.inset(cell.insets);
    const FittedStory& text = set.text;
    cell.story = page_->add_story(*set.story);
    if (text.is_changed) page_->replace_text(cell.story, text.story);
    cell.fitting = to_page(text.fitting);
    cell.vertical_alignment = set.spec->text.vertical_alignment;
    story::Galley galley = text.galley;
    const Length dy = align_vertically(galley, cell.vertical_alignment, inner.height);
    cell.lines = page_->place_lines(std::move(galley.lines), inner.x, inner.y + dy);
    const std::string& id = block.stories[*set.story].id;
    const page::ObjectHead head{id, page_->content_layer(), {}, box, set.spec->node, false};
    for (page::Shape& rule : paragraph_rules(cell.lines, text.story, inputs_.design.styles, head, &inner))
        paragraph_rules_.push_back(std::move(rule));
    const TextPlace place{id, block, inputs_.design.nodes.origin(set.spec->node), page_->page().number, box};
    report_text(text, place, pages_.setting().outcome, findings_);
    return cell;
}

}
