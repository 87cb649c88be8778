// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/idml/internal/running_heads.hpp"

#include <algorithm>

namespace publisher::emit::idml {
namespace {

using story::PageField;

std::string text_of(const story::Paragraph& paragraph) {
    std::string text;
    for (const story::Run& run : paragraph.runs)
        text += run.text == "\n" ? " " : run.text;
    return text;
}

}

bool RunningHeads::is_head(const story::Run& run) {
    return run.field == PageField::FirstGroup || run.field == PageField::LastGroup ||
           run.field == PageField::FirstEntry || run.field == PageField::LastEntry;
}

bool RunningHeads::is_first(const Key& key) {
    return key.first == PageField::FirstGroup || key.first == PageField::FirstEntry;
}

std::string RunningHeads::name_of(const Key& key, const std::string& style) {
    return "running head of " + style + (is_first(key) ? ", first" : ", last");
}

void RunningHeads::add(const page::Page& page, const style::StyleSheet& styles) {
    on_page_.clear();
    story_on_page_.clear();
    look_at(page);
    for (const page::Object& object : page.objects) {
        const auto* frame = std::get_if<page::TextFrame>(&object);
        if (!frame || !frame->head.is_furniture) continue;
        for (const story::Paragraph& paragraph : page.stories[frame->story].paragraphs) {
            for (const story::Run& run : paragraph.runs)
                if (is_head(run)) compare(run, styles);
        }
    }
    for (const auto& [style, texts] : on_page_)
        before_[style] = texts.last;
}

void RunningHeads::look_at(const page::Page& page) {
    for (const page::Object& object : page.objects) {
        if (page::head(object).is_furniture) continue;
        if (const auto* table = std::get_if<page::TablePart>(&object)) look_at(*table, page);
        if (const auto* frame = std::get_if<page::TextFrame>(&object)) look_at(*frame, page);
    }
}

void RunningHeads::look_at(const page::TablePart& table, const page::Page& page) {
    for (const page::Row& row : table.rows) {
        for (const page::Cell& cell : row.cells) {
            for (const story::Paragraph& paragraph : page.stories[cell.story].paragraphs)
                if (paragraph.style.is_valid()) doubtful_.insert(paragraph.style.index());
        }
    }
}

void RunningHeads::look_at(const page::TextFrame& frame, const page::Page& page) {
    const bool is_threaded = frame.part > 0 || !frame.next_frame.empty();
    const bool is_varied = is_threaded || frame.fitting != page::Fitting();
    const story::Story& story = page.stories[frame.story];
    for (const story::Paragraph& paragraph : story.paragraphs) {
        if (!paragraph.style.is_valid()) continue;
        const std::uint32_t style = paragraph.style.index();
        const std::string text = text_of(paragraph);
        const auto [owner, is_new] = story_on_page_.emplace(style, frame.story);
        const bool is_other = !is_new && owner->second != frame.story && text != on_page_[style].last;
        if (is_varied || is_other || !paragraph.marker.empty()) doubtful_.insert(style);
        directions_[story.is_read_from_right(paragraph)].insert(style);
        if (is_new) on_page_[style].first = text;
        on_page_[style].last = text;
    }
}

void RunningHeads::compare(const story::Run& run, const style::StyleSheet& styles) {
    const Key key = key_of(run);
    auto& candidates = candidates_[key];
    for (std::uint32_t style = 0; style < styles.paragraph_styles.size(); ++style) {
        const bool is_other = !run.argument.empty() && styles.paragraph_styles[style].name != run.argument;
        const auto here = on_page_.find(style);
        const auto before = before_.find(style);
        const bool is_here = here != on_page_.end();
        const std::string shown = is_here ? (is_first(key) ? here->second.first : here->second.last)
                                  : before != before_.end() ? before->second
                                                            : std::string();
        Candidate& candidate = candidates[style];
        candidate.has_shown |= !shown.empty();
        candidate.is_wrong |= is_other || shown != run.text;
    }
}

void RunningHeads::finish(bool is_right_to_left) {
    const std::set<std::uint32_t>& turned = directions_[!is_right_to_left];
    for (const auto& [key, candidates] : candidates_) {
        const auto fits = std::find_if(candidates.begin(), candidates.end(), [&](const auto& entry) {
            return entry.second.has_shown && !entry.second.is_wrong && !doubtful_.contains(entry.first) &&
                   !turned.contains(entry.first);
        });
        if (fits != candidates.end()) live_.emplace(key, style::ParagraphStyleId(fits->first));
    }
}

style::ParagraphStyleId RunningHeads::style_of(const Key& key) const {
    const auto found = live_.find(key);
    return found == live_.end() ? style::ParagraphStyleId() : found->second;
}

}
