// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/design/design.hpp"

#include <string>

namespace publisher::layout {

/// The ladders whose steps the cells of a table take together where the pages of its section do not do.
class TableLadder {
public:
    TableLadder(const design::TableSpec& table, const style::StyleSheet& styles);

    /// Of the longest of them, cuts aside.
    int n_steps() const { return n_steps_; }
    /// What they have done after so many steps: "size 91 %", each once.
    std::string name_of(int step) const;

private:
    std::vector<std::vector<std::string>> names_; ///< [ladder][rung]
    int n_steps_ = 0;
};

}
