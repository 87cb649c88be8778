// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/text/internal/faces.hpp"
#include "publisher/text/internal/language.hpp"

#include <hb.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace publisher::text {

/// A glyph as HarfBuzz gives it, in visual order.
struct ShapedGlyph {
    std::uint16_t index = 0;
    /// Text may not be cut before its cluster without shaping both parts anew.
    bool is_unsafe_to_break = false;
    std::int32_t advance = 0;
    std::int16_t x_offset = 0, y_offset = 0;
    std::uint32_t cluster = 0; ///< byte offset in the text that was shaped
};

/// A place inside a word where a line may end.
struct InnerBreak {
    std::uint16_t offset = 0; ///< bytes before it
    bool is_hyphen = false;   ///< a hyphen appears
    /// Part of a word in capitals: an abbreviation unless the style made them.
    bool is_in_capitals = false;
    std::uint8_t n_before = 0, n_after = 0; ///< letters of its word
    std::uint16_t n_clusters_before = 0;
    std::int32_t advance_before = 0;
    /// What breaking adds to the widths: the hyphen, a kerning pair that is no more, a ligature undone.
    std::int32_t end_change = 0, start_change = 0;
};

/// A face with all else that decides on the shape of a word; its size does not.
using ShaperId = Id<struct ShaperTag>;
/// Valid until `trim` is called.
using WordId = Id<struct WordTag>;

/// Shapes text and remembers words, by everything that decides on their shape.
class Shaper {
public:
    explicit Shaper(Languages& languages);
    ~Shaper();
    Shaper(const Shaper&) = delete;

    /// `features` as in a style: "tnum=1,lnum=1".
    ShaperId ensure(const OpenFace& face, LanguageId language, hb_script_t script, hb_direction_t direction,
                    const std::string& features);

    /// A word by itself. Its characters are covered by the face.
    WordId word(ShaperId shaper, std::string_view text);
    const ShapedGlyph* glyphs(WordId id) const { return glyphs_.data() + words_[id.index()].first_glyph; }
    std::size_t n_glyphs(WordId id) const { return words_[id.index()].n_glyphs; }
    std::int32_t advance(WordId id) const { return words_[id.index()].advance; }
    /// Breaks inside a word, sorted; with hyphens where asked for and perhaps where not. Valid until
    /// the next call.
    std::span<const InnerBreak> breaks(WordId id, bool with_hyphens);

    /// Part of a text with the joining forms its surroundings ask for. Appends to `glyphs`, clusters
    /// counted from `begin`; gives the advance.
    std::int32_t shape(ShaperId shaper, std::string_view text, std::size_t begin, std::size_t end,
                       std::vector<ShapedGlyph>& glyphs);

    const OpenFace& face(ShaperId id) const { return *setups_[id.index()].face; }
    LanguageId language(ShaperId id) const { return setups_[id.index()].language; }
    Languages& languages() { return *languages_; }

    /// Forgets all words when there are too many. Not in the middle of a paragraph.
    void trim();

private:
    struct Setup {
        const OpenFace* face = nullptr;
        LanguageId language;
        hb_script_t script{};
        hb_direction_t direction{};
        std::string feature_text;
        std::vector<hb_feature_t> features;
        hb_shape_plan_t* plan = nullptr;
    };
    struct Word {
        std::uint64_t hash = 0;
        ShaperId shaper;
        std::uint32_t text = 0, first_glyph = 0, first_break = 0;
        std::uint16_t text_length = 0, n_glyphs = 0, n_breaks = 0;
        bool knows_breaks = false, knows_hyphens = false;
        std::int32_t advance = 0;
    };

    std::string_view text(const Word& word) const { return {texts_.data() + word.text, word.text_length}; }
    WordId add_word(ShaperId shaper, std::string_view text, std::uint64_t hash);
    void ensure_breaks(WordId id, bool with_hyphens);
    InnerBreak measured(WordId id, InnerBreak place);
    void grow_table();

    Languages* languages_;
    hb_buffer_t* buffer_;
    std::vector<Setup> setups_;
    std::vector<Word> words_;
    std::vector<std::uint32_t> table_; ///< open addressing; word number + 1
    std::vector<ShapedGlyph> glyphs_;
    std::vector<InnerBreak> breaks_;
    std::string texts_;
};

}
