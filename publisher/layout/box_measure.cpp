// SPDX-License-Identifier: Apache-2.0
#include "publisher/layout/box_setter.hpp"

#include <algorithm>

namespace publisher::layout {

using bind::BoundBox;
using design::Box;
using design::Extent;

namespace {

/// Beside an object that text stands around, narrower lines than this are left out.
constexpr double kNarrowestEms = 5;

}

story::Galley BoxSetter::galley(bind::StoryIndex story, Length width) {
    const auto [entry, is_new] = galleys_.try_emplace({story, width.units()});
    if (is_new)
        entry->second = setting_.composer.set(setting_.composer.prepare(block_.stories[story]), width);
    return entry->second;
}

Insets BoxSetter::mirrored(Insets insets) const {
    if (setting_.is_right_to_left) std::swap(insets.left, insets.right);
    return insets;
}

Insets BoxSetter::insets_of(const BoundBox& box) const {
    const Insets& own = box.spec->insets;
    if (!box.spec->object_style.is_valid()) return mirrored(own);
    const Insets& styled = setting_.design.styles[box.spec->object_style].insets;
    return mirrored(
        {own.top + styled.top, own.right + styled.right, own.bottom + styled.bottom, own.left + styled.left});
}

Length BoxSetter::measure(const BoundBox& box, const Strip& strip) {
    if (!box.spec) return Length();
    if (box.spec->height > Length()) return box.spec->height;
    const Insets insets = insets_of(box);
    const Length content = measure_content(box, strip.inset(insets));
    return std::max(box.spec->minimum, content + insets.top + insets.bottom);
}

Length BoxSetter::measure_content(const BoundBox& box, const Strip& strip) {
    switch (box.spec->kind) {
        case Box::Kind::Text: return measure_text(box, strip);
        case Box::Kind::Picture: {
            const bind::BoundPicture& picture = *box.picture;
            const Length credit = picture.credit ? galley(*picture.credit, strip.width).height : Length();
            return (picture.width > 0 ? strip.width * picture.height / picture.width : Length()) + credit;
        }
        case Box::Kind::Features: return measure_features(box, strip.width);
        case Box::Kind::Code: return box.code->drawing.size.height;
        case Box::Kind::Rule: return box.spec->rule.weight;
        case Box::Kind::Space: return Length();
        case Box::Kind::Table:
        case Box::Kind::Matrix: return measure_table(box, strip.width);
        case Box::Kind::Stack: return measure_stack(box, strip);
        case Box::Kind::Row: return measure_row(box, strip);
        case Box::Kind::Layer: return measure_layer(box, strip);
    }
    return Length();
}

Length BoxSetter::measure_stack(const BoundBox& box, Strip strip) {
    const Length top = strip.y;
    for (const BoundBox& child : box.children) {
        const bool is_fixed = child.spec->extent.kind == Extent::Kind::Fixed;
        strip.y += (is_fixed ? child.spec->extent.length : measure(child, strip)) + box.spec->gap;
    }
    return box.children.empty() ? Length() : strip.y - top - box.spec->gap;
}

FitRequest BoxSetter::fit_request(const BoundBox& box, const Rect& frame) const {
    FitRequest request{box.spec->text, block_.stories[*box.story], frame.width, frame.height};
    // Text that is centred or stands at the foot of its frame follows the frame, not the page.
    if (box.spec->text.vertical_alignment == style::VerticalAlignment::Top)
        request.lattice = setting_.lattice;
    request.top = frame.y;
    const Length least = em_of(setting_.design.styles, box.spec->text).scaled(kNarrowestEms);
    request.measure = measure_around(obstacles_, {frame.x, frame.y, frame.width}, least);
    for (const auto& version : box.versions)
        request.versions.push_back(version ? &block_.stories[*version] : nullptr);
    request.first_rung = setting_.agreement.first_rung(box.spec->text);
    return request;
}

Length BoxSetter::measure_text(const BoundBox& box, const Strip& strip) {
    if (box.spec->turn != style::Turn::None)
        return setting_.composer.prepare(block_.stories[*box.story]).natural_width() + 0.1_pt;
    const FitRequest request = fit_request(box, {strip.x, strip.y, strip.width, Length()});
    const bool is_plain = request.first_rung == 0 && !request.measure;
    const story::Galley text = is_plain
                                   ? galley(*box.story, strip.width)
                                   : set_at_first_rung(setting_.composer, setting_.design.styles, request);
    return height_of_lines(text, box.spec->text.max_lines) +
           room_for_lattice(text, setting_.design.styles, request);
}

Length BoxSetter::measure_features(const BoundBox& box, Length width) {
    const Length label_width = width.scaled(box.spec->features.label_share);
    Length height;
    for (const bind::BoundFeature& feature : box.features) {
        height += std::max(galley(feature.label, label_width).height,
                           galley(feature.value, width - label_width).height) +
                  box.spec->features.row_gap;
    }
    return height;
}

/// The least a child of a stack can be brought to.
Length BoxSetter::least_of(const BoundBox& box, const Strip& strip) {
    const bool is_fitted = box.spec->kind == Box::Kind::Text && box.spec->turn == style::Turn::None &&
                           box.spec->height == Length() && box.spec->text.copyfit;
    if (!is_fitted) return measure(box, strip);
    const Insets insets = insets_of(box);
    const Strip inner = strip.inset(insets);
    const FitRequest request = fit_request(box, {inner.x, inner.y, inner.width, Length()});
    const Length text = least_height(setting_.composer, setting_.design.styles, request);
    return std::max(box.spec->minimum, text + insets.top + insets.bottom);
}

/// The children of a stack that is high enough for them, or all that are not optional: those are left
/// out, the last first, when the others could not be fitted otherwise.
BoxSetter::Children BoxSetter::children_with_room(const BoundBox& stack, const Rect& frame) {
    Children children;
    bool has_optional = false;
    for (const BoundBox& child : stack.children) {
        children.push_back(&child);
        has_optional = has_optional || child.spec->is_optional;
    }
    if (!has_optional) return children;
    std::vector<Length> least;
    Length needed = stack.spec->gap * (children.size() - 1);
    const Strip strip{frame.x, frame.y, frame.width};
    for (const BoundBox* child : children) {
        const Extent& extent = child->spec->extent;
        least.push_back(extent.kind == Extent::Kind::Fixed     ? extent.length
                        : extent.kind == Extent::Kind::Natural ? least_of(*child, strip)
                                                               : child->spec->minimum);
        needed += least.back();
    }
    for (std::size_t i = children.size(); i-- > 0 && needed > frame.height;) {
        if (!children[i]->spec->is_optional) continue;
        needed -= least[i] + stack.spec->gap;
        setting_.outcome.fitted.push_back(
            {children[i]->id, block_.product, page_.page().number, "left out", 0, Length()});
        children.erase(children.begin() + static_cast<std::ptrdiff_t>(i));
    }
    return children;
}

/// Heights of a stack's children. What is missing is taken from texts that may be fitted, the last
/// first: as much as their ladders give, and more when that is not enough. What is left goes to the
/// shares.
std::vector<Length> BoxSetter::distribute(const Children& children, Length gap, const Rect& frame) {
    std::vector<Length> result;
    // Above a text there is at least this much, which matters where it stands around something.
    Strip strip{frame.x, frame.y, frame.width};
    Length rest = frame.height - gap * (children.empty() ? 0 : children.size() - 1);
    double shares = 0;
    for (const BoundBox* child : children) {
        const Extent& extent = child->spec->extent;
        Length taken = child->spec->minimum;
        if (extent.kind == Extent::Kind::Fixed)
            taken = extent.length;
        else if (extent.kind == Extent::Kind::Natural)
            taken = measure(*child, strip);
        else
            shares += extent.share;
        rest -= taken;
        strip.y += taken + gap;
        result.push_back(taken);
    }
    for (const bool is_forced : {false, true}) {
        for (std::size_t i = children.size(); i-- > 0 && rest < Length();) {
            const Box& spec = *children[i]->spec;
            const bool may_give = spec.kind == Box::Kind::Text && spec.extent.kind == Extent::Kind::Natural &&
                                  spec.text.copyfit;
            if (!may_give) continue;
            const Length least =
                is_forced ? Length() : least_of(*children[i], {frame.x, frame.y, frame.width});
            const Length given = std::min(-rest, std::max(Length(), result[i] - least));
            result[i] -= given;
            rest += given;
        }
    }
    if (rest <= Length() || shares == 0) return result;
    for (std::size_t i = 0; i < result.size(); ++i) {
        const Extent& extent = children[i]->spec->extent;
        if (extent.kind == Extent::Kind::Share) result[i] += rest.scaled(extent.share / shares);
    }
    return result;
}

}
