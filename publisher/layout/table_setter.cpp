// SPDX-License-Identifier: Apache-2.0
#include "publisher/layout/table_setter.hpp"

#include "publisher/base/text.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/layout/table_ladder.hpp"

#include <algorithm>
#include <cassert>

namespace publisher::layout {

using design::Extent;

TableSetter::TableSetter(const Inputs& inputs, Pages& pages, const plan::PlacementPlan& placement,
                         diag::Sink& findings)
    : inputs_(inputs),
      pages_(pages),
      placement_(placement),
      findings_(findings),
      template_(inputs.design.item(placement.entries.front().item)),
      rung_(pages.section().table_rung),
      sums_(template_.table) {}

void TableSetter::pour() {
    style_ = &inputs_.design.styles[template_.table.style];
    region_idx_ = pages_.parent().n_columns;
    page_ = nullptr;
    judge_ladder();
    const Length gutters = pages_.parent().column_gutter * (pages_.parent().n_columns - 1);
    measure_columns((pages_.type_area().width - gutters) / pages_.parent().n_columns);
    measure_feet();
    const bool is_whole = pour_from(0);
    assert(is_whole && "a table always goes on to another page");
    (void)is_whole;
    if (template_.is_balanced && pages_.parent().n_columns > 1) balance_last_page();
    findings_.add_all(page_findings_);
}

/// How far the cells may go down together, and what they have done so far.
void TableSetter::judge_ladder() {
    const TableLadder ladder(template_.table, inputs_.design.styles);
    int& n_steps = pages_.setting().outcome.table_steps[pages_.section().id];
    n_steps = std::max(n_steps, ladder.n_steps());
    if (rung_ == 0 || ladder.n_steps() == 0) return;
    findings_.add(diag::finding(diag::Code::TableTightened,
                                {{"section", pages_.section().id}, {"steps", ladder.name_of(rung_)}})
                      .from(pages_.section().origin));
}

bool TableSetter::pour_from(std::size_t entry_idx) {
    // Lines of a table of contents are groups themselves and have none above them.
    const auto is_same_group = [](const plan::Entry& a, const plan::Entry& b) {
        return a.kind == plan::Entry::Kind::Group || a.kind == plan::Entry::Kind::Section ||
               (a.group == b.group && a.label == b.label);
    };
    const auto& entries = placement_.entries;
    for (entry_idx_ = entry_idx; entry_idx_ < entries.size(); ++entry_idx_) {
        const std::size_t i = entry_idx_;
        const bool starts_group = i == 0 || !is_same_group(entries[i - 1], entries[i]);
        const bool ends_group = i + 1 == entries.size() || !is_same_group(entries[i], entries[i + 1]);
        if (!place(entries[i], starts_group, ends_group)) return false;
    }
    if (part_) close_region(End::Ends);
    return true;
}

/// The rows of one product, behind the head of its group where that begins or a part of the table does, and
/// before the foot of the group where that ends.
bool TableSetter::place(const plan::Entry& entry, bool starts_group, bool ends_group) {
    if (starts_group) {
        n_body_rows_ = 0;
        sums_.begin_group();
        if (placement_.is_group_on_new_page && part_) {
            close_region(End::GoesOn);
            region_idx_ = pages_.parent().n_columns;
        }
        set_group(entry, false);
    }
    bind::Block bound = bind_row(entry);
    fill(bound, &entry);
    const Length foot = ends_group ? group_foot_height_ : Length();
    if (!place_rows(entry, set(std::move(bound), page::Row::Kind::Body), starts_group, foot)) return false;
    if (!ends_group) return true;
    if (const auto group_foot =
            set_part(template_.table.group_foot, "group-foot", page::Row::Kind::Foot, &entry))
        add(*group_foot);
    return true;
}

bool TableSetter::place_rows(const plan::Entry& entry, SetBlock block, bool starts_group, Length foot) {
    bool shows_group = starts_group, is_at_top = false;
    bool& is_begun = is_in_entry_;
    is_begun = false;
    const auto begin = [&] {
        if (shows_group) add_group(entry);
        if (!is_begun) sums_.add(block.block);
    };
    for (;;) {
        const Length above = shows_group && group_ ? group_->height() : Length();
        if (part_ && block.height() + foot + above <= room()) break;
        if (part_) {
            if (auto first = take_first_part(block, above, is_at_top)) {
                begin();
                add(*first);
                if (!is_begun) note_place(*first, entry);
                is_begun = true;
            } else if (is_at_top) {
                report_too_high(block);
                break;
            }
            close_region(End::GoesOn);
        }
        if (!open_region()) return false;
        if (!starts_group || is_begun) set_group(entry, true);
        shows_group = is_at_top = true;
        if (is_begun) continue;
        // Page numbers are those of the page it has come to.
        fill(block.block, &entry);
        block = set(std::move(block.block), page::Row::Kind::Body);
    }
    begin();
    add(block);
    if (!is_begun) note_place(block, entry);
    is_begun = false;
    return true;
}

void TableSetter::add_group(const plan::Entry& entry) {
    if (group_) add(*group_);
    if (placement_.is_index) return;
    const plan::GroupName& group = placement_.name_of(entry.group);
    page_->note_group(group);
    if (entry.group.is_valid())
        page_->add_anchor({page::Anchor::Kind::Group, group.code, group.title, {region_.x, part_->bottom()}});
}

/// What the region in hand takes of rows that may be split; the block keeps the rest.
std::optional<TableSetter::SetBlock> TableSetter::take_first_part(SetBlock& block, Length above,
                                                                  bool is_at_top) {
    const style::StyleSheet& styles = inputs_.design.styles;
    auto parts = divide(block.rows, room() - above, styles, Divide::WhereAllowed, block.block);
    if (!parts && is_at_top)
        parts = divide(block.rows, room() - above, styles, Divide::AtAnyLine, block.block);
    if (!parts) return std::nullopt;
    block.rows = std::move(parts->rest);
    return SetBlock{block.block, std::move(parts->first)};
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
    return inputs_.binder.bind(entry, template_, placement_.products_of(entry), placement_.term_of(entry),
                               placement_.section_of(entry));
}

/// Fields as they are known now. What a page says becomes an input of its key when the block is added to it.
void TableSetter::fill(bind::Block& block, const plan::Entry* entry) {
    FieldValues values;
    if (page_) values = pages_.values_of(*page_);
    values.previous_page = label_of_region(-1);
    values.next_page = label_of_region(1);
    if (entry) {
        const std::string& letter = placement_.label_of(*entry);
        values.group_title = letter.empty() ? placement_.name_of(entry->group).title : letter;
    }
    values.sum = [this](story::PageField field, const std::string& column) {
        const auto sum = is_measuring_ ? widest_sum(column) : sums_.sum(field, column);
        return sum ? inputs_.binder.money_text(*sum) : std::string();
    };
    fill_fields(block, values, inputs_.references, pages_.setting().outcome);
}

/// The page of the part before this one or behind it.
std::string TableSetter::label_of_region(int offset) const {
    if (!page_) return {};
    const int region = region_idx_ + offset;
    const int pages = region < 0 ? -1 : region >= pages_.parent().n_columns ? 1 : 0;
    return pages_.folio_text(pages);
}

TableSetter::SetBlock TableSetter::set(bind::Block block, page::Row::Kind kind) const {
    const RowSetter setter(columns_, template_.table.columns, *style_, inputs_.design.styles,
                           pages_.setting().composer, inputs_.flatplan.is_right_to_left,
                           static_cast<std::size_t>(rung_));
    SetRows rows = setter.set(block, block.rows, kind);
    return {std::move(block), std::move(rows)};
}

bool TableSetter::open_region() {
    const bool is_page_full = !page_ || region_idx_ + 1 >= pages_.parent().n_columns;
    if (uses_page_again_) {
        uses_page_again_ = false;
        region_idx_ = 0;
    } else if (!is_page_full) {
        ++region_idx_;
    } else if (column_height_) {
        return false;
    } else {
        page_ = &pages_.open();
        findings_.add_all(page_findings_);
        page_findings_ = diag::Sink();
        region_idx_ = 0;
        page_start_ = PageStart{entry_idx_, is_in_entry_, sums_,
                                n_parts_,   n_body_rows_, pages_.setting().outcome.fitted.size()};
    }
    region_ = pages_.column_area(region_idx_);
    if (column_height_) region_.height = std::min(region_.height, *column_height_);
    page::ObjectHead head{
        template_.name + '/' + std::to_string(n_parts_ + 1), page_->content_layer(), {}, region_, {}, false};
    part_.emplace(TablePart::Look{inputs_.design, template_.table.style, template_.table.columns,
                                  template_.table.is_zebra, inputs_.flatplan.is_right_to_left},
                  columns_, std::move(head), template_.name, n_parts_, n_body_rows_);
    // Widths by content and stripes follow from rows on other pages.
    for (const Length column : columns_.widths)
        page_->add_input(column);
    page_->add_input(n_body_rows_ % 2 == 0 ? "even" : "odd");
    sums_.begin_part();
    const design::TableSpec& table = template_.table;
    const bool has_own = n_parts_++ > 0 && !table.head_continued.empty();
    const auto head_rows =
        set_part(has_own ? table.head_continued : table.head, "head", page::Row::Kind::Head);
    if (head_rows) add(*head_rows);
    return true;
}

void TableSetter::close_region(End end) {
    const auto& rows = end == End::GoesOn ? template_.table.foot_continued : template_.table.foot;
    if (const auto foot = set_part(rows, "foot", page::Row::Kind::Foot)) add(*foot);
    part_->finish(*page_);
    part_.reset();
}

void TableSetter::report_too_high(const SetBlock& block) {
    page_findings_.add(
        diag::finding(diag::Code::RowTooHigh, {{"table", template_.name},
                                               {"needed", to_millimetres_text(block.height())},
                                               {"height", to_millimetres_text(region_.height)}})
            .about_product(block.block.product_name)
            .on_page(page_->page().number, region_));
}

void TableSetter::add(const SetBlock& block) {
    page_->begin_block(block.block);
    add_field_inputs(block.block, *page_);
    part_->add(block.rows, block.block, *page_, pages_.setting().outcome, page_findings_);
    n_body_rows_ = part_->n_body_rows();
}

/// Where the rows of a product begin is the place that references name.
void TableSetter::note_place(const SetBlock& block, const plan::Entry& entry) {
    const plan::GroupName& group = placement_.name_of(entry.group);
    const bool is_of_contents =
        entry.kind == plan::Entry::Kind::Group || entry.kind == plan::Entry::Kind::Section;
    if (!is_of_contents) page_->note_group(group);
    if (placement_.is_index) return;
    const Point at{region_.x, part_->bottom() - block.height()};
    for (std::size_t i = 0; i < block.block.products.size(); ++i)
        page_->add_anchor(
            {page::Anchor::Kind::Product, block.block.products[i], block.block.title(i), at, group.title});
}

}
