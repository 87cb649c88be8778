// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/xml/xpath.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace publisher::expression {

/// An expression taken apart where its pieces keep origins of their own: concat(), if() and upper() around
/// the whole. What stands inside a predicate or a sum stays in one piece.
struct Pieces {
    enum class Kind { Whole, Literal, Concatenation, Choice, Upper };
    Kind kind = Kind::Whole;
    std::string literal;
    std::shared_ptr<const xml::XPath> expression; ///< of a Whole; never null there
    std::vector<Pieces> parts;                    ///< of a Choice: the condition (a Whole) and both branches
};

Pieces take_apart(const xml::XPath& expression);

}
