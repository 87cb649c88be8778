// SPDX-License-Identifier: Apache-2.0
#include "publisher/source/text_table.hpp"

#include "publisher/base/text.hpp"
#include "publisher/sheet/write.hpp"
#include "publisher/source/internal/mapping.hpp"

namespace publisher::source {

origin::DataOrigin TextTable::origin(const Row& row, std::size_t column) const {
    return {file, row.number, static_cast<std::uint32_t>(column + 1), column < headings.size() ? headings[column] : std::string()};
}

Result<TextTable> read_text_table(const World& world, const std::filesystem::path& file, const std::string& name,
                                  diag::Sink& findings) {
    const bool is_workbook = to_lower_ascii(file.extension().string()) == ".xlsx";
    origin::CellTable cells;
    Reporter reporter(findings, cells);
    auto rows = is_workbook ? open_xlsx_rows(world, file, name, {}, cells, reporter)
                            : open_csv_rows(world, file, name, {}, cells, reporter);
    if (!rows) return rows.failure();
    TextTable table;
    table.file = name;
    table.headings = (*rows)->columns();
    const Status status = (*rows)->read([&](const Row& row) {
        TextTable::Row& copy = table.rows.emplace_back();
        copy.number = row.ref.row;
        copy.cells.resize(table.headings.size());
        for (const Row::Cell& cell : row.cells) {
            const std::string text(trimmed(cell.text));
            copy.cells[cell.column] = is_workbook ? text : sheet::restored(text);
        }
    });
    if (!status) return status.failure();
    return table;
}

}
