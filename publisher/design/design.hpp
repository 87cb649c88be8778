// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/hash.hpp"
#include "publisher/origin/origin.hpp"
#include "publisher/style/style.hpp"
#include "publisher/vector/symbology.hpp"
#include "publisher/xml/xpath.hpp"

#include <array>
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
    enum class Kind { Literal, Expression, Field, Span, Break, Tab, Money, Related };
    Kind kind = Kind::Literal;
    std::string literal;           ///< Literal: as written; Field: page-number, ...; Related: what separates
    XPathPtr expression;           ///< Expression; Money: an expression naming a price
    style::CharacterStyleId style; ///< Span
    /// Money: whole, fraction and currency in styles of their own.
    style::CharacterStyleId whole_style, fraction_style, currency_style;
    XPathPtr condition;           ///< Span
    std::vector<Inline> children; ///< Span; Related: printed once for each related product
    bool is_optional = false;     ///< Span: left out where the copyfit ladder drops what is optional
    NodeId node;
    std::string argument = {}; ///< Field: the column of a sum, a paragraph style; Related: the relation
    int limit = 0;             ///< Related: at most so many products; 0: all
};

/// One step of a copyfit ladder. Steps add up: what a step has changed stays for those after it.
struct CopyfitStep {
    enum class Kind {
        Tracking,   ///< down to `limit`, in em: -0.015
        GlyphScale, ///< the three from 1 down to `limit`, as fractions
        Size,       ///< leading goes with it
        Leading,
        Alternative,  ///< another, shorter text instead
        DropOptional, ///< spans marked optional are left out
        CutSentence,  ///< whole sentences at the end
        CutWord,      ///< words at the end, with an ellipsis
    };
    Kind kind = Kind::Size;
    double limit = 1, stride = 0.01; ///< `stride`: how much at a time
    std::vector<Inline> alternative;
    NodeId node;
};

/// What may be done to a text that does not fit, in order. What was done is listed in the report.
struct Copyfit {
    /// Texts of one element that take the same step: where one needs it, all have it (but for cuts). Cells of
    /// a Table take steps together when its pages do not do.
    enum class Sharing { None, Row, Page, Table };
    std::string name;
    Sharing sharing = Sharing::None;
    std::vector<CopyfitStep> steps;
    NodeId node;
};
using CopyfitPtr = std::shared_ptr<const Copyfit>;

struct TextSpec {
    style::ParagraphStyleId style;
    std::string locale; ///< language and direction of the story; empty: the edition's
    std::vector<Inline> content;
    int max_lines = 0;        ///< 0: as many as the box takes
    CopyfitPtr copyfit;       ///< null: what does not fit is reported
    bool is_verified = false; ///< verify="mandatory": read back from the finished file
    style::VerticalAlignment vertical_alignment = style::VerticalAlignment::Top;
};

enum class Fit {
    Contain,
    Cover,  ///< around the focal point
    CutOut, ///< what the clipping path leaves is contained
};

struct PictureSpec {
    XPathPtr asset; ///< asset id, from asset('main')
    Fit fit = Fit::Contain;
    double align_x = 0.5, align_y = 0.5;
    bool may_mirror = false; ///< mirrored in right-to-left editions unless the licence forbids it
    bool has_credit = false; ///< prints the credit line beside the picture when it is due
    style::ParagraphStyleId credit_style;
    bool may_bleed = false; ///< else it ends at the trim
};

/// Labels and values of the attributes a product has, in two columns.
struct FeaturesSpec {
    std::vector<std::string> attributes; ///< named in order; empty: those of the family
    std::vector<std::string> excluded;   ///< of the family's
    style::ParagraphStyleId label_style, value_style;
    style::Stroke rule;
    double label_share = 0.45;
    int max_rows = 0; ///< 0: as many as fit; what does not is a finding
    Length row_gap;
};

/// A machine-readable code. Lengths of zero are the nominal ones of the symbology.
struct CodeSpec {
    vector::Symbology symbology = vector::Symbology::Ean13;
    XPathPtr value, add_on;
    std::string domain; ///< of a GS1 Digital Link
    Length module, bar_height, reduction;
    style::Paint paint, ground;          ///< of the bars; of the whole footprint, quiet zones included
    style::ParagraphStyleId text_style;  ///< of the human-readable line; invalid: there is none
    double align_x = 0.5, align_y = 0.5; ///< within a larger frame
};

