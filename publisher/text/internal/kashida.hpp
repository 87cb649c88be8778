// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace publisher::text {

/// Behind which byte of an Arabic word it is best lengthened by a tatweel: where two letters join, and among
/// those places by the rules of Naskh, the later the better. Nothing for a word without such a place.
std::optional<std::size_t> find_kashida(std::string_view word);

}
