// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace publisher::text {

/// Does the space at `space` tie a number to what belongs to it, so that no line may end there: "12 mm",
/// "€ 9.90", "No. 5", "8 × 50"?
bool is_binding_space(std::string_view text, std::size_t space);

}
