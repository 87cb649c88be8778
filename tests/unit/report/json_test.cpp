// SPDX-License-Identifier: Apache-2.0
#include "test_edition.hpp"

#include "publisher/diag/codes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace publisher::report {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(ReportJson, NamesItsSchemaAndTheEdition) {
    const std::string json = to_json(make_test_edition());
    EXPECT_THAT(
        json,
        testing::StartsWith(
            R"({"schema":"publisher-report/1","publication":"shop","edition":"de_DE","end":"published",)"
            R"("snapshot":"ba7816bf8f01cfea",)"));
    EXPECT_THAT(json, testing::EndsWith("}\n"));
}

TEST(ReportJson, TheCountsAddUp) {
    EXPECT_THAT(
        to_json(make_test_edition()),
        HasSubstr(
            R"("products":{"considered":10,"placed":5,"left_out":3,"not_selected":1,"disabled":1,"not_planned":0})"));
}

TEST(ReportJson, ListsLeftOutRefusedAndWaived) {
    const std::string json = to_json(make_test_edition());
    EXPECT_THAT(json, HasSubstr(R"({"product":"A-2","reasons":["missing price EUR","missing picture"]})"));
    EXPECT_THAT(
        json,
        HasSubstr(
            R"({"asset":"pic-7","reasons":["licence ended 2027-01-31","not for print"],"products":["A-2"]})"));
    EXPECT_THAT(json, HasSubstr(R"("id":"W1","code":"rights/uncleared","scope":"pic-*","reason":"old stock",)"
                                R"("granted_by":"M. Legal","used_for":["pic-1","pic-2"])"));
    EXPECT_THAT(json, HasSubstr(R"("allowed":["layout/low-resolution"])"));
}

TEST(ReportJson, ListsPagesAndOutputs) {
    const std::string json = to_json(make_test_edition());
    EXPECT_THAT(
        json,
        HasSubstr(
            R"({"page":2,"label":"2","section":"catalog","content_key":"k2","products":["A-5"],"assets":["pic-1"]})"));
    EXPECT_THAT(
        json,
        HasSubstr(
            R"({"page":2,"object":"tile-3/name","product":"A-5","step":"size 92 %","overset_lines":0,"overset_mm":0})"));
    EXPECT_THAT(
        json,
        HasSubstr(
            R"({"name":"press","file":"press.pdf","sha256":"abcd","standard":"PDF/X-4","bytes":12345})"));
}

TEST(ReportJson, AFindingHasBothOriginsAndItsPlaceInMillimetres) {
    const std::string json = to_json(make_test_edition().findings);
    EXPECT_THAT(json, testing::StartsWith(
                          R"({"schema":"publisher-findings/1","findings":[{"code":"layout/overset-story",)"
                          R"("severity":"error","message":"3 lines of story 'name' do not fit its frame",)"));
    EXPECT_THAT(json, HasSubstr(R"("design":{"file":"templates/tile.xml","line":4,"column":9})"));
    EXPECT_THAT(json, HasSubstr(R"("data":{"file":"products.csv","row":213,"column":7,"field":"name"})"));
    EXPECT_THAT(
        json,
        HasSubstr(
            R"("subject":{"product":"SKU A-5","page":2,"area":{"x":10,"y":20,"width":30,"height":12.5}})"));
}

TEST(ReportJson, WhatIsNotKnownIsLeftOut) {
    const std::string json =
        to_json({diag::finding(diag::Code::FileMissing, {{"file", "a\"b"}, {"reason", "gone"}})});
    EXPECT_THAT(json, HasSubstr(R"(file 'a\"b' cannot be read)"));
    EXPECT_THAT(json, HasSubstr(R"("subject":{})"));
    EXPECT_THAT(json, Not(HasSubstr("\"design\"")));
    EXPECT_THAT(json, Not(HasSubstr("\"data\"")));
}

TEST(ReportJson, EveryEndHasAName) {
    Edition edition;
    edition.end = Edition::End::Failed;
    EXPECT_THAT(to_json(edition), HasSubstr(R"("end":"failed")"));
    edition.end = Edition::End::Refused;
    EXPECT_THAT(to_json(edition), HasSubstr(R"("end":"refused")"));
}

}
}
