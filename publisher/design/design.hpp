// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/hash.hpp"
#include "publisher/origin/origin.hpp"
#include "publisher/style/style.hpp"
#include "publisher/xml/xpath.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// Layouts and templates as loaded: geometry, styles and the item templates, with every expression
/// compiled and every name resolved. The vocabulary is InDesign's wherever it has a word.
namespace publisher::design {

using origin::NodeId;
using XPathPtr = std::shared_ptr<const xml::XPath>;
using TemplateId = Id<struct TemplateTag>;
using LayoutId = Id<struct LayoutTag>;

// -- templates -------------------------------------------------------------------------------------

/// Text, expressions and styled spans of one text element, in order.
struct Inline {
    enum class Kind { Literal, Expression, Field, Span, Break, Money };
    Kind kind = Kind::Literal;
    std::string literal;                 ///< Literal: as written; Field: page-number, section-title, ...
    XPathPtr expression;                 ///< Expression; Money: an expression naming a price
    style::CharacterStyleId style;       ///< Span
    /// Money: whole, fraction and currency in styles of their own.
    style::CharacterStyleId whole_style, fraction_style, currency_style;
    XPathPtr condition;                  ///< Span
    std::vector<Inline> children;        ///< Span
    NodeId node;
};

/// What happens to text that does not fit its box.
enum class Overset { Report, Shrink };

/// Where a text may be cut when even shrinking is not enough: behind a whole sentence, or as a last
/// resort behind a word, with an ellipsis. What was cut is listed in the report.
enum class Cut { Nowhere, Sentence, Word };

struct TextSpec {
    style::ParagraphStyleId style;
    std::vector<Inline> content;
    int max_lines = 0;                   ///< 0: as many as the box takes
    Overset overset = Overset::Report;
    double shrink_to = 0.85;             ///< smallest size of Overset::Shrink, as a fraction
    Cut cut = Cut::Nowhere;
    bool is_verified = false;            ///< verify="mandatory": read back from the finished file
    style::VerticalAlignment vertical_alignment = style::VerticalAlignment::Top;
};

enum class Fit { Contain, Cover };

struct PictureSpec {
    XPathPtr asset;                      ///< asset id, from asset('main')
    Fit fit = Fit::Contain;
    double align_x = 0.5, align_y = 0.5;
    bool may_mirror = false;             ///< mirrored in right-to-left editions unless the licence forbids it
    bool has_credit = false;             ///< prints the credit line beside the picture when it is due
    style::ParagraphStyleId credit_style;
    bool may_bleed = false;
};

/// Labels and values of the attributes a product has, in two columns.
struct FeaturesSpec {
    std::vector<std::string> attributes; ///< named in order; empty: those of the family
    std::vector<std::string> excluded;   ///< of the family's
    style::ParagraphStyleId label_style, value_style;
    style::Stroke rule;
    double label_share = 0.45;
    int max_rows = 0;                    ///< 0: as many as fit; what does not is a finding
    Length row_gap;
};

/// How a child takes room along its parent's axis.
struct Extent {
    enum class Kind { Natural, Fixed, Share };
    Kind kind = Kind::Natural;
    Length length;
    double share = 1;
};

/// An element of an item template. A tree of boxes: stacks and rows hold children, leaves hold content.
struct Box {
    enum class Kind { Stack, Row, Layer, Text, Picture, Features, Rule, Space };
    Kind kind = Kind::Stack;
    std::string name;                    ///< for object ids and findings
    NodeId node;
    XPathPtr condition;                  ///< absent when it does not hold
    Extent extent;                       ///< along the parent's axis
    Length minimum;                      ///< least height of a natural one
    Insets insets;
    style::ObjectStyleId object_style;
    Length gap;                          ///< between children
    double align_x = 0, align_y = 0;     ///< of a child smaller than its layer; 0 start, 1 end
    Length width, height;                ///< of a child of a layer; zero: all of it
    style::Stroke rule;                  ///< Rule
    bool is_priority = false;            ///< kept when a natural stack must give something up
    TextSpec text;
    PictureSpec picture;
    FeaturesSpec features;
    std::vector<Box> children;
};

struct TableColumn {
    std::string name;
    Extent width;                        ///< Fixed, Share, or Natural: by content
    NodeId node;
};

struct TableCell {
    TextSpec text;
    int n_columns = 1;
    XPathPtr condition;                  ///< an empty cell when it does not hold
    style::Paint fill;
    NodeId node;
    std::string name;
};

struct TableRow {
    std::vector<TableCell> cells;
    XPathPtr condition;
    NodeId node;
};

struct TableSpec {
    style::TableStyleId style;
    std::vector<TableColumn> columns;
    std::vector<TableRow> head;          ///< repeated on every page
    std::vector<TableRow> group;         ///< above each group; repeated with `continued` after a break
    std::vector<TableRow> body;          ///< for each product
    bool is_zebra = false;
};

struct Template {
    enum class Kind { Item, Table };
    std::string file, name;
    Digest digest;                       ///< of the file
    Kind kind = Kind::Item;
    /// Item: slots of the grid a tile takes; height when it stands in a flow (group bands).
    int span_columns = 1, span_rows = 1;
    Length height;                       ///< zero: the slot's, or natural in a flow
    Box root;
    TableSpec table;
    bool is_full_bleed = false;          ///< a page template that reaches into the bleed
};

// -- layouts -----------------------------------------------------------------------------------------

/// Furniture of a parent page, painted on every page that uses it.
struct FurnitureFrame {
    std::string name, layer;
    Rect frame;
    Box content;
    NodeId node;
};

struct ParentPage {
    std::string name;
    Insets margins;                      ///< left and right as inside and outside when pages face
    int n_columns = 1;
    Length column_gutter;
    std::vector<FurnitureFrame> left, right;   ///< the same on single pages: `right`
    NodeId node;
};

/// A lattice of slots in the type area.
struct Grid {
    std::string name;
    int n_columns = 3, n_rows = 4;
    Length column_gutter, row_gutter;
    NodeId node;
};

struct Layout {
    std::string file, name;
    Digest digest;                       ///< of the file
    Size trim;
    Length bleed;
    bool has_facing_pages = true;
    Length baseline_start, baseline_leading;
    std::vector<std::string> layers;
    std::vector<ParentPage> parents;
    std::vector<Grid> grids;

    const ParentPage* find_parent(std::string_view name) const;
    const Grid* find_grid(std::string_view name) const;
};

/// All design files one publication uses. As in an InDesign document there is one sheet of styles and
/// swatches, and a name means one thing in all its layouts.
struct Design {
    style::StyleSheet styles;
    Digest styles_digest;                          ///< of all files that define styles
    std::vector<Layout> layouts;
    std::vector<Template> templates;
    struct Use {
        LayoutId layout;
        std::vector<TemplateId> placements;        ///< one for each placement of the section
        std::vector<TemplateId> groups;            ///< invalid where there is none
    };
    std::map<std::string, Use> sections;           ///< by section id
    origin::NodeTable nodes;

    const Layout& layout(LayoutId id) const { return layouts[id.index()]; }
    const Template& item(TemplateId id) const { return templates[id.index()]; }
    /// Every expression of a template, with the node it stands at.
    std::vector<XPathPtr> expressions(TemplateId id) const;
};

}
