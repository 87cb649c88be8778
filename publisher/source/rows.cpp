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

std::unique_ptr<RowReader> open_rows(const RowSource& source, Context& context, Reporter& reporter) {
    if (source.format == publication::TableSource::Format::Json)
        return open_json_rows(source, context, reporter);
    auto reader = context.open_csv(source.file, source.name, source.csv, reporter);
    if (!reader) return nullptr;
    return std::make_unique<CsvRows>(std::move(reader));
}

}
