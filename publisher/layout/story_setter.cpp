// SPDX-License-Identifier: Apache-2.0
#include "publisher/layout/story_setter.hpp"

#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/layout/missing_glyphs.hpp"
#include "publisher/layout/paragraph_rules.hpp"
#include "publisher/layout/pour.hpp"

namespace publisher::layout {
namespace {

/// The stories of the template's texts as one, the first of the block.
void join_stories(bind::Block& block) {
    std::optional<bind::StoryIndex> first;
    for (const bind::BoundBox& text : block.root.children) {
        if (!text.story) continue;
        if (!first) {
            first = text.story;
            continue;
        }
        auto& paragraphs = block.stories[*first].paragraphs;
        const auto& added = block.stories[*text.story].paragraphs;
        paragraphs.insert(paragraphs.end(), added.begin(), added.end());
    }
    block.root.story = first;
}

class StorySetter {
public:
    StorySetter(const Inputs& inputs, Pages& pages, const plan::Entry& entry)
        : pages_(pages),
          template_(inputs.design.item(entry.item)),
          block_(inputs.binder.bind(entry, template_)) {
        join_stories(block_);
    }

    void pour() {
        page_ = &pages_.open();
        if (!block_.root.story) return;
        pages_.fill(block_, *page_);
        const story::Story& story = block_.stories[*block_.root.story];
        Setting& setting = pages_.setting();
        const story::Galley galley =
            setting.composer.set(setting.composer.prepare(story), pages_.column_area(0).width);
        report_missing_glyphs(galley.missing_glyphs, block_, setting.design.nodes.origin(block_.root.spec->node),
                              page_->page().number, pages_.column_area(0), setting.findings);
        for (std::size_t n_set = 0; n_set < galley.lines.size();) {
            Rect area = next_area();
            if (template_.is_balanced && column_ == 0) find_balanced_height(galley, story, n_set);
            if (balanced_height_) area.height = *balanced_height_;
            std::vector<story::Line> lines = next_column(galley, story, setting.design.styles, n_set,
                                                         {area.y, area.height}, pages_.lattice());
            if (lines.empty()) return report_overset(galley.lines.size() - n_set, area);
            const bool continues = n_set > 0 && galley.lines[n_set - 1].paragraph == lines.front().paragraph;
            n_set += lines.size();
            const bool is_last = n_set == galley.lines.size();
            if (!is_last && is_justified()) justify_vertically(lines, area.height);
            add_frame(std::move(lines), area, continues, is_last);
        }
    }

private:
    /// The next column, on the next page when those of this one are used.
    Rect next_area() {
        if (n_parts_ > 0 && ++column_ == pages_.parent().n_columns) {
            page_ = &pages_.open();
            column_ = 0;
        }
        return pages_.column_area(column_);
    }

    /// The height of the columns on a page that ends the story, so that they are equally high; none on another.
    void find_balanced_height(const story::Galley& galley, const story::Story& story, std::size_t first) {
        const Length full = pages_.column_area(0).height;
        if (!has_room(galley, story, first, full)) return;
        Length too_low, enough = full;
        while (enough - too_low > 0.1_mm) {
            const Length height = (too_low + enough) / 2;
            (has_room(galley, story, first, height) ? enough : too_low) = height;
        }
        balanced_height_ = enough;
    }

    /// Whether the lines from `first` on fit columns of a height on one page.
    bool has_room(const story::Galley& galley, const story::Story& story, std::size_t first, Length height) const {
        const Length text = galley.lines.back().baseline - galley.lines[first].baseline;
        if (text > height * pages_.parent().n_columns) return false;
        for (int i = 0; i < pages_.parent().n_columns && first < galley.lines.size(); ++i) {
            const Length top = pages_.column_area(i).y;
            first += next_column(galley, story, pages_.setting().design.styles, first, {top, height}, pages_.lattice()).size();
        }
        return first == galley.lines.size();
    }

    bool is_justified() const {
        return block_.root.spec->text.vertical_alignment == style::VerticalAlignment::Justify;
    }

    std::string frame_id(std::uint32_t part) const { return block_.id + '/' + std::to_string(part + 1); }

    void add_frame(std::vector<story::Line> lines, const Rect& area, bool continues, bool is_last) {
        page_->begin_block(block_);
        const story::Story& story = block_.stories[*block_.root.story];
        page::TextFrame frame;
        frame.head = {frame_id(n_parts_), page_->content_layer(), {}, area, block_.root.spec->node, false};
        frame.story = page_->add_story(*block_.root.story);
        frame.thread = story.id;
        frame.part = n_parts_++;
        if (!is_last) frame.next_frame = frame_id(n_parts_);
        frame.lines = page_->place_lines(std::move(lines), area.x, area.y);
        // Where the part begins follows from the columns before it.
        page_->add_input(std::to_string(frame.part));
        page_->add_input(area);
        for (page::Shape& rule : paragraph_rules(frame.lines, story, pages_.setting().design.styles,
                                                 frame.head, area, continues)) {
            page_->add(std::move(rule));
        }
        page_->add(std::move(frame));
    }

    void report_overset(std::size_t n_lines, const Rect& area) {
        Setting& setting = pages_.setting();
        setting.findings.add(diag::finding(diag::Code::OversetStory,
                                           {{"lines", std::to_string(n_lines)}, {"story", block_.id}})
                                 .from(setting.design.nodes.origin(block_.root.spec->node))
                                 .on_page(page_->page().number, area));
    }

    Pages& pages_;
    const design::Template& template_;
    bind::Block block_;
    PageBuilder* page_ = nullptr;
    int column_ = 0;
    std::optional<Length> balanced_height_;
    std::uint32_t n_parts_ = 0;
};

}

void pour_story(const Inputs& inputs, Pages& pages, const plan::Entry& entry) {
    StorySetter(inputs, pages, entry).pour();
}

}
