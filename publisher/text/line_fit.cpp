// SPDX-License-Identifier: Apache-2.0
#include "publisher/text/internal/line_fit.hpp"

#include "publisher/text/internal/break_lines.hpp"
#include "publisher/text/internal/demerits.hpp"
#include "publisher/text/internal/measure_break.hpp"

#include <algorithm>
#include <utility>

namespace publisher::text {
namespace {

/// Over the limit by less is what the last letter of the line gives less than its like inside.
constexpr double kTightestRatio = -1.1;

class LineFitter {
public:
    LineFitter(const PreparedParagraph& paragraph, const LineRequest& request,
               const std::vector<Slice>& slices, Languages& languages)
        : paragraph_(paragraph), request_(request), slices_(slices), languages_(languages) {}

    LineFit run() {
        hang();
        measure();
        place();
        return std::move(fit_);
    }

private:
    /// What hangs gets its room outside the measure; signs of full width lose what is blank of them.
    void hang() {
        if (slices_.empty()) return;
        Length start = request_.from->hang_start, end = request_.to->hang_end;
        if (slices_.front().piece->is_ideographic) fit_.trim_start = std::exchange(start, Length());
        if (slices_.back().piece->is_ideographic) fit_.trim_end = std::exchange(end, Length());
        words_.width -= fit_.trim_start + fit_.trim_end;
        request_.left -= paragraph_.is_right_to_left ? end : start;
        request_.width += start + end;
    }

    void measure() {
        if (paragraph_.has_tabs) {
            fit_.tabbed = resolve_tabs(paragraph_, *request_.from, *request_.to, request_.start,
                                       request_.width, languages_);
            for (const TabbedLine::Gap& gap : fit_.tabbed.gaps)
                words_.width += gap.width;
        }
        for (const Slice& slice : slices_) {
            const Dress& dress = *slice.piece->dress;
            std::int64_t advance = 0;
            for (const ShapedGlyph& glyph : slice.glyphs)
                advance += glyph.advance;
            if (slice.has_hyphen) advance += dress.face->hyphen_advance();
            if (slice.piece->kind == Piece::Kind::Space) {
                spaces_ = spaces_ + extent_of(paragraph_, *slice.piece);
            } else {
                if (slice.reaches_end() && &slice != &slices_.back()) words_.width += slice.piece->gap_after;
                if (slice.has_kashida()) {
                    const Length kashida = kashida_stretch(*slice.piece);
                    words_ = words_ + Extent{{}, kashida, {}, kashida};
                    kashidas_ += kashida;
                    ++fit_.n_kashidas;
                    tatweel_ = std::max(tatweel_, dress.to_length(dress.face->tatweel_advance()));
                }
                const std::int64_t n = count_clusters(slice.glyphs) - (&slice == &slices_.back());
                words_ = words_ + extent_of(give_of(*paragraph_.style, *slice.piece), dress.size,
                                            dress.to_length(advance), n);
            }
        }
        if (!slices_.empty() && !slices_.back().has_hyphen) {
            const Dress& dress = *slices_.back().piece->dress;
            words_.width -= dress.to_length(dress.tracking);
        }
    }

    void place() {
        const Extent extent = words_ + spaces_;
        fit_.natural_width = extent.width;
        fit_.x = request_.left;
        const Length room = request_.width - extent.width;
        const bool is_too_wide = room < Length();
        // Tabs say where things stand; nothing else moves them.
        if (!fit_.tabbed.gaps.empty()) request_.alignment = style::Alignment::Start;
        if (request_.alignment == style::Alignment::Justify || is_too_wide) {
            const bool may_change = paragraph_.style->alignment == style::Alignment::Justify;
            const double ratio = may_change ? adjustment_ratio(request_.width, extent) : 0;
            // A last line is stretched only where the style insists on it.
            const bool is_wanted_full =
                request_.to->kind == Break::Kind::Forced && !is_too_wide && !spaces_.is_rigid();
            const bool is_usable = ratio >= kTightestRatio && (ratio <= kLoosestRatio || is_wanted_full);
            if (is_usable) justify(ratio, room);
        }
        const Length left_over = fit_.ratio == 0 ? room : Length();
        style::Alignment alignment = request_.alignment;
        if (alignment == style::Alignment::Justify) alignment = style::Alignment::Start;
        const bool is_at_right = (alignment == style::Alignment::End) != paragraph_.is_right_to_left;
        if (alignment == style::Alignment::Centre) {
            fit_.x += left_over / 2;
        } else if (is_at_right) {
            fit_.x += left_over;
        }
    }

    void justify(double ratio, Length room) {
        fit_.ratio = std::max(ratio, -1.0);
        fit_.space_ratio = ratio;
        if (ratio > 0 && fit_.n_kashidas > 0) lengthen(std::min(ratio, 1.0));
        if (ratio < -1 && spaces_.shrink > Length())
            fit_.space_ratio = (room + words_.shrink) / spaces_.shrink;
        const double limited = std::clamp(ratio, -1.0, 1.0);
        const style::ParagraphStyle& style = *paragraph_.style;
        fit_.glyph_scale += limited * (limited > 0 ? style.glyph_scale_max - 1 : 1 - style.glyph_scale_min);
    }

    /// Rather few words by a whole tatweel than all of them by a part of one; the spaces take what is less.
    void lengthen(double part) {
        const Length room = kashidas_.scaled(part);
        fit_.n_kashidas =
            std::min(fit_.n_kashidas, room.units() / std::max<std::int64_t>(tatweel_.units(), 1));
        if (fit_.n_kashidas > 0) {
            fit_.kashida = room / fit_.n_kashidas;
        } else if (!spaces_.is_rigid()) {
            fit_.space_ratio += room / spaces_.stretch;
        }
    }

    const PreparedParagraph& paragraph_;
    LineRequest request_;
    const std::vector<Slice>& slices_;
    Languages& languages_;
    LineFit fit_;
    Extent words_, spaces_;
    Length kashidas_, tatweel_; ///< room for all of them; the widest by itself
};

}

LineFit fit_line(const PreparedParagraph& paragraph, const LineRequest& request,
                 const std::vector<Slice>& slices, Languages& languages) {
    return LineFitter(paragraph, request, slices, languages).run();
}

}
