// SPDX-License-Identifier: Apache-2.0
#include "publisher/text/internal/hyphenate.hpp"
#include "publisher/text/internal/itemize.hpp"
#include "publisher/text/internal/shaper.hpp"

#include <algorithm>

namespace publisher::text {

InnerBreak Shaper::measured(WordId id, InnerBreak place) {
    const Word word = words_[id.index()];
    // Words of the cache stand in one direction with clusters in order; right to left they run down.
    std::int32_t before = 0;
    bool needs_shaping = true;
    for (std::size_t i = 0; i < word.n_glyphs; ++i) {
        const ShapedGlyph& glyph = glyphs_[word.first_glyph + i];
        if (glyph.cluster < place.offset) {
            const bool ends_cluster = i + 1 == word.n_glyphs || (&glyph)[1].cluster != glyph.cluster;
            before += glyph.advance;
            place.n_clusters_before = static_cast<std::uint16_t>(place.n_clusters_before + ends_cluster);
        }
        if (glyph.cluster == place.offset && !glyph.is_unsafe_to_break) needs_shaping = false;
    }
    place.advance_before = before;
    if (needs_shaping) {
        std::vector<ShapedGlyph> parts;
        const std::string whole(text(word));
        place.end_change = shape(word.shaper, whole, 0, place.offset, parts) - before;
        place.start_change =
            shape(word.shaper, whole, place.offset, whole.size(), parts) - (word.advance - before);
    }
    if (place.is_hyphen) place.end_change += face(word.shaper).hyphen_advance();
    return place;
}

void Shaper::ensure_breaks(WordId id, bool with_hyphens) {
    const Word word = words_[id.index()];
    if (word.knows_breaks && (word.knows_hyphens || !with_hyphens)) return;
    const std::string whole(text(word));
    std::vector<InnerBreak> places;
    for (const std::size_t offset : find_word_breaks(whole, (*languages_)[language(word.shaper)])) {
        InnerBreak place;
        place.offset = static_cast<std::uint16_t>(offset);
        places.push_back(measured(id, place));
    }
    if (with_hyphens) {
        if (const Patterns* const patterns = languages_->patterns(language(word.shaper))) {
            for (const InnerBreak& place : find_hyphens(whole, *patterns))
                places.push_back(measured(id, place));
        }
        const auto is_before = [](const InnerBreak& a, const InnerBreak& b) { return a.offset < b.offset; };
        std::stable_sort(places.begin(), places.end(), is_before);
    }
    Word& known = words_[id.index()];
    known.first_break = static_cast<std::uint32_t>(breaks_.size());
    known.n_breaks = static_cast<std::uint16_t>(places.size());
    known.knows_breaks = true;
    known.knows_hyphens = with_hyphens;
    breaks_.insert(breaks_.end(), places.begin(), places.end());
}

std::span<const InnerBreak> Shaper::breaks(WordId id, bool with_hyphens) {
    ensure_breaks(id, with_hyphens);
    const Word& word = words_[id.index()];
    return {breaks_.data() + word.first_break, word.n_breaks};
}

}
