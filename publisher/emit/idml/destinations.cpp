// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/idml/internal/destinations.hpp"

#include "publisher/base/text.hpp"
#include "publisher/emit/idml/internal/xml_writer.hpp"
#include "publisher/page/reference_key.hpp"

#include <algorithm>

namespace publisher::emit::idml {
namespace {

using page::Anchor;

bool is_reference(const story::Run& run) {
    return run.field == story::PageField::PageOf || run.field == story::PageField::PagesOf;
}

bool shows_product(const story::Story& story, const std::string& product, const page::Page& page) {
    for (const story::Paragraph& paragraph : story.paragraphs) {
        for (const story::Run& run : paragraph.runs) {
            const bool is_bound = run.binding.is_valid() && !run.text.empty();
            if (is_bound && page.bindings[run.binding.index()].product == product) return true;
        }
    }
    return false;
}

/// Finds the text of a page that an anchor means.
class TextFinder {
public:
    TextFinder(const page::Page& page, const Anchor& anchor) : page_(page), anchor_(anchor) {}

    void operator()(const page::TextFrame& frame) {
        // A story stands in the package once, where its thread begins.
        if (frame.part == 0) look_at(frame.story, frame.head.frame);
    }
    void operator()(const page::TablePart& table) {
        for (const page::Row& row : table.rows) {
            for (const page::Cell& cell : row.cells)
                if (row.kind != page::Row::Kind::Head) look_at(cell.story, cell.box);
        }
    }
    void operator()(const auto&) {}

    std::optional<page::StoryIndex> found() const { return named_ ? named_ : nearest_; }

private:
    void look_at(page::StoryIndex idx, const Rect& place) {
        const story::Story& story = page_.stories[idx];
        const std::string text = story.plain_text();
        if (named_ || text.empty()) return;
        const bool is_product = anchor_.kind == Anchor::Kind::Product;
        if (is_product ? shows_product(story, anchor_.key, page_) : text == anchor_.title) named_ = idx;
        const Length right = place.x - anchor_.at.x, down = place.y - anchor_.at.y;
        if (is_product || right < -kSlack || down < -kSlack || right + down >= distance_) return;
        distance_ = right + down;
        nearest_ = idx;
    }

    static constexpr Length kSlack = 0.1_mm;
    const page::Page& page_;
    const Anchor& anchor_;
    std::optional<page::StoryIndex> named_, nearest_;
    Length distance_ = 100_mm;
};

std::optional<page::StoryIndex> find_text(const page::Page& page, const Anchor& anchor) {
    TextFinder finder(page, anchor);
    for (const page::Object& object : page.objects)
        if (!page::head(object).is_furniture) std::visit(finder, object);
    return finder.found();
}

}

std::string Destination::self() const {
    return (story ? "HyperlinkTextDestination/" : "HyperlinkPageDestination/") + escaped_name(name);
}

void Destinations::note_references(const page::Page& page) {
    for (const story::Story& story : page.stories) {
        for (const story::Paragraph& paragraph : story.paragraphs) {
            for (const story::Run& run : paragraph.runs) {
                if (!is_reference(run)) continue;
                for (const std::string_view key : split(run.argument, '\n'))
                    wanted_.emplace(key);
            }
        }
    }
}

void Destinations::note_places(const page::Page& page) {
    for (const Anchor& anchor : page.anchors) {
        const std::string key = page::reference_key(anchor);
        if (!wanted_.contains(key)) continue;
        std::vector<std::size_t>& places = by_anchor_[key];
        if (!places.empty() && all_[places.back()].page == page.number) continue;
        const std::string name = key + ", page " + std::to_string(page.number);
        places.push_back(all_.size());
        all_.push_back({name, page.number, page.folio.text(), find_text(page, anchor), all_.size() + 1});
        if (const auto& story = all_.back().story)
            by_story_[{page.number, *story}].push_back(all_.size() - 1);
    }
}

std::vector<const Destination*> Destinations::find(const std::string& keys) const {
    std::vector<const Destination*> found;
    for (const std::string_view key : split(keys, '\n')) {
        const auto places = by_anchor_.find(std::string(key));
        if (places == by_anchor_.end()) continue;
        for (const std::size_t idx : places->second)
            found.push_back(&all_[idx]);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Destination* a, const Destination* b) { return a->page < b->page; });
    return found;
}

std::vector<const Destination*> Destinations::in_story(int page, page::StoryIndex story) const {
    std::vector<const Destination*> found;
    const auto places = by_story_.find({page, story});
    if (places == by_story_.end()) return found;
    for (const std::size_t idx : places->second)
        found.push_back(&all_[idx]);
    return found;
}

}
