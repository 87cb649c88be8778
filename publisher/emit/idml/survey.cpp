// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/idml/internal/survey.hpp"

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
                if (is_live(run.field)) run.text.clear();
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

std::string section_title(const page::Page& page) {
    for (const story::Story& story : page.stories) {
        for (const story::Paragraph& paragraph : story.paragraphs) {
            for (const story::Run& run : paragraph.runs)
                if (run.field == story::PageField::SectionTitle) return run.text;
        }
    }
    return {};
}

class Surveyor {
public:
    Surveyor(const style::StyleSheet& styles, const font::Library& fonts, Survey& survey)
        : styles_(styles), fonts_(fonts), survey_(survey) {}

    void add(const page::Page& page) {
        if (survey_.n_pages == 0) survey_.trim = page.trim;
        survey_.bleed = std::max(survey_.bleed, page.bleed);
        survey_.has_facing_pages |= page.side != page::Side::Single;
        add_section(page);
        Parent& parent = ensure_parent(page.parent_page);
        add_furniture(page, page.side == page::Side::Left ? parent.left : parent.right);
        for (const page::Object& object : page.objects) {
            ensure_layer(page::head(object).layer);
            std::visit([&](const auto& alternative) { add_object(alternative, page); }, object);
        }
        for (const story::Story& story : page.stories)
            (story.is_right_to_left ? n_right_to_left_ : n_left_to_right_) += story.paragraphs.size();
        ++survey_.n_pages;
    }
    void finish() { survey_.is_right_to_left = n_right_to_left_ > n_left_to_right_; }

private:
    void add_object(const page::TextFrame& frame, const page::Page& page) {
        ++survey_.n_text_frames;
        if (frame.part > 0) survey_.continuations.insert(frame.head.id);
        count_glyphs(frame.lines, page.stories[frame.story]);
    }
    void add_object(const page::TablePart& table, const page::Page& page) {
        ++survey_.n_text_frames;
        for (const page::Row& row : table.rows) {
            for (const page::Cell& cell : row.cells)
                count_glyphs(cell.lines, page.stories[cell.story]);
        }
    }
    void add_object(const page::PictureFrame&, const page::Page&) {}
    void add_object(const page::Shape&, const page::Page&) {}
    void add_object(const page::Code&, const page::Page&) {}

    void count_glyphs(const std::vector<story::Line>& lines, const story::Story& story) {
        for (const story::Line& line : lines) {
            if (line.paragraph >= story.paragraphs.size()) continue;
            const style::ParagraphStyleId id = story.paragraphs[line.paragraph].style;
            if (!id.is_valid() || !styles_[id].format.family) continue;
            auto& counts = survey_.glyphs_of_family[styles_[id].format.family->index()];
            for (const story::GlyphRun& run : line.runs)
                counts[fonts_.faces()[run.face.index()].family] += run.glyphs.size();
        }
    }

    Parent& ensure_parent(const std::string& name) {
        const auto has_name = [&](const Parent& parent) { return parent.name == name; };
        const auto found = std::find_if(survey_.parents.begin(), survey_.parents.end(), has_name);
        if (found != survey_.parents.end()) return *found;
        return survey_.parents.emplace_back(Parent{name, {}, {}});
    }

    void ensure_layer(const std::string& name) {
        std::vector<std::string>& layers = survey_.layers;
        if (name.empty() || std::find(layers.begin(), layers.end(), name) != layers.end()) return;
        layers.push_back(name);
    }

    void add_section(const page::Page& page) {
        const Folio& folio = page.folio;
        const bool counts_on =
            !survey_.sections.empty() && folio == last_folio_.moved(folio.number > 0 ? 1 : 0);
        last_folio_ = folio;
        if (!counts_on || survey_.sections.back().id != page.section)
            survey_.sections.push_back({page.section, {}, survey_.n_pages, 0, folio});
        SectionSpan& section = survey_.sections.back();
        ++section.n_pages;
        if (section.title.empty()) section.title = section_title(page);
    }

    const style::StyleSheet& styles_;
    const font::Library& fonts_;
    Survey& survey_;
    Folio last_folio_;
    std::size_t n_right_to_left_ = 0, n_left_to_right_ = 0;
};

}

bool ParentSide::is_shared(const std::string& object_id) const {
    return forms.contains(object_id) && !changing.contains(object_id);
}

const Parent* Survey::find_parent(const std::string& name) const {
    const auto has_name = [&](const Parent& parent) { return parent.name == name; };
    const auto found = std::find_if(parents.begin(), parents.end(), has_name);
    return found == parents.end() ? nullptr : &*found;
}

const SectionSpan& Survey::section_of(std::size_t page_idx) const {
    const auto begins_after = [](std::size_t idx, const SectionSpan& span) { return idx < span.first_page; };
    return *(std::upper_bound(sections.begin(), sections.end(), page_idx, begins_after) - 1);
}

Result<Survey> survey_pages(const page::Spool& pages, const style::StyleSheet& styles,
                            const font::Library& fonts, const Options& options) {
    Survey survey;
    survey.layers = options.layers;
    Surveyor surveyor(styles, fonts, survey);
    for (std::size_t i = 0; i < pages.n_pages(); ++i) {
        const auto page = pages.read(i);
        if (!page) return page.failure();
        surveyor.add(*page);
    }
    surveyor.finish();
    if (survey.layers.empty()) survey.layers.push_back("Layer 1");
    return survey;
}

bool stands_left(const page::Page& page, const Survey& survey) {
    if (page.side != page::Side::Single || !survey.has_facing_pages) return page.side == page::Side::Left;
    return (page.number % 2 == 0) != survey.is_right_to_left;
}

}
