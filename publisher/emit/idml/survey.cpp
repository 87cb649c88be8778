// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/idml/internal/survey.hpp"

#include <algorithm>

namespace publisher::emit::idml {
namespace {

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
        survey_.heads.add(page, styles_);
        survey_.tables.add(page);
        survey_.destinations.note_references(page);
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
    void finish() {
        survey_.is_right_to_left = n_right_to_left_ > n_left_to_right_;
        survey_.heads.finish(survey_.is_right_to_left);
        for (Parent& parent : survey_.parents) {
            settle_heads(survey_.heads, parent.left);
            settle_heads(survey_.heads, parent.right);
        }
    }

private:
    void add_object(const page::TextFrame& frame, const page::Page& page) {
        ++survey_.n_text_frames;
        if (frame.part > 0) survey_.continuations.insert(frame.head.id);
        add_to_thread(frame, page);
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

    void add_to_thread(const page::TextFrame& frame, const page::Page& page) {
        auto first = std::pair(page.number, frame.head.id);
        if (const auto begun =
                frame.part > 0 ? begun_.extract(frame.head.id) : decltype(begun_)::node_type()) {
            first = begun.mapped();
            std::vector<story::Line>& lines = survey_.lines_behind[first];
            for (story::Line line : frame.lines) {
                for (story::GlyphRun& run : line.runs)
                    run.glyphs = {};
                lines.push_back(std::move(line));
            }
        }
        if (!frame.next_frame.empty()) begun_.insert_or_assign(frame.next_frame, first);
    }

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
    std::map<std::string, std::pair<int, std::string>> begun_; ///< first frames of threads, by the next one
    std::size_t n_right_to_left_ = 0, n_left_to_right_ = 0;
};

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

std::vector<story::Line> Survey::lines_of(const page::TextFrame& first, const page::Page& page) const {
    std::vector<story::Line> lines = first.lines;
    const auto behind = lines_behind.find({page.number, first.head.id});
    if (behind != lines_behind.end()) lines.insert(lines.end(), behind->second.begin(), behind->second.end());
    return lines;
}

Result<Survey> survey_pages(const page::Spool& pages, const style::StyleSheet& styles,
                            const font::Library& fonts, const Options& options) {
    Survey survey;
    survey.layers = options.layers;
    Surveyor surveyor(styles, fonts, survey);
    for (std::size_t i = 0; i < pages.n_pages(); ++i) {
        const auto page = read_page(pages, i, options);
        if (!page) return page.failure();
        surveyor.add(*page);
    }
    surveyor.finish();
    for (std::size_t i = 0; i < pages.n_pages() && survey.destinations.has_references(); ++i) {
        const auto page = read_page(pages, i, options);
        if (!page) return page.failure();
        survey.destinations.note_places(*page);
    }
    if (survey.layers.empty()) survey.layers.push_back("Layer 1");
    return survey;
}

Result<page::Page> read_page(const page::Spool& pages, std::size_t idx, const Options& options) {
    auto page = pages.read(idx);
    if (!page) return page;
    for (origin::Binding& binding : page->bindings)
        if (binding.locale.empty()) binding.locale = options.locale;
    return page;
}

bool stands_left(const page::Page& page, const Survey& survey) {
    if (page.side != page::Side::Single || !survey.has_facing_pages) return page.side == page::Side::Left;
    return (page.number % 2 == 0) != survey.is_right_to_left;
}

}
