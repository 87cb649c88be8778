// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

namespace publisher::source {

/// "eacute" gives U+00E9; names are case-sensitive, without `&` and `;`.
std::optional<char32_t> find_html_entity(std::string_view name);

}
