// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace publisher::image {

/// Why a picture cannot be used; the client turns it into a finding.
enum class Refusal {
    Unsupported, ///< a format or a variant that we do not read
    Malformed,   ///< truncated or damaged
    TooLarge,    ///< beyond the pixel budget or packed like a bomb
    Profile,     ///< the destination profile cannot be used
    Output,      ///< the result could not be written
};

/// Answers the refusal and ends the process: a worker has one picture, and the decoding libraries
/// report errors from the middle of C code, where nothing can be thrown.
[[noreturn]] void refuse(Refusal refusal, std::string_view message);

/// The format as it is named in refusals, once it is known.
void set_format_name(std::string_view name);

}