/// How a child takes room along its parent's axis.
struct Extent {
    enum class Kind { Natural, Fixed, Share };
    Kind kind = Kind::Natural;
    Length length;
    double share = 1;
};

struct TableSpec;
struct MatrixSpec;

/// An element of an item template. A tree of boxes: stacks and rows hold children, leaves hold content.
struct Box {
    enum class Kind { Stack, Row, Layer, Text, Picture, Features, Code, Rule, Space, Table, Matrix };
    Kind kind = Kind::Stack;
    std::string name; ///< for object ids and findings
    NodeId node;
    XPathPtr condition; ///< absent when it does not hold
    Extent extent;      ///< along the parent's axis
    Length minimum;     ///< least height of a natural one
    Insets insets;
    style::ObjectStyleId object_style;
    Length gap;                      ///< between children
    double align_x = 0, align_y = 0; ///< of a child smaller than its layer; 0 start, 1 end
    Length width, height;            ///< of a child of a layer; zero: all of it
    style::Stroke rule;              ///< Rule
    /// Child of a layer: texts of its other children stand around it, this far away.
    std::optional<Insets> wrap;
    bool shares_baseline = false;         ///< Row: first lines of its children stand on one baseline
    bool is_optional = false;             ///< left out of a stack that is too low for all
    style::Turn turn = style::Turn::None; ///< Text: reads upwards or downwards
    TextSpec text;
    PictureSpec picture;
    FeaturesSpec features;
    CodeSpec code;
    std::shared_ptr<const TableSpec> table;   ///< Table: of the product's variants
    std::shared_ptr<const MatrixSpec> matrix; ///< Matrix
    std::vector<Box> children;
};

struct TableColumn {
    std::string name;
    Extent width; ///< Fixed, Share, or Natural: by content
    NodeId node;
    XPathPtr sum = {};       ///< the amount that is summed; null: the column is not
    bool is_decimal = false; ///< numbers of body and feet stand point below point
    style::Paint fill = {};  ///< of cells that have none of their own
};

/// TableCell::n_rows of a row for variants: over the rows of all of them.
constexpr int kAllVariants = 0;

struct TableCell {
    TextSpec text;
    int n_columns = 1, n_rows = 1;
    XPathPtr condition; ///< an empty cell when it does not hold
    style::Paint fill;
    NodeId node;
    std::string name;
    style::CellStyleId style = {};
    style::Turn turn = style::Turn::None;
};

struct TableRow {
    std::vector<TableCell> cells;
    XPathPtr condition;
    NodeId node;
    bool may_split = false;       ///< goes on in the next column or page where it does not fit
    bool is_for_variants = false; ///< Body: one for each variant of the product
};

struct TableSpec {
    style::TableStyleId style;
    std::vector<TableColumn> columns;
    std::vector<TableRow> head;  ///< repeated on every page
    std::vector<TableRow> group; ///< above each group; repeated where a group goes on
    std::vector<TableRow> body;  ///< for each product
    std::vector<TableRow> head_continued,
        group_continued;                        ///< instead of those above after a break; empty: the same
    std::vector<TableRow> group_foot;           ///< below each group
    std::vector<TableRow> foot_continued, foot; ///< below a part that goes on, and below the last one
    bool is_zebra = false;

    std::vector<const std::vector<TableRow>*> all_rows() const {
        return {&head, &group, &body, &head_continued, &group_continued, &group_foot, &foot_continued, &foot};
    }
};

/// A table made of the data: the variants of a product by two of their features, such as colour by size.
/// A variant's keys are what `row_key` and `column_key` print.
struct MatrixSpec {
    style::TableStyleId style;
    XPathPtr row_key, column_key;
    int max_columns = 0; ///< turned where the columns are more and the rows are fewer; 0: never
    Extent column_width{Extent::Kind::Share, Length(), 1};
    TableCell corner, row_head, column_head, body;
    /// The same for a turned matrix: the contents change sides, the styles stay.
    TableCell turned_corner, turned_row_head, turned_column_head;

    /// One for each content there is.
    std::array<const TableCell*, 5> contents() const {
        return {&corner, &turned_corner, &row_head, &column_head, &body};
    }
    bool is_zebra = false;
    NodeId node;
};

