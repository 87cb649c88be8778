// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/layout/compose.hpp"
#include "publisher/layout/page_builder.hpp"

#include <functional>
#include <string>

namespace publisher::layout {

/// The number of pages among the references: no product or group has such a key.
inline constexpr const char* kPageCountKey = "pages";

/// What is known of the page and the place a block is set at.
struct FieldValues {
    /// Without a page count that of the last round is taken, like a reference.
    std::string page_number, page_count, section_title, first_group, last_group;
    std::string previous_page, next_page, group_title;
    /// A sum of a table's column; empty where there is none.
    std::function<std::string(story::PageField field, const std::string& column)> sum = {};
    /// The first or the last text of the page in a paragraph style; empty before the page is full.
    std::function<std::string(story::PageField field, const std::string& style)> entry = {};
};

/// Gives the page fields of a block their text; it is then set like any other. References that the last
/// round did not answer get a text as wide as most of them will be, and are noted in the outcome.
void fill_fields(bind::Block& block, const FieldValues& values, const References& references,
                 Outcome& outcome);

/// What the fields of a block say belongs to the content key of the page that shows them.
void add_field_inputs(const bind::Block& block, PageBuilder& page);

}
