// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/page/page.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace publisher::emit::pdf {

/// Where products and groups stand in the document, by the keys that references name them with.
class Destinations {
public:
    struct Place {
        std::size_t page_idx = 0;
        Point at;          ///< on the page, from its bottom left corner
        std::string folio; ///< of the page, as it is printed
    };

    void add(const page::Page& page, std::size_t page_idx);
    /// The places of all keys, one in a line, in the order of the pages; one of each page.
    std::vector<Place> find(std::string_view keys) const;

private:
    std::map<std::string, std::vector<Place>, std::less<>> places_;
};

/// A part of a reference's text and the place it names.
struct ReferencePart {
    std::size_t begin = 0, end = 0; ///< bytes of the text
    Destinations::Place place;
};

/// Finds the pages in a text such as "12, 14–16": every folio that is there leads to its own page, and a
/// text without any of them as a whole to the first place.
std::vector<ReferencePart> split_reference(std::string_view text,
                                           const std::vector<Destinations::Place>& places);

}
