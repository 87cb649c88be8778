// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/result.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// Tables of spreadsheet programs in and out: Office Open XML workbooks (ECMA-376, part 1, SpreadsheetML).
namespace publisher::sheet {

/// A cell as text. Numbers are exact decimals with the fifteen digits that spreadsheet programs keep, dates
/// are ISO 8601, truths "true" and "false", numbers shown with leading zeros have them.
struct Cell {
    enum class Note {
        None,
        Error,         ///< the cell holds an error, its name is the text
        NoResult,      ///< a formula whose result was not saved
        NoSuchDay,     ///< 29 February 1900, which only spreadsheet programs know
    };
    std::uint32_t column = 0;                ///< from 1; A is 1
    std::string text;
    Note note = Note::None;
};

/// The rows of one sheet from top to bottom in small memory.
class RowStream {
public:
    virtual ~RowStream() = default;
    /// Goes to the next row that holds anything; false at the end and after a failure.
    virtual bool next() = 0;
    virtual std::uint32_t row() const = 0;   ///< from 1, as the program shows it
    virtual const std::vector<Cell>& cells() const = 0;
    virtual Status status() const = 0;
};

/// A workbook in memory, packed; its shared texts are unpacked. Files that lie about their size, that hold
/// a DOCTYPE or that are no workbook are refused in words.
class Workbook {
public:
    static Result<Workbook> open(std::string bytes);
    ~Workbook();
    Workbook(Workbook&& other) noexcept;
    Workbook& operator=(Workbook&& other) noexcept;

    /// In the order of the tabs, hidden ones included.
    std::vector<std::string> sheet_names() const;
    /// The sheet of that name; of an empty name the first that is not hidden. Valid as long as the workbook.
    Result<std::unique_ptr<RowStream>> open_sheet(std::string_view name = {}) const;

    struct State;

private:
    explicit Workbook(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// "A" for 1, "AB" for 28.
std::string to_column_name(std::uint32_t column);

}
