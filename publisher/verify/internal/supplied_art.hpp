// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/inspect/facts.hpp"

#include <set>
#include <string>
#include <vector>

namespace publisher::verify {

/// What of a page is supplied art that was approved as a whole: all that is painted within a form whose content is,
/// byte for byte, that of an approved page. Whatever else somebody put there is judged like the rest.
class SuppliedArt {
public:
    /// `contents` as Options::supplied_art.
    SuppliedArt(const inspect::PageFacts& page, const std::set<std::string>& contents);

    bool is_there() const { return is_there_; }
    bool holds(const inspect::Painted& thing) const {
        return thing.form >= 0 && is_in_art_[static_cast<std::size_t>(thing.form)];
    }
    /// The page without its words and codes. Its grounds stay: they may be under or over words of ours.
    inspect::PageFacts page_without() const;
    /// Its words alone.
    inspect::PageFacts words() const;

private:
    const inspect::PageFacts& page_;
    std::vector<bool> is_in_art_; ///< by form
    bool is_there_ = false;
};

}
