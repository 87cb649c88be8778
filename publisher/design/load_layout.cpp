// SPDX-License-Identifier: Apache-2.0
#include "publisher/design/internal/loader.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/xml/read.hpp"

#include <algorithm>

namespace publisher::design {
namespace {

FurnitureFrame read_frame(const xml::Node& node, const Reader& reader) {
    FurnitureFrame frame;
    frame.name = node.attribute_or("name", "");
    frame.layer = node.attribute_or("layer", "");
    frame.frame = {xml::read_length(node, "x", Length(), reader.findings), xml::read_length(node, "y", Length(), reader.findings),
                   xml::read_length(node, "width", Length(), reader.findings),
                   xml::read_length(node, "height", Length(), reader.findings)};
    frame.node = reader.add_node(node);
    frame.content.kind = Box::Kind::Layer;
    frame.content.node = frame.node;
    frame.content.object_style = reader.object_style(node, "object-style");
    for (const xml::Node& child : node.children()) frame.content.children.push_back(read_box(child, reader));
    return frame;
}

std::vector<FurnitureFrame> read_frames(const xml::Node& node, const Reader& reader) {
    std::vector<FurnitureFrame> frames;
    if (!node) return frames;
    for (const xml::Node& child : node.children("frame")) frames.push_back(read_frame(child, reader));
    return frames;
}

ParentPage read_parent(const xml::Node& node, const Reader& reader) {
    ParentPage parent;
    parent.name = node.attribute_or("name", "");
    parent.margins = {xml::read_length(node, "top", Length(), reader.findings),
                      xml::read_length(node, "outside", Length(), reader.findings),
                      xml::read_length(node, "bottom", Length(), reader.findings),
                      xml::read_length(node, "inside", Length(), reader.findings)};
    parent.n_columns = xml::read_int(node, "columns", 1, reader.findings);
    parent.column_gutter = xml::read_length(node, "gutter", 5_mm, reader.findings);
    parent.left = read_frames(node.child("left"), reader);
    parent.right = read_frames(node.child("right"), reader);
    parent.node = reader.add_node(node);
    return parent;
}

Grid read_grid(const xml::Node& node, const Reader& reader) {
    Grid grid;
    grid.name = node.attribute_or("name", "");
    grid.n_columns = std::max(1, xml::read_int(node, "columns", 3, reader.findings));
    grid.n_rows = std::max(1, xml::read_int(node, "rows", 4, reader.findings));
    grid.column_gutter = xml::read_length(node, "column-gutter", 5_mm, reader.findings);
    grid.row_gutter = xml::read_length(node, "row-gutter", 5_mm, reader.findings);
    grid.node = reader.add_node(node);
    return grid;
}

template <typename Entry>
const Entry* find_named(const std::vector<Entry>& entries, std::string_view name) {
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const Entry& entry) { return entry.name == name; });
    return found == entries.end() ? nullptr : &*found;
}

}

void read_layout(const xml::Node& root, const Reader& reader, Layout& layout) {
    const xml::Node page = root.child("page");
    layout.name = root.attribute_or("name", "");
    layout.trim = {xml::read_length(page, "width", 210_mm, reader.findings),
                   xml::read_length(page, "height", 297_mm, reader.findings)};
    layout.bleed = xml::read_length(page, "bleed", 3_mm, reader.findings);
    layout.has_facing_pages = xml::read_bool(page, "facing", true, reader.findings);
    if (const xml::Node baseline = root.child("baseline-grid")) {
        layout.baseline_start = xml::read_length(baseline, "start", Length(), reader.findings);
        layout.baseline_leading = xml::read_length(baseline, "leading", Length(), reader.findings);
    }
    if (const xml::Node layers = root.child("layers")) {
        for (const xml::Node& layer : layers.children("layer")) layout.layers.push_back(layer.attribute_or("name", ""));
    }
    for (const xml::Node& node : root.children("parent")) layout.parents.push_back(read_parent(node, reader));
    for (const xml::Node& node : root.children("grid")) layout.grids.push_back(read_grid(node, reader));
}

const ParentPage* Layout::find_parent(std::string_view wanted) const { return find_named(parents, wanted); }
const Grid* Layout::find_grid(std::string_view wanted) const { return find_named(grids, wanted); }

}
