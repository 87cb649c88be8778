// SPDX-License-Identifier: Apache-2.0
#include "publisher/text/internal/look.hpp"

#include <algorithm>
#include <cmath>

namespace publisher::text {
namespace {

/// InDesign's defaults for raised and lowered figures, as parts of the size.
constexpr double kPositionSize = 0.583, kPositionRise = 0.333;
/// Of capitals that stand in for small ones.
constexpr double kSmallCapitalSize = 0.7;

template <typename T>
void inherit(std::optional<T>& field, const std::optional<T>& from) {
    if (from) field = from;
}

style::CharacterFormat merged(style::CharacterFormat base, const style::CharacterFormat& over) {
    inherit(base.family, over.family);
    inherit(base.weight, over.weight);
    inherit(base.is_italic, over.is_italic);
    inherit(base.size, over.size);
    inherit(base.tracking, over.tracking);
    inherit(base.paint, over.paint);
    inherit(base.letter_case, over.letter_case);
    inherit(base.position, over.position);
    inherit(base.baseline_shift, over.baseline_shift);
    inherit(base.is_underlined, over.is_underlined);
    inherit(base.is_struck_out, over.is_struck_out);
    inherit(base.features, over.features);
    inherit(base.horizontal_scale, over.horizontal_scale);
    inherit(base.underline_weight, over.underline_weight);
    inherit(base.underline_offset, over.underline_offset);
    inherit(base.strike_weight, over.strike_weight);
    inherit(base.strike_offset, over.strike_offset);
    inherit(base.language, over.language);
    inherit(base.is_unbreakable, over.is_unbreakable);
    return base;
}

std::unique_ptr<Look> make_look(const style::CharacterFormat& format, const Fitting& fitting) {
    auto look = std::make_unique<Look>();
    look->family = format.family.value_or(style::FamilyId());
    look->weight = format.weight.value_or(400);
    look->is_italic = format.is_italic.value_or(false);
    look->size = format.size.value_or(10_pt).scaled(fitting.size);
    look->tracking = format.tracking.value_or(Length()) + fitting.tracking;
    look->rise = format.baseline_shift.value_or(Length());
    look->paint = format.paint.value_or(style::Paint());
    look->letter_case = format.letter_case.value_or(style::Case::AsWritten);
    look->horizontal_scale = format.horizontal_scale.value_or(1) * fitting.horizontal_scale;
    look->is_underlined = format.is_underlined.value_or(false);
    look->is_struck_out = format.is_struck_out.value_or(false);
    look->underline_weight = format.underline_weight;
    look->underline_offset = format.underline_offset;
    look->strike_weight = format.strike_weight;
    look->strike_offset = format.strike_offset;
    look->features = format.features.value_or("");
    look->language = format.language.value_or("");
    look->is_unbreakable = format.is_unbreakable.value_or(false);
    const style::Position position = format.position.value_or(style::Position::Normal);
    if (position != style::Position::Normal) {
        const double direction = position == style::Position::Superscript ? 1 : -1;
        look->rise += look->size.scaled(direction * kPositionRise);
        look->size = look->size.scaled(kPositionSize);
    }
    return look;
}

/// Letters of these scripts hang together; space between them would tear them apart.
bool is_joined(hb_script_t script) {
    constexpr hb_script_t kJoined[] = {HB_SCRIPT_ARABIC,     HB_SCRIPT_SYRIAC,   HB_SCRIPT_MONGOLIAN,
                                       HB_SCRIPT_NKO,        HB_SCRIPT_MANDAIC,  HB_SCRIPT_MANICHAEAN,
                                       HB_SCRIPT_DEVANAGARI, HB_SCRIPT_BENGALI,  HB_SCRIPT_GURMUKHI,
                                       HB_SCRIPT_ADLAM,      HB_SCRIPT_PHAGS_PA, HB_SCRIPT_HANIFI_ROHINGYA};
    return std::find(std::begin(kJoined), std::end(kJoined), script) != std::end(kJoined);
}

/// The member of a family that draws Han characters as readers of a language know them.
std::string_view han_of(std::string_view language) {
    if (language.starts_with("ja")) return "Jpan";
    if (language.starts_with("ko")) return "Kore";
    const bool is_traditional = language.find("Hant") != language.npos ||
                                language.find("TW") != language.npos ||
                                language.find("HK") != language.npos || language.find("MO") != language.npos;
    return language.starts_with("zh") ? (is_traditional ? "Hant" : "Hans") : "";
}

bool is_for(const style::FontFamily::Member& member, hb_script_t script) {
    if (member.script.empty()) return false;
    const hb_script_t meant = hb_script_from_string(member.script.c_str(), -1);
    if (meant == script) return true;
    // "Jpan" and "Kore" are mixtures that UAX #24 knows, but a character has only one script.
    const bool is_kana = script == HB_SCRIPT_HIRAGANA || script == HB_SCRIPT_KATAKANA;
    const bool is_han = script == HB_SCRIPT_HAN;
    if (member.script == "Jpan") return is_kana || is_han;
    if (member.script == "Kore") return is_han || script == HB_SCRIPT_HANGUL;
    if (member.script == "Hans" || member.script == "Hant") return is_han || script == HB_SCRIPT_BOPOMOFO;
    return member.script == "Hani" && is_kana;
}

}

Look& Looks::ensure(const Styling& styling, const Fitting& fitting) {
    constexpr std::uint64_t kMultiplier = 1'000'003;
    std::uint64_t key = styling.paragraph.index();
    for (const style::CharacterStyleId character : {styling.nested, styling.pattern, styling.own})
        key = key * kMultiplier + character.index();
    std::vector<Known>& candidates = known_[key];
    for (const Known& known : candidates) {
        if (known.styling == styling && known.fitting == fitting) return *known.look;
    }
    style::CharacterFormat format;
    if (styling.paragraph.is_valid()) format = (*styles_)[styling.paragraph].format;
    for (const style::CharacterStyleId character : {styling.nested, styling.pattern, styling.own}) {
        if (character.is_valid()) format = merged(std::move(format), (*styles_)[character].format);
    }
    candidates.push_back({styling, fitting, make_look(format, fitting)});
    return *candidates.back().look;
}

Look& Looks::ensure_small_capitals(Look& look, const OpenFace& face) {
    faces_->note_small_capitals_drawn(face.id());
    if (!look.small_capitals) {
        auto small = std::make_unique<Look>();
        static_cast<Appearance&>(*small) = look;
        small->size = look.size.scaled(kSmallCapitalSize);
        small->letter_case = style::Case::AsWritten;
        look.small_capitals = std::move(small);
    }
    return *look.small_capitals;
}

void Looks::add_dress(const Look& look, const style::FontFamily::Member& member, Look::Wardrobe& wardrobe) {
    const OpenFace* const face = faces_->open(library_->find(member.family, look.weight, look.is_italic));
    const auto is_same = [&](const Dress& known) { return known.face == face; };
    if (!face || std::any_of(wardrobe.dresses.begin(), wardrobe.dresses.end(), is_same)) return;
    Dress dress;
    dress.face = face;
    dress.size = look.size.scaled(member.scale);
    dress.units =
        static_cast<double>(dress.size.units()) * look.horizontal_scale / face->metrics().units_per_em;
    dress.is_joined = is_joined(wardrobe.script);
    if (look.tracking != Length() && !dress.is_joined && dress.units > 0) {
        dress.tracking =
            static_cast<std::int32_t>(std::lround(static_cast<double>(look.tracking.units()) / dress.units));
    }
    std::string features = look.features;
    const auto add_feature = [&](std::string_view feature) {
        if (!features.empty()) features += ',';
        features += feature;
    };
    if (dress.tracking != 0) add_feature("liga=0,clig=0");
    if (look.letter_case == style::Case::SmallCaps && face->has_small_capitals(wardrobe.script)) {
        add_feature("smcp=1");
    }
    const auto shaper = [&](hb_direction_t direction) {
        return shaper_->ensure(*face, wardrobe.language, wardrobe.script, direction, features);
    };
    dress.left_to_right = shaper(HB_DIRECTION_LTR);
    dress.right_to_left = shaper(HB_DIRECTION_RTL);
    wardrobe.dresses.push_back(dress);
}

Look::Wardrobe& Looks::wardrobe(Look& look, LanguageId language, hb_script_t script) {
    for (Look::Wardrobe& known : look.wardrobes) {
        if (known.script == script && known.language == language) return known;
    }
    Look::Wardrobe& added = look.wardrobes.emplace_back();
    added.language = language;
    added.script = script;
    if (!look.family.is_valid()) return added;
    const auto& members = (*styles_)[look.family].members;
    // Han characters are drawn otherwise in each language; the family's order decides for the rest.
    const std::string_view usual = script == HB_SCRIPT_HAN ? han_of(shaper_->languages()[language].tag) : "";
    for (const auto& member : members) {
        if (!usual.empty() && member.script == usual) added.waiting.push_back(&member);
    }
    for (const auto& member : members) {
        if (is_for(member, script)) added.waiting.push_back(&member);
    }
    for (const auto& member : members) {
        if (member.script.empty()) added.waiting.push_back(&member);
    }
    for (const auto& member : members)
        added.waiting.push_back(&member);
    return added;
}

const Dress* Looks::dress(const Look& look, Look::Wardrobe& wardrobe, std::size_t n) {
    while (wardrobe.dresses.size() <= n && !wardrobe.waiting.empty()) {
        const style::FontFamily::Member& member = *wardrobe.waiting.front();
        wardrobe.waiting.erase(wardrobe.waiting.begin());
        add_dress(look, member, wardrobe);
    }
    return n < wardrobe.dresses.size() ? &wardrobe.dresses[n] : nullptr;
}

Length Looks::cap_height(Look& look, LanguageId language) {
    const Dress* const main = dress(look, wardrobe(look, language, shaper_->languages()[language].script), 0);
    if (!main) return {};
    const font::FaceMetrics& metrics = main->face->metrics();
    return main->to_height(metrics.cap_height > 0 ? metrics.cap_height : metrics.ascent);
}

Metrics Looks::metrics(Look& look, LanguageId language) {
    const hb_script_t script = shaper_->languages()[language].script;
    const Dress* const main = dress(look, wardrobe(look, language, script), 0);
    if (!main) return {};
    const font::FaceMetrics& metrics = main->face->metrics();
    const auto to_length = [&](std::int32_t font_units) {
        return main->size.scaled(static_cast<double>(font_units) / metrics.units_per_em);
    };
    return {to_length(metrics.ascent) + look.rise, to_length(-metrics.descent) - look.rise};
}

}
