// SPDX-License-Identifier: Apache-2.0
#include "tests/strength/bombs/bomb.hpp"

namespace publisher::strength {
namespace {

/// What one command may use, its workers included: it is killed beyond the seconds.
constexpr int kSeconds = 2;
constexpr long kMebibytes = 256;

std::vector<Bomb> all_bombs() {
    std::vector<Bomb> all;
    for (const auto& some : {xml_bombs(), table_bombs(), archive_bombs(), picture_bombs(), pdf_bombs()})
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

class Bombs : public testing::TestWithParam<Bomb> {};

TEST_P(Bombs, AreRefusedInTwoSecondsAndAQuarterOfAGigabyte) {
    const e2e::Shop shop;
    std::vector<std::string> command = GetParam().plant(shop);
    const e2e::Outcome run = e2e::publish(command, {.cpu_seconds = kSeconds});
    EXPECT_TRUE(run.err.find(GetParam().code) != run.err.npos ||
                run.out.find(GetParam().code) != run.out.npos)
        << GetParam().code << " is not among\n"
        << run.err.substr(0, 1500) << run.out.substr(0, 1500);
    EXPECT_LT(run.err.size() + run.out.size(), 100'000u);
    EXPECT_LT(run.exit, 128) << "killed";
    EXPECT_LT(run.cpu_seconds, kSeconds);
    EXPECT_LT(run.peak_kibibytes / 1024, kMebibytes);
    RecordProperty("cpu_milliseconds", static_cast<int>(run.cpu_seconds * 1000));
    RecordProperty("peak_mebibytes", static_cast<int>(run.peak_kibibytes / 1024));
    std::printf("%-50s exit %d, %.2f s, %ld MiB\n", GetParam().name.c_str(), run.exit, run.cpu_seconds,
                run.peak_kibibytes / 1024);
}

INSTANTIATE_TEST_SUITE_P(All, Bombs, testing::ValuesIn(all_bombs()), [](const auto& bomb) {
    std::string name;
    for (const char c : bomb.param.name)
        name += std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
    return name;
});

}
}
