// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/targets.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

namespace publisher::fuzz {
namespace {

std::vector<std::filesystem::path> inputs_of(const Target& target) {
    std::vector<std::filesystem::path> files;
    const std::filesystem::path folder = std::filesystem::path(PUBLISHER_SOURCE_DIR "/tests/fuzz/corpus");
    for (const auto& entry : std::filesystem::directory_iterator(folder / target.name))
        files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

class Corpus : public testing::TestWithParam<Target> {};

/// Inputs that once were a finding of the fuzzer, and what it begins with: none ends the process.
TEST_P(Corpus, EachKeptInputComesBack) {
    const auto files = inputs_of(GetParam());
    EXPECT_FALSE(files.empty()) << GetParam().name;
    for (const auto& file : files) {
        SCOPED_TRACE(file.filename().string());
        std::ostringstream content;
        content << std::ifstream(file, std::ios::binary).rdbuf();
        const std::string bytes = content.str();
        GetParam().run(bytes);
        GetParam().run(std::string_view(bytes).substr(0, bytes.size() / 2));
    }
}

INSTANTIATE_TEST_SUITE_P(Targets, Corpus, testing::ValuesIn(kTargets), [](const auto& target) {
    std::string name(target.param.name);
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
});

}
}
