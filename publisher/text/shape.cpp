// SPDX-License-Identifier: Apache-2.0
#include "publisher/text/internal/shaper.hpp"

#include "publisher/base/text.hpp"

#include <cassert>
#include <cstring>

namespace publisher::text {
namespace {

/// About 12 MB of words; a catalog's vocabulary is far smaller, its article numbers are not.
constexpr std::size_t kMostGlyphs = 400'000;
constexpr std::size_t kFirstTableSize = 1 << 12;

std::uint64_t hash_of(std::string_view text, ShaperId shaper) {
    // Eight bytes at a time, multiplied and folded; only the table's order depends on it.
    constexpr std::uint64_t kMultiplier = 0x9e3779b97f4a7c15ull;
    std::uint64_t hash = (shaper.index() + 1) * kMultiplier ^ text.size();
    while (!text.empty()) {
        std::uint64_t piece = 0;
        const std::size_t n = std::min<std::size_t>(text.size(), sizeof piece);
        std::memcpy(&piece, text.data(), n);
        hash = (hash ^ piece) * kMultiplier;
        hash ^= hash >> 29;
        text.remove_prefix(n);
    }
    return hash;
}

std::vector<hb_feature_t> parse_features(const std::string& text) {
    std::vector<hb_feature_t> features;
    for (const std::string& part : split_list(text)) {
        hb_feature_t feature;
        if (hb_feature_from_string(part.data(), static_cast<int>(part.size()), &feature)) {
            features.push_back(feature);
        }
    }
    return features;
}

}

Shaper::Shaper(Languages& languages)
    : languages_(&languages), buffer_(hb_buffer_create()), table_(kFirstTableSize) {}

Shaper::~Shaper() {
    for (const Setup& setup : setups_)
        hb_shape_plan_destroy(setup.plan);
    hb_buffer_destroy(buffer_);
}

ShaperId Shaper::ensure(const OpenFace& face, LanguageId language, hb_script_t script,
                        hb_direction_t direction, const std::string& features) {
    for (std::size_t i = 0; i < setups_.size(); ++i) {
        const Setup& setup = setups_[i];
        if (setup.face == &face && setup.language == language && setup.script == script &&
            setup.direction == direction && setup.feature_text == features) {
            return ShaperId(i);
        }
    }
    Setup& setup = setups_.emplace_back();
    setup = {&face, language, script, direction, features, parse_features(features), nullptr};
    hb_segment_properties_t properties = HB_SEGMENT_PROPERTIES_DEFAULT;
    properties.direction = direction;
    properties.script = script;
    properties.language = (*languages_)[language].shaping;
    setup.plan = hb_shape_plan_create_cached(hb_font_get_face(face.harfbuzz_font()), &properties,
                                             setup.features.data(),
                                             static_cast<unsigned>(setup.features.size()), nullptr);
    return ShaperId(setups_.size() - 1);
}

std::int32_t Shaper::shape(ShaperId shaper, std::string_view text, std::size_t begin, std::size_t end,
                           std::vector<ShapedGlyph>& glyphs) {
    const Setup& setup = setups_[shaper.index()];
    hb_buffer_clear_contents(buffer_);
    hb_buffer_set_direction(buffer_, setup.direction);
    hb_buffer_set_script(buffer_, setup.script);
    hb_buffer_set_language(buffer_, (*languages_)[setup.language].shaping);
    hb_buffer_add_utf8(buffer_, text.data(), static_cast<int>(text.size()), static_cast<unsigned>(begin),
                       static_cast<int>(end - begin));
    hb_shape_plan_execute(setup.plan, setup.face->harfbuzz_font(), buffer_, setup.features.data(),
                          static_cast<unsigned>(setup.features.size()));
    unsigned int n_glyphs = 0;
    const hb_glyph_info_t* const infos = hb_buffer_get_glyph_infos(buffer_, &n_glyphs);
    const hb_glyph_position_t* const positions = hb_buffer_get_glyph_positions(buffer_, &n_glyphs);
    std::int32_t advance = 0;
    for (unsigned int i = 0; i < n_glyphs; ++i) {
        ShapedGlyph& glyph = glyphs.emplace_back();
        glyph.index = static_cast<std::uint16_t>(infos[i].codepoint);
        glyph.is_unsafe_to_break = hb_glyph_info_get_glyph_flags(&infos[i]) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK;
        glyph.advance = positions[i].x_advance;
        glyph.x_offset = static_cast<std::int16_t>(positions[i].x_offset);
        glyph.y_offset = static_cast<std::int16_t>(positions[i].y_offset);
        glyph.cluster = infos[i].cluster - static_cast<std::uint32_t>(begin);
        advance += glyph.advance;
    }
    return advance;
}

WordId Shaper::word(ShaperId shaper, std::string_view text) {
    const std::uint64_t hash = hash_of(text, shaper);
    const std::size_t mask = table_.size() - 1;
    for (std::size_t place = hash & mask; table_[place] != 0; place = (place + 1) & mask) {
        const Word& word = words_[table_[place] - 1];
        if (word.hash == hash && word.shaper == shaper && this->text(word) == text) {
            return WordId(table_[place] - 1);
        }
    }
    return add_word(shaper, text, hash);
}

WordId Shaper::add_word(ShaperId shaper, std::string_view text, std::uint64_t hash) {
    assert(text.size() < 0xffff && "longer texts are shaped in their paragraph");
    if ((words_.size() + 1) * 2 > table_.size()) grow_table();
    Word word;
    word.hash = hash;
    word.shaper = shaper;
    word.text = static_cast<std::uint32_t>(texts_.size());
    word.text_length = static_cast<std::uint16_t>(text.size());
    word.first_glyph = static_cast<std::uint32_t>(glyphs_.size());
    texts_ += text;
    word.advance = shape(shaper, this->text(word), 0, text.size(), glyphs_);
    word.n_glyphs = static_cast<std::uint16_t>(glyphs_.size() - word.first_glyph);
    words_.push_back(word);
    const std::size_t mask = table_.size() - 1;
    std::size_t place = hash & mask;
    while (table_[place] != 0)
        place = (place + 1) & mask;
    table_[place] = static_cast<std::uint32_t>(words_.size());
    return WordId(words_.size() - 1);
}

void Shaper::grow_table() {
    table_.assign(table_.size() * 2, 0);
    const std::size_t mask = table_.size() - 1;
    for (std::size_t i = 0; i < words_.size(); ++i) {
        std::size_t place = words_[i].hash & mask;
        while (table_[place] != 0)
            place = (place + 1) & mask;
        table_[place] = static_cast<std::uint32_t>(i + 1);
    }
}

void Shaper::trim() {
    if (glyphs_.size() < kMostGlyphs) return;
    words_.clear();
    glyphs_.clear();
    breaks_.clear();
    texts_.clear();
    table_.assign(table_.size(), 0);
}

}
