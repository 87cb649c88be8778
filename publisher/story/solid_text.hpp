// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

/// Places in a text that are the same before and after it was set in lines.
namespace publisher::story {

/// Characters that stand on exactly one line, whatever the composer did with spaces and hyphens.
bool is_solid(char32_t character);

/// How many of them a text has, which is UTF-8.
std::size_t count_solid(std::string_view text);

}
