// SPDX-License-Identifier: Apache-2.0
#include "publisher/text/internal/hyphenate.hpp"
#include "publisher/text/internal/measure_break.hpp"

#include <algorithm>

namespace publisher::text {
namespace {

constexpr std::int32_t kHyphenPenalty = 50, kSoftHyphenPenalty = 25, kInnerPenalty = 20;

/// Walks over the pieces and lays down breaks, adding up widths as it goes.
class BreakMaker {
public:
    BreakMaker(PreparedParagraph& paragraph, const Opportunities& opportunities, Workshop& workshop)
        : paragraph_(paragraph), opportunities_(opportunities), workshop_(workshop) {}

    void run() {
        paragraph_.breaks.reserve(paragraph_.pieces.size() + 2);
        Break start;
        start.kind = Break::Kind::Start;
        add(start);
        const auto n_pieces = static_cast<std::uint32_t>(paragraph_.pieces.size());
        std::uint32_t piece = 0;
        bool ends_with_break = false;
        while (piece < n_pieces) {
            const bool is_word = paragraph_.pieces[piece].kind == Piece::Kind::Word;
            ends_with_break = !is_word && paragraph_.pieces[n_pieces - 1].kind != Piece::Kind::NewLine;
            piece = is_word ? add_word(piece) : add_spaces(piece);
        }
        if (!ends_with_break) add(seam_before(n_pieces, Break::Kind::Forced, 0));
    }

private:
    void add(const Break& place) {
        paragraph_.has_hyphens = paragraph_.has_hyphens || place.kind == Break::Kind::Hyphen;
        paragraph_.breaks.push_back(place);
    }

    Break seam_before(std::uint32_t piece, Break::Kind kind, std::int32_t penalty) const {
        Break seam;
        seam.kind = kind;
        seam.penalty = penalty;
        seam.end = seam.next = place_before(paragraph_, piece);
        seam.before = seam.after = total_;
        seam.end_change = trailing_tracking(paragraph_, piece);
        return seam;
    }

    std::uint32_t add_word(std::uint32_t index) {
        const Piece& piece = paragraph_.pieces[index];
        if (opportunities_.are_in_cache) {
            add_cached_breaks(index);
        } else if (piece.dress) {
            add_measured_breaks(index);
        }
        total_ = total_ + extent_of(paragraph_, piece);
        if (index + 1 == paragraph_.pieces.size() || paragraph_.pieces[index + 1].kind != Piece::Kind::Word) {
            return index + 1;
        }
        if (std::binary_search(paragraph_.collected.soft_hyphens.begin(),
                               paragraph_.collected.soft_hyphens.end(), piece.end) &&
            piece.dress) {
            Break seam = seam_before(index + 1, Break::Kind::Hyphen, kSoftHyphenPenalty);
            seam.end_change = piece.dress->to_length(piece.dress->face->hyphen_advance());
            add(seam);
        } else if (piece.may_break_after) {
            add(seam_before(index + 1, Break::Kind::Inner, piece.is_ideographic ? 0 : kInnerPenalty));
        }
        return index + 1;
    }

    /// Spaces at the end of a line are dropped, with a new line behind them.
    std::uint32_t add_spaces(std::uint32_t first) {
        Break place = seam_before(first, Break::Kind::Space, 0);
        bool may_break = false, is_forced = false;
        std::uint32_t index = first;
        for (; index < paragraph_.pieces.size() && !is_forced; ++index) {
            const Piece& piece = paragraph_.pieces[index];
            if (piece.kind == Piece::Kind::Word) break;
            is_forced = piece.kind == Piece::Kind::NewLine;
            may_break = piece.may_break_after;
            place.drops_space = place.drops_space || !is_forced;
            total_ = total_ + extent_of(paragraph_, piece);
        }
        const bool is_at_end = index == paragraph_.pieces.size();
        const bool is_at_start = paragraph_.breaks.back().next == place.end;
        if (is_forced || is_at_end) place.kind = Break::Kind::Forced;
        place.next = place_before(paragraph_, index);
        place.after = total_;
        if (is_forced || is_at_end || (may_break && !is_at_start)) add(place);
        return index;
    }

    void add_cached_breaks(std::uint32_t index) {
        const Piece& piece = paragraph_.pieces[index];
        for (const InnerBreak& inner : workshop_.shaper.breaks(piece.word, paragraph_.style->is_hyphenated)) {
            if (is_wanted(inner, piece)) add(cached_break(index, inner));
        }
    }

