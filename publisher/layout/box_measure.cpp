// SPDX-License-Identifier: Apache-2.0
#include "publisher/layout/box_setter.hpp"

#include <algorithm>

namespace publisher::layout {

using bind::BoundBox;
using design::Box;
using design::Extent;

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

Length BoxSetter::measure(const BoundBox& box, Length width) {
    if (!box.spec) return Length();
    if (box.spec->height > Length()) return box.spec->height;
    const Insets insets = insets_of(box);
    const Length content = measure_content(box, width - insets.left - insets.right);
    return std::max(box.spec->minimum, content + insets.top + insets.bottom);
}

Length BoxSetter::measure_content(const BoundBox& box, Length width) {
    switch (box.spec->kind) {
        case Box::Kind::Text:
            return measure_text(box, width);
        case Box::Kind::Picture: {
            const bind::BoundPicture& picture = *box.picture;
            const Length credit = picture.credit ? galley(*picture.credit, width).height : Length();
            return (picture.width > 0 ? width * picture.height / picture.width : Length()) + credit;
        }
        case Box::Kind::Features: return measure_features(box, width);
        case Box::Kind::Code: return box.code->drawing.size.height;
        case Box::Kind::Rule: return box.spec->rule.weight;
        case Box::Kind::Space: return Length();
        case Box::Kind::Table:
        case Box::Kind::Matrix: return measure_table(box, width);
        case Box::Kind::Stack: {
            Length height = box.children.empty() ? Length() : box.spec->gap * (box.children.size() - 1);
            for (const BoundBox& child : box.children) {
                height += child.spec->extent.kind == Extent::Kind::Fixed ? child.spec->extent.length
                                                                         : measure(child, width);
            }
            return height;
        }
        case Box::Kind::Row: {
            const std::vector<Length> widths = row_widths(box, width);
            Length height;
            for (std::size_t i = 0; i < widths.size(); ++i)
                height = std::max(height, measure(box.children[i], widths[i]));
            return height;
        }
        case Box::Kind::Layer: {
            Length height;
            for (const BoundBox& child : box.children) {
                height = std::max(height,
                                  measure(child, child.spec->width > Length() ? child.spec->width : width));
            }
            return height;
        }
    }
    return Length();
}

FitRequest BoxSetter::fit_request(const BoundBox& box, const Rect& frame) const {
    FitRequest request{box.spec->text, block_.stories[*box.story], frame.width, frame.height};
    // Text that is centred or stands at the foot of its frame follows the frame, not the page.
    if (box.spec->text.vertical_alignment == style::VerticalAlignment::Top)
        request.lattice = setting_.lattice;
    request.top = frame.y;
    for (const auto& version : box.versions)
        request.versions.push_back(version ? &block_.stories[*version] : nullptr);
    request.first_rung = setting_.agreement.first_rung(box.spec->text);
    return request;
}

Length BoxSetter::measure_text(const BoundBox& box, Length width) {
    const FitRequest request = fit_request(box, {Length(), Length(), width, Length()});
    const bool is_agreed = request.first_rung > 0;
    const story::Galley text = is_agreed
                                   ? set_at_first_rung(setting_.composer, setting_.design.styles, request)
                                   : galley(*box.story, width);
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

std::vector<Length> BoxSetter::row_widths(const BoundBox& row, Length width) const {
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

/// The least a child of a stack can be brought to.
Length BoxSetter::least_of(const BoundBox& box, Length width) {
    const bool is_fitted =
        box.spec->kind == Box::Kind::Text && box.spec->height == Length() && box.spec->text.copyfit;
    if (!is_fitted) return measure(box, width);
    const Insets insets = insets_of(box);
    const FitRequest request =
        fit_request(box, {Length(), Length(), width - insets.left - insets.right, Length()});
    const Length text = least_height(setting_.composer, setting_.design.styles, request);
    return std::max(box.spec->minimum, text + insets.top + insets.bottom);
}

/// The children of a stack that is high enough for them, or all that are not optional: those are left
/// out, the last first, when the others could not be fitted otherwise.
BoxSetter::Children BoxSetter::children_with_room(const BoundBox& stack, Length width, Length height) {
    Children children;
    bool has_optional = false;
    for (const BoundBox& child : stack.children) {
        children.push_back(&child);
        has_optional = has_optional || child.spec->is_optional;
    }
    if (!has_optional) return children;
    std::vector<Length> least;
    Length needed = stack.spec->gap * (children.size() - 1);
    for (const BoundBox* child : children) {
        const Extent& extent = child->spec->extent;
        least.push_back(extent.kind == Extent::Kind::Fixed     ? extent.length
                        : extent.kind == Extent::Kind::Natural ? least_of(*child, width)
                                                               : child->spec->minimum);
        needed += least.back();
    }
    for (std::size_t i = children.size(); i-- > 0 && needed > height;) {
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
std::vector<Length> BoxSetter::distribute(const Children& children, Length gap, Length width, Length height) {
    std::vector<Length> result;
    Length rest = height - gap * (children.empty() ? 0 : children.size() - 1);
    double shares = 0;
    for (const BoundBox* child : children) {
        const Extent& extent = child->spec->extent;
        Length taken = child->spec->minimum;
        if (extent.kind == Extent::Kind::Fixed)
            taken = extent.length;
        else if (extent.kind == Extent::Kind::Natural)
            taken = measure(*child, width);
        else
            shares += extent.share;
        rest -= taken;
        result.push_back(taken);
    }
    for (const bool is_forced : {false, true}) {
        for (std::size_t i = children.size(); i-- > 0 && rest < Length();) {
            const Box& spec = *children[i]->spec;
            const bool may_give = spec.kind == Box::Kind::Text && spec.extent.kind == Extent::Kind::Natural &&
                                  spec.text.copyfit;
            if (!may_give) continue;
            const Length least = is_forced ? Length() : least_of(*children[i], width);
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
