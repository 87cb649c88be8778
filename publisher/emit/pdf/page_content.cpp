// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/pdf/internal/page_content.hpp"

#include "publisher/emit/pdf/internal/art.hpp"
#include "publisher/emit/pdf/internal/ground.hpp"
#include "publisher/emit/pdf/internal/shapes.hpp"
#include "publisher/emit/pdf/internal/tables.hpp"
#include "publisher/emit/pdf/internal/text.hpp"

#include <algorithm>
#include <iterator>

namespace publisher::emit::pdf {
namespace {

class PagePainter {
public:
    PagePainter(const page::Page& page, const Paintbox& paintbox, Painter& painter)
        : page_(page), paintbox_(paintbox), painter_(painter) {}

    Status paint() {
        for (object_idx_ = 0; object_idx_ < page_.objects.size(); ++object_idx_) {
            const page::Object& object = page_.objects[object_idx_];
            if (paintbox_.options.has_layers) painter_.set_layer(page::head(object).layer);
            const bool is_furniture = page::head(object).is_furniture;
            tagger_ = is_furniture ? nullptr : paintbox_.tagger;
            Status painted = Done();
            painter_.marked(is_furniture && paintbox_.tagger ? Mark::furniture() : Mark(),
                            [&] { painted = std::visit(*this, object); });
            if (!painted) return painted.failure();
        }
        painter_.set_layer({});
        return Done();
    }

    Status operator()(const page::TextFrame& frame) {
        const std::optional<Length> overprint_below = paintbox_.options.overprint_below;
        const auto draw = [&](std::span<const TextPiece> pieces) {
            draw_text(pieces, paintbox_.encodings, overprint_below, painter_);
        };
        if (tagger_)
            draw(tagger_->text(frame).pieces);
        else
            draw(unmarked(frame.lines));
        return Done();
    }

    Status operator()(const page::PictureFrame& frame) {
        if (frame.file_digest.empty()) return Done();
        const style::ObjectStyleId style = frame.head.style;
        const Length radius = style.is_valid() ? paintbox_.styles[style].corner_radius : Length();
        const style::Blending blending =
            style.is_valid() ? paintbox_.styles[style].blending : style::Blending();
        const auto number = art(frame, blending);
        if (!number) return number.failure();
        painter_.marked(tagger_ ? tagger_->picture(frame) : Mark(), [&] {
            blended(frame.head, blending, [&] { draw_art(frame, *number, paintbox_.art, radius, painter_); });
        });
        return Done();
    }

    Status operator()(const page::Shape& shape) {
        if (!may_be_transparent() && draw_composited(shape)) return Done();
        painter_.marked(tagger_ ? Mark::artifact() : Mark(),
                        [&] { blended(shape.head, shape.blending, [&] { draw_shape(shape, painter_); }); });
        return Done();
    }

    Status operator()(const page::Code& code) {
        painter_.marked(tagger_ ? tagger_->code(code) : Mark(), [&] { draw_code(code, painter_); });
        return Done();
    }

    Status operator()(const page::TablePart& table) {
        const std::optional<Length> overprint_below = paintbox_.options.overprint_below;
        draw_table(table, paintbox_.styles, paintbox_.encodings, overprint_below, painter_, tagger_);
        return Done();
    }

    std::vector<Trouble> take_troubles() { return std::move(troubles_); }

private:
    bool may_be_transparent() const { return paintbox_.options.standard != Standard::X1a2003; }
    std::optional<Cmyk> ground() const { return find_ground(page_, object_idx_, paintbox_.colors); }

    Result<std::uint32_t> art(const page::PictureFrame& frame, const style::Blending& blending) {
        ArtRequest request{frame.file_digest, {}};
        if (!may_be_transparent()) request.ground = ground();
        ArtStore& store = paintbox_.art;
        const auto number = store.ensure(request);
        if (!number) return number.failure();
        const bool is_form = !std::holds_alternative<Image>(store.entries()[*number]);
        if (store.has_lost_transparency(*number)) {
            report(frame.head, is_form ? "is a drawing with transparent parts"
                                       : "lets more than one plain colour shine through");
        }
        const bool is_group = is_form && !blending.is_plain() && may_be_transparent();
        return is_group ? store.ensure_group(*number) : *number;
    }

    void report(const page::ObjectHead& head, std::string reason) {
        troubles_.push_back({page_.number, head.id, std::move(reason)});
    }

    template <typename Draw>
    void blended(const page::ObjectHead& head, const style::Blending& blending, Draw draw) {
        if (blending.is_plain()) return draw();
        if (!may_be_transparent()) {
            report(head, "is blended with what lies beneath");
            return draw();
        }
        painter_.save();
        painter_.set_blending(blending);
        draw();
        painter_.restore();
    }

    /// A plain fill of process inks over one colour is itself one colour. False when it is not that simple.
    bool draw_composited(const page::Shape& shape) {
        const bool is_simple = shape.blending.mode == style::BlendMode::Normal &&
                               !shape.blending.is_plain() && !shape.is_line && !shape.stroke.is_visible() &&
                               !painter_.colors().gradient(shape.fill);
        const auto ink = is_simple ? painter_.colors().ink(shape.fill) : std::nullopt;
        const auto below = ground();
        if (!ink || ink->plate || !below || shape.head.frame.is_empty()) return false;
        painter_.set_fill(Ink{.cmyk = composited(ink->cmyk, *below, shape.blending.opacity)});
        painter_.trace(shape.head.frame, shape.corner_radius);
        painter_.out().operation("f");
        return true;
    }

    const page::Page& page_;
    const Paintbox& paintbox_;
    Painter& painter_;
    std::size_t object_idx_ = 0;
    Tagger* tagger_ = nullptr; ///< of the object in hand; furniture has none
    std::vector<Trouble> troubles_;
};

}

namespace {

/// A screen has no paper around the page.
PageSpace space_of(const page::Page& page, const Options& options) {
    if (options.standard == Standard::Screen) return {page.trim, Length(), Length()};
    return {page.trim, std::max(page.bleed, Length()), sheet_margin(page, options)};
}

}

Result<PageContent> paint_page(const page::Page& page, std::size_t page_idx, const Paintbox& paintbox) {
    const PageSpace space = space_of(page, paintbox.options);
    if (paintbox.tagger) paintbox.tagger->begin_page(page, page_idx, space);
    Painter painter(space, paintbox.colors, paintbox.registry);
    PagePainter page_painter(page, paintbox, painter);
    if (const Status painted = page_painter.paint(); !painted) return painted.failure();
    if (paintbox.options.standard != Standard::Screen) {
        draw_marks(paintbox.options.marks, painter);
        draw_slug(paintbox.options, page_idx, paintbox.encodings, painter);
    }
    std::vector<Trouble> troubles = page_painter.take_troubles();
    if (paintbox.tagger) std::ranges::move(paintbox.tagger->take_troubles(), std::back_inserter(troubles));
    return PageContent{space, painter.out().take(), painter.resources(), std::move(troubles)};
}

}
