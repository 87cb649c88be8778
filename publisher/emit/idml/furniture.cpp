// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/idml/internal/furniture.hpp"

#include "publisher/base/archive.hpp"

#include <algorithm>

namespace publisher::emit::idml {
namespace {

/// What an object looks like on any page of its parent: page fields count as the same.
class Form {
public:
    explicit Form(const page::Page& page) : page_(page), has_live_folio_(page.folio.number > 0) {}

    std::string operator()(page::TextFrame frame) const {
        ArchiveWriter writer;
        const auto paragraphs = neutral(page_.stories[frame.story]);
        frame.lines.clear();
        frame.story = 0;
        writer.field(frame);
        writer.field(paragraphs);
        return writer.take();
    }
    std::string operator()(page::PictureFrame picture) const {
        picture.binding = {};
        return archived(picture);
    }
    std::string operator()(const page::Shape& shape) const { return archived(shape); }
    std::string operator()(page::Code code) const {
        code.binding = {};
        return archived(code);
    }
    /// A table has no place on a parent page.
    std::string operator()(const page::TablePart& table) const {
        return table.head.id + '/' + std::to_string(page_.number);
    }

private:
    template <typename Object>
    static std::string archived(const Object& object) {
        ArchiveWriter writer;
        writer.field(object);
        return writer.take();
    }

    std::vector<story::Paragraph> neutral(const story::Story& story) const {
        std::vector<story::Paragraph> paragraphs = story.paragraphs;
        for (story::Paragraph& paragraph : paragraphs) {
            for (story::Run& run : paragraph.runs) {
                run.binding = {};
                if (is_live(run.field) || RunningHeads::is_head(run)) run.text.clear();
            }
        }
        return paragraphs;
    }
    bool is_live(story::PageField field) const {
        if (field == story::PageField::PageNumber) return has_live_folio_;
        return field == story::PageField::SectionTitle || field == story::PageField::PageCount;
    }

    const page::Page& page_;
    bool has_live_folio_;
};

/// The running heads that an object says, and what they say on the page.
std::map<RunningHeads::Key, std::string> heads_of(const page::Object& object, const page::Page& page) {
    std::map<RunningHeads::Key, std::string> heads;
    const auto* frame = std::get_if<page::TextFrame>(&object);
    if (!frame) return heads;
    for (const story::Paragraph& paragraph : page.stories[frame->story].paragraphs) {
        for (const story::Run& run : paragraph.runs)
            if (RunningHeads::is_head(run)) heads[RunningHeads::key_of(run)] = run.text;
    }
    return heads;
}

/// Notes the heads that say something else than on the sample.
void compare_heads(const page::Page& page, ParentSide& side) {
    for (const page::Object& object : page.objects) {
        if (!page::head(object).is_furniture) continue;
        const std::string& id = page::head(object).id;
        for (const page::Object& other : side.sample.objects) {
            if (page::head(other).id != id) continue;
            const auto here = heads_of(object, page), there = heads_of(other, side.sample);
            for (const auto& [key, text] : here) {
                const auto found = there.find(key);
                if (found == there.end() || found->second != text) side.changing_heads[id].insert(key);
            }
        }
    }
}

}

bool ParentSide::is_shared(const std::string& object_id) const {
    return forms.contains(object_id) && !changing.contains(object_id);
}

void add_furniture(const page::Page& page, ParentSide& side) {
    std::map<std::string, std::string> forms;
    std::vector<page::Object> furniture;
    for (const page::Object& object : page.objects) {
        if (!page::head(object).is_furniture) continue;
        forms.emplace(page::head(object).id, std::visit(Form(page), object));
        furniture.push_back(object);
    }
    // A page without any, such as the blank one before a recto, uses no parent.
    if (furniture.empty()) return;
    if (side.n_pages++ == 0) {
        side.sample = page;
        side.sample.objects = std::move(furniture);
        side.forms = std::move(forms);
        return;
    }
    for (const auto& [id, form] : side.forms) {
        const auto found = forms.find(id);
        if (found == forms.end() || found->second != form) side.changing.insert(id);
    }
    compare_heads(page, side);
}

void settle_heads(const RunningHeads& heads, ParentSide& side) {
    for (const auto& [id, keys] : side.changing_heads) {
        const bool is_live = std::all_of(keys.begin(), keys.end(), [&](const RunningHeads::Key& key) {
            return heads.style_of(key).is_valid();
        });
        if (!is_live) side.changing.insert(id);
    }
}

}
