// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/idml/internal/character_look.hpp"

#include "publisher/base/text.hpp"
#include "publisher/emit/idml/internal/languages.hpp"

namespace publisher::emit::idml {
namespace {

/// Spaces and marks stay with what stands before them.
bool has_no_face(char32_t character) {
    return character <= U' ' || character == U'\u00AD' ||
           (character >= U'\u2000' && character <= U'\u200F') || character == U'\u2028' ||
           character == U'\u202F' || character == U'\u2060';
}

template <typename T>
T either(const std::optional<T>& own, const std::optional<T>& inherited, T otherwise) {
    return own ? *own : inherited.value_or(otherwise);
}

/// The character style of stretches of one run.
class RunStyle {
public:
    RunStyle(style::CharacterStyleId id, const style::ParagraphStyle& paragraph, const page::Fitting& fitting,
             const style::StyleSheet& styles, const PropertyMaker& maker)
        : own_(id.is_valid() ? styles[id].format : style::CharacterFormat()),
          paragraph_(paragraph.format),
          fitting_(fitting),
          maker_(maker) {}

    style::FamilyId family() const { return either(own_.family, paragraph_.family, style::FamilyId()); }

    /// What the run needs beyond its styles to be set in a family of the library; empty: the family that
    /// its styles name.
    StyleBook::Need need(const std::string& library_family) const {
        const Faces& faces = maker_.faces();
        const Faces::Member* member =
            library_family.empty() ? nullptr : faces.member(family(), library_family);
        if (!member) member = faces.main_member(family());
        if (!member) return {};
        const int weight = either(own_.weight, paragraph_.weight, 400);
        const bool is_italic = either(own_.is_italic, paragraph_.is_italic, false);
        StyleBook::Need need;
        const Faces::Names wanted = faces.names(faces.find(*member, weight, is_italic));
        if (wanted != names_said()) need.face = wanted;
        const Length size = either(own_.size, paragraph_.size, 10_pt).scaled(member->scale * fitting_.size);
        const Length difference = size - size_said();
        if (difference > 0.01_pt || difference < -0.01_pt) need.size = size;
        return need;
    }

private:
    /// The face that the paragraph style and the character style name together.
    Faces::Names names_said() const {
        const Faces& faces = maker_.faces();
        Faces::Names names;
        const Faces::Member* member = faces.main_member(paragraph_.family.value_or(style::FamilyId()));
        if (member) {
            names = faces.names(
                faces.find(*member, paragraph_.weight.value_or(400), paragraph_.is_italic.value_or(false)));
        }
        for (const Property& property : maker_.character(own_)) {
            if (property.name == "AppliedFont") names.family = property.value;
            if (property.name == "FontStyle") names.style = property.value;
        }
        return names;
    }
    Length size_said() const {
        const bool is_own = own_.size.has_value();
        const auto named = is_own && own_.family ? own_.family
                           : is_own              ? maker_.reference().family
                                                 : paragraph_.family;
        const Faces::Member* member = maker_.faces().main_member(named.value_or(style::FamilyId()));
        const double scale = member ? member->scale : 1;
        return is_own ? own_.size->scaled(scale)
                      : paragraph_.size.value_or(10_pt).scaled(scale * fitting_.size);
    }

    style::CharacterFormat own_;
    const style::CharacterFormat& paragraph_;
    page::Fitting fitting_;
    const PropertyMaker& maker_;
};

}

FacesOfParagraph::FacesOfParagraph(const std::vector<story::Line>& lines, std::uint32_t paragraph,
                                   const font::Library& fonts) {
    for (const story::Line& line : lines) {
        if (line.paragraph != paragraph) continue;
        for (const story::GlyphRun& run : line.runs) {
            const std::string& family = fonts.faces()[run.face.index()].family;
            if (n_families_ == 0) first_ = family;
            if (n_families_ == 0 || family != first_) ++n_families_;
            for (std::size_t i = 0; i < run.text.size();)
                families_.try_emplace(next_code_point(run.text, i), &family);
        }
    }
}

const std::string& FacesOfParagraph::family(char32_t character) const {
    static const std::string kUnknown;
    const auto found = families_.find(character);
    return found == families_.end() || has_no_face(character) ? kUnknown : *found->second;
}

std::vector<Stretch> stretches_of(const story::Run& run, std::string_view language,
                                  const style::ParagraphStyle* paragraph, const page::Fitting& fitting,
                                  const FacesOfParagraph& faces, const style::StyleSheet& styles,
                                  const PropertyMaker& maker, std::string_view document_language,
                                  StyleBook& book) {
    if (!paragraph) return {{run.text, maker.character_style_reference(run.style)}};
    const RunStyle style(run.style, *paragraph, fitting, styles, maker);
    const bool names_language =
        paragraph->format.language || (run.style.is_valid() && styles[run.style].format.language);
    const std::string applied = applied_language(language);
    const bool is_foreign =
        !names_language && !language.empty() && applied != applied_language(document_language);
    const auto reference = [&](const std::string& family) {
        StyleBook::Need need = style.need(family);
        if (is_foreign) need.language = applied;
        return book.character(run.style, need);
    };
    if (faces.is_one_family()) return {{run.text, reference(faces.only_family())}};
    std::vector<Stretch> stretches;
    std::string current;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < run.text.size();) {
        const std::size_t at = i;
        const std::string& family = faces.family(next_code_point(run.text, i));
        if (family.empty() || family == current) continue;
        if (!current.empty()) {
            stretches.push_back({std::string_view(run.text).substr(begin, at - begin), reference(current)});
            begin = at;
        }
        current = family;
    }
    stretches.push_back({std::string_view(run.text).substr(begin), reference(current)});
    return stretches;
}

}
