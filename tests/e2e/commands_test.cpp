// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/shop.hpp"

namespace publisher::e2e {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

/// Results of a command that has to end well.
std::string results(const std::vector<std::string>& arguments) {
    const Outcome run = publish(arguments);
    EXPECT_EQ(run.exit, 0) << arguments.front() << '\n' << run.err;
    return run.out;
}

TEST(Commands, CheckFindsNothingWrongInTheShop) {
    const Shop shop;
    EXPECT_THAT(
        results({"check", shop.publication()}),
        AllOf(HasSubstr("clearance of de_DE"), HasSubstr("6 in = 4 cleared + 1 left out + 1 disabled")));
    EXPECT_FALSE(std::filesystem::exists(shop.out()));
}

TEST(Commands, PlanSaysWhatGoesWhere) {
    const Shop shop;
    EXPECT_THAT(results({"plan", shop.publication(), "-e", "de_DE"}),
                AllOf(HasSubstr("section catalog"), HasSubstr("group Tisch"), HasSubstr("SKU T-1"),
                      Not(HasSubstr("G-2"))));
}

TEST(Commands, DumpShowsAProductWithItsSources) {
    const Shop shop;
    EXPECT_THAT(results({"dump", "catalog", shop.publication(), "--product", "T-1"}),
                AllOf(StartsWith("product T-1"), HasSubstr("<- data/products.csv, row 2, field name-de_DE"),
                      HasSubstr("price regular  24.90 EUR"), HasSubstr("asset main  A-1")));
    EXPECT_THAT(results({"dump", "catalog", shop.publication(), "--product", "4006381333931"}),
                StartsWith("product T-1"));
}

TEST(Commands, DumpSaysWhenThereIsNoSuchProduct) {
    const Shop shop;
    const Outcome run = publish({"dump", "catalog", shop.publication(), "--product", "T-9"});
    EXPECT_EQ(run.exit, 2);
    EXPECT_THAT(run.err, HasSubstr("T-9"));
}

TEST(Commands, DumpShowsTextAndPages) {
    const Shop shop;
    EXPECT_THAT(results({"dump", "text", shop.publication(), "-e", "de_DE"}),
                AllOf(HasSubstr("galley"), HasSubstr("run \"Becher Nordlicht\"")));
    EXPECT_THAT(results({"dump", "page", shop.publication(), "-e", "de_DE"}),
                AllOf(HasSubstr("trim 210x297mm  bleed 3mm"), HasSubstr("asset A-1"),
                      HasSubstr("line  Becher Nordlicht")));
    EXPECT_THAT(results({"dump", "governance", shop.publication(), "-e", "de_DE"}),
                HasSubstr("G-2 left out"));
    EXPECT_THAT(results({"dump", "plan", shop.publication(), "-e", "de_DE"}), HasSubstr("group Garten"));
}

TEST(Commands, DumpShowsTheLinesOfOneProduct) {
    const Shop shop;
    const std::string text = results({"dump", "text", shop.publication(), "-e", "de_DE", "--product", "T-1"});
    EXPECT_THAT(text, AllOf(HasSubstr("/T-1/name"), HasSubstr("run \"Becher Nordlicht\""),
                            HasSubstr("measure"), HasSubstr("last"), HasSubstr("EB Garamond")));
    EXPECT_THAT(text, Not(HasSubstr("Schale Hafen")));
    EXPECT_THAT(text, HasSubstr("cell price-table/T-1/")) << "the price list too";
    const Outcome unknown = publish({"dump", "text", shop.publication(), "-e", "de_DE", "--product", "T-99"});
    EXPECT_EQ(unknown.exit, 2);
    EXPECT_THAT(unknown.err, HasSubstr("T-99"));
}

TEST(Commands, DumpTextTellsWhatWasFitted) {
    const Shop shop;
    shop.change("data/products.csv", "Becher Nordlicht",
                "Becher Nordlicht aus einem Stück mit einem Henkel und einem Deckel für lange Abende am "
                "Fjord im Norden");
    EXPECT_THAT(results({"dump", "text", shop.publication(), "-e", "de_DE", "--product", "T-1"}),
                HasSubstr("fitted  page "));
}

TEST(Commands, ExplainGivesTheRemedy) {
    EXPECT_THAT(results({"explain", "layout/overset-story"}),
                AllOf(HasSubstr("do not fit its frame"), HasSubstr("remedy:")));
    EXPECT_THAT(results({"explain"}), AllOf(HasSubstr("rights/window"), HasSubstr("source/short-row")));
    EXPECT_EQ(publish({"explain", "layout/nothing"}).exit, 2);
}

TEST(Commands, BuildTellsWhereTheTimeWent) {
    const Shop shop;
    const Path timings = shop.folder() / "timings.json";
    ASSERT_EQ(shop.build({"-e", "de_DE", "--timings", timings.string()}).exit, 0);
    const std::string trace = read(timings);
    EXPECT_THAT(trace, StartsWith(R"({"displayTimeUnit":"ms","traceEvents":[)"));
    for (const char* name :
         {"reading design", "reading data", "edition", "clearing", "planning", "laying out",
          "converting pictures", "writing PDF", "reading back", "preflight", "verify", "writing report"}) {
        EXPECT_THAT(trace, HasSubstr(R"("ph":"X","name":")" + std::string(name) + '"'));
    }
    EXPECT_THAT(trace, HasSubstr(R"("args":{"edition":"de_DE"})"));
    const Outcome run = shop.build({"-e", "de_DE", "--timings", (timings / "x").string()});
    EXPECT_EQ(run.exit, 3) << "a file is no folder";
    EXPECT_THAT(run.err, HasSubstr("timings.json"));
}

TEST(Commands, TheRestOfThem) {
    EXPECT_THAT(results({"fonts"}), HasSubstr("ok       Inter  400"));
    EXPECT_THAT(results({"doctor"}), AllOf(HasSubstr("publisher-image"), HasSubstr("publisher-inspect")));
    EXPECT_THAT(results({"version"}), StartsWith("publisher "));
    EXPECT_THAT(results({"--help"}), HasSubstr("build"));
    EXPECT_EQ(publish({}).exit, 2);
    EXPECT_EQ(publish({"bulid"}).exit, 2);
}

TEST(ReadBack, IsDoneByEveryBuildAndByVerify) {
    const Shop shop;
    const Outcome build = shop.build({"-e", "de_DE"});
    ASSERT_EQ(build.exit, 0) << build.out << build.err;
    EXPECT_THAT(build.err, HasSubstr("reading press back"));
    const std::string pdf = (shop.out() / "de_DE/press.pdf").string();
    const Outcome verify = publish({"verify", pdf, shop.publication(), "-e", "de_DE"});
    EXPECT_EQ(verify.exit, 0) << verify.out << verify.err;
    EXPECT_THAT(verify.err, HasSubstr("prices"));
    // The page says what the data of another edition do not.
    const Outcome wrong = publish({"verify", pdf, shop.publication(), "-e", "ar_AE"});
    EXPECT_EQ(wrong.exit, 1);
    EXPECT_THAT(wrong.out, HasSubstr("error[provenance/stale]"));
}

TEST(ReadBack, LeftOutByNameIsSaidInReportAndFile) {
    const Shop shop;
    const Outcome build = shop.build({"-e", "de_DE", "--no-verify"});
    ASSERT_EQ(build.exit, 0) << build.out << build.err;
    EXPECT_THAT(shop.report("de_DE"), HasSubstr("job/not-read-back"));
    if (!is_installed("pdfinfo")) GTEST_SKIP() << "pdfinfo is not installed";
    EXPECT_THAT(run({"pdfinfo", "-meta", (shop.out() / "de_DE/press.pdf").string()}).out,
                HasSubstr("without being read back"));
}

TEST(Preflight, ListsProfilesAndJudgesFiles) {
    EXPECT_THAT(results({"preflight", "--list-profiles"}), HasSubstr("gwg2022-magazine-cmyk\n"));
    const Shop shop;
    ASSERT_EQ(shop.build({"-e", "de_DE"}).exit, 0);
    const std::string pdf = (shop.out() / "de_DE/press.pdf").string();
    EXPECT_EQ(publish({"preflight", pdf, "--no-ink"}).exit, 0);
    const Outcome advertisement =
        publish({"preflight", pdf, "--profile", "gwg2022-magazine-cmyk", "--no-ink", "--format", "json"});
    EXPECT_EQ(advertisement.exit, 1);
    EXPECT_THAT(advertisement.out, HasSubstr("R0006"));
    EXPECT_EQ(publish({"preflight", pdf, "--profile", "nobody"}).exit, 2);
    EXPECT_EQ(publish({"preflight", (shop.out() / "nowhere.pdf").string()}).exit, 3);
}

}
}
