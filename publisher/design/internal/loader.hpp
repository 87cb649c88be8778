// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/design/design.hpp"
#include "publisher/xml/document.hpp"
#include "publisher/xml/xpath.hpp"

#include <string_view>

namespace publisher::design {

/// What the readers of elements share while one design file is read.
struct Reader {
    diag::Sink& findings;
    origin::NodeTable& nodes;
    const style::StyleSheet& styles;
    const std::map<std::string, xml::XPathContext::Signature>& functions;
    /// The ladders that the template in hand defines, by name.
    std::map<std::string, CopyfitPtr> copyfits;

    NodeId add_node(const xml::Node& node) const { return nodes.add(node.origin(), node.path()); }
    /// Compiled and its calls checked; null when the attribute is not there or wrong.
    XPathPtr expression(const xml::Node& node, const char* attribute) const;
    XPathPtr expression(std::string text, const xml::Locate& locate) const;

    style::ParagraphStyleId paragraph_style(const xml::Node& node, const char* attribute) const;
    style::CharacterStyleId character_style(const xml::Node& node, const char* attribute) const;
    style::ObjectStyleId object_style(const xml::Node& node, const char* attribute) const;
    style::TableStyleId table_style(const xml::Node& node, const char* attribute) const;
    style::CellStyleId cell_style(const xml::Node& node, const char* attribute) const;
    /// "ink" or "ink 40": a swatch and a tint in percent.
    style::Paint paint(const xml::Node& node, const char* attribute) const;
    /// "0.3pt ink 40"
    style::Stroke stroke(const xml::Node& node, const char* attribute) const;
};

/// Styles and swatches of a `<styles>` element, added to the sheet. Names defined before can be based on;
/// one that is there already is a finding.
void read_styles(const xml::Node& styles, style::StyleSheet& sheet, diag::Sink& findings);

/// The mixed content of a text element: literals, {expressions}, spans and fields.
std::vector<Inline> read_inlines(const xml::Node& node, const Reader& reader);
/// The same; white space at the edges of the element is indentation.
std::vector<Inline> read_trimmed_inlines(const xml::Node& node, const Reader& reader);
TextSpec read_text_spec(const xml::Node& node, const Reader& reader);

CodeSpec read_code(const xml::Node& node, const Reader& reader);

/// "start", "centre bottom", ...: where a child stands in a place that is larger.
void read_alignment(const xml::Node& node, const char* attribute, double& x, double& y, diag::Sink& findings);

/// A `<copyfit>` element of a template, and the ladder that a text names or spells out in short.
CopyfitPtr read_copyfit(const xml::Node& node, const Reader& reader);
CopyfitPtr read_copyfit_of(const xml::Node& text, const Reader& reader);

/// A `<rich-text>` element.
RichTextMap read_rich_text(const xml::Node& node, const Reader& reader);

/// One element of an item template with everything below it.
Box read_box(const xml::Node& node, const Reader& reader);
/// The same for one that stands in no other.
Box read_root_box(const xml::Node& node, const Reader& reader);
Extent read_extent(const xml::Node& node, const char* attribute, diag::Sink& findings);

/// A `<table>`, as a template of its own or within an item; a `<matrix>`.
TableSpec read_table(const xml::Node& root, const Reader& reader);
style::Turn read_turn(const xml::Node& node, const Reader& reader);
MatrixSpec read_matrix(const xml::Node& node, const Reader& reader);

Template read_template(const xml::Node& root, Reader reader);
/// `sheet` is complete; geometry, parents and grids are read.
void read_layout(const xml::Node& root, const Reader& reader, Layout& layout);

}
