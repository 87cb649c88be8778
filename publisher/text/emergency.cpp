// SPDX-License-Identifier: Apache-2.0
#include "publisher/text/internal/itemize.hpp"
#include "publisher/text/internal/measure_break.hpp"

namespace publisher::text {
namespace {

/// Behind "/" and its like rather than inside a word.
constexpr std::int32_t kPenalty = 20'000, kSeamPenalty = 10'000;

bool is_seam(char before) {
    return std::string_view("/.-_?&=@,:;+|\\#%").find(before) != std::string_view::npos;
}

class EmergencyBreaks {
public:
    EmergencyBreaks(const PreparedParagraph& paragraph, Length measure, Workshop& workshop)
        : paragraph_(paragraph), measure_(measure), workshop_(workshop) {}

    std::vector<Break> run() {
        Extent total;
        std::uint32_t piece = 0;
        breaks_.push_back(paragraph_.breaks.front());
        for (std::size_t i = 1; i < paragraph_.breaks.size(); ++i) {
            const Break &from = paragraph_.breaks[i - 1], &to = paragraph_.breaks[i];
            const Length width = to.before.width - from.after.width + from.start_change + to.end_change;
            for (; piece < paragraph_.pieces.size() && paragraph_.pieces[piece].end <= to.end.offset;
                 ++piece) {
                if (width > measure_) add_inside(piece, from.next.offset, to.end.offset, total);
                total = total + extent_of(paragraph_, paragraph_.pieces[piece]);
            }
            if (width > measure_ && piece < paragraph_.pieces.size()) {
                add_inside(piece, from.next.offset, to.end.offset, total);
            }
            breaks_.push_back(to);
        }
        return std::move(breaks_);
    }

private:
    void add_inside(std::uint32_t index, std::uint32_t from, std::uint32_t to, const Extent& total) {
        const Piece& piece = paragraph_.pieces[index];
        if (piece.kind != Piece::Kind::Word || !piece.dress) return;
        const std::string_view text{paragraph_.collected.text.data() + piece.begin, piece.size()};
        if (piece.begin > from && piece.begin < to) add_seam(index, from, total);
        const Language& language = workshop_.languages[paragraph_.source(piece).language];
        for (const std::size_t offset : find_cluster_starts(text, language)) {
            const auto at = piece.begin + static_cast<std::uint32_t>(offset);
            if (at <= from || at >= to) continue;
            const std::int32_t penalty = is_seam(text[offset - 1]) ? kSeamPenalty : kPenalty;
            breaks_.push_back(measured_break(paragraph_, {index, at}, Break::Kind::Emergency, penalty, total,
                                             workshop_.shaper));
        }
    }

    /// Before a piece, and before the spaces that could not be broken.
    void add_seam(std::uint32_t index, std::uint32_t from, const Extent& total) {
        Break seam;
        seam.kind = Break::Kind::Emergency;
        seam.penalty = kPenalty;
        seam.next = place_before(paragraph_, index);
        seam.before = seam.after = total;
        std::uint32_t first_space = index;
        while (first_space > 0 && paragraph_.pieces[first_space - 1].kind == Piece::Kind::Space) {
            const Extent space = extent_of(paragraph_, paragraph_.pieces[--first_space]);
            seam.before = seam.before - space;
            seam.penalty = kSeamPenalty;
            seam.drops_space = true;
        }
        seam.end = place_before(paragraph_, first_space);
        seam.end_change = trailing_tracking(paragraph_, first_space);
        if (seam.end.offset > from) breaks_.push_back(seam);
    }

    const PreparedParagraph& paragraph_;
    Length measure_;
    Workshop& workshop_;
    std::vector<Break> breaks_;
};

}

std::vector<Break> add_emergency_breaks(const PreparedParagraph& paragraph, Length measure,
                                        Workshop& workshop) {
    return EmergencyBreaks(paragraph, measure, workshop).run();
}

}
