// SPDX-License-Identifier: Apache-2.0
#include "publisher/text/internal/prepare.hpp"

#include "publisher/base/text.hpp"
#include "publisher/text/internal/character.hpp"

namespace publisher::text {
namespace {

hb_script_t script_of(Plain kind) {
    switch (kind) {
        case Plain::Greek: return HB_SCRIPT_GREEK;
        case Plain::Cyrillic: return HB_SCRIPT_CYRILLIC;
        default: return HB_SCRIPT_LATIN;
    }
}

bool is_space(Plain kind) {
    return kind == Plain::Space || kind == Plain::NoBreakSpace || kind == Plain::NarrowNoBreakSpace;
}

/// What a first look over the text tells: the one script of its letters, or that it is not plain.
struct Survey {
    bool is_plain = true;
    Plain letters = Plain::Common;
};

Survey survey(std::string_view text) {
    Survey found;
    Plain previous = Plain::NewLine;
    Edge edge_before_space = Edge::Free;
    for (std::size_t offset = 0; offset < text.size() && found.is_plain;) {
        const CharacterTraits& traits = traits_of(next_code_point(text, offset));
        switch (traits.plain) {
            case Plain::No: found.is_plain = false; break;
            case Plain::Latin:
            case Plain::Greek:
            case Plain::Cyrillic:
                if (found.letters == Plain::Common) found.letters = traits.plain;
                if (found.letters != traits.plain) found.is_plain = false;
                break;
            default: break;
        }
        // Beside spaces only the simplest rules of UAX #14 are known here, and kinds of space do not mix.
        if (is_space(traits.plain) || traits.plain == Plain::NewLine) {
            if (is_space(previous) && previous != traits.plain && traits.plain != Plain::NewLine) {
                found.is_plain = false;
            }
        } else {
            const bool binds = traits.edge == Edge::Bound || edge_before_space == Edge::Opening ||
                               (edge_before_space != Edge::Free && traits.edge == Edge::Opening);
            if (previous == Plain::Space && binds) found.is_plain = false;
            edge_before_space = traits.edge;
        }
        previous = traits.plain;
    }
    return found;
}

/// Cuts plain text at spaces and at the ends of sources.
class PlainCutter {
public:
    PlainCutter(PreparedParagraph& paragraph, Plain letters, Workshop& workshop)
        : paragraph_(paragraph), workshop_(workshop), letters_(letters) {}

    /// False when a character is missing in a face: fallback is for the full analysis.
    bool cut() {
        const std::string& text = paragraph_.collected.text;
        paragraph_.pieces.reserve(text.size() / 3 + 2);
        paragraph_.glyphs.reserve(text.size());
        for (std::size_t source = 0, begin = 0; source < paragraph_.collected.sources.size(); ++source) {
            choose_dress(source);
            if (!dress_) return false;
            const std::size_t end = paragraph_.collected.sources[source].end;
            while (begin < end) {
                begin = add_piece(begin, end);
                if (begin == 0) return false;
            }
        }
        return true;
    }

private:
    void choose_dress(std::size_t source) {
        source_ = static_cast<std::uint32_t>(source);
        const Source& from = paragraph_.collected.sources[source];
        const hb_script_t script =
            letters_ == Plain::Common ? workshop_.languages[from.language].script : script_of(letters_);
        dress_ =
            workshop_.looks.dress(*from.look, workshop_.looks.wardrobe(*from.look, from.language, script), 0);
    }

    /// Gives the end of the piece, or 0 when a character is missing.
    std::size_t add_piece(std::size_t begin, std::size_t end) {
        const std::string_view text = paragraph_.collected.text;
        std::size_t offset = begin;
        const char32_t first = next_code_point(text, offset);
        const Plain kind = traits_of(first).plain;
        if (!dress_->face->covers(first) && kind != Plain::NewLine) return 0;
        while (offset < end && kind != Plain::NewLine) {
            std::size_t next = offset;
            const char32_t character = next_code_point(text, next);
            const Plain next_kind = traits_of(character).plain;
            const bool belongs =
                is_space(kind) ? next_kind == kind : !is_space(next_kind) && next_kind != Plain::NewLine;
            if (!belongs) break;
            if (!dress_->face->covers(character)) return 0;
            offset = next;
        }
        if (offset - begin > kLongestWord) return 0;
        Piece piece;
        piece.begin = static_cast<std::uint32_t>(begin);
        piece.end = static_cast<std::uint32_t>(offset);
        piece.source = source_;
        piece.dress = dress_;
        piece.shaper = dress_->left_to_right;
        add(piece, kind, text.substr(begin, offset - begin));
        return offset;
    }

    void add(Piece piece, Plain kind, std::string_view text) {
        if (kind == Plain::NewLine) {
            piece.kind = Piece::Kind::NewLine;
            paragraph_.pieces.push_back(piece);
            return;
        }
        piece.kind = is_space(kind) ? Piece::Kind::Space : Piece::Kind::Word;
        piece.is_stretching = kind == Plain::Space || kind == Plain::NoBreakSpace;
        piece.may_break_after = kind == Plain::Space;
        piece.word = workshop_.shaper.word(piece.shaper, text);
        add_shaped_piece(paragraph_, piece,
                         {workshop_.shaper.glyphs(piece.word), workshop_.shaper.n_glyphs(piece.word)});
    }

    static constexpr std::size_t kLongestWord = 4096;

    PreparedParagraph& paragraph_;
    Workshop& workshop_;
    Plain letters_;
    std::uint32_t source_ = 0;
    const Dress* dress_ = nullptr;
};

/// A word in several looks or of several origins may have breaks at the seams, or none; only the full
/// analysis knows.
bool has_word_across_sources(const CollectedText& collected) {
    for (std::size_t i = 0; i + 1 < collected.sources.size(); ++i) {
        const std::size_t end = collected.sources[i].end;
        const auto is_word = [](char character) { return character != ' ' && character != '\n'; };
        if (is_word(collected.text[end - 1]) && is_word(collected.text[end])) return true;
    }
    return false;
}

}

void add_shaped_piece(PreparedParagraph& paragraph, Piece piece, std::span<const ShapedGlyph> glyphs) {
    piece.first_glyph = static_cast<std::uint32_t>(paragraph.glyphs.size());
    piece.n_glyphs = static_cast<std::uint32_t>(glyphs.size());
    paragraph.glyphs.insert(paragraph.glyphs.end(), glyphs.begin(), glyphs.end());
    ShapedGlyph* const own = paragraph.glyphs.data() + piece.first_glyph;
    std::int64_t advance = 0;
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
        const bool ends_cluster = i + 1 == glyphs.size() || own[i + 1].cluster != own[i].cluster;
        if (ends_cluster) own[i].advance += piece.dress->tracking;
        advance += own[i].advance;
    }
    piece.width = piece.dress->to_length(advance);
    paragraph.pieces.push_back(piece);
}

bool make_plain_pieces(PreparedParagraph& paragraph, Workshop& workshop) {
    const CollectedText& collected = paragraph.collected;
    if (paragraph.is_right_to_left || !collected.soft_hyphens.empty()) return false;
    const Survey found = survey(collected.text);
    if (!found.is_plain || has_word_across_sources(collected)) return false;
    if (PlainCutter(paragraph, found.letters, workshop).cut()) return true;
    paragraph.pieces.clear();
    paragraph.glyphs.clear();
    return false;
}

Opportunities make_pieces(PreparedParagraph& paragraph, LanguageId language, Workshop& workshop) {
    if (make_plain_pieces(paragraph, workshop)) return {true, {}};
    return make_analysed_pieces(paragraph, language, workshop);
}
}