    /// As `measured_break`, of what the shaper knows about the word.
    Break cached_break(std::uint32_t index, const InnerBreak& inner) const {
        const Piece& piece = paragraph_.pieces[index];
        const Dress& dress = *piece.dress;
        const std::int64_t tracking = std::int64_t{dress.tracking} * inner.n_clusters_before;
        Break place;
        place.kind = inner.is_hyphen ? Break::Kind::Hyphen : Break::Kind::Inner;
        place.penalty = inner.is_hyphen ? kHyphenPenalty : kInnerPenalty;
        place.end = place.next = {index, piece.begin + inner.offset};
        place.before = place.after =
            total_ + extent_of(give_of(*paragraph_.style, piece), dress.size,
                               dress.to_length(inner.advance_before + tracking), inner.n_clusters_before);
        place.end_change = dress.to_length(inner.end_change - (inner.is_hyphen ? 0 : dress.tracking));
        place.start_change = dress.to_length(inner.start_change);
        return place;
    }

    bool is_wanted(const InnerBreak& inner, const Piece& piece) const {
        if (!inner.is_hyphen) return true;
        const style::ParagraphStyle& style = *paragraph_.style;
        const bool made_capitals = paragraph_.source(piece).look->letter_case != style::Case::AsWritten;
        return style.is_hyphenated && inner.n_before >= style.min_prefix &&
               inner.n_after >= style.min_suffix && (!inner.is_in_capitals || made_capitals);
    }

    void add_measured_breaks(std::uint32_t index) {
        const Piece& piece = paragraph_.pieces[index];
        std::vector<Break> found;
        const auto note = [&](std::uint32_t offset, Break::Kind kind, std::int32_t penalty) {
            found.push_back(
                measured_break(paragraph_, {index, offset}, kind, penalty, total_, workshop_.shaper));
        };
        const auto each_inside = [&](const std::vector<std::uint32_t>& offsets, auto act) {
            auto next = std::upper_bound(offsets.begin(), offsets.end(), piece.begin);
            for (; next != offsets.end() && *next < piece.end; ++next)
                act(*next);
        };
        each_inside(opportunities_.offsets, [&](std::uint32_t offset) {
            note(offset, Break::Kind::Inner, piece.is_ideographic ? 0 : kInnerPenalty);
        });
        const std::size_t n_opportunities = found.size();
        each_inside(paragraph_.collected.soft_hyphens,
                    [&](std::uint32_t offset) { note(offset, Break::Kind::Hyphen, kSoftHyphenPenalty); });
        // Where the author has said how to hyphenate a word, the patterns keep silent.
        if (found.size() == n_opportunities) add_hyphens(index, found);
        std::stable_sort(found.begin(), found.end(),
                         [](const Break& a, const Break& b) { return a.end.offset < b.end.offset; });
        for (const Break& place : found)
            add(place);
    }

    /// A word that goes on in the next piece is left whole.
    void add_hyphens(std::uint32_t index, std::vector<Break>& found) {
        const Piece& piece = paragraph_.pieces[index];
        const auto is_word = [&](std::uint32_t i) { return paragraph_.pieces[i].kind == Piece::Kind::Word; };
        const bool goes_on =
            (index > 0 && is_word(index - 1)) || (index + 1 < paragraph_.pieces.size() && is_word(index + 1));
        if (!paragraph_.style->is_hyphenated || goes_on) return;
        if (piece.word.is_valid()) {
            for (const InnerBreak& inner : workshop_.shaper.breaks(piece.word, true)) {
                if (inner.is_hyphen && is_wanted(inner, piece)) found.push_back(cached_break(index, inner));
            }
            return;
        }
        const Patterns* const patterns =
            workshop_.languages.patterns(workshop_.shaper.language(piece.shaper));
        if (!patterns) return;
        const std::string_view text{paragraph_.collected.text.data() + piece.begin, piece.size()};
        for (const InnerBreak& inner : find_hyphens(text, *patterns)) {
            if (!is_wanted(inner, piece)) continue;
            found.push_back(measured_break(paragraph_, {index, piece.begin + inner.offset},
                                           Break::Kind::Hyphen, kHyphenPenalty, total_, workshop_.shaper));
        }
    }

    PreparedParagraph& paragraph_;
    const Opportunities& opportunities_;
    Workshop& workshop_;
    Extent total_;
};

/// The widest line without breaks but forced ones, and the widest piece between any two.
void measure_paragraph(PreparedParagraph& paragraph) {
    const Break* line_start = &paragraph.breaks.front();
    for (std::size_t i = 1; i < paragraph.breaks.size(); ++i) {
        const Break& previous = paragraph.breaks[i - 1];
        const Break& here = paragraph.breaks[i];
        const auto width_from = [&](const Break& start) {
            return here.before.width - start.after.width + start.start_change + here.end_change;
        };
        paragraph.minimum_width = std::max(paragraph.minimum_width, width_from(previous));
        if (here.kind != Break::Kind::Forced) continue;
        paragraph.natural_width = std::max(paragraph.natural_width, width_from(*line_start));
        line_start = &here;
    }
}

}

void make_breaks(PreparedParagraph& paragraph, const Opportunities& opportunities, Workshop& workshop) {
    BreakMaker(paragraph, opportunities, workshop).run();
    measure_paragraph(paragraph);
}

}
