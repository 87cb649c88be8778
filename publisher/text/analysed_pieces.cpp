// SPDX-License-Identifier: Apache-2.0
#include "publisher/text/internal/itemize.hpp"
#include "publisher/text/internal/prepare.hpp"

#include <unicode/uchar.h>

#include <algorithm>

namespace publisher::text {
namespace {

/// Longer pieces, such as whole Japanese sentences, do not come twice.
constexpr std::size_t kLongestCachedWord = 48;

bool is_ideographic(hb_script_t script) {
    return script == HB_SCRIPT_HAN || script == HB_SCRIPT_HIRAGANA || script == HB_SCRIPT_KATAKANA ||
           script == HB_SCRIPT_BOPOMOFO || script == HB_SCRIPT_YI;
}

bool is_space(char32_t character) {
    return u_charType(static_cast<UChar32>(character)) == U_SPACE_SEPARATOR;
}

class Analysis {
public:
    Analysis(PreparedParagraph& paragraph, LanguageId language, Workshop& workshop)
        : paragraph_(paragraph),
          workshop_(workshop),
          items_(
              itemize(paragraph.collected.text, workshop.languages[language], paragraph.is_right_to_left)) {}

    Opportunities run() {
        choose_faces();
        for (std::size_t begin = 0; begin < items_.size();) {
            std::size_t end = begin + 1;
            while (end < items_.size() && belongs_together(begin, end))
                ++end;
            add_piece(begin, end);
            begin = end;
        }
        Opportunities found;
        for (std::size_t i = 1; i < items_.size(); ++i) {
            if (items_[i].may_break_before) found.offsets.push_back(items_[i].offset);
        }
        return found;
    }

private:
    struct Choice {
        std::uint32_t source = 0;
        const Dress* dress = nullptr;
        Piece::Kind kind = Piece::Kind::Word;
        bool is_stretching = false;
    };

    std::size_t text_end(std::size_t item) const {
        return item < items_.size() ? items_[item].offset : paragraph_.collected.text.size();
    }

    void choose_faces() {
        choices_.resize(items_.size());
        std::uint32_t source = 0;
        for (std::size_t begin = 0; begin < items_.size();) {
            while (paragraph_.collected.sources[source].end <= items_[begin].offset)
                ++source;
            std::size_t end = begin + 1;
            while (end < items_.size() && !items_[end].is_cluster_start &&
                   items_[end].offset < paragraph_.collected.sources[source].end) {
                ++end;
            }
            Choice choice;
            choice.source = source;
            const char32_t first = items_[begin].character;
            if (first == U'\n' || first == 0x2028) {
                choice.kind = Piece::Kind::NewLine;
            } else {
                choice.dress = choose_dress(paragraph_.collected.sources[source], begin, end);
                if (is_space(first) && end == begin + 1) {
                    choice.kind = Piece::Kind::Space;
                    choice.is_stretching = first == U' ' || first == 0x00A0;
                }
            }
            std::fill(choices_.begin() + static_cast<std::ptrdiff_t>(begin),
                      choices_.begin() + static_cast<std::ptrdiff_t>(end), choice);
            begin = end;
        }
    }

    /// The first face that has all characters of the cluster; the script's own with a box in the
    /// place of what no face has.
    const Dress* choose_dress(const Source& source, std::size_t begin, std::size_t end) {
        Look::Wardrobe& wardrobe =
            workshop_.looks.wardrobe(*source.look, source.language, items_[begin].script);
        for (std::size_t n = 0;; ++n) {
            const Dress* const dress = workshop_.looks.dress(*source.look, wardrobe, n);
            if (!dress) break;
            const bool covers_all =
                std::all_of(items_.begin() + static_cast<std::ptrdiff_t>(begin),
                            items_.begin() + static_cast<std::ptrdiff_t>(end),
                            [&](const CharacterItem& item) { return dress->face->covers(item.character); });
            if (covers_all) return dress;
        }
        for (std::size_t i = begin; i < end; ++i)
            note_missing(items_[i].character, source, wardrobe);
        return workshop_.looks.dress(*source.look, wardrobe, 0);
    }

    void note_missing(char32_t character, const Source& source, Look::Wardrobe& wardrobe) {
        const auto has_it = [&](const Dress& dress) { return dress.face->covers(character); };
        if (std::any_of(wardrobe.dresses.begin(), wardrobe.dresses.end(), has_it)) return;
        const style::FamilyId family = source.look->family;
        const std::string name = family.is_valid() ? workshop_.looks.styles()[family].name : std::string();
        const auto is_known = [&](const story::Galley::MissingGlyph& missing) {
            return missing.code_point == character && missing.family == name;
        };
        auto& missing = paragraph_.missing_glyphs;
        if (std::none_of(missing.begin(), missing.end(), is_known)) {
            missing.push_back({character, name, source.binding});
        }
    }

    bool belongs_together(std::size_t first, std::size_t next) const {
        const Choice &a = choices_[first], &b = choices_[next];
        return a.source == b.source && a.dress == b.dress && a.kind == b.kind &&
               a.kind != Piece::Kind::NewLine && a.is_stretching == b.is_stretching &&
               items_[first].level == items_[next].level && items_[first].script == items_[next].script;
    }

    void add_piece(std::size_t begin, std::size_t end) {
        const Choice& choice = choices_[begin];
        Piece piece;
        piece.begin = items_[begin].offset;
        piece.end = static_cast<std::uint32_t>(text_end(end));
        piece.source = choice.source;
        piece.dress = choice.dress;
        piece.kind = choice.kind;
        piece.is_stretching = choice.is_stretching;
        piece.level = items_[begin].level;
        piece.is_ideographic = choice.kind == Piece::Kind::Word && is_ideographic(items_[begin].script);
        piece.may_break_after = end < items_.size() && items_[end].may_break_before;
        if (!piece.dress || piece.kind == Piece::Kind::NewLine) {
            paragraph_.pieces.push_back(piece);
            return;
        }
        piece.shaper = piece.is_right_to_left() ? piece.dress->right_to_left : piece.dress->left_to_right;
        shape(piece, begin, end);
    }

    void shape(Piece piece, std::size_t begin, std::size_t end) {
        const std::string& text = paragraph_.collected.text;
        const auto is_letter = [&](std::size_t i) { return choices_[i].kind == Piece::Kind::Word; };
        // The forms of joined letters depend on what stands beside them, also across a change of face.
        const bool is_beside_letters =
            (begin > 0 && is_letter(begin - 1)) || (end < items_.size() && is_letter(end));
        if (piece.size() <= kLongestCachedWord && !(piece.dress->is_joined && is_beside_letters)) {
            piece.word = workshop_.shaper.word(piece.shaper, {text.data() + piece.begin, piece.size()});
            add_shaped_piece(paragraph_, piece,
                             {workshop_.shaper.glyphs(piece.word), workshop_.shaper.n_glyphs(piece.word)});
            return;
        }
        std::vector<ShapedGlyph> glyphs;
        workshop_.shaper.shape(piece.shaper, text, piece.begin, piece.end, glyphs);
        add_shaped_piece(paragraph_, piece, glyphs);
    }

    PreparedParagraph& paragraph_;
    Workshop& workshop_;
    std::vector<CharacterItem> items_;
    std::vector<Choice> choices_;
};

}

Opportunities make_analysed_pieces(PreparedParagraph& paragraph, LanguageId language, Workshop& workshop) {
    return Analysis(paragraph, language, workshop).run();
}

}
