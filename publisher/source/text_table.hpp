// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/result.hpp"
#include "publisher/origin/origin.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace publisher {
class World;
}
namespace publisher::diag {
class Sink;
}

namespace publisher::source {

/// A table of texts that people edit, such as a flatplan: all of it in memory, every cell with its place.
struct TextTable {
    struct Row {
        std::uint32_t number = 0;            ///< as a spreadsheet shows it
        std::vector<std::string> cells;      ///< as many as there are headings, trimmed
    };
    std::string file;
    std::vector<std::string> headings;
    std::vector<Row> rows;

    origin::DataOrigin origin(const Row& row, std::size_t column) const;
};

/// Reads a `.xlsx` workbook (its first sheet that is not hidden) or a CSV file of any delimiter. What is wrong
/// with a row is reported with its number and the rows after it are read. In CSV the apostrophes that keep
/// spreadsheet programs from running a text are taken away.
Result<TextTable> read_text_table(const World& world, const std::filesystem::path& file, const std::string& name,
                                  diag::Sink& findings);

}
