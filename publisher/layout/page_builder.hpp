// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/bind/block.hpp"
#include "publisher/layout/compose.hpp"
#include "publisher/page/page.hpp"

namespace publisher::layout {

/// One page while it grows. Blocks bring stories and bindings of their own; the builder moves them
/// into the page and keeps the indices right.
class PageBuilder {
public:
    /// `layers` are those of the layout, from back to front; content stands on the first.
    explicit PageBuilder(page::Page page, std::vector<std::string> layers = {})
        : page_(std::move(page)), layers_(std::move(layers)) {
        hasher_.add("page");
    }

    page::Page& page() { return page_; }
    const page::Page& page() const { return page_; }

    /// Everything added from here on belongs to this block, until the next.
    void begin_block(const bind::Block& block);
    page::StoryIndex add_story(bind::StoryIndex story);
    /// The text of a story as it was set, where that is another or a shorter one.
    void replace_text(page::StoryIndex story, const story::Story& as_set);
    /// Lines in galley coordinates are moved to the page, their bindings to the page's.
    std::vector<story::Line> place_lines(std::vector<story::Line> lines, Length dx, Length dy) const;
    origin::BindingId to_page(origin::BindingId binding) const;
    void add(page::Object object) { page_.objects.push_back(std::move(object)); }
    void add_anchor(page::Anchor anchor);
    /// One without a title is none that readers could be told of.
    void note_group(const plan::GroupName& group);
    /// A declared input of the page, for its content key.
    void add_input(const Digest& key) { hasher_.add(key); }
    void add_input(std::string_view text) { hasher_.add(text); }
    void add_input(Length length) { hasher_.add(length.units()); }
    void add_input(const Rect& place) {
        for (const Length length : {place.x, place.y, place.width, place.height})
            add_input(length);
    }

    const bind::Block& block() const { return *block_; }
    std::string content_layer() const { return layers_.empty() ? std::string() : layers_.front(); }
    const plan::GroupName& first_group() const { return first_group_; }
    const plan::GroupName& last_group() const { return last_group_; }
    const std::vector<std::string>& products() const { return products_; }

    /// Puts the objects in the order of their layers, sets the content key and gives the page away.
    page::Page finish();

private:
    page::Page page_;
    std::vector<std::string> layers_;
    Hasher hasher_;
    const bind::Block* block_ = nullptr;
    std::size_t binding_offset_ = 0;
    std::map<bind::StoryIndex, page::StoryIndex> stories_; ///< of the current block
    plan::GroupName first_group_, last_group_;
    std::vector<std::string> products_;
};

}
