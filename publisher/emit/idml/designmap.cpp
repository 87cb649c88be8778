// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/idml/internal/bookmarks.hpp"
#include "publisher/emit/idml/internal/languages.hpp"
#include "publisher/emit/idml/internal/resources.hpp"

namespace publisher::emit::idml {
namespace {

void write_reference(const char* kind, std::string_view file, XmlWriter& xml) {
    xml.open("idPkg:" + std::string(kind)).attribute("src", file).close();
}

XmlWriter& open_variable(const std::string& name, const char* type, XmlWriter& xml) {
    xml.open("TextVariable").attribute("Self", variable_id(name)).attribute("Name", name);
    return xml.attribute("VariableType", type);
}

void write_variables(const Desk& desk, XmlWriter& xml) {
    if (desk.has_page_count) {
        open_variable(kPageCount, "LastPageNumberType", xml).open("PageNumberVariablePreference");
        xml.attribute("TextBefore", "").attribute("Format", "Current").attribute("TextAfter", "");
        xml.attribute("Scope", "DocumentScope").close().close();
    }
    std::set<std::string> names; ///< heads of a group and of an entry may be one variable
    for (const auto& [key, id] : desk.survey.heads.live()) {
        const std::string& style = desk.styles[id].name;
        const std::string name = RunningHeads::name_of(key, style);
        if (!names.insert(name).second) continue;
        open_variable(name, "MatchParagraphStyleType", xml).open("MatchParagraphStylePreference");
        xml.attribute("TextBefore", "").attribute("TextAfter", "");
        xml.attribute("AppliedParagraphStyle", "ParagraphStyle/" + escaped_name(style));
        xml.attribute("SearchStrategy", RunningHeads::is_first(key) ? "FirstOnPage" : "LastOnPage");
        xml.attribute("ChangeCase", "None").attribute("DeleteEndPunctuation", false).close().close();
    }
}

void write_layers(const Desk& desk, XmlWriter& xml) {
    for (std::size_t i = 0; i < desk.layer_ids.size(); ++i) {
        xml.open("Layer").attribute("Self", desk.layer_ids[i]).attribute("Name", desk.survey.layers[i]);
        xml.attribute("Visible", true).attribute("Locked", false).attribute("IgnoreWrap", false);
        xml.attribute("ShowGuides", true).attribute("LockGuides", false).attribute("UI", true);
        xml.attribute("Expendable", true).attribute("Printable", true).close();
    }
}

void write_sections(const Contents& contents, Desk& desk, XmlWriter& xml) {
    static constexpr const char* kStyles[] = {"Arabic", "LowerRoman", "UpperRoman"};
    Folio next;
    for (const SectionSpan& section : desk.survey.sections) {
        const Folio& folio = section.first_folio;
        const bool is_live = folio.number > 0;
        const bool counts_on = section.first_page > 0 && folio.number == next.number;
        xml.open("Section").attribute("Self", desk.ids.next()).attribute("Length", section.n_pages);
        xml.attribute("Name", section.id).attribute("ContinueNumbering", counts_on);
        xml.attribute("IncludeSectionPrefix", is_live && !folio.prefix.empty());
        xml.attribute("PageNumberStart", is_live ? folio.number : static_cast<int>(section.first_page + 1));
        xml.attribute("Marker", section.title)
            .attribute("PageStart", contents.pages[section.first_page].self);
        xml.attribute("SectionPrefix", is_live ? folio.prefix : std::string()).open("Properties");
        xml.property("PageNumberStyle", "enumeration", kStyles[static_cast<std::size_t>(folio.style)])
            .close()
            .close();
        next = folio.moved(static_cast<int>(section.n_pages));
        desk.report.set_page(static_cast<int>(section.first_page) + 1);
        if (!is_live) desk.report.translated("a folio that is no number", "text on its page");
    }
}

}

std::string make_designmap(const Contents& contents, Desk& desk) {
    XmlWriter xml = XmlWriter::document();
    std::string story_list;
    for (const std::string& id : contents.story_ids)
        story_list += id + ' ';
    xml.attribute("Self", "d").attribute("StoryList", story_list + desk.structure.backing_story());
    xml.attribute("Name", desk.options.title).attribute("ZeroPoint", "0 0");
    xml.attribute("ActiveLayer", desk.layer_ids.front());
    xml.open("Properties").label(desk.options.labels).close();
    write_languages(xml);
    write_reference("Graphic", "Resources/Graphic.xml", xml);
    write_reference("Fonts", "Resources/Fonts.xml", xml);
    write_reference("Styles", "Resources/Styles.xml", xml);
    write_reference("Preferences", "Resources/Preferences.xml", xml);
    write_variables(desk, xml);
    write_reference("Tags", "XML/Tags.xml", xml);
    write_layers(desk, xml);
    for (const std::string& part : contents.parent_parts)
        write_reference("MasterSpread", part, xml);
    for (const std::string& part : contents.spread_parts)
        write_reference("Spread", part, xml);
    write_sections(contents, desk, xml);
    desk.hyperlinks.write_formats(xml);
    write_reference("BackingStory", "XML/BackingStory.xml", xml);
    // Programs that read as they go want the stories behind the frames that show them.
    for (const std::string& part : contents.story_parts)
        write_reference("Story", part, xml);
    write_links(contents, desk, xml);
    return xml.finish();
}

}
