// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/separations.hpp"

#include <gtest/gtest.h>

namespace publisher::e2e {
namespace {

class EveryEdition : public testing::TestWithParam<const char*> {};

/// All editions of a sample, each output for a press: minutes, so not in every run.
TEST_P(EveryEdition, IsTheSameToBothJudges) {
    if (!has_separation_judges()) GTEST_SKIP() << "gs and qpdf are the judges";
    const Folder out;
    const std::string sample = PUBLISHER_SOURCE_DIR "/samples/" + std::string(GetParam());
    const Outcome build = publish({"build", sample, "--no-verify", "-o", out.path().string(), "-j2"});
    ASSERT_EQ(build.exit, 0) << build.out << build.err;
    int n_files = 0;
    for (const auto& edition : std::filesystem::directory_iterator(out.path())) {
        SCOPED_TRACE(edition.path().filename().string());
        for (const char* name : {"press.pdf", "press-x1a.pdf"}) {
            if (!std::filesystem::exists(edition.path() / name)) continue;
            expect_same_separations(edition.path() / name, 300.5);
            ++n_files;
        }
    }
    EXPECT_GT(n_files, 0);
}

INSTANTIATE_TEST_SUITE_P(Samples, EveryEdition,
                         testing::Values("first-job/publication.xml", "norrvik/catalog.xml",
                                         "norrvik/pricelist.xml", "norrvik/circular.xml"),
                         [](const auto& sample) {
                             std::string name;
                             for (const char c : std::string(sample.param))
                                 name += std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
                             return name;
                         });

}
}
