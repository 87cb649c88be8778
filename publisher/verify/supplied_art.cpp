// SPDX-License-Identifier: Apache-2.0
#include "publisher/verify/internal/supplied_art.hpp"

namespace publisher::verify {

SuppliedArt::SuppliedArt(const inspect::PageFacts& page, const std::set<std::string>& contents)
    : page_(page) {
    // A form is listed after the one that shows it.
    for (const inspect::FormFacts& form : page.forms) {
        const auto parent = static_cast<std::size_t>(form.parent);
        const bool is_within = form.parent >= 0 && parent < is_in_art_.size() && is_in_art_[parent];
        is_in_art_.push_back(is_within || contents.contains(form.content_sha256));
        is_there_ = is_there_ || is_in_art_.back();
    }
}

inspect::PageFacts SuppliedArt::page_without() const {
    inspect::PageFacts page = page_;
    std::erase_if(page.runs, [&](const inspect::TextRun& run) { return holds(run); });
    // Codes are made of many bars; a rectangle is a ground.
    std::erase_if(page.paths, [&](const inspect::Path& path) { return !path.is_rectangle && holds(path); });
    return page;
}

inspect::PageFacts SuppliedArt::words() const {
    inspect::PageFacts page = page_;
    std::erase_if(page.runs, [&](const inspect::TextRun& run) { return !holds(run); });
    return page;
}

}
