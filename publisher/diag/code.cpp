// SPDX-License-Identifier: Apache-2.0
#include "publisher/diag/code.hpp"

#include "publisher/diag/codes.hpp"

#include <algorithm>
#include <array>

namespace publisher::diag {
namespace {

constexpr auto kCodes = std::to_array<CodeInfo>({
#define PUBLISHER_DIAG(code, id, severity, message, remedy) \
    {Code::code, #code, id, Severity::severity, message, remedy},
#include "publisher/diag/codes.def"
#undef PUBLISHER_DIAG
});

}

const CodeInfo& info(Code code) {
    return kCodes[static_cast<std::size_t>(code)];
}

std::span<const CodeInfo> all_codes() {
    return kCodes;
}

std::optional<Code> find_code(std::string_view id) {
    const auto found =
        std::find_if(kCodes.begin(), kCodes.end(), [&](const CodeInfo& code) { return code.id == id; });
    return found == kCodes.end() ? std::nullopt : std::optional(found->code);
}

std::string_view to_string(Severity severity) {
    switch (severity) {
        case Severity::Info: return "info";
        case Severity::Warning: return "warning";
        case Severity::Error: return "error";
    }
    return "";
}

}
