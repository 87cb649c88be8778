// SPDX-License-Identifier: Apache-2.0
#include "publisher/layout/page_ranges.hpp"

#include <algorithm>

namespace publisher::layout {
namespace {

constexpr std::string_view kEnDash = "\u2013";

std::string_view comma_of(std::string_view language) {
    const std::string_view primary = language.substr(0, language.find('-'));
    if (primary == "ar" || primary == "fa" || primary == "ur") return "\u060C ";
    if (primary == "ja" || primary == "zh") return "\u3001";
    return ", ";
}

bool counts_on(const Place& before, const Place& next) {
    return next.page == before.page + 1 && next.folio == before.folio.moved(1);
}

}

std::string to_page_ranges(std::vector<Place> places, std::string_view language) {
    std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) { return a.page < b.page; });
    places.erase(std::unique(places.begin(), places.end()), places.end());
    std::string text;
    for (auto first = places.begin(); first != places.end();) {
        auto last = first;
        while (last + 1 != places.end() && counts_on(*last, *(last + 1)))
            ++last;
        if (!text.empty()) text += comma_of(language);
        text += first->folio.text();
        if (last != first) text.append(kEnDash).append(last->folio.text());
        first = last + 1;
    }
    return text;
}

}
