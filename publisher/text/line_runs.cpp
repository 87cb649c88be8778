// SPDX-License-Identifier: Apache-2.0
#include "publisher/text/internal/line_runs.hpp"

#include "publisher/base/text.hpp"
#include "publisher/text/internal/measure_break.hpp"

#include <algorithm>
#include <cmath>

namespace publisher::text {
namespace {

/// Lines under and through text, as its style or else its face wants them. OpenType gives the top of
/// both, other than PostScript, which gives the middle of the underline.
story::Bar underline(const Look& look, const Dress& dress) {
    const font::FaceMetrics& face = dress.face->metrics();
    return {look.underline_offset.value_or(dress.to_height(-face.underline_position)),
            look.underline_weight.value_or(dress.to_height(face.underline_thickness))};
}

story::Bar strike(const Look& look, const Dress& dress) {
    const font::FaceMetrics& face = dress.face->metrics();
    return {look.strike_offset.value_or(dress.to_height(-face.strikeout_position)),
            look.strike_weight.value_or(dress.to_height(face.underline_thickness))};
}

bool is_same_run(const PreparedParagraph& paragraph, const Piece& a, const Piece& b) {
    const bool is_same_face =
        a.dress == b.dress || (a.dress->face == b.dress->face && a.dress->size == b.dress->size);
    if (!is_same_face || a.level != b.level || b.kind == Piece::Kind::Tab) return false;
    if (a.source == b.source) return true;
    const Source &x = paragraph.source(a), &y = paragraph.source(b);
    if (x.run != y.run && (x.is_reference || y.is_reference)) return false;
    return x.look == y.look && x.binding == y.binding && x.language == y.language;
}

class RunMaker {
public:
    RunMaker(const PreparedParagraph& paragraph, const LineRequest& request, const LineSlices& slices,
             const LineFit& fit, Shaper& shaper, story::Line& line)
        : paragraph_(paragraph),
          request_(request),
          slices_(slices.in_visual_order()),
          fit_(fit),
          shaper_(shaper),
          line_(line),
          x_(fit.x),
          n_kashidas_(fit.n_kashidas) {
        if (slices_.empty()) return;
        first_logical_ = slices.in_order().front().piece;
        last_logical_ = slices.in_order().back().piece;
    }

    void run() {
        for (std::size_t first = 0; first < slices_.size();) {
            std::size_t end = first + 1;
            if (slices_[first].piece->kind == Piece::Kind::Tab) {
                add_gap(slices_[first]);
                first = end;
                continue;
            }
            while (end < slices_.size() &&
                   is_same_run(paragraph_, *slices_[first].piece, *slices_[end].piece))
                ++end;
            add_run(std::span(slices_).subspan(first, end - first));
            first = end;
        }
    }

private:
    /// What a tab leaves open, filled with its leader. Leaders of different lines stand on one lattice, so
    /// that their dots are below one another.
    void add_gap(const Slice& slice) {
        const auto is_it = [&](const TabbedLine::Gap& gap) {
            return &paragraph_.pieces[gap.piece] == slice.piece;
        };
        const auto gap = std::find_if(fit_.tabbed.gaps.begin(), fit_.tabbed.gaps.end(), is_it);
        if (gap == fit_.tabbed.gaps.end()) return;
        if (gap->stop && !gap->stop->leader.empty()) add_leader(slice, gap->stop->leader, gap->width);
        x_ += gap->width;
    }

    void add_leader(const Slice& slice, const std::string& leader, Length gap) {
        const Piece& piece = *slice.piece;
        std::vector<ShapedGlyph> glyphs;
        const Length cell = piece.dress->to_length(
            shaper_.shape(piece.dress->left_to_right, leader, 0, leader.size(), glyphs));
        if (cell <= Length()) return;
        const Length edge = line_.left - request_.start;
        const std::int64_t first = (x_ - edge + cell + cell / 2).units() / cell.units();
        const std::int64_t end = (x_ - edge + gap - cell / 2).units() / cell.units();
        if (end <= first) return;
        story::GlyphRun& run = line_.runs.emplace_back(run_like(piece));
        run.origin.x = edge + cell * first;
        run.width = cell * (end - first);
        run.is_right_to_left = false;
        run.part = story::GlyphRun::Part::Leader;
        for (std::int64_t i = first; i < end; ++i) {
            const auto begin = static_cast<std::uint32_t>(run.text.size());
            run.text += leader;
            for (const ShapedGlyph& glyph : glyphs)
                run.glyphs.push_back(
                    {glyph.index, glyph.advance, glyph.x_offset, glyph.y_offset, begin + glyph.cluster});
        }
    }

