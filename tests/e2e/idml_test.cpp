// SPDX-License-Identifier: Apache-2.0
#include "publisher/zip/archive.hpp"
#include "tests/e2e/shop.hpp"

#include <cstdlib>

/// The sample editions as InDesign packages: judged by the grammars of InDesign CS6, by our own reader and by
/// Scribus, which knows neither.
namespace publisher::e2e {
namespace {

using testing::HasSubstr;
using testing::Not;

/// Each sample is published once for all tests.
class SampleIdml : public testing::TestWithParam<std::string> {
protected:
    static void SetUpTestSuite() { out_ = new Folder; }
    static void TearDownTestSuite() {
        delete out_;
        out_ = nullptr;
    }
    /// The package of GetParam(), "catalog/de_DE".
    static Path package() {
        const std::string sample = GetParam().substr(0, GetParam().find('/'));
        const std::string edition = GetParam().substr(sample.size() + 1);
        const Path out = out_->path() / sample;
        if (!std::filesystem::exists(out)) {
            const std::string file = PUBLISHER_SOURCE_DIR "/samples/norrvik/" + sample + ".xml";
            const Outcome built = publish({"build", file, "--to", "idml", "-o", out.string(), "-j2"});
            EXPECT_EQ(built.exit, 0) << built.err;
        }
        return out / edition / "idml" / (edition + ".idml");
    }

