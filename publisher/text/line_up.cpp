// SPDX-License-Identifier: Apache-2.0
#include "publisher/text/internal/line_up.hpp"

#include "publisher/base/text.hpp"
#include "publisher/text/internal/break_lines.hpp"
#include "publisher/text/internal/measure_break.hpp"

#include <algorithm>
#include <cmath>

namespace publisher::text {
namespace {

/// Beyond this the holes in a justified line are worse than a short line.
constexpr double kLoosestRatio = 4;
/// Over the limit by less is what the last letter of the line gives less than its like inside.
constexpr double kTightestRatio = -1.1;

/// What of a piece stands on the line.
struct Slice {
    const Piece* piece = nullptr;
    std::uint32_t begin = 0, end = 0; ///< bytes of the text
    std::span<const ShapedGlyph> glyphs;
    std::uint32_t cluster_base = 0; ///< byte offset clusters count from
    bool has_hyphen = false;
};

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
    if (!is_same_face || a.level != b.level) return false;
    if (a.source == b.source) return true;
    const Source &x = paragraph.source(a), &y = paragraph.source(b);
    return x.look == y.look && x.binding == y.binding && x.language == y.language;
}

class LineBuilder {
public:
    LineBuilder(const PreparedParagraph& paragraph, const LineRequest& request, Shaper& shaper)
        : paragraph_(paragraph), request_(request), shaper_(shaper) {}

    story::Line build() {
        cut_slices();
        measure();
        place();
        order();
        for (std::size_t first = 0; first < slices_.size();) {
            std::size_t end = first + 1;
            while (end < slices_.size() &&
                   is_same_run(paragraph_, *slices_[first].piece, *slices_[end].piece))
                ++end;
            add_run(std::span(slices_).subspan(first, end - first));
            first = end;
        }
        return std::move(line_);
    }

private:
    void cut_slices() {
        const Place begin = request_.from->next, end = request_.to->end;
        slices_.reserve(end.piece - begin.piece + 1);
        reshaped_.reserve(2);
        for (std::uint32_t i = begin.piece; i < paragraph_.pieces.size() && i <= end.piece; ++i) {
            const Piece& piece = paragraph_.pieces[i];
            const std::uint32_t from = i == begin.piece ? begin.offset : piece.begin;
            const std::uint32_t to = i == end.piece ? end.offset : piece.end;
            if (from < to && piece.dress && piece.kind != Piece::Kind::NewLine)
                slices_.push_back(cut(piece, from, to));
        }
        if (request_.to->kind == Break::Kind::Hyphen && !slices_.empty()) slices_.back().has_hyphen = true;
    }

    Slice cut(const Piece& piece, std::uint32_t from, std::uint32_t to) {
        const std::span<const ShapedGlyph> all = glyphs_of(paragraph_, piece);
        Slice slice{&piece, from, to, all, piece.begin, false};
        if (from == piece.begin && to == piece.end) return slice;
        const bool is_safe = (from == piece.begin || part_before(all, from - piece.begin).is_safe) &&
                             (to == piece.end || part_before(all, to - piece.begin).is_safe);
        if (!is_safe) return reshaped(slice);
        const auto is_inside = [&](const ShapedGlyph& glyph) {
            return glyph.cluster >= from - piece.begin && glyph.cluster < to - piece.begin;
        };
        const auto first = std::find_if(all.begin(), all.end(), is_inside);
        const auto last = std::find_if_not(first, all.end(), is_inside);
        slice.glyphs = {first, last};
        return slice;
    }

    Slice reshaped(Slice slice) {
        std::vector<ShapedGlyph>& glyphs = reshaped_.emplace_back();
        shaper_.shape(slice.piece->shaper, paragraph_.collected.text, slice.begin, slice.end, glyphs);
        for (std::size_t i = 0; i < glyphs.size(); ++i) {
            const bool ends_cluster = i + 1 == glyphs.size() || glyphs[i + 1].cluster != glyphs[i].cluster;
            if (ends_cluster) glyphs[i].advance += slice.piece->dress->tracking;
        }
        slice.glyphs = glyphs;
        slice.cluster_base = slice.begin;
        return slice;
    }

