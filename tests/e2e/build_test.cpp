// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/shop.hpp"

#include <array>
#include <regex>
#include <sstream>

namespace publisher::e2e {
namespace {

using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;

/// One shop, published once, for the tests that only look.
class Published : public testing::Test {
protected:
    static void SetUpTestSuite() {
        shop_ = new Shop;
        run_ = shop_->build({});
    }
    static void TearDownTestSuite() {
        delete shop_;
        shop_ = nullptr;
    }
    static std::string pdf(const std::string& edition) {
        return (shop_->out() / edition / "press.pdf").string();
    }

    static inline Shop* shop_ = nullptr;
    static inline Outcome run_;
};

#define NEED(program) \
    if (!is_installed(program)) GTEST_SKIP() << program << " is not installed"

/// The four numbers of one box of the first page, in points.
std::array<double, 4> box(const std::string& info, const std::string& name) {
    std::array<double, 4> sides{};
    std::istringstream text(info.substr(info.find(name + ":") + name.size() + 1));
    for (double& side : sides)
        text >> side;
    return sides;
}

constexpr double points_per_mm = 72 / 25.4;

TEST_F(Published, EndsWellAndSaysWhatItDid) {
    EXPECT_EQ(run_.exit, 0) << run_.err;
    EXPECT_THAT(run_.out, HasSubstr("edition de_DE: published"));
    EXPECT_THAT(run_.out,
                HasSubstr("products 6 in the data = 4 placed + 1 left out + 0 not selected + 1 disabled"));
    for (const char* file :
         {"press.pdf", "press.provenance.jsonl", "report.json", "report.html", "report.txt"}) {
        EXPECT_TRUE(std::filesystem::is_regular_file(shop_->out() / "de_DE" / file)) << file;
    }
    EXPECT_FALSE(std::filesystem::exists(shop_->out() / "de_DE.failed"));
}

TEST_F(Published, ReportCountsEveryProductOnce) {
    EXPECT_THAT(
        shop_->report("de_DE"),
        HasSubstr(
            R"("products":{"considered":6,"placed":4,"left_out":1,"not_selected":0,"disabled":1,"not_planned":0})"));
    EXPECT_THAT(shop_->report("de_DE"), HasSubstr(R"("standard":"PDF/X-4")"));
}

TEST_F(Published, QpdfHasNoWarning) {
    NEED("qpdf");
    for (const char* edition : {"de_DE", "ar_AE"}) {
        const Outcome check = run({"qpdf", "--check", pdf(edition)});
        EXPECT_EQ(check.exit, 0) << check.out << check.err;
        EXPECT_THAT(check.out + check.err, Not(HasSubstr("WARNING")));
    }
}

TEST_F(Published, FontsAreEmbeddedWithUnicode) {
    NEED("pdffonts");
    for (const char* edition : {"de_DE", "ar_AE"}) {
        std::istringstream lines(run({"pdffonts", pdf(edition)}).out);
        std::string line;
        std::getline(lines, line);
        std::getline(lines, line);
        int n_fonts = 0;
        for (; std::getline(lines, line); ++n_fonts) {
            EXPECT_TRUE(std::regex_search(line, std::regex(" yes yes yes +[0-9]+ +0$"))) << line;
        }
        EXPECT_GE(n_fonts, 3);
    }
}

TEST_F(Published, BoxesAreThoseOfThePage) {
    NEED("pdfinfo");
    const std::string info = run({"pdfinfo", "-box", pdf("de_DE")}).out;
    const auto trim = box(info, "TrimBox");
    const auto bleed = box(info, "BleedBox");
    EXPECT_NEAR(trim[2] - trim[0], 210 * points_per_mm, 0.02);
    EXPECT_NEAR(trim[3] - trim[1], 297 * points_per_mm, 0.02);
    for (int side = 0; side < 4; ++side) {
        EXPECT_NEAR(bleed[side], trim[side] + (side < 2 ? -3 : 3) * points_per_mm, 0.02) << side;
    }
}

TEST_F(Published, TextIsThatOfTheData) {
    NEED("pdftotext");
    const std::string text = shop_->text("de_DE");
    for (const char* name : {"Becher Nordlicht", "Schale Hafen", "Kanne Morgen", "Laterne Sturm"}) {
        EXPECT_THAT(text, HasSubstr(name));
    }
    EXPECT_THAT(text, HasSubstr("24,90"));
    EXPECT_THAT(text, HasSubstr("1.234,50"));
    EXPECT_THAT(text, HasSubstr("4006381333931"));
    EXPECT_THAT(text, HasSubstr("Ein ruhiger Becher & ein Löffel."));
    EXPECT_THAT(text, HasSubstr("Von Hand gedreht."));
    EXPECT_THAT(text, Not(HasSubstr("\\n")));
    EXPECT_THAT(text, Not(HasSubstr("<b>")));
    EXPECT_THAT(text, Not(HasSubstr("&amp;")));
    EXPECT_THAT(text, Not(HasSubstr("Gießkanne Regen"))) << "a draft";
    EXPECT_THAT(text, Not(HasSubstr("Spaten Alt"))) << "disabled";
}

TEST_F(Published, ItemNumbersStandOnThePage) {
    NEED("pdftotext");
    for (const char* number : {"T-1", "T-2", "T-3", "G-1"})
        EXPECT_THAT(shop_->text("de_DE"), HasSubstr(number));
}

TEST_F(Published, ArabicReadsInLogicalOrder) {
    NEED("pdftotext");
    const std::string text = run({"pdftotext", pdf("ar_AE"), "-"}).out;
    for (const char* words :
         {"كوب الشمال", "وعاء الميناء", "إبريق الصباح", "فانوس العاصفة", "كوب هادئ من الخزف", "105.00"}) {
        EXPECT_THAT(text, HasSubstr(words));
    }
    EXPECT_THAT(text, Not(HasSubstr("مرشة المطر"))) << "a draft";
}

TEST_F(Published, RightToLeftEditionBeginsOnALeftHandPage) {
    const Outcome dump = publish({"dump", "page", shop_->publication(), "-e", "ar_AE"});
    EXPECT_EQ(dump.exit, 0) << dump.err;
    EXPECT_TRUE(std::regex_search(dump.out, std::regex("^page 1 .* left "))) << dump.out.substr(0, 200);
    const Outcome german = publish({"dump", "page", shop_->publication(), "-e", "de_DE"});
    EXPECT_TRUE(std::regex_search(german.out, std::regex("^page 1 .* right "))) << german.out.substr(0, 200);
}

TEST_F(Published, ImpactNamesEditionsPagesAndFiles) {
    const Outcome impact =
        publish({"check", shop_->publication(), "--impact", "T-1", "-o", shop_->out().string()});
    EXPECT_EQ(impact.exit, 0) << impact.err;
    EXPECT_THAT(impact.out, ContainsRegex("edition de_DE: pages 2, [0-9]+\n"));
    EXPECT_THAT(impact.out, ContainsRegex("edition ar_AE: pages 2, [0-9]+\n"));
    EXPECT_THAT(impact.out, HasSubstr(pdf("de_DE")));
}

}
}
