// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/emit/idml/internal/property.hpp"
#include "publisher/emit/idml/internal/xml_writer.hpp"
#include "publisher/style/style.hpp"

#include <map>
#include <vector>

namespace publisher::emit::idml {

/// How a cell looks. `kind` of its row: "head", "group", "body", "stripe" or "foot".
struct CellLook {
    style::TableStyleId table;
    std::string_view kind;
    style::CellStyleId own;
    style::Paint fill;
    Insets insets;
    style::Stroke above, below, left, right;
    style::VerticalAlignment vertical_alignment = style::VerticalAlignment::Top;
    style::Turn turn = style::Turn::None;
    Length first_baseline; ///< from the top inset; 0: there is no text
};

/// The cell styles of the document: for each table style one for each kind of row in a group of its name,
/// the layout's under their names, and derived ones for cells that have more than one of these says. Each of
/// the first says how far down its first cell begins; what InDesign brings along has rules and insets of its
/// own and is never built upon.
class CellStyles {
public:
    CellStyles(const style::StyleSheet& styles, bool is_right_to_left)
        : styles_(styles), is_right_to_left_(is_right_to_left) {}

    /// The id of the style that says all of a cell's look; cells have no formatting of their own.
    std::string reference(CellLook look);
    /// That of a kind of row; without a table style that of cells without insets and rules.
    std::string row_reference(style::TableStyleId table, std::string_view kind) const;
    /// What cells of a kind of row are filled with.
    style::Paint fill(style::TableStyleId table, std::string_view kind) const;

    /// Are there cells in tables without a style?
    bool has_plain_cells() const { return has_plain_cells_; }

    /// All of them as elements; to be called when all cells have been written.
    void write(XmlWriter& xml) const;

private:
    Properties row_properties(style::TableStyleId table, std::string_view kind) const;
    Properties own_properties(const style::CellStyle& style) const;
    Length first_baseline_of(const std::string& reference) const;
    std::string own_name(style::CellStyleId id) const { return styles_[id].name; }

    const style::StyleSheet& styles_;
    bool is_right_to_left_;
    struct Derived {
        std::string name, based_on;
        Properties properties;
    };
    std::vector<Derived> derived_;
    bool has_plain_cells_ = false;
    std::map<std::string, std::string> references_; ///< by what the derived style is based on and says
    std::map<std::string, Length> first_baselines_; ///< by the style that says them
};

}