/// Styles for elements of rich texts. What a template does not map follows the names of styles, as told
/// in docs/formats/template.md.
struct RichTextMap {
    /// "strong", "em", "u", "sup", "sub", "span", "a", "th"; "strong em": the second within the first.
    std::map<std::string, style::CharacterStyleId, std::less<>> characters;
    /// "p", "h1" to "h6", "table", "li"; "li 2": of a list within a list.
    std::map<std::string, style::ParagraphStyleId, std::less<>> paragraphs;
};

struct Template {
    /// Story: its root is a stack of texts, poured as one through columns and pages.
    enum class Kind { Item, Table, Story };
    std::string file, name;
    Digest digest; ///< of the file
    Kind kind = Kind::Item;
    /// Item: slots of the grid a tile takes; height when it stands in a flow (group bands).
    int span_columns = 1, span_rows = 1;
    Length height; ///< zero: the slot's, or natural in a flow
    RichTextMap rich_text;
    Box root;
    TableSpec table;
    bool is_full_bleed = false; ///< a page template that reaches into the bleed
    bool is_balanced = false;   ///< table and story: its last columns are equally high
};

// -- layouts -----------------------------------------------------------------------------------------

/// Furniture of a parent page, painted on every page that uses it.
struct FurnitureFrame {
    std::string name, layer;
    Rect frame;
    Box content;
    NodeId node;
};

/// Tabs at the outer edge, one below the other from section to section or from group to group; below the
/// last that has room they begin at the top again. Their ground reaches into the bleed.
struct ThumbTabs {
    enum class Per { Section, Group };
    Per per = Per::Section;
    FurnitureFrame first; ///< width and height are what is seen after trimming; x is the edge's
    Length step;          ///< from one to the next
};

struct ParentPage {
    std::string name;
    Insets margins; ///< left and right as inside and outside when pages face
    int n_columns = 1;
    Length column_gutter;
    std::vector<FurnitureFrame> left, right; ///< the same on single pages: `right`
    std::optional<ThumbTabs> thumb_tabs;
    NodeId node;
};

/// A size an item may have in a grid: "hero", four columns by four rows.
struct SizeClass {
    std::string name;
    int n_columns = 1, n_rows = 1;
};

/// A lattice of slots in the type area.
struct Grid {
    std::string name;
    int n_columns = 3, n_rows = 4;
    Length column_gutter, row_gutter;
    NodeId node;
    std::vector<SizeClass> size_classes = {};

    const SizeClass* find_size_class(std::string_view name) const;
};

struct Layout {
    std::string file, name;
    Digest digest; ///< of the file
    Size trim;
    Length bleed;
    bool has_facing_pages = true;
    Length baseline_start, baseline_leading;
    std::vector<std::string> layers; ///< from back to front; content stands on the first
    std::vector<ParentPage> parents;
    std::vector<Grid> grids;

    /// Empty where the layout has none.
    std::string content_layer() const;
    const ParentPage* find_parent(std::string_view name) const;
    const Grid* find_grid(std::string_view name) const;
};

/// Whether a text of the box, or what a copyfit ladder may set in its place, has a field of that name.
bool has_field(const Box& box, std::string_view name);

/// All design files one publication uses. As in an InDesign document there is one sheet of styles and
/// swatches, and a name means one thing in all its layouts.
struct Design {
    style::StyleSheet styles;
    Digest styles_digest; ///< of all files that define styles
    std::vector<Layout> layouts;
    std::vector<Template> templates;
    struct Use {
        LayoutId layout;
        std::vector<TemplateId> placements; ///< one for each placement of the section
        std::vector<std::vector<TemplateId>>
            groups; ///< bands of each placement, from the one that is liked best
        std::vector<std::vector<TemplateId>> sizes; ///< of each placement, one for each of its size choices
        std::vector<std::vector<TemplateId>> rules, notes,
            adverts;        ///< of each placement, one for each of its rules, notes and adverts
        TemplateId filler;  ///< invalid: blank pages fill
        TemplateId heading; ///< above the content of the section's first page; invalid: none
    };
    std::map<std::string, Use> sections; ///< by section id
    origin::NodeTable nodes;

    const Layout& layout(LayoutId id) const { return layouts[id.index()]; }
    const Template& item(TemplateId id) const { return templates[id.index()]; }
    /// Every expression of a template that it shows when there is room.
    std::vector<XPathPtr> expressions(TemplateId id) const;
    /// Those of alternative texts, which a copyfit ladder may show instead.
    std::vector<XPathPtr> alternatives(TemplateId id) const;
    /// Whether some text of a template or a parent page may say on which page another thing stands.
    bool has_references() const;
};

}
