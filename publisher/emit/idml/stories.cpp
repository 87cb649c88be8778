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

std::string write_story(const SetStory& set, const PageContext& context, const std::string& name,
                        Desk& desk) {
    const std::string self = desk.ids.next();
    XmlWriter xml = XmlWriter::fragment();
    open_story(self, name, set.story.is_right_to_left, hangs_punctuation(set.story, desk.styles), xml);
    if (has_written_head(set.story, desk.survey.heads))
        desk.report.translated("a running head", "text on its page, over the parent page");
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

void write_table_story(TableBuilder& table, const std::string& self, const std::string& name, Desk& desk) {
    XmlWriter xml = XmlWriter::fragment();
    open_story(self, name, desk.survey.is_right_to_left, false, xml);
    xml.open("ParagraphStyleRange")
        .attribute("AppliedParagraphStyle", "ParagraphStyle/$ID/NormalParagraphStyle");
    xml.open("CharacterStyleRange");
    xml.attribute("AppliedCharacterStyle", "CharacterStyle/$ID/[No character style]");
    table.write(xml);
    add_story(self, name, xml, desk);
}

}
