// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/date.hpp"

#include <charconv>
#include <chrono>

namespace publisher {
namespace {

std::optional<int> parse_digits(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || text.front() == '-') return std::nullopt;
    return value;
}

void append_padded(std::string& text, int value, std::size_t width) {
    const std::string digits = std::to_string(value);
    text.append(digits.size() < width ? width - digits.size() : 0, '0').append(digits);
}

}

std::optional<Date> Date::parse(std::string_view text) {
    if (text.size() > 10 && text[10] != 'T' && text[10] != ' ') return std::nullopt;
    if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = parse_digits(text.substr(0, 4));
    const auto month = parse_digits(text.substr(5, 2));
    const auto day = parse_digits(text.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    const std::chrono::year_month_day calendar{std::chrono::year(*year),
                                               std::chrono::month(static_cast<unsigned>(*month)),
                                               std::chrono::day(static_cast<unsigned>(*day))};
    if (!calendar.ok()) return std::nullopt;
    return Date{*year, *month, *day};
}

Date Date::from_unix_seconds(long long seconds) {
    const auto days =
        std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(std::chrono::seconds(seconds)));
    const std::chrono::year_month_day calendar(days);
    return {static_cast<int>(calendar.year()), static_cast<int>(static_cast<unsigned>(calendar.month())),
            static_cast<int>(static_cast<unsigned>(calendar.day()))};
}

std::string Date::to_string() const {
    std::string text;
    append_padded(text, year, 4);
    text += '-';
    append_padded(text, month, 2);
    text += '-';
    append_padded(text, day, 2);
    return text;
}

bool DateWindow::contains(const DateWindow& other) const {
    const bool begins_in_time = !first || (other.first && *first <= *other.first);
    const bool ends_in_time = !last || (other.last && *other.last <= *last);
    return begins_in_time && ends_in_time;
}

std::string DateWindow::to_string() const {
    return (first ? first->to_string() : "") + ".." + (last ? last->to_string() : "");
}

}
