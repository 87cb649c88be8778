// SPDX-License-Identifier: Apache-2.0
#include "publisher/diag/code.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace publisher::diag {
namespace {

constexpr const char* kFile = PUBLISHER_SOURCE_DIR "/publisher/docs/diagnostics.md";

constexpr const char* kHead = R"(# Diagnostics

Every finding the program can make, with its default severity and what to do. An output or a rule may raise or lower
a severity; `--allow CODE` loosens an error by name, except those of rights and approval, which only a waiver in the
publication lifts. Words in braces are filled in.

Made from `publisher/diag/codes.def` by `cmake --build build --target diagnostics-manual`; edit that list, not this file.
)";

std::string_view area_of(std::string_view id) {
    return id.substr(0, id.find('/'));
}

/// Areas in the order in which the list first names them.
std::vector<std::string_view> areas() {
    std::vector<std::string_view> result;
    for (const CodeInfo& code : all_codes()) {
        const std::string_view area = area_of(code.id);
        if (std::find(result.begin(), result.end(), area) == result.end()) result.push_back(area);
    }
    return result;
}

std::string manual() {
    std::string text = kHead;
    for (const std::string_view area : areas()) {
        text += "\n## " + std::string(area) + '\n';
        for (const CodeInfo& code : all_codes()) {
            if (area_of(code.id) != area) continue;
            text += "\n`" + std::string(code.id) + "` " + std::string(to_string(code.severity)) + "  \n";
            text += std::string(code.message) + "  \n";
            text += "*Remedy:* " + std::string(code.remedy) + '\n';
        }
    }
    return text;
}

TEST(DiagnosticsManual, SaysWhatTheListSays) {
    const std::string wanted = manual();
    if (const char* update = std::getenv("PUBLISHER_UPDATE_MANUAL");
        update && std::string_view(update) == "1") {
        std::ofstream(kFile, std::ios::binary) << wanted;
    }
    std::ifstream stream(kFile, std::ios::binary);
    const std::string found(std::istreambuf_iterator<char>(stream), {});
    EXPECT_TRUE(found == wanted) << "publisher/docs/diagnostics.md is older than codes.def; run\n"
                                    "    cmake --build build --target diagnostics-manual";
}

}
}
