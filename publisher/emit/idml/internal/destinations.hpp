// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/page/page.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace publisher::emit::idml {

/// A place that another page refers to.
struct Destination {
    std::string name; ///< unique: "product/NV-1, page 12"
    int page = 0;     ///< physical
    std::string folio;
    std::optional<page::StoryIndex> story; ///< the text that stands there; none: the page itself is meant
    std::size_t key = 0;                   ///< unique among all destinations, from 1

    std::string self() const;
};

/// What the page references of a document (contents, indexes, "see page 12") lead to. Pages are looked at
/// twice: for what they refer to, and for where that stands.
class Destinations {
public:
    void note_references(const page::Page& page);
    bool has_references() const { return !wanted_.empty(); }
    void note_places(const page::Page& page);

    /// Of all keys, which stand in lines; in the order of the pages.
    std::vector<const Destination*> find(const std::string& keys) const;
    std::vector<const Destination*> in_story(int page, page::StoryIndex story) const;
    const std::vector<Destination>& all() const { return all_; }

private:
    std::set<std::string> wanted_;
    std::vector<Destination> all_; ///< in the order of the pages
    std::map<std::string, std::vector<std::size_t>> by_anchor_;
    std::map<std::pair<int, page::StoryIndex>, std::vector<std::size_t>> by_story_;
};

}
