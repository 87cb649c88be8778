// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace publisher::sheet {

/// Rows of texts under headings.
struct Table {
    std::string name;                        ///< of the tab, at most 31 characters
    std::vector<std::string> headings;
    std::vector<std::vector<std::string>> rows;
};

/// The table as a workbook of one sheet: the headings bold and kept in sight, columns as wide as they have
/// to be. All cells are text, so that no program makes a number of an article number or a date of a span.
/// The same table gives the same bytes.
std::string to_xlsx(const Table& table);

/// The table as CSV (RFC 4180, UTF-8, separated by semicolons). Texts that a spreadsheet program would run
/// as a formula are neutralized; reading with `restored` gives them back.
std::string to_csv(const Table& table);

/// Has an apostrophe in front of what begins like a formula (`=`, `+`, `-`, `@`, their wide forms, a tab or
/// a line end), and of what would then be mistaken for such a text.
std::string neutralized(std::string_view text);
/// The text that was neutralized; texts that never were stay as they are.
std::string restored(std::string_view text);

}
