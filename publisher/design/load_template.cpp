// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/design/internal/loader.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/xml/read.hpp"

#include <algorithm>

namespace publisher::design {
namespace {

PictureSpec read_picture(const xml::Node& node, const Reader& reader) {
    PictureSpec picture;
    picture.asset = reader.expression(node, "asset");
    picture.fit = xml::read_enum(node, "fit", Fit::Contain,
                                 {{"contain", Fit::Contain}, {"cover", Fit::Cover}, {"cut-out", Fit::CutOut}},
                                 reader.findings);
    read_alignment(node, "position", picture.align_x, picture.align_y, reader.findings);
    picture.may_mirror = xml::read_bool(node, "mirror", false, reader.findings);
    picture.may_bleed = xml::read_bool(node, "bleed", false, reader.findings);
    picture.credit_style = reader.paragraph_style(node, "credit-style");
    picture.has_credit = picture.credit_style.is_valid();
    return picture;
}

FeaturesSpec read_features(const xml::Node& node, const Reader& reader) {
    FeaturesSpec features;
    features.attributes = xml::read_words(node, "attributes");
    features.excluded = xml::read_words(node, "exclude");
    features.label_style = reader.paragraph_style(node, "label-style");
    features.value_style = reader.paragraph_style(node, "value-style");
    features.rule = reader.stroke(node, "rule");
    features.label_share = xml::read_number_between(0, 1, node, "label-share", 0.45, reader.findings);
    features.max_rows = xml::read_int_from(0, node, "max-rows", 0, reader.findings);
    features.row_gap = xml::read_length(node, "row-gap", 0.4_mm, reader.findings);
    return features;
}

/// A stack of texts without frames of their own.
Box read_story(const xml::Node& root, const Reader& reader) {
    using style::VerticalAlignment;
    Box story;
    story.node = reader.add_node(root);
    story.text.vertical_alignment = xml::read_enum(
        root, "vertical-align", VerticalAlignment::Top,
        {{"top", VerticalAlignment::Top}, {"justify", VerticalAlignment::Justify}}, reader.findings);
    for (const xml::Node& text : root.children("text"))
        story.children.push_back(read_box(text, reader));
    return story;
}

}

void read_alignment(const xml::Node& node, const char* attribute, double& x, double& y,
                    diag::Sink& findings) {
    for (const std::string& word : xml::read_words(node, attribute)) {
        if (word == "start")
            x = 0;
        else if (word == "end")
            x = 1;
        else if (word == "top")
            y = 0;
        else if (word == "bottom")
            y = 1;
        else if (word == "middle")
            y = 0.5;
        else if (word == "centre")
            x = 0.5;
        else
            xml::report_value(node, attribute, "alignment: start, centre, end with top, middle, bottom", {},
                              findings);
    }
}

Extent read_extent(const xml::Node& node, const char* attribute, diag::Sink& findings) {
    const std::string text = node.attribute_or(attribute, "natural");
    if (text == "natural") return {};
    if (text.ends_with("fr")) {
        const auto share = Decimal::parse(text.substr(0, text.size() - 2));
        if (share && *share > Decimal(0)) return {Extent::Kind::Share, Length(), share->to_double()};
    } else if (const auto length = Length::parse(text); length && *length >= Length()) {
        return {Extent::Kind::Fixed, *length, 1};
    }
    xml::report_value(node, attribute, "extent: a length, a share such as 1fr, or natural", {}, findings);
    return {};
}

namespace {

void check_wrap(const Box& box, const xml::Node& node, const Reader& reader) {
    if (!box.wrap) return;
    reader.findings.add(node.finding_at("wrap", diag::Code::WrapWithoutLayer,
                                        {{"name", box.name.empty() ? std::string(node.name()) : box.name}}));
}

}

Box read_root_box(const xml::Node& node, const Reader& reader) {
    Box box = read_box(node, reader);
    check_wrap(box, node, reader);
    return box;
}

Box read_box(const xml::Node& node, const Reader& reader) {
    Box box;
    const std::string_view name = node.name();
    box.kind = name == "row"        ? Box::Kind::Row
               : name == "layer"    ? Box::Kind::Layer
               : name == "text"     ? Box::Kind::Text
               : name == "picture"  ? Box::Kind::Picture
               : name == "features" ? Box::Kind::Features
               : name == "code"     ? Box::Kind::Code
               : name == "rule"     ? Box::Kind::Rule
               : name == "space"    ? Box::Kind::Space
               : name == "table"    ? Box::Kind::Table
               : name == "matrix"   ? Box::Kind::Matrix
                                    : Box::Kind::Stack;
    box.name = node.attribute_or("name", "");
    box.node = reader.add_node(node);
    box.condition = reader.expression(node, "if");
    box.extent = read_extent(node, "extent", reader.findings);
    box.minimum = xml::read_length_from(Length(), node, "minimum", Length(), reader.findings);
    box.insets = xml::read_insets(node, "insets", reader.findings);
    if (node.attribute("wrap")) box.wrap = xml::read_insets(node, "wrap", reader.findings);
    box.object_style = reader.object_style(node, "object-style");
    box.is_optional = xml::read_bool(node, "optional", false, reader.findings);
    box.gap = xml::read_length_from(Length(), node, "gap", Length(), reader.findings);
    read_alignment(node, "align", box.align_x, box.align_y, reader.findings);
    box.width = xml::read_length_from(Length(), node, "width", Length(), reader.findings);
    box.height = xml::read_length_from(Length(), node, "height", Length(), reader.findings);
    switch (box.kind) {
        case Box::Kind::Text:
            box.text = read_text_spec(node, reader);
            box.turn = read_turn(node, reader);
            break;
        case Box::Kind::Picture: box.picture = read_picture(node, reader); break;
        case Box::Kind::Features: box.features = read_features(node, reader); break;
        case Box::Kind::Code: box.code = read_code(node, reader); break;
        case Box::Kind::Rule: box.rule = reader.stroke(node, "stroke"); break;
        case Box::Kind::Space: break;
        case Box::Kind::Table: box.table = std::make_shared<TableSpec>(read_table(node, reader)); break;
        case Box::Kind::Matrix: box.matrix = std::make_shared<MatrixSpec>(read_matrix(node, reader)); break;
        case Box::Kind::Stack:
        case Box::Kind::Row:
        case Box::Kind::Layer:
            box.shares_baseline = xml::read_bool(node, "shared-baseline", false, reader.findings);
            for (const xml::Node& child : node.children()) {
                box.children.push_back(read_box(child, reader));
                if (box.kind != Box::Kind::Layer) check_wrap(box.children.back(), child, reader);
            }
    }
    return box;
}

Template read_template(const xml::Node& root, Reader reader) {
    Template result;
    if (const xml::Node rich_text = root.child("rich-text"))
        result.rich_text = read_rich_text(rich_text, reader);
    for (const xml::Node& node : root.children("copyfit")) {
        const CopyfitPtr copyfit = read_copyfit(node, reader);
        reader.copyfits[copyfit->name] = copyfit;
    }
    result.name = root.attribute_or("name", "");
    result.kind = root.name() == "table"   ? Template::Kind::Table
                  : root.name() == "story" ? Template::Kind::Story
                                           : Template::Kind::Item;
    result.span_columns = xml::read_int_from(1, root, "columns", 1, reader.findings);
    result.span_rows = xml::read_int_from(1, root, "rows", 1, reader.findings);
    result.height = xml::read_length_from(Length(), root, "height", Length(), reader.findings);
    result.is_balanced = xml::read_bool(root, "balance", false, reader.findings);
    result.is_full_bleed = xml::read_bool(root, "full-bleed", false, reader.findings);
    if (result.kind == Template::Kind::Table)
        result.table = read_table(root, reader);
    else if (result.kind == Template::Kind::Story)
        result.root = read_story(root, reader);
    else
        result.root = read_root_box(root.children().back(), reader);
    return result;
}

}
