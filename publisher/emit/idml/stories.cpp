// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/idml/internal/stories.hpp"

#include "publisher/emit/idml/internal/character_look.hpp"
#include "publisher/emit/idml/internal/held_breaks.hpp"

#include <algorithm>

namespace publisher::emit::idml {
namespace {

/// Text with forced breaks as IDML has them.
std::string to_content(std::string_view text) {
    std::string content;
    for (const char c : text) {
        if (c == '\n')
            content += "\xE2\x80\xA8";
        else
            content += c;
    }
    return content;
}

void open_range(const std::string& style, XmlWriter& xml) {
    xml.open("CharacterStyleRange").attribute("AppliedCharacterStyle", style);
}

class ParagraphWriter {
public:
    ParagraphWriter(const SetStory& set, const PageContext& context, const std::string& element, Desk& desk,
                    XmlWriter& xml)
        : set_(set), context_(context), element_(element), desk_(desk), xml_(xml) {}

    void write(std::uint32_t idx) {
        const story::Paragraph& paragraph = set_.story.paragraphs[idx];
        const style::ParagraphStyle* style =
            paragraph.style.is_valid() ? &desk_.styles[paragraph.style] : nullptr;
        const bool has_marker = !paragraph.marker.empty();
        const bool doubles_marker = has_marker && style && style->list.kind != style::ListFormat::Kind::None;
        const Variation variation{set_.fitting, set_.story.is_read_from_right(paragraph), doubles_marker};
        xml_.open("ParagraphStyleRange");
        xml_.attribute("AppliedParagraphStyle", desk_.book.paragraph(paragraph.style, variation));
        last_style_ = "CharacterStyle/$ID/[No character style]";
        const FacesOfParagraph faces(set_.lines, idx, desk_.faces.library());
        if (has_marker) {
            write_run({paragraph.marker + '\t'}, style, faces);
            desk_.report.translated("a bullet or number of the text", "text with a tab behind it");
        }
        for (std::size_t i = 0; i < paragraph.runs.size();)
            i = write_value(paragraph.runs, i, style, faces);
        const bool is_last = idx + 1 == set_.story.paragraphs.size();
        if (!is_last) {
            open_range(last_style_, xml_);
            xml_.open("Br").close().close();
        }
        xml_.close();
    }

private:
    /// Runs of one value, from `first` on, in their XML element; gives the index behind them.
    std::size_t write_value(const std::vector<story::Run>& runs, std::size_t first,
                            const style::ParagraphStyle* style, const FacesOfParagraph& faces) {
        const origin::Binding* binding = element_.empty() ? nullptr : value_of(runs[first]);
        if (!binding) {
            write_run(runs[first], style, faces);
            return first + 1;
        }
        const std::string self = desk_.structure.open_value(*binding, element_, xml_);
        std::size_t i = first;
        // Whole, sign and fraction of a price are runs of their own, yet one value.
        for (; i < runs.size() && value_of(runs[i]) && *value_of(runs[i]) == *binding; ++i)
            write_run(runs[i], style, faces);
        BoundStructure::write_attributes(*binding, self, xml_);
        xml_.close();
        return i;
    }

    /// Null for text that shows no value of the data.
    const origin::Binding* value_of(const story::Run& run) const {
        if (!run.binding.is_valid()) return nullptr;
        const origin::Binding& binding = context_.page.bindings[run.binding.index()];
        return is_bound(binding) ? &binding : nullptr;
    }

    void write_run(const story::Run& run, const style::ParagraphStyle* style, const FacesOfParagraph& faces) {
        if (run.text.empty()) return;
        if (!run.link.empty()) desk_.report.lost("a hyperlink in text", "the text stands without it");
        const std::string& language = run.language.empty() ? set_.story.language : run.language;
        const auto stretches = stretches_of(run, language, style, set_.fitting, faces, desk_.styles,
                                            desk_.maker, desk_.options.language, desk_.book);
        last_style_ = stretches.back().style;
        if (write_field(run)) return;
        for (const Stretch& stretch : stretches) {
            open_range(stretch.style, xml_);
            xml_.open("Content").text(to_content(stretch.text)).close();
            xml_.close();
        }
    }

    /// What InDesign fills in itself.
    bool write_field(const story::Run& run) {
        using story::PageField;
        std::string marker;
        if (run.field == PageField::PageNumber && context_.page.folio.number > 0 &&
            run.text == context_.page.folio.text())
            marker = "<?ACE 18?>";
        if (run.field == PageField::SectionTitle && run.text == context_.section.title) marker = "<?ACE 19?>";
        if (!marker.empty()) {
            open_range(last_style_, xml_);
            xml_.open("Content").raw(marker).close().close();
            return true;
        }
        if (run.field != PageField::PageCount) return false;
        desk_.has_page_count = true;
        open_range(last_style_, xml_);
        xml_.open("TextVariableInstance").attribute("Self", desk_.ids.next()).attribute("Name", "page count");
        xml_.attribute("ResultText", run.text)
            .attribute("AssociatedTextVariable", "dTextVariablenpage count");
        xml_.close().close();
        return true;
    }

