// SPDX-License-Identifier: Apache-2.0
#include "publisher/layout/box_setter.hpp"

#include "publisher/base/text.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/layout/fit_picture.hpp"
#include "publisher/layout/fit_text.hpp"
#include "publisher/layout/paragraph_rules.hpp"
#include "publisher/layout/report_text.hpp"

#include <algorithm>

namespace publisher::layout {

using bind::BoundBox;
using design::Box;
using design::Extent;

BoxSetter::BoxSetter(Setting& setting, PageBuilder& page, const bind::Block& block)
    : setting_(setting), page_(page), block_(block), layer_(page.content_layer()) {
    page_.begin_block(block);
}

void BoxSetter::set_furniture(std::string layer) {
    is_furniture_ = true;
    layer_ = std::move(layer);
}

page::ObjectHead BoxSetter::head(const BoundBox& box, const Rect& frame) const {
    return {box.id, layer_, box.spec->object_style, frame, box.spec->node, is_furniture_, wrap_of(box)};
}

void BoxSetter::place(const BoundBox& box, const Rect& frame) {
    if (!box.spec) return;
    place_background(box, frame);
    const Rect inner = frame.inset(insets_of(box));
    switch (box.spec->kind) {
        case Box::Kind::Stack: return place_stack(box, inner);
        case Box::Kind::Row: return place_row(box, inner);
        case Box::Kind::Layer: return place_layer(box, inner);
        case Box::Kind::Text:
            return box.spec->turn == style::Turn::None ? place_text(box, inner) : place_turned(box, inner);
        case Box::Kind::Picture: return place_picture(box, inner);
        case Box::Kind::Features: return place_features(box, inner);
        case Box::Kind::Code: return place_code(box, inner);
        case Box::Kind::Rule: return place_rule(inner, box.spec->rule, box, box.id);
        case Box::Kind::Space: return;
        case Box::Kind::Table:
        case Box::Kind::Matrix: return place_table(box, inner);
    }
}

void BoxSetter::place_bled(const BoundBox& box, const Rect& bled, const Rect& frame) {
    if (!box.spec) return;
    place_background(box, bled);
    place_layer(box, frame.inset(insets_of(box)));
}

void BoxSetter::place_background(const BoundBox& box, const Rect& frame) {
    if (!box.spec->object_style.is_valid()) return;
    const style::ObjectStyle& style = setting_.design.styles[box.spec->object_style];
    if (!style.fill.is_visible() && !style.stroke.is_visible()) return;
    page::Shape shape{head(box, frame), style.fill, style.stroke, style.corner_radius, false, style.blending};
    shape.head.id += "/background";
    page_.add(std::move(shape));
}

void BoxSetter::place_stack(const BoundBox& box, const Rect& frame) {
    const Children children = children_with_room(box, frame);
    const std::vector<Length> heights = distribute(children, box.spec->gap, frame);
    Length y = frame.y;
    for (std::size_t i = 0; i < heights.size(); ++i) {
        place(*children[i], {frame.x, y, frame.width, heights[i]});
        y += heights[i] + box.spec->gap;
    }
    const Length overflow = y - box.spec->gap - frame.bottom();
    if (!children.empty() && overflow > 0.01_mm) report_too_high(box, frame, overflow);
}

void BoxSetter::report_too_high(const BoundBox& box, const Rect& frame, Length overflow) {
    setting_.findings.add(
        diag::finding(diag::Code::ItemTooHigh, {{"item", box.id},
                                                {"needed", to_millimetres_text(frame.height + overflow)},
                                                {"height", to_millimetres_text(frame.height)}})
            .from(setting_.design.nodes.origin(box.spec->node))
            .about_product(block_.product_name)
            .on_page(page_.page().number, frame));
}

TextPlace BoxSetter::text_place(const std::string& id, origin::NodeId node, const Rect& frame) const {
    return {id, block_, setting_.design.nodes.origin(node), page_.page().number, frame};
}

void BoxSetter::place_text(const BoundBox& box, const Rect& frame) {
    const design::TextSpec& spec = box.spec->text;
    const FitRequest request = fit_request(box, frame);
    FittedStory fitted = fit_text(setting_.composer, setting_.design.styles, request);
    setting_.agreement.note(spec, fitted.rung);
    report_text(fitted, text_place(box.id, box.spec->node, frame), setting_.outcome, setting_.findings);
    page::TextFrame text;
    text.head = head(box, frame);
    text.story = page_.add_story(*box.story);
    if (fitted.is_changed) page_.replace_text(text.story, fitted.story);
    text.thread = block_.stories[*box.story].id;
    text.fitting = to_page(fitted.fitting);
    // Lines that are moved would no longer stand around what they were broken for.
    const bool is_at_top = static_cast<bool>(request.measure);
    text.vertical_alignment = is_at_top ? style::VerticalAlignment::Top : spec.vertical_alignment;
    const Length dy = align_vertically(fitted.galley, text.vertical_alignment, frame.height);
    text.lines = page_.place_lines(std::move(fitted.galley.lines), frame.x, frame.y + dy);
    add_text(std::move(text), fitted.story, request.measure ? nullptr : &frame);
}

void BoxSetter::add_text(page::TextFrame text, const story::Story& story, const Rect* column) {
    for (page::Shape& rule : paragraph_rules(text.lines, story, setting_.design.styles, text.head, column)) {
        page_.add(std::move(rule));
    }
    page_.add(std::move(text));
}

/// A picture that stands otherwise than the template wants it.
void BoxSetter::report_placement(const PicturePlacement& placement, const BoundBox& box, const Rect& frame) {
    const auto report = [&](diag::Code code) {
        setting_.findings.add(diag::finding(code, {{"asset", box.picture->asset}})
                                  .from(setting_.design.nodes.origin(box.spec->node))
                                  .about_product(block_.product_name)
                                  .about_asset(box.picture->asset)
                                  .on_page(page_.page().number, frame));
    };
    if (placement.is_contained_by_licence) report(diag::Code::CroppingForbidden);
    if (placement.lacks_clipping_path) report(diag::Code::ClippingPathMissing);
}

/// What a credit line and the trim leave for the picture.
Rect BoxSetter::picture_room(const BoundBox& box, Rect frame) {
    const bind::BoundPicture& picture = *box.picture;
    if (picture.credit) frame.height -= galley(*picture.credit, frame.width).height;
    // PLUS "No Cropping" also forbids to bleed off the trim.
    if (!picture.is_cropping_forbidden && box.spec->picture.may_bleed) return frame;
    const Size trim = page_.page().trim;
    const Length left = std::max(frame.left(), Length()), top = std::max(frame.top(), Length());
    return {left, top, std::min(frame.right(), trim.width) - left,
            std::min(frame.bottom(), trim.height) - top};
}

void BoxSetter::place_picture(const BoundBox& box, Rect frame) {
    const bind::BoundPicture& picture = *box.picture;
    if (picture.credit) {
        const Length height = galley(*picture.credit, frame.width).height;
        add_line_frame(box.id + "/credit", {frame.x, frame.bottom() - height, frame.width, height},
                       *picture.credit, box);
    }
    frame = picture_room(box, frame);
    const PicturePlacement placement =
        fit_picture(picture, box.spec->picture, frame, setting_.is_right_to_left);
    if (placement.frame.is_empty()) return;
    report_placement(placement, box, frame);
    page::PictureFrame object;
    object.head = head(box, placement.frame);
    object.asset = picture.asset;
    object.file_digest = picture.file_digest;
    object.picture = placement.picture;
    object.is_mirrored = placement.is_mirrored;
    object.is_whole = picture.is_cropping_forbidden;
    object.alternative_text = picture.alternative_text;
    object.binding = page_.to_page(picture.binding);
    page_.add(std::move(object));
    setting_.outcome.pictures.push_back({picture.asset,
                                         picture.file_digest,
                                         block_.product,
                                         page_.page().number,
                                         placement.frame,
                                         placement.effective_ppi,
                                         {placement.picture.width, placement.picture.height},
                                         box.spec->node});
}

void BoxSetter::place_features(const BoundBox& box, const Rect& frame) {
    const design::FeaturesSpec& spec = box.spec->features;
    const Length label_width = frame.width.scaled(spec.label_share);
    const Length value_width = frame.width - label_width;
    Length y = frame.y;
    std::size_t n_placed = 0;
    for (const bind::BoundFeature& feature : box.features) {
        const Length height =
            std::max(galley(feature.label, label_width).height, galley(feature.value, value_width).height);
        if (y + height > frame.bottom() + 0.01_mm) break;
        const bool is_mirrored = setting_.is_right_to_left;
        const Length label_x = is_mirrored ? frame.right() - label_width : frame.x;
        const Length value_x = is_mirrored ? frame.x : frame.x + label_width;
        const std::string id = block_.stories[feature.value].id;
        add_line_frame(id + "/label", {label_x, y, label_width, height}, feature.label, box);
        add_line_frame(id, {value_x, y, value_width, height}, feature.value, box);
        y += height + spec.row_gap;
        if (spec.rule.is_visible()) {
            place_rule({frame.x, y - spec.row_gap / 2, frame.width, spec.rule.weight}, spec.rule, box,
                       id + "/rule");
        }
        ++n_placed;
    }
    if (n_placed == box.features.size()) return;
    setting_.findings.add(
        diag::finding(diag::Code::FeaturesOverset, {{"left", std::to_string(box.features.size() - n_placed)},
                                                    {"all", std::to_string(box.features.size())},
                                                    {"item", box.id}})
            .from(setting_.design.nodes.origin(box.spec->node))
            .about_product(block_.product_name)
            .on_page(page_.page().number, frame));
}

void BoxSetter::place_rule(const Rect& frame, const style::Stroke& stroke, const BoundBox& box,
                           const std::string& id) {
    page::Shape rule;
    const Length y = frame.y + stroke.weight / 2;
    rule.head = head(box, {frame.x, y, frame.width, Length()});
    rule.head.id = id;
    rule.stroke = stroke;
    rule.is_line = true;
    page_.add(std::move(rule));
}

void BoxSetter::add_line_frame(const std::string& id, const Rect& frame, bind::StoryIndex story,
                               const BoundBox& box) {
    page::TextFrame text;
    text.head = {id, layer_, {}, frame, box.spec->node, is_furniture_, wrap_of(box)};
    text.story = page_.add_story(story);
    text.thread = block_.stories[story].id;
    story::Galley lines = galley(story, frame.width);
    report_missing_glyphs(lines.missing_glyphs, text_place(id, box.spec->node, frame), setting_.findings);
    text.lines = page_.place_lines(std::move(lines.lines), frame.x, frame.y);
    add_text(std::move(text), block_.stories[story], &frame);
}

}
