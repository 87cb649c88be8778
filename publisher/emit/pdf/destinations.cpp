// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/pdf/internal/destinations.hpp"

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

namespace {

bool is_of_word(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Where the folio stands from that byte on, as a word of its own.
std::size_t find_folio(std::string_view text, std::string_view folio, std::size_t from) {
    for (std::size_t at = text.find(folio, from); at != text.npos; at = text.find(folio, at + 1)) {
        const bool is_begun = at > 0 && is_of_word(text[at - 1]);
        const std::size_t end = at + folio.size();
        if (!is_begun && (end == text.size() || !is_of_word(text[end]))) return at;
    }
    return text.npos;
}

}

std::vector<ReferencePart> split_reference(std::string_view text,
                                           const std::vector<Destinations::Place>& places) {
    std::vector<ReferencePart> parts;
    std::size_t from = 0;
    for (const Destinations::Place& place : places) {
        const std::size_t at = place.folio.empty() ? text.npos : find_folio(text, place.folio, from);
        if (at == text.npos) continue;
        from = at + place.folio.size();
        parts.push_back({at, from, place});
    }
    if (parts.empty() && !places.empty() && !text.empty()) parts.push_back({0, text.size(), places.front()});
    return parts;
}

}
