// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

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

    template <typename Archive>
    void describe(Archive& archive) {
        archive(file, row, column, field);
    }
};

}
