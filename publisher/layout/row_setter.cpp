// SPDX-License-Identifier: Apache-2.0
#include "publisher/layout/box_setter.hpp"

#include <algorithm>

namespace publisher::layout {

using bind::BoundBox;
using design::Box;
using design::Extent;

namespace {

/// A frame in which every text fits.
constexpr Length kEndless = 10'000_mm;

std::vector<Length> row_widths(const BoundBox& row, Length width) {
    Length rest = width - row.spec->gap * (row.children.empty() ? 0 : row.children.size() - 1);
    double shares = 0;
    for (const BoundBox& child : row.children) {
        if (child.spec->extent.kind == Extent::Kind::Fixed)
            rest -= child.spec->extent.length;
        else
            shares += child.spec->extent.share;
    }
    std::vector<Length> widths;
    for (const BoundBox& child : row.children) {
        const Extent& extent = child.spec->extent;
        widths.push_back(extent.kind == Extent::Kind::Fixed
                             ? extent.length
                             : std::max(Length(), rest.scaled(extent.share / shares)));
    }
    return widths;
}

}

/// Where the first line of a box stands, from the top of its frame: of a text, or of a stack that begins
/// with one. Nothing for what follows its frame rather than its top.
std::optional<Length> BoxSetter::first_baseline(const BoundBox& box, const Rect& frame) {
    const Insets insets = insets_of(box);
    const Rect inner = frame.inset(insets);
    if (box.spec->kind == Box::Kind::Stack && !box.children.empty()) {
        const auto baseline = first_baseline(box.children.front(), inner);
        return baseline ? std::optional(*baseline + insets.top) : std::nullopt;
    }
    const bool stands_on_top = box.spec->kind == Box::Kind::Text &&
                               box.spec->text.vertical_alignment == style::VerticalAlignment::Top;
    if (!stands_on_top) return std::nullopt;
    const FittedStory fitted = fit_text(setting_.composer, setting_.design.styles, fit_request(box, inner));
    if (fitted.galley.lines.empty()) return std::nullopt;
    return fitted.galley.lines.front().baseline + insets.top;
}

/// The frames of a row's children. On a shared baseline those with smaller type begin further down.
std::vector<Rect> BoxSetter::row_frames(const BoundBox& row, const Rect& frame) {
    std::vector<Rect> frames;
    Length x = setting_.is_right_to_left ? frame.right() : frame.left();
    for (const Length width : row_widths(row, frame.width)) {
        if (setting_.is_right_to_left) x -= width;
        frames.push_back({x, frame.y, width, frame.height});
        x += setting_.is_right_to_left ? -row.spec->gap : width + row.spec->gap;
    }
    if (!row.spec->shares_baseline) return frames;
    std::vector<std::optional<Length>> baselines;
    Length lowest;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        baselines.push_back(first_baseline(row.children[i], frames[i]));
        lowest = std::max(lowest, baselines.back().value_or(Length()));
    }
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const Length drop = baselines[i] ? lowest - *baselines[i] : Length();
        frames[i].y += drop;
        frames[i].height -= drop;
    }
    return frames;
}

Length BoxSetter::measure_row(const BoundBox& box, const Strip& strip) {
    const std::vector<Rect> frames = row_frames(box, {strip.x, strip.y, strip.width, kEndless});
    Length height;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const Rect& frame = frames[i];
        height =
            std::max(height, frame.y - strip.y + measure(box.children[i], {frame.x, frame.y, frame.width}));
    }
    return height;
}

void BoxSetter::place_row(const BoundBox& box, const Rect& frame) {
    const std::vector<Rect> frames = row_frames(box, frame);
    for (std::size_t i = 0; i < frames.size(); ++i)
        place(box.children[i], frames[i]);
}

}
