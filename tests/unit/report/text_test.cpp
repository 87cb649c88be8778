// SPDX-License-Identifier: Apache-2.0
#include "test_edition.hpp"

#include "publisher/diag/codes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace publisher::report {
namespace {

using testing::HasSubstr;

TEST(ReportText, AFindingLeadsFromThePageToBothOrigins) {
    EXPECT_EQ(to_text(make_test_edition().findings[0]),
              "error[layout/overset-story]: 3 lines of story 'name' do not fit its frame\n"
              "  product  SKU A-5\n"
              "  page     2, at 10,20 30x12.5 mm\n"
              "  design   templates/tile.xml:4:9\n"
              "    | <text style=\"name\">\n"
              "    | ^\n"
              "  data     products.csv, row 213, field name\n"
              "  remedy   " +
                  std::string(diag::info(diag::Code::OversetStory).remedy) + "\n");
}

TEST(ReportText, WhatIsNotKnownIsNotPrinted) {
    const diag::Finding bare =
        diag::finding(diag::Code::FileMissing, {{"file", "a.csv"}, {"reason", "gone"}});
    EXPECT_EQ(to_text(bare),
              "error[world/file-missing]: file 'a.csv' cannot be read: gone\n"
              "  remedy   check the path and the rights of the file\n");
}

TEST(ReportText, RepeatsAreCounted) {
    std::vector<diag::Finding> findings;
    for (int i = 0; i < 25; ++i)
        findings.push_back(diag::finding(diag::Code::LowResolution));
    findings.push_back(diag::finding(diag::Code::FileMissing));
    const std::string text = to_text(findings, 20);
    std::size_t n = 0;
    for (std::size_t at = text.find("warning["); at != std::string::npos; at = text.find("warning[", at + 1))
        ++n;
    EXPECT_EQ(n, 20u);
    EXPECT_THAT(text, HasSubstr("layout/low-resolution: and 5 more\n")); // 25 - 20
    EXPECT_THAT(text, HasSubstr("error[world/file-missing]"));
    EXPECT_EQ(to_text(std::vector<diag::Finding>()), "");
}

TEST(ReportText, TheCountsOfAnEditionAddUp) {
    const std::string text = to_text(make_test_edition());
    EXPECT_THAT(text, HasSubstr("edition de_DE: published\n"));
    EXPECT_THAT(text, HasSubstr("10 in the data = 5 placed + 3 left out + 1 not selected + 1 disabled\n"));
    EXPECT_THAT(text, HasSubstr("  output   press.pdf  PDF/X-4  12345 bytes\n"));
    EXPECT_THAT(text, HasSubstr("  output   proof.pdf  no claim  99 bytes\n"));
}

TEST(ReportText, ARefusedEditionCountsWhatWouldHaveCleared) {
    Edition edition;
    edition.n_considered = 10, edition.n_not_planned = 9, edition.n_disabled = 1;
    EXPECT_THAT(to_text(edition),
                HasSubstr("10 in the data = 0 placed + 0 left out + 0 not selected + 1 disabled + "
                          "9 cleared and not planned\n"));
}

TEST(ReportText, ReasonsAreCountedTheMostFrequentFirst) {
    EXPECT_THAT(to_text(make_test_edition()), HasSubstr("  left out, by reason (2)\n"
                                                        "    3  missing price EUR\n"
                                                        "    1  missing picture\n"));
}

TEST(ReportText, ExceptionsAreListed) {
    const std::string text = to_text(make_test_edition());
    EXPECT_THAT(text, HasSubstr("    pic-7  licence ended 2027-01-31; not for print\n"));
    EXPECT_THAT(text,
                HasSubstr("    W1  rights/uncleared pic-*, granted by M. Legal: old stock (used 2 times)\n"));
    EXPECT_THAT(text, HasSubstr("  allowed by name (1)\n    layout/low-resolution\n"));
    EXPECT_THAT(text, HasSubstr("    page 2  tile-3/name  size 92 %\n"));
}

TEST(ReportText, LongListsAreCutAndSaySo) {
    Edition edition = make_test_edition();
    edition.allowed = {"a/a", "b/b", "c/c"};
    EXPECT_THAT(to_text(edition, 2), HasSubstr("  allowed by name (3)\n    a/a\n    b/b\n    and 1 more\n"));
}

TEST(ReportText, FittedTextsSayWhatWasTriedInVain) {
    EXPECT_EQ((Fitted{"tile/p1/name", "p1", "size 92 %", 1}).to_string(), "size 92 %");
    EXPECT_EQ((Fitted{"tile/p1/name", "p1", "size 85 %, cut at sentences", 1, 2, 7.2_mm}).to_string(),
              "size 85 %, cut at sentences: 2 lines overset, 7.2 mm");
    EXPECT_EQ((Fitted{"tile/p1/name", "p1", "", 1, 1, 3_mm}).to_string(), "as it is: 1 line overset, 3 mm");
}

TEST(ReportText, CountsBySeverity) {
    const std::vector<diag::Finding> findings = {diag::finding(diag::Code::LowResolution),
                                                 diag::finding(diag::Code::OversetStory),
                                                 diag::finding(diag::Code::OversetStory)};
    EXPECT_EQ(count(findings, diag::Severity::Error), 2u);
    EXPECT_EQ(count(findings, diag::Severity::Warning), 1u);
    EXPECT_EQ(count(findings, diag::Severity::Info), 0u);
}

}
}
