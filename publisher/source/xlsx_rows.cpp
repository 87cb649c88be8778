// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/sheet/workbook.hpp"
#include "publisher/source/internal/mapping.hpp"
#include "publisher/world/world.hpp"

#include <map>

namespace publisher::source {
namespace {

constexpr std::uint64_t kLargestFile = 512u << 20;

/// The rows of a sheet below its first one that holds anything, which are the headings.
class XlsxRows : public RowReader {
public:
    XlsxRows(sheet::Workbook workbook, Reporter& reporter)
        : workbook_(std::move(workbook)), reporter_(reporter) {}

    Status open(const std::string& sheet, std::string name, origin::CellTable& cells) {
        auto stream = workbook_.open_sheet(sheet);
        if (!stream) return stream.failure();
        stream_ = std::move(*stream);
        if (!stream_->next()) {
            if (!stream_->status()) return stream_->status();
            return Failure{Failure::Kind::Refused, name + ": there is no heading row"};
        }
        heading_row_ = stream_->row();
        for (const sheet::Cell& cell : stream_->cells()) {
            headings_.resize(cell.column);
            headings_.back() = trimmed(cell.text);
        }
        file_ = cells.add_file(std::move(name), headings_);
        report_headings();
        return Done{};
    }

    Status read(const std::function<void(const Row&)>& take) override {
        Row row;
        while (stream_->next()) {
            row.cells.clear();
            for (const sheet::Cell& cell : stream_->cells())
                add(cell, row);
            row.ref = {file_, stream_->row(), 0};
            take(row);
        }
        return stream_->status();
    }
    const std::vector<std::string>& columns() const override { return headings_; }
    bool has_headings() const override { return true; }
    CellRef heading_ref(std::uint32_t column) const override { return {file_, heading_row_, column + 1}; }

private:
    /// A cell without a value of its own is reported and is as good as empty; one that no heading names is
    /// reported as a row that is too long.
    void add(const sheet::Cell& cell, Row& row) {
        using Note = sheet::Cell::Note;
        const CellRef ref{file_, stream_->row(), cell.column};
        if (cell.column > headings_.size()) {
            reporter_.add(
                diag::finding(diag::Code::LongRow, {{"cells", std::to_string(cell.column)},
                                                    {"headings", std::to_string(headings_.size())}}),
                ref);
            return;
        }
        if (cell.note != Note::None) {
            const std::string what = cell.note == Note::Error ? "the error " + cell.text
                                     : cell.note == Note::NoResult
                                         ? std::string("a formula without its result")
                                         : "the day " + cell.text + ", which never was";
            reporter_.add(diag::finding(diag::Code::SheetCell, {{"what", what}}), ref);
            return;
        }
        if (!reporter_.refuse_long(cell.text, ref)) row.cells.push_back({cell.column - 1, cell.text, ref});
    }

    void report_headings() {
        std::map<std::string_view, std::size_t> first;
        for (std::size_t i = 0; i < headings_.size(); ++i) {
            const CellRef ref = heading_ref(static_cast<std::uint32_t>(i));
            if (headings_[i].empty()) {
                reporter_.add(diag::finding(diag::Code::UnnamedHeading, {{"column", std::to_string(i + 1)}}),
                              ref);
            } else if (const auto [entry, is_new] = first.emplace(headings_[i], i); !is_new) {
                reporter_.add(
                    diag::finding(diag::Code::DuplicateHeading, {{"heading", headings_[i]},
                                                                 {"first", std::to_string(entry->second + 1)},
                                                                 {"column", std::to_string(i + 1)}}),
                    ref);
            }
        }
    }

    sheet::Workbook workbook_;
    Reporter& reporter_;
    std::unique_ptr<sheet::RowStream> stream_;
    std::vector<std::string> headings_;
    std::uint32_t file_ = 0, heading_row_ = 1;
};

}

Result<std::unique_ptr<RowReader>> open_xlsx_rows(const World& world, const std::filesystem::path& file,
                                                  std::string name, const std::string& sheet,
                                                  origin::CellTable& cells, Reporter& reporter) {
    auto bytes = world.read(file, kLargestFile);
    if (!bytes) return bytes.failure();
    auto workbook = sheet::Workbook::open(*std::move(bytes));
    if (!workbook) return workbook.failure();
    auto rows = std::make_unique<XlsxRows>(*std::move(workbook), reporter);
    if (const Status status = rows->open(sheet, std::move(name), cells); !status) return status.failure();
    return std::unique_ptr<RowReader>(std::move(rows));
}

}
