// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/result.hpp"
#include "publisher/origin/origin.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace publisher {
class World;
}

namespace publisher::source {

class Reporter;
class TextStream;

struct CsvFormat {
    char delimiter = 0;  ///< 0: found out from the heading row, among `;` `,` tab and `|`
    std::string charset; ///< empty: UTF-8, or UTF-16 with a byte order mark; else an ICU name
};

/// Reads delimited text (RFC 4180) row by row in constant memory, with the place of every cell.
///
/// Lines end with LF, CRLF or CR; quoted cells may hold line breaks, delimiters and doubled quotes.
/// Rows count from 1 with the heading row and blank rows, as a spreadsheet shows them. What is wrong
/// with a row is reported with its number, and the rows after it are read: a row with too few or too
/// many cells, a blank one, a quote that is not closed (its row then ends with its line) or has text
/// behind it, bytes that are not of the charset (U+FFFD stands in their place). A heading that is there
/// twice is reported; the first column of that name counts.
class CsvReader {
public:
    /// Opens the file and reads its heading row; an empty file has no headings. `name` stands for the file
    /// in findings.
    static Result<std::unique_ptr<CsvReader>> open(const World& world, const std::filesystem::path& file,
                                                   std::string name, const CsvFormat& format,
                                                   origin::CellTable& cells, Reporter& reporter);
    ~CsvReader();

    const std::vector<std::string>& headings() const { return headings_; }
    /// The first column of that heading, case and white space as written; -1 when there is none.
    int find_heading(std::string_view heading) const;

    /// Goes to the next row that is not blank; false at the end of the file.
    bool next();
    /// A read that failed on the way; rows after it are missing.
    Status status() const;

    std::uint32_t row() const { return row_; }
    /// How many cells the row has, at most as many as there are headings.
    std::size_t n_cells() const { return n_cells_; }
    /// The cell without its quotes, white space as written; empty behind the end of a short row. Valid
    /// until the next call of `next`.
    std::string_view cell(std::size_t column) const {
        return column < n_cells_ ? texts_[column] : std::string_view();
    }
    origin::CellRef ref(std::size_t column) const {
        return {file_, row_, static_cast<std::uint32_t>(column + 1)};
    }

private:
    enum class Quotes { MayHoldLineBreaks, EndWithTheLine };
    enum class ScanResult { Row, NeedsMore, UnclosedQuote };
    struct Span {
        std::size_t begin = 0, end = 0;
        bool is_quoted = false, has_quotes_inside = false;
    };
    struct RowScan {
        std::vector<Span> spans;
        std::size_t next = 0;
        bool spans_lines = false;
        int unclosed_column = -1, stray_column = -1;
    };

    CsvReader(std::unique_ptr<TextStream> stream, char delimiter, Reporter& reporter);
    Status read_headings(std::string name, origin::CellTable& cells);
    void read_delimiter_line();
    char sniff_delimiter();
    void report_headings();

    bool read_row();
    ScanResult scan(Quotes quotes, RowScan& row) const;
    ScanResult scan_quoted(Quotes quotes, std::size_t& at, Span& span, RowScan& row) const;
    std::size_t find_cell_end(std::size_t at) const;
    bool fill();
    bool is_blank() const;
    void take_texts();
    void repair(std::size_t column);
    void report_damage();
    void report_row();

    std::unique_ptr<TextStream> stream_;
    std::optional<Failure> failure_; ///< what is no table is not read on
    Reporter& reporter_;
    char delimiter_;
    std::string buffer_;
    std::size_t position_ = 0; ///< of the next row in the buffer
    bool is_at_end_ = false;

    std::vector<std::string> headings_;
    std::uint32_t file_ = 0, row_ = 0;
    RowScan scan_;
    std::vector<std::string_view> texts_;
    std::vector<std::string> repaired_;
    std::vector<std::pair<std::size_t, std::size_t>> damaged_; ///< column and byte, from 1
    std::size_t n_cells_ = 0;
};

}
