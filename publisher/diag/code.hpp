// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace publisher::diag {

enum class Severity { Info, Warning, Error };

/// One entry for each line of codes.def.
enum class Code {
#define PUBLISHER_DIAG(code, id, severity, message, remedy) code,
#include "publisher/diag/codes.def"
#undef PUBLISHER_DIAG
};

/// What codes.def says of a code.
struct CodeInfo {
    Code code;
    std::string_view name;  ///< the enumerator
    std::string_view id;    ///< "layout/overset-story"
    Severity severity;
    std::string_view message, remedy;
};

const CodeInfo& info(Code code);
std::span<const CodeInfo> all_codes();
std::optional<Code> find_code(std::string_view id);

std::string_view to_string(Severity severity);

}
