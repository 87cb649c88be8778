// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/pdf/internal/destinations.hpp"

#include "publisher/base/find_word.hpp"
#include "publisher/base/text.hpp"
#include "publisher/page/reference_key.hpp"

#include <algorithm>

namespace publisher::emit::pdf {

void Destinations::add(const page::Page& page, std::size_t page_idx) {
    for (const page::Anchor& anchor : page.anchors) {
        std::vector<Place>& places = places_[page::reference_key(anchor)];
        if (places.empty() || places.back().page_idx != page_idx)
            places.push_back({page_idx, {anchor.at.x, page.trim.height - anchor.at.y}, page.folio.text()});
    }
}

std::vector<Destinations::Place> Destinations::find(std::string_view keys) const {
    std::vector<Place> found;
    for (const std::string_view key : split(keys, '\n')) {
        const auto places = places_.find(key);
        if (places != places_.end()) found.insert(found.end(), places->second.begin(), places->second.end());
    }
    std::ranges::stable_sort(found, {}, &Place::page_idx);
    const auto twins = std::ranges::unique(found, {}, &Place::page_idx);
    found.erase(twins.begin(), twins.end());
    return found;
}

std::vector<ReferencePart> split_reference(std::string_view text,
                                           const std::vector<Destinations::Place>& places) {
    std::vector<ReferencePart> parts;
    std::size_t from = 0;
    for (const Destinations::Place& place : places) {
        const std::size_t at = find_word(text, place.folio, from);
        if (at == text.npos) continue;
        from = at + place.folio.size();
        parts.push_back({at, from, place});
    }
    if (parts.empty() && !places.empty() && !text.empty()) parts.push_back({0, text.size(), places.front()});
    return parts;
}

}
