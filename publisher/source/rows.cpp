// SPDX-License-Identifier: Apache-2.0
#include "publisher/source/internal/mapping.hpp"

namespace publisher::source {
namespace {

class CsvRows : public RowReader {
public:
    explicit CsvRows(std::unique_ptr<CsvReader> reader) : reader_(std::move(reader)) {}

    Status read(const std::function<void(const Row&)>& take) override {
        Row row;
        while (reader_->next()) {
            row.cells.resize(reader_->n_cells());
            for (std::uint32_t i = 0; i < row.cells.size(); ++i)
                row.cells[i] = {i, reader_->cell(i), reader_->ref(i)};
            row.ref = {reader_->ref(0).file, reader_->row(), 0};
            take(row);
        }
        return reader_->status();
    }
    const std::vector<std::string>& columns() const override { return reader_->headings(); }
    bool has_headings() const override { return true; }
    CellRef heading_ref(std::uint32_t column) const override {
        const CellRef ref = reader_->ref(column);
        return {ref.file, 1, ref.column};
    }

private:
    std::unique_ptr<CsvReader> reader_;
};

}

Result<std::unique_ptr<RowReader>> open_csv_rows(const World& world, const std::filesystem::path& file,
                                                 std::string name, const CsvFormat& format,
                                                 origin::CellTable& cells, Reporter& reporter) {
    auto reader = CsvReader::open(world, file, std::move(name), format, cells, reporter);
    if (!reader) return reader.failure();
    return std::unique_ptr<RowReader>(std::make_unique<CsvRows>(*std::move(reader)));
}

std::unique_ptr<RowReader> open_rows(const RowSource& source, Context& context, Reporter& reporter) {
    using Format = publication::TableSource::Format;
    if (source.format == Format::Json) return open_json_rows(source, context, reporter);
    origin::CellTable& cells = context.records.cells();
    auto rows = source.format == Format::Xlsx
                    ? open_xlsx_rows(context.world, source.file, source.name, source.sheet, cells, reporter)
                    : open_csv_rows(context.world, source.file, source.name, source.csv, cells, reporter);
    if (!rows) {
        context.fail(source.name, rows.failure());
        return nullptr;
    }
    if (!(*rows)->columns().empty()) return *std::move(rows);
    context.fail_empty(source.name);
    return nullptr;
}

}
