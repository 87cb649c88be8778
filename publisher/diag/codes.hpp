// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/diag/code.hpp"

namespace publisher::diag {

enum class Code : std::uint16_t {
#define PUBLISHER_DIAG(code, id, severity, message, remedy) code,
#include "publisher/diag/codes.def"
#undef PUBLISHER_DIAG
};

}
