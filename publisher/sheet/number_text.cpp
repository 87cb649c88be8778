// SPDX-License-Identifier: Apache-2.0
#include "publisher/sheet/internal/number_text.hpp"

#include "publisher/base/date.hpp"
#include "publisher/base/text.hpp"

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <optional>

namespace publisher::sheet {
namespace {

constexpr int kDigits = 15;
constexpr long long kSecondsOfADay = 86400;
/// Day 25569 of the 1900 system and day 24107 of the 1904 system are 1970-01-01.
constexpr long long kEpochOf1900 = 25569, kEpochOf1904 = 24107;
/// The 1900 system has a 29 February 1900 as its day 60; the days before it are one too low.
constexpr long long kDayThatIsNot = 60;

std::optional<double> parse_number(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

std::string two_digits(long long value) { return (value < 10 ? "0" : "") + std::to_string(value); }

std::string time_text(long long seconds) {
    return two_digits(seconds / 3600) + ':' + two_digits(seconds / 60 % 60) + ':' + two_digits(seconds % 60);
}

Cell date_cell(double serial, bool counts_from_1904) {
    const long long all_seconds = std::llround(serial * static_cast<double>(kSecondsOfADay));
    const long long day = all_seconds / kSecondsOfADay, seconds = all_seconds % kSecondsOfADay;
    Cell cell;
    if (!counts_from_1904 && day == 0) {
        cell.text = time_text(seconds);
        return cell;
    }
    if (!counts_from_1904 && day == kDayThatIsNot) {
        cell.note = Cell::Note::NoSuchDay;
        cell.text = "1900-02-29";
        return cell;
    }
    const long long shift = !counts_from_1904 && day < kDayThatIsNot ? 1 : 0;
    const long long since_1970 = day + shift - (counts_from_1904 ? kEpochOf1904 : kEpochOf1900);
    cell.text = Date::from_unix_seconds(since_1970 * kSecondsOfADay).to_string();
    if (seconds != 0) cell.text += 'T' + time_text(seconds);
    return cell;
}

}

NumberFormat builtin_format(int id) {
    using Kind = NumberFormat::Kind;
    const bool is_date = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
    return {is_date ? Kind::Date : id == 49 ? Kind::Text : Kind::Number, 0};
}

NumberFormat parse_format(std::string_view code) {
    NumberFormat format;
    if (code == "@") format.kind = NumberFormat::Kind::Text;
    if (!code.empty() && code.find_first_not_of('0') == std::string_view::npos) format.n_leading_digits = static_cast<int>(code.size());
    for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
        if (code[i] == '"') i = std::min(code.find('"', i + 1), code.size());
        else if (code[i] == '\\' || code[i] == '_' || code[i] == '*') ++i;
        else if (code[i] == '[' && code.substr(i + 1, 1).find_first_of("hHmMsS") != 0) i = std::min(code.find(']', i), code.size());
        else if (std::string_view("yYmMdDhHsS").find(code[i]) != std::string_view::npos) format.kind = NumberFormat::Kind::Date;
    }
    return format;
}

std::string to_decimal_text(std::string_view stored) {
    const auto value = parse_number(stored);
    if (!value) return std::string(stored);
    // "d.ddde±xx", from which the digits are spread out around the point.
    char buffer[64];
    const auto written = std::to_chars(buffer, buffer + sizeof buffer, *value, std::chars_format::scientific, kDigits - 1);
    std::string_view text(buffer, static_cast<std::size_t>(written.ptr - buffer));
    const bool is_negative = text.front() == '-';
    if (is_negative) text.remove_prefix(1);
    const std::size_t e = text.find('e');
    const int exponent = std::atoi(std::string(text.substr(e + 1)).c_str());
    std::string digits = std::string(text.substr(0, 1)).append(text.substr(2, e - 2));
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.empty()) return "0";
    if (exponent < 0) {
        digits.insert(0, static_cast<std::size_t>(-exponent - 1), '0');
        digits.insert(0, "0.");
    } else {
        const std::size_t whole = static_cast<std::size_t>(exponent) + 1;
        if (digits.size() < whole) digits.append(whole - digits.size(), '0');
        if (digits.size() > whole) digits.insert(whole, 1, '.');
    }
    return (is_negative ? "-" : "") + digits;
}

Cell number_cell(std::string_view stored, const NumberFormat& format, bool counts_from_1904) {
    const auto value = parse_number(trimmed(stored));
    if (value && *value >= 0 && format.kind == NumberFormat::Kind::Date) return date_cell(*value, counts_from_1904);
    Cell cell;
    cell.text = to_decimal_text(trimmed(stored));
    const bool is_whole = cell.text.find_first_not_of("0123456789") == std::string::npos;
    const auto n_wanted = static_cast<std::size_t>(format.n_leading_digits);
    if (value && is_whole && cell.text.size() < n_wanted) cell.text.insert(0, n_wanted - cell.text.size(), '0');
    return cell;
}

}