    /// A run without glyphs at the place that has been reached.
    story::GlyphRun run_like(const Piece& piece) const {
        const Source& source = paragraph_.source(piece);
        const Dress& dress = *piece.dress;
        story::GlyphRun run;
        run.face = dress.face->id();
        run.size = dress.size;
        run.horizontal_scale = source.look->horizontal_scale * fit_.glyph_scale;
        run.units_per_em = dress.face->metrics().units_per_em;
        run.origin = {x_, -source.look->rise};
        run.paint = source.look->paint;
        run.is_right_to_left = piece.is_right_to_left();
        if (source.look->is_underlined) run.underline = underline(*source.look, dress);
        if (source.look->is_struck_out) run.strike = strike(*source.look, dress);
        run.language = shaper_.languages()[source.language].tag;
        run.binding = source.binding;
        run.story_run = source.run;
        return run;
    }

    /// `slices` in visual order; their text is joined in logical order.
    void add_run(std::span<const Slice> slices) {
        const Piece& piece = *slices.front().piece;
        const Dress& dress = *piece.dress;
        story::GlyphRun& run = line_.runs.emplace_back(run_like(piece));
        std::size_t n_glyphs = 1, n_bytes = 2;
        for (const Slice& slice : slices)
            n_glyphs += slice.glyphs.size(), n_bytes += slice.end - slice.begin;
        run.glyphs.reserve(n_glyphs);
        run.text.reserve(n_bytes);
        exact_ = 0;
        advance_ = 0;
        if (run.is_right_to_left) {
            std::size_t text_end = n_bytes - 2;
            for (const Slice& slice : slices) {
                text_end -= slice.end - slice.begin;
                add_slice(slice, text_end, run);
            }
            for (std::size_t i = slices.size(); i-- > 0;)
                append_text(slices[i], run);
        } else {
            for (const Slice& slice : slices) {
                add_slice(slice, run.text.size(), run);
                append_text(slice, run);
            }
        }
        run.width = dress.to_length(advance_).scaled(fit_.glyph_scale);
        x_ += run.width;
    }

    void append_text(const Slice& slice, story::GlyphRun& run) {
        run.text.append(paragraph_.collected.text, slice.begin, slice.end - slice.begin);
        if (slice.has_hyphen) append_utf8(run.text, 0x00AD);
    }

    void add_slice(const Slice& slice, std::size_t text_begin, story::GlyphRun& run) {
        const Dress& dress = *slice.piece->dress;
        const bool is_last = slice.piece == last_logical_;
        const double extra = extra_room(*slice.piece);
        const auto cluster = [&](std::uint32_t in_piece) {
            return static_cast<std::uint32_t>(text_begin + in_piece + slice.cluster_base - slice.begin);
        };
        const std::size_t end_glyph = logical_end(slice);
        // The hyphen of text from right to left stands to the left of it.
        if (slice.has_hyphen && run.is_right_to_left) add_hyphen(slice, text_begin, run);
        for (std::size_t i = 0; i < slice.glyphs.size(); ++i) {
            const ShapedGlyph& shaped = slice.glyphs[i];
            const bool ends_cluster =
                i + 1 == slice.glyphs.size() || slice.glyphs[i + 1].cluster != shaped.cluster;
            const bool is_end_of_line = is_last && !slice.has_hyphen && i == end_glyph;
            double advance = shaped.advance;
            if (ends_cluster && !is_end_of_line) advance += extra;
            if (is_end_of_line) advance -= dress.tracking + font_units(fit_.trim_end, dress);
            std::int16_t x_offset = shaped.x_offset;
            if (i == 0 && slice.piece == first_logical_) {
                const double blank = font_units(fit_.trim_start, dress);
                advance -= blank;
                x_offset = static_cast<std::int16_t>(x_offset - std::lround(blank));
            }
            if (i == end_glyph && !is_last && slice.reaches_end())
                advance += font_units(slice.piece->gap_after, dress);
            if (i > 0 && slice.has_kashida()) add_kashida(slice, i, cluster(shaped.cluster), run);
            add_glyph({shaped.index, 0, x_offset, shaped.y_offset, cluster(shaped.cluster)}, advance, run);
        }
        if (slice.has_hyphen && !run.is_right_to_left) add_hyphen(slice, text_begin, run);
    }

