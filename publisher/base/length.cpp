// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/length.hpp"

#include "publisher/base/text.hpp"

#include <charconv>

namespace publisher {

std::optional<Length> Length::parse(std::string_view text) {
    text = trimmed(text);
    double value = 0;
    const auto [end, error] =
        std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    // from_chars reads "nan" and "inf" too; written this way round, no number fails as well.
    if (error != std::errc() || !(value >= -100'000 && value <= 100'000)) return std::nullopt;
    const std::string_view unit = trimmed(std::string_view(end, text.data() + text.size() - end));
    if (unit == "mm") return from_millimetres(value);
    if (unit == "pt") return from_points(value);
    if (unit == "cm") return from_millimetres(value * 10);
    if (unit == "in") return rounded(value * kUnitsPerInch);
    if (unit.empty() && value == 0) return Length();
    return std::nullopt;
}

std::string to_millimetres_text(Length length) {
    return to_number_text(length.millimetres(), 3);
}

}