    static inline Folder* out_ = nullptr;
};

TEST_P(SampleIdml, HoldsTogetherAndBearsItsBindings) {
    const Outcome facts = publish({"inspect-idml", package().string()});
    EXPECT_EQ(facts.exit, 0) << facts.out << facts.err;
    EXPECT_THAT(facts.out, HasSubstr("problems          0\n"));
    EXPECT_THAT(facts.out, HasSubstr("local overrides   0\n"));
    const Outcome bindings = publish({"dump", "bindings", package().string()});
    EXPECT_EQ(bindings.exit, 0);
    EXPECT_THAT(bindings.out, HasSubstr("\tNV-2010\tprice["));
    EXPECT_THAT(bindings.out, HasSubstr("\tNV-2010\tname\t"));
}

TEST_P(SampleIdml, IsValid) {
    const char* data = std::getenv("PUBLISHER_SAMPLE_DATA");
    const Path schema = data ? Path(data).parent_path() / "idml-schema/8.0" : Path();
    if (!data || !std::filesystem::is_directory(schema))
        GTEST_SKIP() << "idml-schema is not beside the folder that PUBLISHER_SAMPLE_DATA names";
    if (!is_installed("jing") || !is_installed("python3")) GTEST_SKIP() << "jing or python3 is not installed";
    const Folder parts;
    ASSERT_EQ(run({"python3", "-m", "zipfile", "-e", package().string(), parts.path().string()}).exit, 0);
    for (const auto& [grammar, files] : std::vector<std::pair<std::string, std::string>>{
             {"designmap.rng", "designmap.xml"},
             {"Stories/Story.rng", "Stories/*.xml"},
             {"Spreads/Spread.rng", "Spreads/*.xml"},
             {"MasterSpreads/MasterSpread.rng", "MasterSpreads/*.xml"},
             {"Resources/Styles.rng", "Resources/Styles.xml"},
             {"Resources/Graphic.rng", "Resources/Graphic.xml"},
             {"Resources/Fonts.rng", "Resources/Fonts.xml"},
             {"Resources/Preferences.rng", "Resources/Preferences.xml"},
             {"XML/Tags.rng", "XML/Tags.xml"},
             {"XML/BackingStory.rng", "XML/BackingStory.xml"}}) {
        const Outcome judged =
            run({"sh", "-c", "jing " + (schema / grammar).string() + " " + files}, {parts.path(), {}});
        EXPECT_EQ(judged.exit, 0) << grammar << ": " << judged.out.substr(0, 2000);
    }
}

/// Scribus 1.5.8 shifts the spread of a document whose first page is a left one, as Arabic ones have it;
/// it is no judge of those.
struct SampleIdmlBoundOnTheLeft : SampleIdml {};

TEST_P(SampleIdmlBoundOnTheLeft, OpensInScribusAsItIsMeant) {
    if (!is_installed("scribus")) GTEST_SKIP() << "scribus is not installed";
    const Folder home;
    std::filesystem::copy(package().parent_path(), home.path(), std::filesystem::copy_options::recursive);
    const Path file = home.path() / package().filename(), answer = home.path() / "answer";
    const Outcome opened = run({"timeout", "300", "scribus", "-g", "-ns", "-py",
                                PUBLISHER_SOURCE_DIR "/tests/e2e/judge_in_scribus.py"},
                               {home.path(),
                                {{"HOME", home.path().string()},
                                 {"QT_QPA_PLATFORM", "offscreen"},
                                 {"IDML", file.string()},
                                 {"ANSWER", answer.string()}}});
    ASSERT_EQ(opened.exit, 0) << opened.err.substr(0, 2000);
    const std::string facts = read(answer);
    EXPECT_THAT(facts, HasSubstr("pages-differ 0\n"));
    EXPECT_THAT(facts, Not(HasSubstr("frames 0\n")));
    EXPECT_THAT(facts, HasSubstr("frames-lost 0\n"));
    EXPECT_THAT(facts, HasSubstr("links-lost 0\n"));
    EXPECT_THAT(facts, HasSubstr("texts-lost 0\n"));
    EXPECT_THAT(facts, HasSubstr("worst-offset 0.00")) << "points, of frames that are not turned";
}

INSTANTIATE_TEST_SUITE_P(Editions, SampleIdml,
                         testing::Values("catalog/de_DE", "catalog/en_GB", "catalog/el_GR", "catalog/ar_AE",
                                         "pricelist/de_DE", "pricelist/en_GB", "pricelist/el_GR",
                                         "pricelist/ar_AE"));
INSTANTIATE_TEST_SUITE_P(Editions, SampleIdmlBoundOnTheLeft,
                         testing::Values("catalog/de_DE", "catalog/en_GB", "catalog/el_GR", "pricelist/de_DE",
                                         "pricelist/en_GB", "pricelist/el_GR"));

TEST(Idml, IsWrittenBesideTheOthersAndTranslationsStandInTheReport) {
    const Shop shop;
    const Outcome built = shop.build({"--to", "pdf,idml", "-e", "de_DE"});
    ASSERT_EQ(built.exit, 0) << built.err;
    EXPECT_TRUE(std::filesystem::is_regular_file(shop.out() / "de_DE/press.pdf"));
    EXPECT_TRUE(std::filesystem::is_regular_file(shop.out() / "de_DE/idml/de_DE.idml"));
    EXPECT_TRUE(std::filesystem::is_directory(shop.out() / "de_DE/idml/Links"));
    EXPECT_THAT(shop.report("de_DE"), HasSubstr("idml/translated"));
}

TEST(Idml, LineEndsMayBeHeld) {
    const Folder out;
    const Outcome built =
        publish({"build", PUBLISHER_SOURCE_DIR "/samples/norrvik/catalog.xml", "--to", "idml", "-e", "de_DE",
                 "--idml-line-breaks", "held", "-o", out.path().string()});
    ASSERT_EQ(built.exit, 0) << built.err;
    EXPECT_THAT(built.out, HasSubstr("in the IDML as a forced line break"));
}

TEST(Idml, IsNotWrittenUnlessItIsAskedFor) {
    const Shop shop;
    ASSERT_EQ(shop.build({"-e", "de_DE"}).exit, 0);
    EXPECT_FALSE(std::filesystem::exists(shop.out() / "de_DE/idml"));
}

TEST(Idml, WhatItCannotSayStandsInTheReport) {
    const Shop shop;
    const Path repository = PUBLISHER_SOURCE_DIR;
    std::filesystem::copy(repository / "layouts", shop.file("layouts"),
                          std::filesystem::copy_options::recursive);
    shop.change("layouts/styles/house.xml",
                "hyphenate=\"false\" features=\"lnum=1\"/>\n  <paragraph-style name=\"item-variant\"",
                "hyphenate=\"false\" features=\"lnum=1,case=1\"/>\n  <paragraph-style name=\"item-variant\"");
    const Outcome built = shop.build({"--to", "idml", "-e", "de_DE"});
    EXPECT_THAT(built.out, HasSubstr("warning[idml/lost]: the OpenType feature case, 1 times")) << built.err;
}

TEST(Idml, WhatDoesNotHoldTogetherIsAProblem) {
    const Folder folder;
    zip::Writer package;
    package.add("mimetype", "application/vnd.adobe.indesign-idml-package", zip::Method::Stored);
    package.add("designmap.xml", "<Document DOMVersion=\"8.0\" Self=\"d\" ActiveLayer=\"u77\"/>");
    write(folder.path() / "a.idml", package.finish());
    const Outcome inspected = publish({"inspect-idml", (folder.path() / "a.idml").string()});
    EXPECT_EQ(inspected.exit, 1);
    EXPECT_THAT(inspected.err, HasSubstr("warning[idml/problem]: nothing has the id 'u77'"));
}

TEST(Idml, WhatIsNoPackageIsRefused) {
    const Folder folder;
    write(folder.path() / "a.idml", "%PDF-1.7");
    const Outcome inspected = publish({"inspect-idml", (folder.path() / "a.idml").string()});
    EXPECT_EQ(inspected.exit, 3);
    EXPECT_THAT(inspected.err, HasSubstr("error[idml/refused]"));
    EXPECT_EQ(publish({"dump", "bindings", (folder.path() / "b.idml").string()}).exit, 3);
}

}
}
