// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/shop.hpp"

namespace publisher::e2e {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

/// A shop whose styles are those of the house with a change.
void change_styles(const Shop& shop, const std::string& before, const std::string& after) {
    const Path house = Path(PUBLISHER_SOURCE_DIR) / "layouts/styles/house.xml";
    std::filesystem::create_directories(shop.file("layouts/styles"));
    write(shop.file("layouts/styles/house.xml"), read(house));
    shop.change("layouts/styles/house.xml", before, after);
    for (const char* layout : {"plain-a4.xml", "catalog-a4.xml", "pricelist-a4.xml"})
        write(shop.file("layouts/" + std::string(layout)),
              read(Path(PUBLISHER_SOURCE_DIR) / "layouts" / layout));
}

TEST(Outputs, OneBuildServesTwoPrinters) {
    const Shop shop;
    shop.change(
        "publication.xml", "</outputs>",
        R"(<output name="newspaper" standard="PDF/X-1a" condition="FOGRA39" picture-ppi="150" marks="crop registration"/></outputs>)");
    const Outcome build = shop.build({"-e", "de_DE"});
    ASSERT_EQ(build.exit, 0) << build.out << build.err;
    EXPECT_THAT(read(shop.out() / "de_DE/press.pdf"), StartsWith("%PDF-1.6"));
    const std::string newspaper = read(shop.out() / "de_DE/newspaper.pdf");
    EXPECT_THAT(newspaper, StartsWith("%PDF-1.4"));
    EXPECT_THAT(newspaper, HasSubstr("(PDF/X-1a:2003)"));
    EXPECT_THAT(shop.report("de_DE"), HasSubstr("PDF/X-1a:2003"));
}

TEST(Outputs, TheSameBuildServesTheWeb) {
    const Shop shop;
    shop.add_screen_edition();
    const Outcome build = shop.build({"-e", "de_DE"});
    ASSERT_EQ(build.exit, 0) << build.out << build.err;
    EXPECT_THAT(shop.report("de_DE"), HasSubstr(R"("file":"web.pdf")"));
    EXPECT_THAT(shop.report("de_DE"), HasSubstr("PDF/UA-1"));
    const std::string web = (shop.out() / "de_DE/web.pdf").string();
    EXPECT_THAT(run({"pdfinfo", web}).out, HasSubstr("Tagged:          yes"));
    EXPECT_THAT(run({"pdfinfo", "-meta", web}).out, HasSubstr("<pdfuaid:part>1</pdfuaid:part>"));
    EXPECT_THAT(run({"qpdf", "--check", web}).out, HasSubstr("No syntax or stream encoding errors found"));
    const std::string structure = run({"pdfinfo", "-struct-text", web}).out;
    EXPECT_THAT(structure, HasSubstr("H1"));
    EXPECT_THAT(structure, HasSubstr("Figure"));
    // Kinds choose among the outputs.
    const Outcome screen = shop.build({"-e", "ar_AE", "--to", "screen"});
    ASSERT_EQ(screen.exit, 0) << screen.out << screen.err;
    EXPECT_TRUE(std::filesystem::exists(shop.out() / "ar_AE/web.pdf"));
    EXPECT_FALSE(std::filesystem::exists(shop.out() / "ar_AE/press.pdf"));
}

TEST(Outputs, APictureWithoutAlternativeTextIsNoneForTheScreen) {
    const Shop shop;
    shop.add_screen_edition();
    shop.change("publication.xml", R"(name="alt" role="alternative-text")", R"(name="alt" role="ignore")");
    const Outcome build = shop.build({"-e", "de_DE"});
    EXPECT_EQ(build.exit, 1);
    EXPECT_THAT(build.out, HasSubstr("error[job/accessibility]: output 'web' is read aloud too; object '"));
    EXPECT_THAT(build.out, HasSubstr("has no alternative text"));
}

TEST(Outputs, ASwatchOverTheInkLimitIsAnErrorAtTheSwatch) {
    const Shop shop;
    shop.change("publication.xml", "condition=\"FOGRA39\"", "condition=\"FOGRA39\" ink-limit=\"170\"");
    const Outcome build = shop.build({"-e", "de_DE"});
    EXPECT_EQ(build.exit, 1);
    EXPECT_THAT(
        build.out,
        HasSubstr("error[color/ink-limit]: swatch 'fjord' has 182 % ink, output 'press' allows 170 %"));
    EXPECT_THAT(build.out, HasSubstr("layouts/styles/house.xml:"));
}

TEST(Outputs, APictureOverTheInkLimitIsNamed) {
    const Shop shop;
    shop.change("publication.xml", "condition=\"FOGRA39\"", "condition=\"FOGRA39\" ink-limit=\"20\"");
    const Outcome build = shop.build({"-e", "de_DE", "--allow", "color/ink-limit"});
    EXPECT_THAT(build.out, HasSubstr("warning[job/picture-ink]: the picture of asset"));
    EXPECT_THAT(build.out, HasSubstr("output 'press' allows 20 %"));
}

TEST(Outputs, TransparencyThatX1aCannotHoldIsNamedAndTheFileClaimsNothing) {
    const Shop shop;
    change_styles(shop, "<object-style name=\"cover-panel\" fill=\"fjord\"",
                  "<object-style name=\"cover-panel\" blend=\"multiply\" fill=\"fjord\"");
    shop.change("publication.xml", "standard=\"PDF/X-4\"", "standard=\"PDF/X-1a\"");
    const Outcome build = shop.build({"-e", "de_DE"});
    EXPECT_NE(build.exit, 0);
    EXPECT_THAT(build.out, HasSubstr("error[job/transparency]: output 'press' is PDF/X-1a, which has no "
                                     "transparency; object 'cover/"));
}

TEST(Outputs, TransparencyIsAMatterOfCourseInX4) {
    const Shop shop;
    change_styles(shop, "<object-style name=\"cover-panel\" fill=\"fjord\"",
                  "<object-style name=\"cover-panel\" blend=\"multiply\" opacity=\"80\" fill=\"fjord\"");
    const Outcome build = shop.build({"-e", "de_DE"});
    EXPECT_EQ(build.exit, 0) << build.out;
    EXPECT_THAT(shop.report("de_DE"), HasSubstr("PDF/X-4"));
}

}
}
