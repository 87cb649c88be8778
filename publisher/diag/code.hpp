// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace publisher::diag {

enum class Severity { Info, Warning, Error };

/// One value for each line of codes.def. Their names are in codes.hpp, which only those include who name one:
/// so a new finding does not compile the whole program again.
enum class Code : std::uint16_t;

/// What codes.def says of a code.
struct CodeInfo {
    Code code;
    std::string_view name; ///< the enumerator
    std::string_view id;   ///< "layout/overset-story"
    Severity severity;
    std::string_view message, remedy;
};

const CodeInfo& info(Code code);
std::span<const CodeInfo> all_codes();
std::optional<Code> find_code(std::string_view id);

std::string_view to_string(Severity severity);

}
