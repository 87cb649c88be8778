// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/folio.hpp"
#include "publisher/base/geometry.hpp"
#include "publisher/base/hash.hpp"
#include "publisher/origin/binding.hpp"
#include "publisher/story/galley.hpp"
#include "publisher/story/story.hpp"
#include "publisher/style/style.hpp"

#include <array>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// The laid-out publication. Logical content (stories, tables, threads, styles) stands beside composed
/// lines: IDML reads the logic, PDF the lines. A document without algorithms. Coordinates are from the
/// top left corner of the page's trim, y down.
namespace publisher::page {

using StoryIndex = std::uint32_t; ///< into Page::stories

/// What every object has. `id` is made of product and template element and is therefore the same in
/// every edition: "tile/NV-1042/picture".
struct ObjectHead {
    std::string id;
    std::string layer;
    style::ObjectStyleId style;
    Rect frame;
    origin::NodeId node;       ///< the template or layout element that made it
    bool is_furniture = false; ///< from the parent page; an artifact for readers aloud
    /// Texts of other frames stand around the object, this far away; nothing: they run over or under it.
    std::optional<Insets> wrap = {};

    template <typename Archive>
    void describe(Archive& archive) {
        archive(id, layer, style, frame, node, is_furniture, wrap);
    }
};

/// What the copyfit ladder changed in one frame, as parts of what the styles say.
struct Fitting {
    double size = 1, leading = 1, horizontal_scale = 1;
    Length tracking; ///< added

    bool operator==(const Fitting&) const = default;
    template <typename Archive>
    void describe(Archive& archive) {
        archive(size, leading, horizontal_scale, tracking);
    }
};

/// A frame of a story. Frames of one story form a thread: `thread` is its id, `part` its place in it.
struct TextFrame {
    ObjectHead head;
    StoryIndex story = 0;
    std::string thread;
    std::uint32_t part = 0;
    std::string next_frame; ///< object id, may be on a later page; empty: the last
    Insets insets;
    style::VerticalAlignment vertical_alignment = style::VerticalAlignment::Top;
    Fitting fitting;
    std::vector<story::Line> lines; ///< run origins in page coordinates

    template <typename Archive>
    void describe(Archive& archive) {
        archive(head, story, thread, part, next_frame, insets, vertical_alignment, fitting, lines);
    }
};

struct PictureFrame {
    ObjectHead head;
    std::string asset;       ///< asset id
    std::string file_digest; ///< sha256 of the asset's file: the key of the converted picture
    Rect picture;            ///< where the whole picture would be; what is outside the frame is cropped
    bool is_mirrored = false;
    bool is_whole = false; ///< nothing is cut off, by its clipping path or the frame's shape
    std::string alternative_text;
    origin::BindingId binding;

    template <typename Archive>
    void describe(Archive& archive) {
        archive(head, asset, file_digest, picture, is_mirrored, is_whole, alternative_text, binding);
    }
};

/// A machine-readable code: `outlines` are filled as one path by the nonzero rule.
struct Code {
    ObjectHead head;                ///< the footprint, quiet zones and human-readable line included
    std::string symbology, content; ///< "ean13"; what a scanner reads
    std::vector<std::vector<Point>> outlines;
    style::Paint paint, ground;
    origin::BindingId binding;

    template <typename Archive>
    void describe(Archive& archive) {
        archive(head, symbology, content, outlines, paint, ground, binding);
    }
};

/// A rectangle (also rounded) or a line: `is_line` runs from the frame's top left to its bottom right.
struct Shape {
    ObjectHead head;
    style::Paint fill;
    style::Stroke stroke;
    Length corner_radius;
    bool is_line = false;
    style::Blending blending;
    bool is_paragraph_rule = false; ///< the style of a paragraph says it too

    template <typename Archive>
    void describe(Archive& archive) {
        archive(head, fill, stroke, corner_radius, is_line, blending, is_paragraph_rule);
    }
};

struct Cell {
    StoryIndex story = 0;
    style::CellStyleId style; ///< beside or instead of its table's; how it looks is said below in any case
    std::uint32_t column = 0, n_columns = 1, n_rows = 1;
    Rect box; ///< over all rows it spans on this page
    Insets insets;
    style::Paint fill;
    style::Stroke above, below, left, right; ///< along the edges of its box, over the rules of the table
    style::VerticalAlignment vertical_alignment = style::VerticalAlignment::Top;
    Fitting fitting;
    style::Turn turn = style::Turn::None;
    /// Those of a turned cell stand in a box as wide as this one is high, from the same top left corner.
    std::vector<story::Line> lines;

    template <typename Archive>
    void describe(Archive& archive) {
        archive(story, style, column, n_columns, n_rows, box, insets, fill, above, below, left, right,
                vertical_alignment, fitting, turn, lines);
    }
};

struct Row {
    enum class Kind { Head, Group, Body, Foot };
    Kind kind = Kind::Body;
    Length y, height;
    std::vector<Cell> cells;
    style::Stroke rule_below; ///< but for columns with a cell that goes on in the next row

    template <typename Archive>
    void describe(Archive& archive) {
        archive(kind, y, height, cells, rule_below);
    }
};

/// The part of a table that stands on one page. All parts of a table share its id and columns.
struct TablePart {
    ObjectHead head;
    std::string table;
    std::uint32_t part = 0;
    style::TableStyleId style;
    std::vector<Length> column_widths;
    std::vector<Row> rows;

    template <typename Archive>
    void describe(Archive& archive) {
        archive(head, table, part, style, column_widths, rows);
    }
};

using Object = std::variant<TextFrame, PictureFrame, Shape, TablePart, Code>;
const ObjectHead& head(const Object& object);

/// A point that other pages refer to: a product, a group, a section start.
struct Anchor {
    enum class Kind { Section, Group, Product };
    Kind kind = Kind::Product;
    std::string key;
    std::string title; ///< as readers of the edition call it
    Point at;
    std::string group = {}; ///< of a product: the title of the group it stands in

    template <typename Archive>
    void describe(Archive& archive) {
        archive(kind, key, title, at, group);
    }
};

enum class Side { Single, Left, Right };

struct Page {
    int number = 0; ///< physical, from 1
    Folio folio;    ///< its number as it is printed
    Side side = Side::Single;
    std::string section, parent_page;
    Size trim;
    Length bleed;
    std::vector<Object> objects; ///< back to front
    std::vector<story::Story> stories;
    std::vector<origin::Binding> bindings;
    std::vector<Anchor> anchors;
    Digest content_key; ///< over everything that made the page

    template <typename Archive>
    void describe(Archive& archive) {
        archive(number, folio, side, section, parent_page, trim, bleed, objects, stories, bindings, anchors,
                content_key);
    }
};

/// A listing of a page, sorted as it is painted: frames, lines, pictures, rules in millimetres.
std::string to_listing(const Page& page);

}
