// SPDX-License-Identifier: Apache-2.0
#include "screen_rules.hpp"
#include "publisher/base/text.hpp"
#include "screen_pages.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

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

/// "| 01-003 | enforced | ..." of the document, by id.
std::map<std::string, std::string> documented_rows() {
    std::ifstream document(PUBLISHER_SOURCE_DIR "/publisher/docs/conformance/pdfua.md");
    std::map<std::string, std::string> rows;
    for (std::string line; std::getline(document, line);) {
        const auto cells = split(line, '|');
        if (cells.size() < 5 || trimmed(cells[1]) == "id" || cells[1].starts_with("-")) continue;
        rows.emplace(trimmed(cells[1]), trimmed(cells[2]));
    }
    return rows;
}

TEST(ScreenDocument, EnforcedRowsAreThoseThatAreTested) {
    const auto rows = documented_rows();
    ASSERT_GT(rows.size(), 40u);
    for (const auto& [id, state] : rows) {
        EXPECT_THAT(state, ::testing::AnyOf("enforced", "by construction", "user's duty", "open")) << id;
        EXPECT_EQ(state == "enforced", screen_rules().contains(id)) << id;
    }
    for (const auto& [id, rule] : screen_rules())
        EXPECT_TRUE(rows.contains(id)) << id;
}

}
}
