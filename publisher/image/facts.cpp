// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/facts.hpp"

#include <algorithm>

namespace publisher::image {

std::optional<bool> RightsFacts::is_credit_required() const {
    if (credit_line_required.empty()) return {};
    return credit_line_required != "Not Required";
}

DateWindow RightsFacts::window() const {
    DateWindow window;
    for (const auto& start : starts) {
        if (start.day && (!window.first || *window.first < *start.day)) window.first = start.day;
    }
    for (const auto& end : ends) {
        if (end.day && (!window.last || *end.day < *window.last)) window.last = end.day;
    }
    return window;
}

bool RightsFacts::has_unreadable_date() const {
    const auto is_unreadable = [](const DateFact& date) { return !date.day; };
    return std::ranges::any_of(starts, is_unreadable) || std::ranges::any_of(ends, is_unreadable);
}

}
