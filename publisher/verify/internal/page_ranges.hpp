// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace publisher::verify {

/// Whether the second folio is the one after the first: "9" and "10", "A-3" and "A-4", "iv" and "v".
bool counts_on(const std::string& folio, const std::string& next);

/// "iv", "3", "12–14" of pages, given by their index, and the folios of all pages. Pages that follow one
/// another and count on are one range.
std::vector<std::string> page_ranges(const std::set<std::size_t>& pages,
                                     const std::vector<std::string>& folios);

/// One item of a printed list of pages, read from its word: "12–14" from "12–14,", in text from right to left
/// from "،14–12". Nothing where the word is none.
struct ListItem {
    std::string range;
    bool has_comma = false; ///< the list goes on, or has begun before
};
std::optional<ListItem> read_list_item(const std::string& word, bool is_right_to_left);

}
