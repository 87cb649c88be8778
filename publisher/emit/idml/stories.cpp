// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/idml/internal/stories.hpp"

#include "publisher/emit/idml/internal/tables.hpp"

#include <algorithm>

namespace publisher::emit::idml {
namespace {

/// Does it have a running head that InDesign does not find itself?
bool has_written_head(const story::Story& story, const RunningHeads& heads) {
    for (const story::Paragraph& paragraph : story.paragraphs) {
        for (const story::Run& run : paragraph.runs)
            if (RunningHeads::is_head(run) && !heads.style_of(RunningHeads::key_of(run)).is_valid())
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

/// The line for readers below a code. It is drawn with the code, whose group is bound: each of its frames
/// shows but some figures of the value, so that nobody must write the whole one there.
bool is_text_of_code(const story::Story& story, const page::Page& page) {
    return std::any_of(page.objects.begin(), page.objects.end(), [&](const page::Object& object) {
        const auto* code = std::get_if<page::Code>(&object);
        return code && story.id.starts_with(code->head.id + "/text");
    });
}

void add_story(const std::string& self, const std::string& name, XmlWriter& xml, Desk& desk) {
    desk.stories.push_back({self, name, xml.finish()});
    ++desk.report.counts.n_stories;
}

}

void open_story(const std::string& self, const std::string& title, bool is_right_to_left, bool hangs,
                LineBreaks line_breaks, XmlWriter& xml) {
    xml.open("Story")
        .attribute("Self", self)
        .attribute("AppliedTOCStyle", "n")
        .attribute("TrackChanges", false);
    xml.attribute("StoryTitle", title).attribute("AppliedNamedGrid", "n");
    if (line_breaks == LineBreaks::Held)
        xml.open("Properties").label({{std::string(kLabelPrefix) + "lines", "held"}}).close();
    xml.open("StoryPreference").attribute("OpticalMarginAlignment", hangs);
    xml.attribute("FrameType", "TextFrameType").attribute("StoryOrientation", "Horizontal");
    xml.attribute("StoryDirection", is_right_to_left ? "RightToLeftDirection" : "LeftToRightDirection")
        .close();
}

std::vector<BoundValue> values_of(const story::Story& story, const page::Page& page) {
    std::vector<BoundValue> values;
    bool goes_on = false; // the last one, run by run
    for (const story::Paragraph& paragraph : story.paragraphs) {
        if (goes_on) values.back().text += '\n';
        for (const story::Run& run : paragraph.runs) {
            if (!run.binding.is_valid() || !is_bound(page.bindings[run.binding.index()])) {
                goes_on = false;
                continue;
            }
            const origin::Binding& binding = page.bindings[run.binding.index()];
            const auto is_known = [&](const BoundValue& value) { return value.binding == binding; };
            if (goes_on && is_known(values.back())) {
                values.back().text += run.text;
            } else {
                goes_on = std::none_of(values.begin(), values.end(), is_known);
                if (goes_on) values.push_back({binding, run.text});
            }
        }
    }
    if (values.size() == 1 && values.front().text == story.plain_text()) values.front().text.clear();
    return values;
}

std::string write_story(const SetStory& set, const PageContext& context, const std::string& name,
                        Desk& desk) {
    const std::string self = desk.ids.next();
    XmlWriter xml = XmlWriter::fragment();
    open_story(self, name, set.story.is_right_to_left, hangs_punctuation(set.story, desk.styles),
               desk.options.line_breaks, xml);
    if (has_written_head(set.story, desk.survey.heads))
        desk.report.translated("a running head", "text on its page, over the parent page");
    if (set.fitting != page::Fitting())
        desk.report.translated("a copyfit step", "a paragraph style of the group \"derived\"");
    std::string element;
    if (!values_of(set.story, context.page).empty() && !is_text_of_code(set.story, context.page)) {
        element = desk.structure.add_story(self);
        xml.open("XMLElement").attribute("Self", element).attribute("MarkupTag", "XMLTag/story");
        xml.attribute("XMLContent", self);
    }
    write_paragraphs(set, context, element, desk, xml);
    add_story(self, name, xml, desk);
    return self;
}

void write_table_story(TableBuilder& table, const std::string& self, const std::string& name, Desk& desk) {
    XmlWriter xml = XmlWriter::fragment();
    open_story(self, name, desk.survey.is_right_to_left, false, desk.options.line_breaks, xml);
    xml.open("ParagraphStyleRange")
        .attribute("AppliedParagraphStyle", "ParagraphStyle/$ID/NormalParagraphStyle");
    xml.open("CharacterStyleRange");
    xml.attribute("AppliedCharacterStyle", "CharacterStyle/$ID/[No character style]");
    table.write(xml);
    add_story(self, name, xml, desk);
}

}
