// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/idml/internal/table_runs.hpp"

#include "publisher/base/archive.hpp"

#include <algorithm>
#include <span>

namespace publisher::emit::idml {
namespace {

using Kind = page::Row::Kind;
using Rows = std::span<const page::Row>;

/// Rows as they look, wherever on whichever page they stand.
Digest form_of(Rows rows, const page::Page& page) {
    ArchiveWriter writer;
    for (page::Row row : rows) {
        row.y = {};
        for (page::Cell& cell : row.cells) {
            std::vector<story::Paragraph> paragraphs = page.stories[cell.story].paragraphs;
            for (story::Paragraph& paragraph : paragraphs)
                for (story::Run& run : paragraph.runs)
                    run.binding = {};
            writer.field(paragraphs);
            cell.story = 0;
            cell.box = {};
            cell.lines.clear();
        }
        writer.field(row);
    }
    return sha256(writer.take());
}

/// The group that a row is the head of: its title, or else what its first cell with a text says.
std::string group_of(const page::Row& row, const page::Page& page) {
    std::string title, text;
    for (const page::Cell& cell : row.cells) {
        const story::Story& story = page.stories[cell.story];
        if (text.empty()) text = story.plain_text();
        for (const story::Paragraph& paragraph : story.paragraphs) {
            for (const story::Run& run : paragraph.runs)
                if (run.field == story::PageField::GroupTitle) title = run.text;
        }
    }
    return title.empty() ? text : title;
}

}

std::size_t count_heads(const page::TablePart& part) {
    const auto is_no_head = [](const page::Row& row) { return row.kind != Kind::Head; };
    const auto end = std::find_if(part.rows.begin(), part.rows.end(), is_no_head);
    // InDesign has no table of heads alone.
    return end == part.rows.end() ? 0 : static_cast<std::size_t>(end - part.rows.begin());
}

std::size_t count_feet(const page::TablePart& part) {
    const std::size_t n_heads = count_heads(part);
    std::size_t n = 0;
    while (n + n_heads + 1 < part.rows.size() && part.rows[part.rows.size() - 1 - n].kind == Kind::Foot)
        ++n;
    return n;
}

void TableRuns::add(const page::Page& page) {
    for (const page::Object& object : page.objects) {
        const auto* part = std::get_if<page::TablePart>(&object);
        if (part && !part->rows.empty()) add(*part, page);
    }
}

void TableRuns::add(const page::TablePart& part, const page::Page& page) {
    const Rows rows(part.rows);
    const Form form{form_of(rows.first(count_heads(part)), page), form_of(rows.last(count_feet(part)), page),
                    part.column_widths};
    std::vector<TableRun>& runs = runs_[part.table];
    if (part.part == 0 || runs.empty()) {
        runs.emplace_back();
        forms_[part.table] = form;
        last_group_[part.table].clear();
    } else {
        TableRun& run = runs.back();
        ++run.n_parts;
        if (run.obstacle.empty()) run.obstacle = obstacle_to(part, page, form);
    }
    for (const page::Row& row : part.rows)
        if (row.kind == Kind::Group) last_group_[part.table] = group_of(row, page);
}

std::string TableRuns::obstacle_to(const page::TablePart& part, const page::Page& page,
                                   const Form& form) const {
    const Form& first = forms_.at(part.table);
    if (form.column_widths != first.column_widths) return "whose columns differ from page to page";
    if (form.heads != first.heads) return "whose head differs from page to page";
    if (form.feet != first.feet) return "whose foot differs from page to page";
    // "Lamps" and "Lamps (continued)" name one group.
    const std::string& last = last_group_.at(part.table);
    const page::Row& top = part.rows[count_heads(part)];
    const bool is_repeated =
        top.kind == Kind::Group && !last.empty() && group_of(top, page).find(last) != std::string::npos;
    return is_repeated ? "whose group is named again on each page" : "";
}

}
