// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/pdf/internal/tagged_text.hpp"

#include "publisher/emit/pdf/internal/clusters.hpp"

#include <algorithm>

namespace publisher::emit::pdf {

using Part = story::GlyphRun::Part;

std::vector<const story::GlyphRun*> in_reading_order(const story::Line& line, bool is_right_to_left) {
    std::vector<const story::GlyphRun*> runs;
    for (const story::GlyphRun& run : line.runs)
        runs.push_back(&run);
    if (is_right_to_left) std::reverse(runs.begin(), runs.end());
    const auto is_turned = [&](const story::GlyphRun* run) {
        return run->is_right_to_left != is_right_to_left;
    };
    for (auto first = runs.begin(); first != runs.end();) {
        first = std::find_if(first, runs.end(), is_turned);
        const auto end = std::find_if_not(first, runs.end(), is_turned);
        std::reverse(first, end);
        first = end;
    }
    return runs;
}

story::GlyphRun part_of(const story::GlyphRun& run, std::size_t begin, std::size_t end) {
    story::GlyphRun part = run;
    part.text = run.text.substr(begin, end - begin);
    part.glyphs.clear();
    const auto to_length = [&](std::int64_t units) {
        const double ems = static_cast<double>(units) / std::max(run.units_per_em, 1);
        return run.size.scaled(ems * run.horizontal_scale);
    };
    std::int64_t before = 0, width = 0;
    for (const story::Glyph& glyph : run.glyphs) {
        if (glyph.cluster < begin) before += glyph.advance;
        if (glyph.cluster < begin || glyph.cluster >= end) continue;
        part.glyphs.push_back(glyph);
        part.glyphs.back().cluster -= static_cast<std::uint32_t>(begin);
        width += glyph.advance;
    }
    part.origin.x += to_length(before);
    part.width = to_length(width);
    return part;
}

namespace {

/// Around the glyphs, as high as their line.
Rect box_of(const story::Line& line, const story::GlyphRun& run) {
    const Length top = line.baseline - std::max(line.ascent, run.size.scaled(0.7));
    const Length bottom = line.baseline + std::max(line.descent, run.size.scaled(0.2));
    return {run.origin.x, top, run.width, bottom - top};
}

std::string_view numbering_of(const style::ListFormat& list) {
    using Numerals = style::ListFormat::Numerals;
    if (list.kind != style::ListFormat::Kind::Number) return "Disc";
    switch (list.numerals) {
        case Numerals::LowerLetters: return "LowerAlpha";
        case Numerals::UpperLetters: return "UpperAlpha";
        case Numerals::LowerRoman: return "LowerRoman";
        case Numerals::UpperRoman: return "UpperRoman";
        case Numerals::Arabic:
        case Numerals::OfLanguage: break;
    }
    return "Decimal";
}

bool has_marker(const story::Line& line) {
    return std::ranges::any_of(line.runs,
                               [](const story::GlyphRun& run) { return run.part == Part::Marker; });
}

}

TaggedText TextTagger::frame(const TaggedPage& page, const page::TextFrame& frame, Id parent) {
    State state{.parent = parent};
    if (const auto begun = threads_.find(frame.thread); frame.part > 0 && begun != threads_.end())
        state = begun->second;
    TaggedText text = tag(page, frame.lines, page.page.stories[frame.story], true, state);
    if (frame.next_frame.empty())
        threads_.erase(frame.thread);
    else
        threads_.insert_or_assign(frame.thread, state);
    return text;
}

TaggedText TextTagger::cell(const TaggedPage& page, const page::Cell& cell, Id parent) {
    const story::Story& story = page.page.stories[cell.story];
    State state{.parent = parent, .is_paragraph_itself = story.paragraphs.size() == 1};
    // A link's rectangle is upright and would not lie over text that is turned.
    return tag(page, cell.lines, story, cell.turn == style::Turn::None, state);
}

TaggedText TextTagger::tag(const TaggedPage& page, const std::vector<story::Line>& lines,
                           const story::Story& story, bool has_links, State& state) {
    TaggedText text;
    last_element_.reset();
    for (const story::Line& line : lines) {
        const story::Paragraph& paragraph = story.paragraphs[line.paragraph];
        const std::size_t n_pieces_before = text.pieces.size();
        for (const story::GlyphRun* run : in_reading_order(line, story.is_read_from_right(paragraph))) {
            if (run->glyphs.empty() || !run->paint.is_visible()) continue;
            if (state.paragraph != line.paragraph) begin_paragraph(line, story, state);
            const bool is_reference =
                has_links && run->part == Part::Text && paragraph.runs[run->story_run].is_reference();
            if (is_reference)
                add_reference(page, line, *run, paragraph.runs[run->story_run], state, text);
            else if (run->part == Part::Leader)
                text.pieces.push_back({run, Mark::artifact()});
            else
                add_piece(run->part == Part::Marker ? state.label : state.holder, page, *run, text);
        }
        if (line.has_dropped_space && text.pieces.size() > n_pieces_before)
            text.pieces.back().is_followed_by_space = true;
    }
    return text;
}

void TextTagger::begin_paragraph(const story::Line& line, const story::Story& story, State& state) {
    const style::ParagraphStyle& style = styles_[story.paragraphs[line.paragraph].style];
    state.paragraph = line.paragraph;
    state.link.reset();
    if (has_marker(line)) return begin_item(style.list, state);
    state.list.reset();
    if (style.heading > 0)
        state.holder = tree_.add(state.parent, heading_role(style.heading));
    else
        state.holder = state.is_paragraph_itself ? state.parent : tree_.add(state.parent, Role::P);
}

void TextTagger::begin_item(const style::ListFormat& list, State& state) {
    if (!state.list) {
        state.list = tree_.add(state.parent, Role::L);
        tree_.set_numbering(*state.list, numbering_of(list));
    }
    const Id item = tree_.add(*state.list, Role::LI);
    state.label = tree_.add(item, Role::Lbl);
    state.holder = tree_.add(item, Role::LBody);
}

// Headings go down one level at a time, whatever the levels of their styles are, and those of one style below
// the same heading have one level (ISO 14289-1 §7.4.2).
Role TextTagger::heading_role(int styled_level) {
    while (!headings_.empty() && headings_.back() >= styled_level)
        headings_.pop_back();
    headings_.push_back(styled_level);
    return heading(static_cast<int>(std::min<std::size_t>(headings_.size(), 6)));
}

void TextTagger::add_piece(Id element, const TaggedPage& page, const story::GlyphRun& run, TaggedText& text) {
    const std::string language = run.language == language_ ? std::string() : run.language;
    const Mark* last = text.pieces.empty() ? nullptr : &text.pieces.back().mark;
    if (last && last->is_content() && last_element_ == element && last->language == language) {
        text.pieces.push_back({&run, *last});
        return;
    }
    last_element_ = element;
    text.pieces.push_back({&run,
                           {Mark::Kind::Content, name_of(tree_.role(element)),
                            tree_.add_content(element, page.page_idx), language}});
}

std::vector<ReferencePart> TextTagger::parts_of(const story::GlyphRun& run, const story::Run& of) const {
    if (!of.link.empty()) return {{0, run.text.size(), {}}};
    std::vector<Destinations::Place> places = destinations_.find(of.argument);
    // Glyphs in the other order are not taken apart.
    if (run.is_right_to_left && places.size() > 1) places.resize(1);
    std::vector<ReferencePart> parts = split_reference(run.text, places);
    if (run.is_right_to_left && !parts.empty()) parts.front() = {0, run.text.size(), places.front()};
    return parts;
}

void TextTagger::add_reference(const TaggedPage& page, const story::Line& line, const story::GlyphRun& run,
                               const story::Run& of, State& state, TaggedText& text) {
    const auto cut = [&](std::size_t begin, std::size_t end) -> const story::GlyphRun& {
        if (begin == 0 && end == run.text.size()) return run;
        return text.parts.emplace_back(part_of(run, begin, end));
    };
    std::size_t begin = 0;
    for (const ReferencePart& part : parts_of(run, of)) {
        if (part.begin > begin) add_piece(state.holder, page, cut(begin, part.begin), text);
        begin = part.end;
        const story::GlyphRun& leading = cut(part.begin, part.end);
        const Id link = ensure_link(run.story_run, part.place.page_idx, state);
        add_piece(link, page, leading, text);
        tree_.add_link(link, page.page_idx, to_pdf_box(box_of(line, leading), page.space),
                       {of.link, part.place.page_idx, part.place.at},
                       of.link.empty() ? leading.text : of.link);
    }
    if (begin < run.text.size()) add_piece(state.holder, page, cut(begin, run.text.size()), text);
}

StructureTree::Id TextTagger::ensure_link(std::uint32_t story_run, std::size_t target, State& state) {
    const bool goes_on = state.link && state.link->story_run == story_run && state.link->target == target;
    if (!goes_on) state.link = {story_run, target, tree_.add(state.holder, Role::Link)};
    return state.link->element;
}

}
