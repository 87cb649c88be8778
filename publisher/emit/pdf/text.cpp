// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/pdf/internal/text.hpp"

#include <cmath>

namespace publisher::emit::pdf {
namespace {

/// `value` / `divisor` rounded half up; both in whole numbers, so that no machine rounds otherwise.
std::int64_t rounded_quotient(std::int64_t value, std::int64_t divisor) {
    const std::int64_t doubled = 2 * value + divisor;
    return doubled >= 0 ? doubled / (2 * divisor) : -((-doubled + 2 * divisor - 1) / (2 * divisor));
}

/// Where the pen of a viewer stands, in 1/1000 em: it knows the rounded widths of /W only. Each
/// glyph's place is computed from the exact sum of the advances, so rounding never adds up.
class Pen {
public:
    explicit Pen(std::int32_t units_per_em) : units_per_em_(std::max(units_per_em, 1)) {}

    /// The TJ adjustment that brings the pen to the next glyph; positive moves left.
    std::int64_t adjustment_before(const story::Glyph& glyph) {
        const std::int64_t wanted = rounded_quotient((sum_ + glyph.x_offset) * 1000, units_per_em_);
        const std::int64_t adjustment = viewer_ - wanted;
        viewer_ = wanted;
        return adjustment;
    }
    void advance(const story::Glyph& glyph, std::int32_t width) {
        sum_ += glyph.advance;
        viewer_ += width;
    }

private:
    std::int64_t units_per_em_, sum_ = 0, viewer_ = 0;
};

/// Shows glyphs by TJ (PDF 32000-1 §9.4.3): codes and adjustments in one array as long as nothing else
/// comes between.
class ShowArray {
public:
    explicit ShowArray(ContentStream& out) : out_(out) {}

    void adjust(std::int64_t amount) {
        if (amount == 0) return;
        close_string();
        open();
        text_ += std::to_string(amount);
    }
    void show(std::uint16_t code) {
        open();
        if (!is_in_string_) text_ += '<';
        is_in_string_ = true;
        append_hex(text_, code);
    }
    void finish() {
        if (text_.empty()) return;
        close_string();
        out_.raw(text_).operation("]TJ");
        text_.clear();
    }

private:
    void open() {
        if (text_.empty()) text_ += '[';
    }
    void close_string() {
        if (is_in_string_) text_ += '>';
        is_in_string_ = false;
    }

    ContentStream& out_;
    std::string text_;
    bool is_in_string_ = false;
};

/// The glyphs of one run, with the texts that ToUnicode does not give in ActualText spans.
class RunWriter {
public:
    RunWriter(const TextPiece& piece, const Encoding& encoding, ContentStream& out)
        : piece_(piece),
          run_(*piece.run),
          encoding_(encoding),
          out_(out),
          array_(out),
          pen_(run_.units_per_em) {}

    void write() {
        const bool has_space_glyph = encoding_.space && !run_.is_right_to_left;
        for_each_cluster(run_, [&](const Cluster& cluster) {
            const bool is_end_of_line = piece_.is_followed_by_space && !has_space_glyph && ends_run(cluster);
            const bool needs_span =
                !cluster.text.empty() && (is_end_of_line || !is_plain(encoding_, cluster));
            if (needs_span) begin_span(std::string(cluster.text) + (is_end_of_line ? " " : ""));
            for (const story::Glyph& glyph : cluster.glyphs)
                show(glyph);
            if (needs_span) end_span();
        });
        if (piece_.is_followed_by_space && has_space_glyph) array_.show(*encoding_.space);
        set_rise(0);
        array_.finish();
    }

private:
    bool ends_run(const Cluster& cluster) const {
        return cluster.text.data() + cluster.text.size() == run_.text.data() + run_.text.size();
    }

    void begin_span(std::string_view text) {
        array_.finish();
        std::string span = "/Span<</ActualText";
        append_hex_text(span, text);
        out_.raw(span).operation(">>BDC");
    }

    void end_span() {
        array_.finish();
        out_.operation("EMC");
    }

    void show(const story::Glyph& glyph) {
        const Encoding::Code& code = encoding_.codes[glyph.index];
        set_rise(glyph.y_offset);
        array_.adjust(pen_.adjustment_before(glyph));
        array_.show(code.code);
        pen_.advance(glyph, code.width);
    }

