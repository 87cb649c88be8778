// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/separations.hpp"

#include <gtest/gtest.h>

namespace publisher::e2e {
namespace {

TEST(Separations, TheCatalogIsTheSameToBothJudgesInBothStandards) {
    if (!has_separation_judges()) GTEST_SKIP() << "gs and qpdf are the judges";
    const Folder out;
    const std::string sample = PUBLISHER_SOURCE_DIR "/samples/norrvik/catalog.xml";
    const Outcome build = publish({"build", sample, "-e", "de_DE", "-o", out.path().string(), "-j2"});
    ASSERT_EQ(build.exit, 0) << build.out << build.err;
    for (const char* name : {"press.pdf", "press-x1a.pdf"})
        expect_same_separations(out.path() / "de_DE" / name, 300.5);
}

}
}
