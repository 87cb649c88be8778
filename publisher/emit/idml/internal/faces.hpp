// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/emit/idml/internal/survey.hpp"

namespace publisher::emit::idml {

/// The faces behind the families of the styles. A family of ours has a face for each script, one of
/// InDesign has not: its styles get the family that most glyphs of the document came from, and what was
/// set in another one is a derived character style.
class Faces {
public:
    using Member = style::FontFamily::Member;
    /// The names under which InDesign lists a face.
    struct Names {
        std::string family, style;
        bool operator==(const Names&) const = default;
    };

    Faces(const style::StyleSheet& styles, const font::Library& fonts, const Survey& survey);

    /// Null for a family without members.
    const Member* main_member(style::FamilyId family) const;
    /// The member of a family that a library family belongs to; null when it is none of them.
    const Member* member(style::FamilyId family, const std::string& library_family) const;
    font::FaceId find(const Member& member, int weight, bool is_italic) const;
    Names names(font::FaceId face) const;
    const font::Library& library() const { return fonts_; }

    /// Resources/Fonts.xml, with the faces that `names` was asked for.
    std::string make_fonts(class Ids& ids) const;

private:
    const font::Library& fonts_;
    const style::StyleSheet& styles_;
    std::vector<std::size_t> main_member_;
    mutable std::map<font::FaceId, Names> named_;
};

}