    void set_rise(std::int32_t units) {
        if (units == rise_) return;
        array_.finish();
        rise_ = units;
        out_.operand(run_.size.scaled(static_cast<double>(units) / std::max(run_.units_per_em, 1)))
            .operation("Ts");
    }

    const TextPiece& piece_;
    const story::GlyphRun& run_;
    const Encoding& encoding_;
    ContentStream& out_;
    ShowArray array_;
    Pen pen_;
    std::int32_t rise_ = 0;
};

/// One text object: font, size and horizontal scale are written when they change.
class TextObject {
public:
    TextObject(Painter& painter, std::optional<Length> overprint_below)
        : painter_(painter), out_(painter.out()), overprint_below_(overprint_below) {}

    void draw(const TextPiece& piece, const Encoding& encoding) {
        const story::GlyphRun& run = *piece.run;
        auto ink = piece.ink ? piece.ink : painter_.colors().ink(run.paint);
        if (!ink) return;
        if (ink->is_black() && overprint_below_ && run.size >= *overprint_below_)
            ink->is_overprinting = false;
        if (!is_open_) out_.operation("BT");
        is_open_ = true;
        has_marks_ = has_marks_ || piece.mark.kind != Mark::Kind::None;
        if (has_marks_) painter_.set_mark(piece.mark);
        painter_.set_fill(*ink);
        set_font(run);
        const PageSpace& space = painter_.space();
        out_.raw("1 0 0 1 ").operand(space.x(run.origin.x)).operand(space.y(run.origin.y)).operation("Tm");
        // Glyphs stand in the order in which they are seen (PDF 32000-1 §14.8.2.3.3).
        const bool is_reversed = run.is_right_to_left && piece.mark.is_content();
        if (is_reversed) out_.raw("/ReversedChars ").operation("BMC");
        RunWriter(piece, encoding, out_).write();
        if (is_reversed) out_.operation("EMC");
    }

    void finish() {
        if (!is_open_) return;
        if (has_marks_) painter_.set_mark({});
        // The scale belongs to the graphics state and would outlive the text object.
        if (scale_ != 1) out_.raw("100 ").operation("Tz");
        out_.operation("ET");
    }

private:
    void set_font(const story::GlyphRun& run) {
        if (run.face != face_ || run.size != size_) {
            out_.name("/F", run.face.index()).operand(run.size).operation("Tf");
            painter_.resources().faces.insert(run.face.index());
        }
        if (run.horizontal_scale != scale_) out_.operand(100 * run.horizontal_scale).operation("Tz");
        face_ = run.face;
        size_ = run.size;
        scale_ = run.horizontal_scale;
    }

    Painter& painter_;
    ContentStream& out_;
    const std::optional<Length> overprint_below_;
    story::FaceId face_;
    Length size_;
    double scale_ = 1;
    bool is_open_ = false, has_marks_ = false;
};

void draw_bar(const story::Bar& bar, const story::GlyphRun& run, Painter& painter) {
    const Rect shape{run.origin.x, run.origin.y + bar.offset, run.width, bar.weight};
    if (shape.is_empty() || !painter.set_fill(run.paint)) return;
    painter.trace(shape);
    painter.out().operation("f");
}

}

std::vector<TextPiece> unmarked(const std::vector<story::Line>& lines) {
    std::vector<TextPiece> pieces;
    for (const story::Line& line : lines) {
        for (const story::GlyphRun& run : line.runs)
            pieces.push_back({.run = &run});
    }
    return pieces;
}

void draw_text(std::span<const TextPiece> pieces, const Encodings& encodings,
               std::optional<Length> overprint_below, Painter& painter) {
    TextObject text(painter, overprint_below);
    for (const TextPiece& piece : pieces) {
        if (piece.run->glyphs.empty() || piece.run->size <= Length()) continue;
        const auto encoding = encodings.find(piece.run->face);
        assert(encoding != encodings.end() && "every face was met when the glyphs were collected");
        text.draw(piece, encoding->second);
    }
    text.finish();
    for (const TextPiece& piece : pieces) {
        for (const story::Bar* bar : {&piece.run->underline, &piece.run->strike}) {
            if (!bar->is_visible()) continue;
            painter.marked(piece.mark.is_content() ? Mark::artifact() : Mark(),
                           [&] { draw_bar(*bar, *piece.run, painter); });
        }
    }
}

}
