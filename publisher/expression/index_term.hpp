// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace publisher::expression {

/// A term of an index, and the terms to which it sends the reader on.
struct IndexTerm {
    std::string text;
    std::vector<std::string> see;      ///< of a term that has no pages of its own
    std::vector<std::string> see_also; ///< of one that has
};

}
