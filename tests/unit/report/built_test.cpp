// SPDX-License-Identifier: Apache-2.0
#include "test_edition.hpp"

#include "publisher/report/built.hpp"
#include "publisher/world/memory_world.hpp"

#include <gtest/gtest.h>

#include <cerrno>

namespace publisher::report {
namespace {

TEST(BuiltEdition, ItsReportIsReadBack) {
    MemoryWorld world;
    world.add("out/de_DE/report.json", to_json(make_test_edition()));
    const auto built = read_built(world, "out", "de_DE");
    ASSERT_TRUE(built && *built);
    EXPECT_EQ((**built).publication, "shop");
    EXPECT_EQ((**built).id, "de_DE");
    EXPECT_EQ((**built).snapshot, "ba7816bf8f01cfea");
    ASSERT_EQ((**built).pages.size(), 2u);
    EXPECT_EQ((**built).pages[1].products, (std::vector<std::string>{"A-5"}));
    ASSERT_EQ((**built).outputs.size(), 2u);
    EXPECT_EQ((**built).outputs[0].file, "press.pdf");
    EXPECT_EQ(pages_with(**built, "A-5"), (std::vector<int>{2}));
    EXPECT_EQ(pages_with(**built, "pic-1"), (std::vector<int>{2}));
    EXPECT_TRUE(pages_with(**built, "A-6").empty());
}

TEST(BuiltEdition, AnEditionThatWasNeverPublishedIsNothing) {
    const MemoryWorld world;
    const auto built = read_built(world, "out", "de_DE");
    ASSERT_TRUE(built);
    EXPECT_FALSE(*built);
}

TEST(BuiltEdition, AForeignOrDamagedReportIsRefused) {
    const std::string whole = to_json(make_test_edition());
    for (const std::string& text :
         {std::string("{}"), std::string(), std::string("[1]"), whole.substr(0, whole.size() / 2),
          std::string(R"({"schema":"publisher-report/2"})")}) {
        MemoryWorld world;
        world.add("out/de_DE/report.json", text);
        const auto built = read_built(world, "out", "de_DE");
        ASSERT_FALSE(built) << text;
        EXPECT_EQ(built.failure().kind, Failure::Kind::Refused);
    }
}

TEST(ReportedPlaces, AreReadFromReportsAndListsOfFindings) {
    Edition edition = make_test_edition();
    edition.is_right_to_left = true;
    MemoryWorld world;
    world.add("report.json", to_json(edition));
    world.add("findings.json", to_json(edition.findings));
    world.add("other.json", "{}");
    const auto of_report = read_places(world, "report.json");
    ASSERT_TRUE(of_report);
    EXPECT_TRUE(of_report->is_right_to_left);
    ASSERT_EQ(of_report->places.size(), 1u);
    EXPECT_EQ(of_report->places[0].page, 2);
    EXPECT_EQ(of_report->places[0].area, (Rect{10_mm, 20_mm, 30_mm, 12.5_mm}));
    EXPECT_EQ(of_report->places[0].severity, diag::Severity::Error);
    EXPECT_EQ(of_report->places[0].code, "layout/overset-story");
    const auto of_list = read_places(world, "findings.json");
    ASSERT_TRUE(of_list);
    EXPECT_EQ(of_list->places.size(), 1u);
    EXPECT_FALSE(of_list->is_right_to_left);
    EXPECT_FALSE(read_places(world, "other.json"));
    EXPECT_FALSE(read_places(world, "nowhere.json"));
}

TEST(BuiltEdition, AReportThatCannotBeReadIsAFailure) {
    MemoryWorld world;
    world.add("out/de_DE/report.json", to_json(make_test_edition()));
    world.fail_read(1, EIO);
    EXPECT_FALSE(read_built(world, "out", "de_DE"));
}

}
}
