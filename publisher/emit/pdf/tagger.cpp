// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/pdf/internal/tagger.hpp"

#include <algorithm>

namespace publisher::emit::pdf {

using Kind = page::Row::Kind;

void Tagger::begin_page(const page::Page& page, std::size_t page_idx, const PageSpace& space) {
    page_.emplace(TaggedPage{page, page_idx, space});
    if (section_ != StructureTree::kDocument && page.section == section_name_) return;
    section_name_ = page.section;
    section_ = tree_.add(StructureTree::kDocument, Role::Sect);
    const auto start = std::ranges::find(page.anchors, page::Anchor::Kind::Section, &page::Anchor::kind);
    if (start != page.anchors.end()) tree_.set_title(section_, start->title);
}

namespace {

/// What of an object is on the page: the trim cuts off its bleed.
Rect visible_part(const Rect& frame, const Size& trim) {
    const Length left = std::max(frame.left(), Length()), top = std::max(frame.top(), Length());
    return {left, top, std::max(std::min(frame.right(), trim.width) - left, Length()),
            std::max(std::min(frame.bottom(), trim.height) - top, Length())};
}

}

Mark Tagger::figure(const page::ObjectHead& head, std::string alternative_text) {
    if (alternative_text.empty())
        troubles_.push_back({page_->page.number, head.id, "has no alternative text"});
    const Id figure = tree_.add(section_, Role::Figure);
    tree_.set_picture(figure, std::move(alternative_text),
                      to_pdf_box(visible_part(head.frame, page_->page.trim), page_->space));
    return {Mark::Kind::Content, name_of(Role::Figure), tree_.add_content(figure, page_->page_idx), {}};
}

Mark Tagger::picture(const page::PictureFrame& frame) {
    return figure(frame.head, frame.alternative_text);
}

Mark Tagger::code(const page::Code& code) {
    std::string name = code.symbology;
    std::ranges::transform(name, name.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return figure(code.head, name + ' ' + code.content);
}

void Tagger::begin_table(const page::TablePart& table) {
    table_ = &table;
    rows_taken_.assign(table.column_widths.size(), 0);
    if (!tables_.contains(table.table) || table.part == 0)
        tables_.insert_or_assign(table.table, tree_.add(section_, Role::Table));
}

void Tagger::begin_row(const page::Row& row) {
    row_data_ = &row;
    column_ = 0;
    const bool is_repeated = row.kind == Kind::Head && table_->part > 0;
    row_ = is_repeated ? StructureTree::kDocument : tree_.add(tables_.at(table_->table), Role::TR);
}

// Every place of the grid has a cell, so that columns can be counted (PDF 32000-1 §14.8.4.3.4).
void Tagger::fill_row_up_to(std::uint32_t column) {
    for (; column_ < column; ++column_) {
        if (rows_taken_[column_] > 0)
            --rows_taken_[column_];
        else
            tree_.add(row_, Role::TD);
    }
}

std::optional<TaggedText> Tagger::cell(const page::Cell& cell) {
    if (row_ == StructureTree::kDocument) return std::nullopt;
    fill_row_up_to(cell.column);
    const bool is_head = row_data_->kind == Kind::Head || row_data_->kind == Kind::Group;
    const Id element = tree_.add(row_, is_head ? Role::TH : Role::TD);
    const Scope scope = !is_head ? Scope::None : row_data_->kind == Kind::Head ? Scope::Column : Scope::Row;
    tree_.set_cell(element, scope, cell.n_columns, cell.n_rows);
    for (const std::uint32_t end = cell.column + cell.n_columns; column_ < end; ++column_)
        rows_taken_[column_] = cell.n_rows - 1;
    return text_.cell(*page_, cell, element);
}

void Tagger::end_row() {
    if (row_ != StructureTree::kDocument) fill_row_up_to(static_cast<std::uint32_t>(rows_taken_.size()));
}

}
