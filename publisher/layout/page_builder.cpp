// SPDX-License-Identifier: Apache-2.0
#include "publisher/layout/page_builder.hpp"

#include <algorithm>

namespace publisher::layout {

void PageBuilder::begin_block(const bind::Block& block) {
    block_ = &block;
    binding_offset_ = page_.bindings.size();
    page_.bindings.insert(page_.bindings.end(), block.bindings.begin(), block.bindings.end());
    stories_.clear();
    hasher_.add(block.content_key);
    const bool is_same =
        !products_.empty() && !block.products.empty() && products_.back() == block.products.back();
    if (!is_same) products_.insert(products_.end(), block.products.begin(), block.products.end());
}

page::StoryIndex PageBuilder::add_story(bind::StoryIndex story) {
    const auto [entry, is_new] =
        stories_.try_emplace(story, static_cast<page::StoryIndex>(page_.stories.size()));
    if (is_new) {
        page_.stories.push_back(block_->stories[story]);
        replace_text(entry->second, block_->stories[story]);
    }
    return entry->second;
}

void PageBuilder::replace_text(page::StoryIndex story, const story::Story& as_set) {
    auto& paragraphs = page_.stories[story].paragraphs;
    paragraphs = as_set.paragraphs;
    for (story::Paragraph& paragraph : paragraphs) {
        for (story::Run& run : paragraph.runs)
            run.binding = to_page(run.binding);
    }
}

origin::BindingId PageBuilder::to_page(origin::BindingId binding) const {
    return binding.is_valid() ? origin::BindingId(binding.index() + binding_offset_) : binding;
}

std::vector<story::Line> PageBuilder::place_lines(std::vector<story::Line> lines, Length dx,
                                                  Length dy) const {
    for (story::Line& line : lines) {
        line.baseline += dy;
        line.left += dx;
        for (story::GlyphRun& run : line.runs) {
            run.origin.x += dx;
            run.origin.y += dy;
            run.binding = to_page(run.binding);
        }
    }
    return lines;
}

void PageBuilder::add_anchor(page::Anchor anchor) {
    page_.anchors.push_back(std::move(anchor));
}

void PageBuilder::note_group(const plan::GroupName& group) {
    if (group.title.empty()) return;
    if (first_group_.title.empty()) first_group_ = group;
    last_group_ = group;
}

page::Page PageBuilder::finish() {
    const auto place_of = [&](const page::Object& object) {
        return std::find(layers_.begin(), layers_.end(), page::head(object).layer) - layers_.begin();
    };
    std::stable_sort(page_.objects.begin(), page_.objects.end(),
                     [&](const page::Object& a, const page::Object& b) { return place_of(a) < place_of(b); });
    page_.content_key = hasher_.finish();
    return std::move(page_);
}

}
