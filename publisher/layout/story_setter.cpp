// SPDX-License-Identifier: Apache-2.0
#include "publisher/layout/story_setter.hpp"

#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/layout/columns.hpp"
#include "publisher/layout/paragraph_rules.hpp"
#include "publisher/layout/report_text.hpp"

#include <map>

namespace publisher::layout {
namespace {

/// Page numbers within a story move its lines at most when they become longer.
constexpr int kMostRounds = 5;

/// Adds a text to the story, with the language and the direction it has by itself.
void append_story(const story::Story& text, story::Story& story) {
    for (story::Paragraph paragraph : text.paragraphs) {
        paragraph.is_turned = text.is_right_to_left != story.is_right_to_left;
        if (text.language != story.language) {
            paragraph.language = text.language;
            for (story::Run& run : paragraph.runs) {
                if (run.language.empty()) run.language = text.language;
            }
        }
        story.paragraphs.push_back(std::move(paragraph));
    }
}

/// The stories of the template's texts as one, the first of the block.
void join_stories(bind::Block& block) {
    std::optional<bind::StoryIndex> first;
    for (const bind::BoundBox& text : block.root.children) {
        if (!text.story) continue;
        if (first)
            append_story(block.stories[*text.story], block.stories[*first]);
        else
            first = text.story;
    }
    block.root.story = first;
}

class StorySetter {
public:
    StorySetter(const Inputs& inputs, Pages& pages, const plan::Entry& entry)
        : inputs_(inputs),
          pages_(pages),
          template_(inputs.design.item(entry.item)),
          block_(inputs.binder.bind(entry, template_)) {
        join_stories(block_);
    }

    void pour() {
        page_ = &pages_.open();
        if (!block_.root.story) return;
        fill_fields(block_, pages_.values_of(*page_), inputs_.references, pages_.setting().outcome);
        settle();
        report_missing_glyphs(galley_.missing_glyphs, place(pages_.column_area(0)),
                              pages_.setting().findings);
        std::size_t n_set = 0;
        int page = 0;
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            for (; page < parts_[i].page; ++page)
                page_ = &pages_.open();
            n_set += parts_[i].lines.size();
            add_frame(i);
        }
        if (n_set < galley_.lines.size()) report_overset(galley_.lines.size() - n_set);
    }

private:
    story::Story& story() { return block_.stories[*block_.root.story]; }

    TextPlace place(const Rect& area) const {
        const Setting& setting = pages_.setting();
        return {block_.id, block_, setting.design.nodes.origin(block_.root.spec->node), page_->page().number,
                area};
    }

    /// The lines decide on which page a field stands, and its page number on the lines.
    void settle() {
        for (int round = 1;; ++round) {
            divide_story();
            if (!number_pages()) return;
            if (round < kMostRounds) continue;
            pages_.setting().findings.add(
                diag::finding(diag::Code::ReferencesUnsettled,
                              {{"rounds", std::to_string(round)}, {"target", block_.id}})
                    .from(place({}).design));
            return divide_story();
        }
    }

    void divide_story() {
        Setting& setting = pages_.setting();
        galley_ = setting.composer.set(setting.composer.prepare(story()), pages_.column_area(0).width);
        const auto area_of = [&](int page, int column) { return pages_.column_area(column, page); };
        parts_ = fill_columns(
            {galley_, story(), setting.design.styles, pages_.lattice(), pages_.parent().n_columns, area_of},
            template_.is_balanced);
    }

    /// Gives page numbers in the text those of the pages they stand on. Did any change?
    bool number_pages() {
        std::map<origin::BindingId, int> pages; ///< every field has a binding of its own
        for (const StoryPart& part : parts_) {
            for (const story::Line& line : part.lines) {
                for (const story::GlyphRun& run : line.runs)
                    pages.try_emplace(run.binding, part.page);
            }
        }
        bool has_changed = false;
        for (story::Paragraph& paragraph : story().paragraphs) {
            for (story::Run& run : paragraph.runs) {
                const auto found = pages.find(run.binding);
                if (run.field != story::PageField::PageNumber || found == pages.end()) continue;
                const std::string label = pages_.folio_text(found->second);
                has_changed = has_changed || run.text != label;
                run.text = label;
            }
        }
        return has_changed;
    }

    bool is_spread(std::size_t part) const {
        const bool is_justified =
            block_.root.spec->text.vertical_alignment == style::VerticalAlignment::Justify;
        return is_justified && part + 1 < parts_.size() && !parts_[part].is_balanced;
    }

    std::string frame_id(std::size_t part) const { return block_.id + '/' + std::to_string(part + 1); }

    void add_frame(std::size_t index) {
        StoryPart& part = parts_[index];
        if (is_spread(index)) justify_vertically(part.lines, part.area.height);
        page_->begin_block(block_);
        add_field_inputs(block_, *page_);
        page::TextFrame frame;
        frame.head = {frame_id(index), page_->content_layer(), {}, part.area, block_.root.spec->node, false};
        frame.story = page_->add_story(*block_.root.story);
        frame.thread = story().id;
        frame.part = static_cast<std::uint32_t>(index);
        if (index + 1 < parts_.size()) frame.next_frame = frame_id(index + 1);
        frame.lines = page_->place_lines(std::move(part.lines), part.area.x, part.area.y);
        // Where the part begins follows from the columns before it.
        page_->add_input(std::to_string(frame.part));
        page_->add_input(part.area);
        for (page::Shape& rule : paragraph_rules(frame.lines, story(), pages_.setting().design.styles,
                                                 frame.head, &part.area, part.continues)) {
            page_->add(std::move(rule));
        }
        page_->add(std::move(frame));
    }

    void report_overset(std::size_t n_lines) {
        const TextPlace last = place(parts_.empty() ? pages_.column_area(0) : parts_.back().area);
        pages_.setting().findings.add(
            diag::finding(diag::Code::OversetStory,
                          {{"lines", std::to_string(n_lines)}, {"story", block_.id}})
                .from(last.design)
                .on_page(last.page, last.frame));
    }

    const Inputs& inputs_;
    Pages& pages_;
    const design::Template& template_;
    bind::Block block_;
    PageBuilder* page_ = nullptr;
    story::Galley galley_;
    std::vector<StoryPart> parts_;
};

}

void pour_story(const Inputs& inputs, Pages& pages, const plan::Entry& entry) {
    StorySetter(inputs, pages, entry).pour();
}

}