    double font_units(Length length, const Dress& dress) const {
        return static_cast<double>(length.units()) / (dress.units * fit_.glyph_scale);
    }

    /// Where the letters on both sides of the place meet, before glyph `i` of text from right to left.
    void add_kashida(const Slice& slice, std::size_t i, std::uint32_t cluster, story::GlyphRun& run) {
        const std::uint32_t place = slice.piece->kashida - slice.cluster_base;
        const bool is_here = slice.glyphs[i - 1].cluster == place && slice.glyphs[i].cluster < place;
        if (!is_here || n_kashidas_ == 0 || fit_.kashida <= Length()) return;
        --n_kashidas_;
        const OpenFace& face = *slice.piece->dress->face;
        const double room = font_units(fit_.kashida, *slice.piece->dress);
        const auto n =
            std::max<std::int64_t>(1, static_cast<std::int64_t>(std::ceil(room / face.tatweel_advance())));
        for (std::int64_t k = 0; k < n; ++k)
            add_glyph({face.tatweel(), 0, 0, 0, cluster}, room / static_cast<double>(n), run);
    }

    /// The glyph that ends the slice's last cluster: the first cluster of text from right to left.
    static std::size_t logical_end(const Slice& slice) {
        if (slice.glyphs.empty()) return 0;
        if (!slice.piece->is_right_to_left()) return slice.glyphs.size() - 1;
        std::size_t end = 0;
        while (end + 1 < slice.glyphs.size() && slice.glyphs[end + 1].cluster == slice.glyphs[0].cluster)
            ++end;
        return end;
    }

    /// What justification adds behind each cluster of a piece, in font units.
    double extra_room(const Piece& piece) const {
        const double ratio = fit_.ratio;
        if (ratio == 0) return 0;
        const double units = piece.dress->units * fit_.glyph_scale;
        if (piece.kind == Piece::Kind::Space) {
            const Extent extent = extent_of(paragraph_, piece);
            const Length room = ratio > 0 ? extent.stretch : extent.shrink;
            const auto n = static_cast<double>(count_clusters(glyphs_of(paragraph_, piece)));
            // The space itself keeps its width where glyphs change theirs.
            const double wanted = static_cast<double>(piece.width.units()) * (1 - fit_.glyph_scale) +
                                  fit_.space_ratio * static_cast<double>(room.units());
            return wanted / units / std::max(n, 1.0);
        }
        const Give give = give_of(*paragraph_.style, piece);
        const double limited = give.is_firm ? std::clamp(ratio, -1.0, 1.0) : ratio;
        const double part = limited * (ratio > 0 ? give.letter_stretch : give.letter_shrink);
        return part * static_cast<double>(piece.dress->size.units()) / units;
    }

    /// Whole font units, with what rounding lost carried on, so that the line ends where it should.
    void add_glyph(story::Glyph glyph, double advance, story::GlyphRun& run) {
        exact_ += advance;
        const std::int64_t target = std::llround(exact_);
        glyph.advance = static_cast<std::int32_t>(target - advance_);
        advance_ = target;
        run.glyphs.push_back(glyph);
    }

    void add_hyphen(const Slice& slice, std::size_t text_begin, story::GlyphRun& run) {
        const OpenFace& face = *slice.piece->dress->face;
        const auto cluster = static_cast<std::uint32_t>(text_begin + slice.end - slice.begin);
        add_glyph({face.hyphen(), 0, 0, 0, cluster}, face.hyphen_advance(), run);
    }

    const PreparedParagraph& paragraph_;
    const LineRequest& request_;
    std::vector<Slice> slices_;
    const LineFit& fit_;
    Shaper& shaper_;
    story::Line& line_;
    const Piece *first_logical_ = nullptr, *last_logical_ = nullptr;
    Length x_;                ///< the place that has been reached
    std::int64_t n_kashidas_; ///< words still to be lengthened
    double exact_ = 0;        ///< advance of the run so far, in font units, and as rounded
    std::int64_t advance_ = 0;
};

}

void add_runs(const PreparedParagraph& paragraph, const LineRequest& request, const LineSlices& slices,
              const LineFit& fit, Shaper& shaper, story::Line& line) {
    RunMaker(paragraph, request, slices, fit, shaper, line).run();
}

}
