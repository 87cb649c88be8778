// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/sheet/workbook.hpp"

#include <string>
#include <string_view>

namespace publisher::sheet {

/// What a number format (ECMA-376 part 1, 18.8.30 and 18.8.31) makes of a number.
struct NumberFormat {
    enum class Kind { Number, Date, Text } kind = Kind::Number;
    int n_leading_digits = 0;                ///< of a format such as "00000"
};

NumberFormat builtin_format(int id);
NumberFormat parse_format(std::string_view code);

/// The text of a stored number: an exact decimal without exponent, or a day and time.
Cell number_cell(std::string_view stored, const NumberFormat& format, bool counts_from_1904);

/// "12.5" of "1.25E1" and of "12.500000000000002": a spreadsheet keeps fifteen digits. A text that is no
/// number stays as it is.
std::string to_decimal_text(std::string_view stored);

}
