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
    RunWriter(const story::GlyphRun& run, const Encoding& encoding, ContentStream& out)
        : run_(run), encoding_(encoding), out_(out), array_(out), pen_(run.units_per_em) {}

    void write() {
        for_each_cluster(run_, [this](const Cluster& cluster) {
            const bool needs_span = !cluster.text.empty() && !is_plain(encoding_, cluster);
            if (needs_span) begin_span(cluster.text);
            for (const story::Glyph& glyph : cluster.glyphs)
                show(glyph);
            if (needs_span) end_span();
        });
        set_rise(0);
        array_.finish();
    }

private:
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
    explicit TextObject(Painter& painter) : painter_(painter), out_(painter.out()) {}

    void draw(const story::GlyphRun& run, const Encoding& encoding) {
        if (!painter_.colors().ink(run.paint)) return;
        if (!is_open_) out_.operation("BT");
        is_open_ = true;
        painter_.set_fill(run.paint);
        set_font(run);
        const PageSpace& space = painter_.space();
        out_.raw("1 0 0 1 ").operand(space.x(run.origin.x)).operand(space.y(run.origin.y)).operation("Tm");
        RunWriter(run, encoding, out_).write();
    }

    void finish() {
        if (!is_open_) return;
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
    story::FaceId face_;
    Length size_;
    double scale_ = 1;
    bool is_open_ = false;
};

void draw_bar(const story::Bar& bar, const story::GlyphRun& run, Painter& painter) {
    const Rect shape{run.origin.x, run.origin.y + bar.offset, run.width, bar.weight};
    if (shape.is_empty() || !painter.set_fill(run.paint)) return;
    painter.trace(shape);
    painter.out().operation("f");
}

}

void draw_lines(const std::vector<story::Line>& lines, const Encodings& encodings, Painter& painter) {
    TextObject text(painter);
    for (const story::Line& line : lines) {
        for (const story::GlyphRun& run : line.runs) {
            if (run.glyphs.empty() || run.size <= Length()) continue;
            const auto encoding = encodings.find(run.face);
            assert(encoding != encodings.end() && "every face was met when the glyphs were collected");
            text.draw(run, encoding->second);
        }
    }
    text.finish();
    for (const story::Line& line : lines) {
        for (const story::GlyphRun& run : line.runs) {
            draw_bar(run.underline, run, painter);
            draw_bar(run.strike, run, painter);
        }
    }
}

}