    const SetStory& set_;
    const PageContext& context_;
    const std::string& element_;
    Desk& desk_;
    XmlWriter& xml_;
    std::string last_style_;
};

bool has_running_head(const story::Story& story) {
    for (const story::Paragraph& paragraph : story.paragraphs) {
        for (const story::Run& run : paragraph.runs)
            if (run.field == story::PageField::FirstGroup || run.field == story::PageField::LastGroup)
                return true;
    }
    return false;
}

bool hangs_punctuation(const story::Story& story, const style::StyleSheet& styles) {
    return std::any_of(story.paragraphs.begin(), story.paragraphs.end(),
                       [&](const story::Paragraph& paragraph) {
                           return paragraph.style.is_valid() && styles[paragraph.style].hangs_punctuation;
                       });
}

void add_story(const std::string& self, const std::string& name, XmlWriter& xml, Desk& desk) {
    desk.stories.push_back({self, name, xml.finish()});
    ++desk.report.counts.n_stories;
}

}

void open_story(const std::string& self, const std::string& title, bool is_right_to_left, bool hangs,
                XmlWriter& xml) {
    xml.open("Story")
        .attribute("Self", self)
        .attribute("AppliedTOCStyle", "n")
        .attribute("TrackChanges", false);
    xml.attribute("StoryTitle", title).attribute("AppliedNamedGrid", "n");
    xml.open("StoryPreference").attribute("OpticalMarginAlignment", hangs);
    xml.attribute("FrameType", "TextFrameType").attribute("StoryOrientation", "Horizontal");
    xml.attribute("StoryDirection", is_right_to_left ? "RightToLeftDirection" : "LeftToRightDirection")
        .close();
}

std::vector<origin::Binding> bindings_of(const story::Story& story, const page::Page& page) {
    std::vector<origin::Binding> bindings;
    for (const story::Paragraph& paragraph : story.paragraphs) {
        for (const story::Run& run : paragraph.runs) {
            if (!run.binding.is_valid() || !is_bound(page.bindings[run.binding.index()])) continue;
            const origin::Binding& binding = page.bindings[run.binding.index()];
            if (std::find(bindings.begin(), bindings.end(), binding) == bindings.end())
                bindings.push_back(binding);
        }
    }
    return bindings;
}

void write_paragraphs(const SetStory& set, const PageContext& context, const std::string& element, Desk& desk,
                      XmlWriter& xml) {
    if (desk.options.line_breaks == LineBreaks::Free) {
        ParagraphWriter writer(set, context, element, desk, xml);
        for (std::uint32_t i = 0; i < set.story.paragraphs.size(); ++i)
            writer.write(i);
        return;
    }
    const HeldStory held = hold_breaks(set.story, set.lines);
    desk.report.counts.n_held_breaks += held.n_breaks;
    for (std::size_t i = 0; i < held.n_free_paragraphs; ++i)
        desk.report.translated("a paragraph whose lines show other characters than its text",
                               "with free line breaks");
    const SetStory with_breaks{held.story, set.lines, set.fitting};
    ParagraphWriter writer(with_breaks, context, element, desk, xml);
    for (std::uint32_t i = 0; i < held.story.paragraphs.size(); ++i)
        writer.write(i);
}

std::string write_story(const SetStory& set, const PageContext& context, const std::string& name,
                        Desk& desk) {
    const std::string self = desk.ids.next();
    XmlWriter xml = XmlWriter::fragment();
    open_story(self, name, set.story.is_right_to_left, hangs_punctuation(set.story, desk.styles), xml);
    if (has_running_head(set.story))
        desk.report.translated("a running head by group", "text on its page, over the parent page");
    if (set.fitting != page::Fitting())
        desk.report.translated("a copyfit step", "a paragraph style of the group \"derived\"");
    std::string element;
    if (!bindings_of(set.story, context.page).empty()) {
        element = desk.structure.add_story(self);
        xml.open("XMLElement").attribute("Self", element).attribute("MarkupTag", "XMLTag/story");
        xml.attribute("XMLContent", self);
    }
    write_paragraphs(set, context, element, desk, xml);
    add_story(self, name, xml, desk);
    return self;
}

std::string write_table_story(const page::TablePart& table, const PageContext& context, Desk& desk) {
    const std::string self = desk.ids.next();
    XmlWriter xml = XmlWriter::fragment();
    open_story(self, table.head.id, desk.survey.is_right_to_left, false, xml);
    xml.open("ParagraphStyleRange")
        .attribute("AppliedParagraphStyle", "ParagraphStyle/$ID/NormalParagraphStyle");
    open_range("CharacterStyle/$ID/[No character style]", xml);
    write_table(table, context, desk, xml);
    add_story(self, table.head.id, xml, desk);
    return self;
}

}
