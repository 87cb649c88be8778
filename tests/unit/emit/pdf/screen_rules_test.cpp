// SPDX-License-Identifier: Apache-2.0
#include "screen_rules.hpp"
#include "conformance_document.hpp"
#include "screen_pages.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace publisher::emit::pdf {
namespace {

TEST(ScreenRules, AFullFileKeepsEveryEnforcedRow) {
    if (!has_profile()) GTEST_SKIP() << "the profile of the Debian package scribus-data is not installed";
    const PdfFile file(screen_pages(), screen_options(), screen_picture);
    ASSERT_TRUE(file.status()) << file.status().failure().message;
    EXPECT_EQ(file.written().claim, "PDF/UA-1");
    File finished{Standard::Screen, FinishedPdf(file.bytes())};
    for (const auto& [id, rule] : screen_rules())
        EXPECT_EQ(rule(finished), "") << id;
    EXPECT_THAT(file.judged_by("qpdf --check {}"),
                ::testing::HasSubstr("No syntax or stream encoding errors found"));
    EXPECT_EQ(file.judged_by("pdftoppm -r 20 -png {} page"), "");
}

TEST(ScreenDocument, EnforcedRowsAreThoseThatAreTested) {
    expect_enforced_rows_are_tested("pdfua.md", screen_rules());
}

}
}
