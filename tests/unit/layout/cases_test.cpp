// SPDX-License-Identifier: Apache-2.0
#include "case_edition.hpp"

namespace publisher::layout {
namespace {

TEST(LayoutCases, All) {
    auto cases = test::load_cases(PUBLISHER_SOURCE_DIR "/tests/unit/layout/cases");
    ASSERT_FALSE(cases.empty());
    for (test::CaseOnDisk& each : cases) {
        SCOPED_TRACE(each.path);
        CaseEdition edition(each.file);
        edition.load(*each.file.find("template"));
        edition.read_plan();
        if (each.file.find("expect", "plan")) test::expect_section(each, "plan", edition.plan_listing());
        edition.findings = diag::Sink();
        edition.read_plan();
        edition.compose();
        if (each.file.find("expect", "pages")) test::expect_section(each, "pages", edition.listing());
        test::expect_section(each, "findings", edition.messages());
    }
}

}
}