    void measure() {
        for (const Slice& slice : slices_) {
            const Dress& dress = *slice.piece->dress;
            std::int64_t advance = 0;
            for (const ShapedGlyph& glyph : slice.glyphs)
                advance += glyph.advance;
            if (slice.has_hyphen) advance += dress.face->hyphen_advance();
            if (slice.piece->kind == Piece::Kind::Space) {
                spaces_ = spaces_ + extent_of(paragraph_, *slice.piece);
            } else {
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
        line_.left = request_.left;
        line_.width = request_.width;
        const Extent extent = words_ + spaces_;
        line_.natural_width = extent.width;
        x_ = request_.left;
        const Length room = request_.width - extent.width;
        const bool is_too_wide = room < Length();
        if (request_.alignment == style::Alignment::Justify || is_too_wide) {
            const bool may_change = paragraph_.style->alignment == style::Alignment::Justify;
            const double ratio = may_change ? adjustment_ratio(request_.width, extent) : 0;
            const bool is_usable = ratio >= kTightestRatio && ratio <= kLoosestRatio;
            if (is_usable) justify(ratio, room);
        }
        const Length left_over = line_.adjustment_ratio == 0 ? room : Length();
        style::Alignment alignment = request_.alignment;
        if (alignment == style::Alignment::Justify) alignment = style::Alignment::Start;
        const bool is_at_right = (alignment == style::Alignment::End) != paragraph_.is_right_to_left;
        if (alignment == style::Alignment::Centre) {
            x_ += left_over / 2;
        } else if (is_at_right) {
            x_ += left_over;
        }
    }

    void justify(double ratio, Length room) {
        line_.adjustment_ratio = space_ratio_ = ratio;
        if (ratio < -1 && spaces_.shrink > Length()) space_ratio_ = (room + words_.shrink) / spaces_.shrink;
        const double limited = std::clamp(ratio, -1.0, 1.0);
        const style::ParagraphStyle& style = *paragraph_.style;
        glyph_scale_ += limited * (limited > 0 ? style.glyph_scale_max - 1 : 1 - style.glyph_scale_min);
    }

    /// UAX #9, rule L2: from the highest level down, reverse what is at that level or above.
    void order() {
        std::uint8_t highest = 0, lowest_odd = 255;
        for (const Slice& slice : slices_) {
            highest = std::max(highest, slice.piece->level);
            if (slice.piece->is_right_to_left()) lowest_odd = std::min(lowest_odd, slice.piece->level);
        }
        last_logical_ = slices_.empty() ? nullptr : slices_.back().piece;
        for (int level = highest; level >= lowest_odd; --level) {
            const auto is_below = [&](const Slice& slice) { return slice.piece->level < level; };
            for (auto first = slices_.begin(); first != slices_.end();) {
                first = std::find_if_not(first, slices_.end(), is_below);
                const auto end = std::find_if(first, slices_.end(), is_below);
                std::reverse(first, end);
                first = end;
            }
        }
    }

    /// `slices` in visual order; their text is joined in logical order.
    void add_run(std::span<const Slice> slices) {
        const Piece& piece = *slices.front().piece;
        const Source& source = paragraph_.source(piece);
        const Dress& dress = *piece.dress;
        story::GlyphRun& run = line_.runs.emplace_back();
        run.face = dress.face->id();
        run.size = dress.size;
        run.horizontal_scale = source.look->horizontal_scale * glyph_scale_;
        run.units_per_em = dress.face->metrics().units_per_em;
        run.origin = {x_, -source.look->rise};
        run.paint = source.look->paint;
        run.is_right_to_left = piece.is_right_to_left();
        if (source.look->is_underlined) run.underline = underline(*source.look, dress);
        if (source.look->is_struck_out) run.strike = strike(*source.look, dress);
        run.language = shaper_.languages()[source.language].tag;
        run.binding = source.binding;

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
        run.width = dress.to_length(advance_).scaled(glyph_scale_);
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
            if (is_end_of_line) advance -= dress.tracking;
            add_glyph({shaped.index, 0, shaped.x_offset, shaped.y_offset, cluster(shaped.cluster)}, advance,
                      run);
        }
        if (slice.has_hyphen && !run.is_right_to_left) add_hyphen(slice, text_begin, run);
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
        const double ratio = line_.adjustment_ratio;
        if (ratio == 0) return 0;
        const double units = piece.dress->units * glyph_scale_;
        if (piece.kind == Piece::Kind::Space) {
            const Extent extent = extent_of(paragraph_, piece);
            const Length room = ratio > 0 ? extent.stretch : extent.shrink;
            const auto n = static_cast<double>(count_clusters(glyphs_of(paragraph_, piece)));
            // The space itself keeps its width where glyphs change theirs.
            const double wanted = static_cast<double>(piece.width.units()) * (1 - glyph_scale_) +
                                  space_ratio_ * static_cast<double>(room.units());
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
    Shaper& shaper_;
    story::Line line_;
    std::vector<Slice> slices_;
    std::vector<std::vector<ShapedGlyph>> reshaped_;
    const Piece* last_logical_ = nullptr;
    Extent words_, spaces_;
    double space_ratio_ = 0;
    Length x_;
    double glyph_scale_ = 1; ///< of all glyphs of the line
    double exact_ = 0;
    std::int64_t advance_ = 0;
};

}

story::Line line_up(const PreparedParagraph& paragraph, const LineRequest& request, Shaper& shaper) {
    story::Line line = LineBuilder(paragraph, request, shaper).build();
    line.is_hyphenated = request.to->kind == Break::Kind::Hyphen;
    line.has_dropped_space = request.to->drops_space;
    return line;
}

story::Line line_up_marker(const PreparedParagraph& marker, Shaper& shaper) {
    LineRequest request;
    request.from = &marker.breaks.front();
    request.to = &marker.breaks.back();
    request.width = marker.natural_width;
    request.alignment = marker.is_right_to_left ? style::Alignment::End : style::Alignment::Start;
    return line_up(marker, request, shaper);
}

}
