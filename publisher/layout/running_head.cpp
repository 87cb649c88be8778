// SPDX-License-Identifier: Apache-2.0
#include "publisher/layout/running_head.hpp"

namespace publisher::layout {
namespace {

std::string text_of(const story::Paragraph& paragraph) {
    std::string text;
    for (const story::Run& run : paragraph.runs)
        text += run.text == "\n" ? " " : run.text;
    return text;
}

class EntryFinder {
public:
    EntryFinder(const page::Page& page, style::ParagraphStyleId style) : page_(page), style_(style) {}

    void operator()(const page::TextFrame& frame) { look_at(frame.lines, frame.story); }
    void operator()(const page::TablePart& table) {
        for (const page::Row& row : table.rows) {
            for (const page::Cell& cell : row.cells)
                look_at(cell.lines, cell.story);
        }
    }
    void operator()(const auto&) {}

    const story::Paragraph* first = nullptr;
    const story::Paragraph* last = nullptr;

private:
    void look_at(const std::vector<story::Line>& lines, page::StoryIndex story) {
        for (const story::Line& line : lines) {
            const story::Paragraph& paragraph = page_.stories[story].paragraphs[line.paragraph];
            if (paragraph.style != style_) continue;
            if (!first) first = &paragraph;
            last = &paragraph;
        }
    }

    const page::Page& page_;
    style::ParagraphStyleId style_;
};

}

std::string running_entry(const page::Page& page, style::ParagraphStyleId style, Entry entry) {
    EntryFinder finder(page, style);
    for (const page::Object& object : page.objects) {
        if (!page::head(object).is_furniture) std::visit(finder, object);
    }
    const story::Paragraph* found = entry == Entry::First ? finder.first : finder.last;
    return found ? text_of(*found) : std::string();
}

}
