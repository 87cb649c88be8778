// SPDX-License-Identifier: Apache-2.0
#include "publisher/layout/box_setter.hpp"
#include "publisher/layout/fit_picture.hpp"

#include <algorithm>

namespace publisher::layout {

using bind::BoundBox;
using design::Box;

namespace {

/// Objects that are not at the top of a layer move as it grows; it has settled long before this.
constexpr int kMostRounds = 8;

Rect outset(const Rect& rect, const Insets& by) {
    return rect.inset({-by.top, -by.right, -by.bottom, -by.left});
}

}

std::optional<Insets> BoxSetter::wrap_of(const BoundBox& box) const {
    return box.spec->wrap ? std::optional(mirrored(*box.spec->wrap)) : std::nullopt;
}

Rect BoxSetter::frame_in_layer(const BoundBox& child, const Rect& layer) {
    const Box& spec = *child.spec;
    const Length width = spec.width > Length() ? spec.width : layer.width;
    const bool fills = spec.height == Length() && spec.align_y == 0 && spec.width == Length();
    const double align_x = setting_.is_right_to_left ? 1 - spec.align_x : spec.align_x;
    const Length x = layer.x + (layer.width - width).scaled(align_x);
    const Length height = spec.height > Length() ? spec.height
                          : fills                ? layer.height
                                                 : measure(child, {x, layer.y, width});
    return {x, layer.y + (layer.height - height).scaled(spec.align_y), width, height};
}

/// What the children with a wrap are in the way of the others: of a picture what is seen of it, with its
/// credit line.
Obstacles BoxSetter::obstacles_in(const BoundBox& layer, const Rect& frame) {
    Obstacles obstacles;
    for (const BoundBox& child : layer.children) {
        const auto wrap = wrap_of(child);
        if (!wrap) continue;
        Rect taken = frame_in_layer(child, frame);
        const bool is_bare = child.spec->kind == Box::Kind::Picture && !child.spec->object_style.is_valid();
        if (is_bare) {
            const Rect inner = taken.inset(insets_of(child));
            const Rect room = picture_room(child, inner);
            taken = fit_picture(*child.picture, child.spec->picture, room, setting_.is_right_to_left).frame;
            if (child.picture->credit)
                taken = united(taken, {inner.x, room.bottom(), inner.width, inner.bottom() - room.bottom()});
        }
        obstacles.push_back(outset(taken, *wrap));
    }
    return obstacles;
}

/// The height that the children need when the layer is as high as its frame.
Length BoxSetter::needed_in_layer(const BoundBox& layer, const Rect& frame) {
    const Obstacles outer = std::exchange(obstacles_, {});
    Obstacles inner = obstacles_in(layer, frame);
    inner.insert(inner.end(), outer.begin(), outer.end());
    Length needed;
    for (const BoundBox& child : layer.children) {
        obstacles_ = child.spec->wrap ? Obstacles() : inner;
        const Length width = child.spec->width > Length() ? child.spec->width : frame.width;
        needed = std::max(needed, measure(child, {frame.x, frame.y, width}));
    }
    obstacles_ = outer;
    return needed;
}

Length BoxSetter::measure_layer(const BoundBox& box, const Strip& strip) {
    Length height;
    for (int round = 0; round < kMostRounds; ++round) {
        const Length needed = needed_in_layer(box, {strip.x, strip.y, strip.width, height});
        if (needed <= height) break;
        height = needed;
    }
    return height;
}

void BoxSetter::place_layer(const BoundBox& box, const Rect& frame) {
    const Obstacles outer = std::exchange(obstacles_, {});
    Obstacles inner = obstacles_in(box, frame);
    inner.insert(inner.end(), outer.begin(), outer.end());
    for (const BoundBox& child : box.children) {
        obstacles_ = child.spec->wrap ? Obstacles() : inner;
        place(child, frame_in_layer(child, frame));
    }
    obstacles_ = outer;
}

}
