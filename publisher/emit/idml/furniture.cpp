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

/// Are all running heads of an object such as InDesign finds itself?
bool has_live_heads(const page::Object& object, const page::Page& page, const RunningHeads& heads) {
    const auto* frame = std::get_if<page::TextFrame>(&object);
    if (!frame) return true;
    for (const story::Paragraph& paragraph : page.stories[frame->story].paragraphs) {
        for (const story::Run& run : paragraph.runs)
            if (RunningHeads::is_head(run) && !heads.style_of(RunningHeads::key_of(run)).is_valid())
                return false;
    }
    return true;
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
}

void settle_heads(const RunningHeads& heads, ParentSide& side) {
    for (const page::Object& object : side.sample.objects)
        if (!has_live_heads(object, side.sample, heads)) side.changing.insert(page::head(object).id);
}

}
