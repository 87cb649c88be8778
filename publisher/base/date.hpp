// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace publisher {

/// A day of the proleptic Gregorian calendar. There is no "today": dates come
/// from the data, the edition or SOURCE_DATE_EPOCH.
struct Date {
    int year = 0, month = 0, day = 0;

    /// Reads "2027-03-01", also as the beginning of an ISO 8601 time; nothing for a day that does not exist.
    static std::optional<Date> parse(std::string_view text);
    /// The day in UTC of a Unix time in seconds.
    static Date from_unix_seconds(long long seconds);

    std::string to_string() const;
    auto operator<=>(const Date&) const = default;
};

/// From the first to the last day, both included. A missing end is open.
struct DateWindow {
    std::optional<Date> first, last;

    bool contains(const Date& day) const { return (!first || *first <= day) && (!last || day <= *last); }
    bool contains(const DateWindow& other) const;
    /// "2027-03-01..2027-08-31", ".." for an open end.
    std::string to_string() const;
    bool operator==(const DateWindow&) const = default;
};

}
