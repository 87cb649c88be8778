// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/emit/idml/internal/desk.hpp"

namespace publisher::emit::idml {

/// A part of the package: file name and bytes.
struct Part {
    std::string name, bytes;
};

/// A page as designmap refers to it.
struct WrittenPage {
    std::string self;
    std::vector<page::Anchor> anchors;
};

/// Writes one parent spread; `self` is its id, which pages refer to.
Result<Part> write_parent(const Parent& parent, std::size_t idx, const std::string& self, Desk& desk);

/// Writes one or two facing pages that have been read from the spool, the first of them at `first_idx`.
/// `parent_ids` stand beside Survey::parents.
Result<Part> write_spread(const std::vector<page::Page>& pages, std::size_t first_idx,
                          const std::vector<std::string>& parent_ids, Desk& desk,
                          std::vector<WrittenPage>& written);

/// Does a page begin a spread, or face the one before it?
bool begins_spread(const page::Page& page, const Survey& survey);

}
