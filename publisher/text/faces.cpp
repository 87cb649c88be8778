// SPDX-License-Identifier: Apache-2.0
#include "publisher/text/internal/faces.hpp"

#include <hb-ot.h>

#include <algorithm>

namespace publisher::text {
namespace {

bool is_space_with_fallback(char32_t character) {
    return character == 0x00A0 || (character >= 0x2000 && character <= 0x200A) || character == 0x202F ||
           character == 0x205F || character == 0x3000;
}

bool is_default_ignorable(char32_t character) {
    return character == 0x00AD || character == 0x034F || character == 0x061C || character == 0x180E ||
           (character >= 0x200B && character <= 0x200F) || (character >= 0x202A && character <= 0x202E) ||
           (character >= 0x2060 && character <= 0x206F) || (character >= 0xFE00 && character <= 0xFE0F) ||
           character == 0xFEFF || (character >= 0xE0000 && character <= 0xE0FFF);
}

}

OpenFace::OpenFace(FaceId id, const font::FaceMetrics& metrics, hb_face_t* face)
    : id_(id), metrics_(&metrics), font_(hb_font_create(face)) {
    hb_font_set_scale(font_.get(), metrics.units_per_em, metrics.units_per_em);
    for (const hb_codepoint_t character : {0x2010u, 0x002du}) {
        hb_codepoint_t glyph = 0;
        if (!hb_font_get_nominal_glyph(font_.get(), character, &glyph)) continue;
        hyphen_ = static_cast<std::uint16_t>(glyph);
        hyphen_advance_ = hb_font_get_glyph_h_advance(font_.get(), glyph);
        break;
    }
    hb_codepoint_t tatweel = 0;
    if (hb_font_get_nominal_glyph(font_.get(), 0x0640, &tatweel)) {
        tatweel_ = static_cast<std::uint16_t>(tatweel);
        tatweel_advance_ = hb_font_get_glyph_h_advance(font_.get(), tatweel);
    }
}

bool OpenFace::has_nominal_glyph(char32_t character) const {
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(font_.get(), character, &glyph);
}

/// Follows what HarfBuzz does for characters without a glyph of their own: canonical parts, spaces of
/// a computed width, the hyphen for its non-breaking twin.
bool OpenFace::find_covered(char32_t character) const {
    if (is_default_ignorable(character) || has_nominal_glyph(character)) return true;
    if (is_space_with_fallback(character)) return has_nominal_glyph(U' ');
    if (character == 0x2011) return hyphen_ != 0;
    hb_codepoint_t first = 0, second = 0;
    if (!hb_unicode_decompose(hb_unicode_funcs_get_default(), character, &first, &second)) return false;
    return find_covered(first) && (second == 0 || find_covered(second));
}

bool OpenFace::covers(char32_t character) const {
    if (character >= known_.size()) return find_covered(character);
    Known& known = known_[character];
    if (known == Known::NotYet) known = find_covered(character) ? Known::Covered : Known::Missing;
    return known == Known::Covered;
}

bool OpenFace::has_small_capitals(hb_script_t script) const {
    hb_face_t* const face = hb_font_get_face(font_.get());
    hb_tag_t tags[HB_OT_MAX_TAGS_PER_SCRIPT];
    unsigned int n_tags = HB_OT_MAX_TAGS_PER_SCRIPT;
    hb_ot_tags_from_script_and_language(script, HB_LANGUAGE_INVALID, &n_tags, tags, nullptr, nullptr);
    unsigned int script_index = 0, feature_index = 0;
    hb_ot_layout_table_select_script(face, HB_OT_TAG_GSUB, n_tags, tags, &script_index, nullptr);
    return hb_ot_layout_language_find_feature(face, HB_OT_TAG_GSUB, script_index,
                                              HB_OT_LAYOUT_DEFAULT_LANGUAGE_INDEX, HB_TAG('s', 'm', 'c', 'p'),
                                              &feature_index);
}

const OpenFace* Faces::open(FaceId id) {
    const auto [entry, is_new] = open_.try_emplace(id);
    if (!is_new) return entry->second.get();
    const auto metrics = library_->open(id);
    if (metrics) {
        entry->second = std::make_unique<OpenFace>(id, **metrics, library_->harfbuzz_face(id));
    } else {
        const auto is_same = [&](const Failure& known) { return known.message == metrics.failure().message; };
        if (std::none_of(failures_.begin(), failures_.end(), is_same)) failures_.push_back(metrics.failure());
    }
    return entry->second.get();
}

void Faces::note_small_capitals_drawn(FaceId face) {
    auto& noted = small_capitals_drawn_;
    if (std::find(noted.begin(), noted.end(), face) == noted.end()) noted.push_back(face);
}

}
