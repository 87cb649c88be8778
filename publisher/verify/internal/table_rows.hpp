// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/verify/internal/page_text.hpp"
#include "publisher/verify/verify.hpp"

namespace publisher::verify {

/// A page field in a head or foot of a table, and what its cell says before it.
struct RowField {
    const design::Inline* field = nullptr;
    std::string label; ///< squashed; empty: the cell begins with the field
};

/// The fields of the cells whose conditions hold, for rows that belong to a group.
std::vector<RowField> fields_of(const Inputs& inputs, const std::vector<design::TableRow>& rows,
                                catalog::CategoryId group);

/// The words of a part of a page that stand right behind a label: the next one on its line and what follows.
/// All words of the part where there is no label.
std::vector<std::size_t> words_behind(const PageText& page, const Rect& part, const std::string& label);

}
