// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/design/internal/loader.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/xml/read.hpp"

#include <algorithm>
#include <map>

namespace publisher::design {
namespace {

/// A name means one thing among its kind: pages and objects are found by it.
void check_names_once(const std::vector<xml::Node>& nodes, std::string_view kind, const Reader& reader) {
    std::map<std::string, origin::DesignOrigin> known;
    for (const xml::Node& node : nodes) {
        const std::string name = node.attribute_or("name", "");
        const auto [first, is_new] = known.emplace(name, node.origin());
        if (is_new) continue;
        reader.findings.add(node.finding_at(
            "name", diag::Code::StyleTwice,
            {{"kind", std::string(kind)}, {"name", name}, {"other", first->second.to_string()}}));
    }
}

void check_layer(const xml::Node& frame, const Reader& reader, const Layout& layout) {
    const auto name = frame.attribute("layer");
    if (!name || std::find(layout.layers.begin(), layout.layers.end(), *name) != layout.layers.end()) return;
    auto unknown =
        frame.finding_at("layer", diag::Code::LayoutPartUnknown,
                         {{"layout", layout.file}, {"kind", "layer"}, {"name", std::string(*name)}});
    if (const auto nearest = nearest_name(*name, layout.layers))
        unknown.with_remedy("did you mean '" + *nearest + "'?");
    reader.findings.add(unknown);
}

FurnitureFrame read_frame(const xml::Node& node, const Reader& reader, const Layout& layout) {
    FurnitureFrame frame;
    frame.name = node.attribute_or("name", "");
    frame.layer = node.attribute_or("layer", layout.content_layer());
    frame.frame = {xml::read_length(node, "x", Length(), reader.findings),
                   xml::read_length(node, "y", Length(), reader.findings),
                   xml::read_length_from(Length(), node, "width", Length(), reader.findings),
                   xml::read_length_from(Length(), node, "height", Length(), reader.findings)};
    frame.node = reader.add_node(node);
    frame.content.kind = Box::Kind::Layer;
    frame.content.node = frame.node;
    frame.content.object_style = reader.object_style(node, "object-style");
    for (const xml::Node& child : node.children())
        frame.content.children.push_back(read_root_box(child, reader));
    return frame;
}

std::vector<FurnitureFrame> read_frames(const xml::Node& node, const Reader& reader, const Layout& layout) {
    std::vector<FurnitureFrame> frames;
    if (!node) return frames;
    check_names_once(node.children("frame"), "frame", reader);
    for (const xml::Node& child : node.children("frame")) {
        check_layer(child, reader, layout);
        frames.push_back(read_frame(child, reader, layout));
    }
    return frames;
}

ThumbTabs read_thumb_tabs(const xml::Node& node, const Reader& reader, const Layout& layout) {
    using Per = ThumbTabs::Per;
    check_layer(node, reader, layout);
    ThumbTabs tabs;
    tabs.per = xml::read_enum(node, "per", Per::Section, {{"section", Per::Section}, {"group", Per::Group}},
                              reader.findings);
    tabs.first = read_frame(node, reader, layout);
    tabs.first.name = "thumb-tab";
    tabs.step = xml::read_length_from(1_mm, node, "step", tabs.first.frame.height, reader.findings);
    const Rect& first = tabs.first.frame;
    if (first.y < Length() || first.bottom() > layout.trim.height)
        xml::report_value(node, "y", "place of a tab that stands on the page", {}, reader.findings);
    return tabs;
}

ParentPage read_parent(const xml::Node& node, const Reader& reader, const Layout& layout) {
    ParentPage parent;
    parent.name = node.attribute_or("name", "");
    parent.margins = {xml::read_length(node, "top", Length(), reader.findings),
                      xml::read_length(node, "outside", Length(), reader.findings),
                      xml::read_length(node, "bottom", Length(), reader.findings),
                      xml::read_length(node, "inside", Length(), reader.findings)};
    parent.n_columns = xml::read_int_from(1, node, "columns", 1, reader.findings);
    parent.column_gutter = xml::read_length_from(Length(), node, "gutter", 5_mm, reader.findings);
    parent.left = read_frames(node.child("left"), reader, layout);
    parent.right = read_frames(node.child("right"), reader, layout);
    if (const xml::Node tabs = node.child("thumb-tabs"))
        parent.thumb_tabs = read_thumb_tabs(tabs, reader, layout);
    parent.node = reader.add_node(node);
    return parent;
}

/// What the search for places has room for.
constexpr int kMostSlots = 256;

Grid read_grid(const xml::Node& node, const Reader& reader) {
    Grid grid;
    grid.name = node.attribute_or("name", "");
    grid.n_columns = xml::read_int_from(1, node, "columns", 3, reader.findings);
    grid.n_rows = xml::read_int_from(1, node, "rows", 4, reader.findings);
    grid.column_gutter = xml::read_length_from(Length(), node, "column-gutter", 5_mm, reader.findings);
    grid.row_gutter = xml::read_length_from(Length(), node, "row-gutter", 5_mm, reader.findings);
    grid.node = reader.add_node(node);
    check_names_once(node.children("size-class"), "size class", reader);
    for (const xml::Node& child : node.children("size-class")) {
        SizeClass size{child.attribute_or("name", ""),
                       xml::read_int_from(1, child, "columns", 1, reader.findings),
                       xml::read_int_from(1, child, "rows", 1, reader.findings)};
        if (size.n_columns > grid.n_columns)
            xml::report_value(child, "columns", "number of columns the grid has", {}, reader.findings);
        if (size.n_rows > grid.n_rows)
            xml::report_value(child, "rows", "number of rows the grid has", {}, reader.findings);
        grid.size_classes.push_back(std::move(size));
    }
    if (!grid.size_classes.empty() && grid.n_columns * grid.n_rows > kMostSlots) {
        xml::report_value(node, "rows",
                          "number of rows for a grid with size classes, which has at most 256 slots", {},
                          reader.findings);
    }
    return grid;
}

template <typename Entry>
const Entry* find_named(const std::vector<Entry>& entries, std::string_view name) {
    const auto found =
        std::find_if(entries.begin(), entries.end(), [&](const Entry& entry) { return entry.name == name; });
    return found == entries.end() ? nullptr : &*found;
}

}

void read_layout(const xml::Node& root, const Reader& reader, Layout& layout) {
    const xml::Node page = root.child("page");
    layout.name = root.attribute_or("name", "");
    layout.trim = {xml::read_length_from(1_mm, page, "width", 210_mm, reader.findings),
                   xml::read_length_from(1_mm, page, "height", 297_mm, reader.findings)};
    layout.bleed = xml::read_length_from(Length(), page, "bleed", 3_mm, reader.findings);
    layout.has_facing_pages = xml::read_bool(page, "facing", true, reader.findings);
    if (const xml::Node baseline = root.child("baseline-grid")) {
        layout.baseline_start = xml::read_length(baseline, "start", Length(), reader.findings);
        layout.baseline_leading =
            xml::read_length_from(Length(), baseline, "leading", Length(), reader.findings);
    }
    if (const xml::Node layers = root.child("layers")) {
        check_names_once(layers.children("layer"), "layer", reader);
        for (const xml::Node& layer : layers.children("layer"))
            layout.layers.push_back(layer.attribute_or("name", ""));
    }
    check_names_once(root.children("parent"), "parent page", reader);
    check_names_once(root.children("grid"), "grid", reader);
    for (const xml::Node& node : root.children("parent"))
        layout.parents.push_back(read_parent(node, reader, layout));
    for (const xml::Node& node : root.children("grid"))
        layout.grids.push_back(read_grid(node, reader));
}

std::string Layout::content_layer() const {
    return layers.empty() ? std::string() : layers.front();
}
const ParentPage* Layout::find_parent(std::string_view wanted) const {
    return find_named(parents, wanted);
}
const SizeClass* Grid::find_size_class(std::string_view wanted) const {
    return find_named(size_classes, wanted);
}
const Grid* Layout::find_grid(std::string_view wanted) const {
    return find_named(grids, wanted);
}

}
