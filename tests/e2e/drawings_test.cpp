// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/shop.hpp"

namespace publisher::e2e {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* kMug = R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40">
  <path d="M10 5h30v25q0 5-5 5h-20q-5 0-5-5z" fill="#0057a8"/>
  <path d="M40 12h6q6 0 6 6t-6 6h-6" fill="none" stroke="#ff8800" stroke-width="4"/>
  <text x="25" y="24" font-family="Inter" font-size="8" text-anchor="middle" fill="#fff">mug</text>
</svg>
)";

/// The shop with a drawing for one of its pictures.
class DrawingShop : public Shop {
public:
    explicit DrawingShop(const std::string& drawing) {
        write(file("pictures/mug.svg"), drawing);
        change("dam/manifest.csv", "mug.jpg", "mug.svg");
    }
    /// Styles of its own in which one colour of the drawing is a spot colour.
    void map_to_a_spot_colour() const {
        const Path repository = PUBLISHER_SOURCE_DIR;
        std::filesystem::create_directories(file("layouts/styles"));
        write(file("layouts/styles/house.xml"), read(repository / "layouts/styles/house.xml"));
        change("layouts/styles/house.xml", "  <!-- What drawings",
               "  <swatch name=\"blue\" cmyk=\"100 60 0 10\" spot=\"PANTONE 293 C\"/>\n"
               "  <drawing-color rgb=\"#0057a8\" paint=\"blue 60\"/>\n  <!-- What drawings");
        for (const char* layout : {"plain-a4.xml", "catalog-a4.xml", "pricelist-a4.xml"})
            write(file("layouts/" + std::string(layout)), read(repository / "layouts" / layout));
    }
    /// The press file with its streams in plain text.
    std::string plain() const {
        return run({"qpdf", "--qdf", "--object-streams=disable", (out() / "de_DE/press.pdf").string(), "-"})
            .out;
    }
};

TEST(Drawings, StandWherePicturesDoAsOutlinesOfTheirOwn) {
    const DrawingShop shop(kMug);
    const Outcome build = shop.build({"-e", "de_DE"});
    ASSERT_EQ(build.exit, 0) << build.out << build.err;
    const std::string plain = shop.plain();
    EXPECT_THAT(plain, HasSubstr("/Subtype /Form"));
    // The blue has no swatch and goes through the profile; paper is no ink.
    EXPECT_THAT(plain, HasSubstr("0 0 0 0 k\n"));
    EXPECT_THAT(build.out, Not(HasSubstr("low-resolution")));
    EXPECT_THAT(run({"qpdf", "--check", (shop.out() / "de_DE/press.pdf").string()}).out,
                HasSubstr("No syntax or stream encoding errors found"));
}

TEST(Drawings, AreOnThePlatesOfTheirSwatches) {
    const DrawingShop shop(kMug);
    shop.map_to_a_spot_colour();
    const Outcome build = shop.build({"-e", "de_DE"});
    ASSERT_EQ(build.exit, 0) << build.out << build.err;
    const std::string plain = shop.plain();
    EXPECT_THAT(plain, HasSubstr("/Separation\n  /PANTONE#20293#20C"));
    EXPECT_THAT(plain, HasSubstr("0.6 scn\n"));
}

TEST(Drawings, ThatCannotBePrintedAsTheyAreAreNamedByLineAndElement) {
    const DrawingShop shop(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 60 40\">\n"
        "<filter id=\"soft\"/>\n<rect width=\"9\" height=\"9\" filter=\"url(#soft)\"/></svg>");
    const Outcome build = shop.build({"-e", "de_DE"});
    EXPECT_NE(build.exit, 0);
    EXPECT_THAT(build.out,
                HasSubstr("error[job/drawing-unusable]: the drawing of asset 'A-1' cannot be printed: "));
    EXPECT_THAT(build.out,
                HasSubstr("mug.svg: SVG: line 3, <rect>: the property 'filter: url(#soft)' is not drawn"));
    EXPECT_THAT(build.out, HasSubstr("dam/manifest.csv"));
}

TEST(Drawings, MixASpotColourWithOthersInNoGradient) {
    const DrawingShop shop(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 60 40\"><linearGradient id=\"g\">"
        "<stop stop-color=\"#0057a8\"/><stop offset=\"1\" stop-color=\"#ff8800\"/></linearGradient>"
        "<rect width=\"60\" height=\"40\" fill=\"url(#g)\"/></svg>");
    shop.map_to_a_spot_colour();
    const Outcome build = shop.build({"-e", "de_DE"});
    EXPECT_NE(build.exit, 0);
    EXPECT_THAT(build.out, HasSubstr("a gradient runs from the spot colour 'PANTONE 293 C' to other inks"));
}

TEST(Slug, SaysWhatTheSheetIsAndNamesItsPlates) {
    const Shop shop;
    shop.change("publication.xml", "marks=\"crop\"", "marks=\"crop slug\"");
    const Outcome build = shop.build({"-e", "de_DE"});
    ASSERT_EQ(build.exit, 0) << build.out << build.err;
    const std::string text = shop.text("de_DE");
    EXPECT_THAT(text, HasSubstr("Shop · de_DE · press, FOGRA39 · "));
    EXPECT_THAT(text, HasSubstr("page 1 of "));
    for (const char* plate : {"Cyan", "Magenta", "Yellow", "Black"})
        EXPECT_THAT(text, HasSubstr(plate));
}

}
}
