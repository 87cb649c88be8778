// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/style/style.hpp"
#include "publisher/text/composer.hpp"
#include "publisher/text/internal/shaper.hpp"

#include <deque>
#include <memory>
#include <unordered_map>
#include <vector>

namespace publisher::text {

/// A face that a look may use, at its size.
struct Dress {
    const OpenFace* face = nullptr;
    Length size;               ///< corrected by the family member's scale
    double units = 0;          ///< page units in a font unit, with the horizontal scale
    std::int32_t tracking = 0; ///< font units
    bool is_joined = false;    ///< letters hang together: no room is put between them
    ShaperId left_to_right, right_to_left;

    Length to_length(std::int64_t font_units) const {
        return Length::from_units(1).scaled(static_cast<double>(font_units) * units);
    }
    /// Without the horizontal scale.
    Length to_height(std::int64_t font_units) const {
        return size.scaled(static_cast<double>(font_units) / face->metrics().units_per_em);
    }
};

/// What characters look like, with all inheritance and fitting resolved.
struct Appearance {
    style::FamilyId family;
    int weight = 400;
    bool is_italic = false;
    Length size, tracking;
    Length rise; ///< of the baseline: superscript, subscript, shift
    style::Paint paint;
    style::Case letter_case = style::Case::AsWritten;
    double horizontal_scale = 1;
    bool is_underlined = false, is_struck_out = false;
    std::optional<Length> underline_weight, underline_offset, strike_weight, strike_offset;
    std::string features;
    std::string language; ///< empty: of the text
    bool is_unbreakable = false;
};

/// An appearance with the faces that were found for it.
struct Look : Appearance {
    /// Small capitals that are scaled ones, where the face has none of its own.
    std::unique_ptr<Look> small_capitals;

    /// The faces for a script, best first; the others of the family follow as fallback, opened when a
    /// character needs them.
    struct Wardrobe {
        LanguageId language;
        hb_script_t script{};
        std::deque<Dress> dresses; ///< stay in place
        std::vector<const style::FontFamily::Member*> waiting;
    };
    std::deque<Wardrobe> wardrobes;
};

/// How far a look reaches from the baseline of its line.
struct Metrics {
    Length ascent, descent; ///< both away from the baseline
};

/// The styles of a run; what comes later overrides what comes before.
struct Styling {
    style::ParagraphStyleId paragraph;
    style::CharacterStyleId nested, pattern, own;
    bool operator==(const Styling&) const = default;
};

/// The looks of a style sheet as far as they were asked for. Looks stay valid and in place.
class Looks {
public:
    Looks(const font::Library& library, const style::StyleSheet& styles, Faces& faces, Shaper& shaper)
        : library_(&library), styles_(&styles), faces_(&faces), shaper_(&shaper) {}

    Look& ensure(const Styling& styling, const Fitting& fitting);
    /// For small letters; they are noted as drawn by this face.
    Look& ensure_small_capitals(Look& look, const OpenFace& face);
    Look::Wardrobe& wardrobe(Look& look, LanguageId language, hb_script_t script);
    /// The n-th face for the script; null when there are no more.
    const Dress* dress(const Look& look, Look::Wardrobe& wardrobe, std::size_t n);
    /// Of the face that the look's family has for the language.
    Metrics metrics(Look& look, LanguageId language);
    /// How high its capitals are in that face; of the ascent where the face does not say.
    Length cap_height(Look& look, LanguageId language);
    const style::StyleSheet& styles() const { return *styles_; }

private:
    struct Known {
        Styling styling;
        Fitting fitting;
        std::unique_ptr<Look> look;
    };
    void add_dress(const Look& look, const style::FontFamily::Member& member, Look::Wardrobe& wardrobe);

    const font::Library* library_;
    const style::StyleSheet* styles_;
    Faces* faces_;
    Shaper* shaper_;
    std::unordered_map<std::uint64_t, std::vector<Known>> known_;
};

}
