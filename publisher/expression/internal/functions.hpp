// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/expression/internal/lookup.hpp"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <variant>

namespace publisher::expression {

/// What the first argument of a function names; the vocabulary check goes by it.
enum class Names { Nothing, Attribute, Role, PriceKind, UnitPriceKind, Label, Category, CategoryPart, Word };

/// One function of expressions.
struct Function {
    using Outcome = std::variant<BoundText, bool>;
    using Arguments = std::span<const std::string>;

    std::string_view name;
    std::size_t min_arguments = 0, max_arguments = 0;
    Names names = Names::Nothing;
    bool is_test = false; ///< asks only whether something is there
    Outcome (*run)(Lookup& lookup, Arguments arguments) = nullptr;
};

std::span<const Function> function_table();
const Function* find_function(std::string_view name);

/// The words an argument can be, by function and position from 0; empty when anything may stand there.
std::span<const std::string_view> words_of(std::string_view function, std::size_t position);

/// The kinds of price that records have, without those of the publication's rules.
std::span<const std::string_view> price_kinds();

}
