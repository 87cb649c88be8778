// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/id.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace publisher::origin {

/// A place in a design file: publication, layout or template. Line and column count from 1.
struct DesignOrigin {
    std::string file;
    std::uint32_t line = 0, column = 0;

    bool is_known() const { return !file.empty(); }
    /// "layouts/grid-6.xml:88:7"
    std::string to_string() const;
    bool operator==(const DesignOrigin&) const = default;

    template <typename Archive>
    void describe(Archive& archive) {
        archive(file, line, column);
    }
};

/// A place in the data: the cell of a table, the value of a JSON record. Rows count from 1, the
/// heading row included, as a spreadsheet shows them; `field` is the column's heading or JSON path.
struct DataOrigin {
    std::string file;
    std::uint32_t row = 0, column = 0;
    std::string field;

    bool is_known() const { return !file.empty(); }
    /// "products.csv, row 213, field description-en_US"
    std::string to_string() const;
    bool operator==(const DataOrigin&) const = default;
};

/// A DataOrigin in twelve bytes: every value carries one. `file` is an index into the CellTable that
/// made it, row and column count from 1; a default one is unknown.
struct CellRef {
    std::uint32_t file = 0, row = 0, column = 0;

    bool is_known() const { return row != 0; }
    auto operator<=>(const CellRef&) const = default;

    template <typename Archive>
    void describe(Archive& archive) {
        archive(file, row, column);
    }
};

/// The source files and their column headings; turns a CellRef back into words.
class CellTable {
public:
    /// Returns the index to be used in CellRef::file.
    std::uint32_t add_file(std::string name, std::vector<std::string> columns);
    /// For files whose columns show up as they are read (JSON): the column of that name, from 1.
    std::uint32_t ensure_column(std::uint32_t file, std::string_view name);
    /// As above for a name that the file has not yet; constant time.
    std::uint32_t add_column(std::uint32_t file, std::string name);
    DataOrigin resolve(const CellRef& cell) const;

    template <typename Archive>
    void describe(Archive& archive) {
        archive(files_);
    }

private:
    struct File {
        std::string name;
        std::vector<std::string> columns;
        template <typename Archive>
        void describe(Archive& archive) {
            archive(name, columns);
        }
    };
    std::vector<File> files_;
};

/// An element of a template or layout, as runs and objects refer to it.
using NodeId = Id<DesignOrigin>;

/// The elements of all design files of an edition, in the order of loading.
class NodeTable {
public:
    /// `path` names the element the same way in every edition: "tile/stack[1]/text[2]".
    NodeId add(DesignOrigin origin, std::string path);
    const DesignOrigin& origin(NodeId id) const { return nodes_[id.index()].origin; }
    const std::string& path(NodeId id) const { return nodes_[id.index()].path; }
    std::size_t size() const { return nodes_.size(); }

private:
    struct Node {
        DesignOrigin origin;
        std::string path;
    };
    std::vector<Node> nodes_;
};

}
