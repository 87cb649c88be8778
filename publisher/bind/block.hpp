// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/decimal.hpp"
#include "publisher/base/hash.hpp"
#include "publisher/catalog/product.hpp"
#include "publisher/design/design.hpp"
#include "publisher/origin/binding.hpp"
#include "publisher/story/story.hpp"
#include "publisher/vector/code.hpp"

#include <optional>
#include <string>
#include <vector>

/// A template filled with one product: everything the page needs, nothing yet placed. What only the
/// page break can know stands in it as page fields.
namespace publisher::bind {

using StoryIndex = std::uint32_t; ///< into Block::stories

/// A part of a picture, in parts of its width and height from the top left.
struct PicturePart {
    double left = 0, top = 0, right = 1, bottom = 1;
    bool operator==(const PicturePart&) const = default;
};

/// The picture a box shows, or why it shows none.
struct BoundPicture {
    std::string asset; ///< asset id
    std::string file_digest;
    int width = 0, height = 0; ///< pixels, upright
    double focal_x = 0.5, focal_y = 0.5;
    std::optional<PicturePart> clip; ///< what its clipping path leaves
    bool has_pixels = true;          ///< art without them is sharp at any size
    bool is_cropping_forbidden = false, is_flipping_forbidden = false;
    std::string alternative_text;
    std::optional<StoryIndex> credit; ///< line beside the picture, when due and asked for
    origin::BindingId binding;
};

/// A code with its human-readable line, each part a story.
struct BoundCode {
    vector::Code drawing;
    std::vector<StoryIndex> texts; ///< one for each of the drawing's
    origin::BindingId binding;
};

struct BoundFeature {
    StoryIndex label = 0, value = 0;
};

struct BoundCell {
    const design::TableCell* spec = nullptr;
    std::optional<StoryIndex> story;
    std::vector<std::optional<StoryIndex>> versions = {}; ///< as those of a box
    /// The columns and rows it takes: rows that are not there count no more, columns that a cell of a row
    /// above takes are left free.
    int column = 0, n_columns = 1, n_rows = 1;
};

struct BoundRow {
    enum class Kind { Head, Body };
    bool may_split = false;
    std::vector<BoundCell> cells;
    Kind kind = Kind::Body;
};

/// A table within an item: its columns, and its rows from the head on.
struct BoundTable {
    style::TableStyleId style;
    bool is_zebra = false;
    std::vector<design::TableColumn> columns;
    std::vector<BoundRow> rows;
};

/// A box of the template whose condition held, with its content.
struct BoundBox {
    const design::Box* spec = nullptr; ///< lives as long as the design
    std::string id;                    ///< "tile/NV-1042/name"
    std::optional<StoryIndex> story;
    /// What the steps of the copyfit ladder show instead, one for each step; nothing for those that show
    /// the same text otherwise, or that have nothing to say.
    std::vector<std::optional<StoryIndex>> versions;
    std::optional<BoundPicture> picture;
    std::vector<BoundFeature> features;
    std::optional<BoundCode> code;
    std::optional<BoundTable> table;
    std::vector<BoundBox> children;
};

struct Block {
    std::string id;                    ///< "tile/NV-1042"
    std::string product;               ///< stable id; for findings and anchors
    std::string product_name;          ///< as findings name it
    std::vector<std::string> products; ///< stable ids of all that it shows: a family's variants
    std::vector<std::string> titles;   ///< what readers of the edition call them; empty unless asked for
    BoundBox root;                     ///< item templates
    std::vector<BoundRow> rows;        ///< table templates
    /// Anchors of what the block is about: its product, its group, the products of its term.
    std::vector<std::string> keys;
    /// What the columns of a table with a sum add for this product; nothing where there is no amount.
    std::vector<std::optional<Decimal>> amounts;
    std::vector<story::Story> stories;
    std::vector<origin::Binding> bindings;
    /// Over the template, the edition's way of writing and every value that went in.
    Digest content_key;

    /// Of one of its products; empty where none was asked for.
    std::string title(std::size_t idx) const { return idx < titles.size() ? titles[idx] : std::string(); }
};

}
