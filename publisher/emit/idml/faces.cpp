// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/idml/internal/faces.hpp"

#include "publisher/emit/idml/internal/xml_writer.hpp"

namespace publisher::emit::idml {

Faces::Faces(const style::StyleSheet& styles, const font::Library& fonts, const Survey& survey)
    : fonts_(fonts), styles_(styles) {
    for (std::size_t i = 0; i < styles.families.size(); ++i) {
        std::size_t best = 0, n_best = 0;
        const auto counts = survey.glyphs_of_family.find(static_cast<std::uint32_t>(i));
        const auto& members = styles.families[i].members;
        for (std::size_t m = 0; m < members.size() && counts != survey.glyphs_of_family.end(); ++m) {
            const auto count = counts->second.find(members[m].family);
            if (count == counts->second.end() || count->second <= n_best) continue;
            best = m;
            n_best = count->second;
        }
        main_member_.push_back(best);
    }
}

const Faces::Member* Faces::main_member(style::FamilyId family) const {
    if (!family.is_valid() || styles_[family].members.empty()) return nullptr;
    return &styles_[family].members[main_member_[family.index()]];
}

const Faces::Member* Faces::member(style::FamilyId family, const std::string& library_family) const {
    if (!family.is_valid()) return nullptr;
    for (const Member& member : styles_[family].members)
        if (member.family == library_family) return &member;
    return nullptr;
}

font::FaceId Faces::find(const Member& member, int weight, bool is_italic) const {
    return fonts_.find(member.family, weight, is_italic);
}

Faces::Names Faces::names(font::FaceId face) const {
    const auto known = named_.find(face);
    if (known != named_.end()) return known->second;
    const auto metrics = fonts_.open(face);
    Names names{fonts_.faces()[face.index()].family, "Regular"};
    if (metrics && !(*metrics)->family_name.empty()) names.family = (*metrics)->family_name;
    if (metrics && !(*metrics)->style_name.empty()) names.style = (*metrics)->style_name;
    return named_.emplace(face, std::move(names)).first->second;
}

std::string Faces::make_fonts(Ids& ids) const {
    std::map<std::string, std::vector<font::FaceId>> families;
    for (const auto& [face, names] : named_)
        families[names.family].push_back(face);
    XmlWriter xml = XmlWriter::part("Fonts");
    for (const auto& [family, faces] : families) {
        const std::string self = ids.next();
        xml.open("FontFamily").attribute("Self", self).attribute("Name", family);
        for (const font::FaceId face : faces) {
            const std::string name = family + ' ' + named_.at(face).style;
            const auto metrics = fonts_.open(face);
            xml.open("Font").attribute("Self", self + 'n' + escaped_name(name));
            xml.attribute("FontFamily", family).attribute("Name", name);
            if (metrics) xml.attribute("PostScriptName", (*metrics)->postscript_name);
            xml.attribute("Status", "Installed").attribute("FontStyleName", named_.at(face).style);
            const bool is_cff = metrics && (*metrics)->is_cff;
            xml.attribute("FontType", is_cff ? "OpenTypeCFF" : "OpenTypeTT").attribute("WritingScript", 0);
            xml.attribute("FullName", name).close();
        }
        xml.close();
    }
    return xml.finish();
}

}
