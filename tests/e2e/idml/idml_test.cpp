// SPDX-License-Identifier: Apache-2.0
#include "publisher/zip/archive.hpp"
#include "tests/e2e/shop.hpp"

/// What `--to idml`, `inspect-idml` and `dump bindings` do, whatever the publication.
namespace publisher::e2e {
namespace {

using testing::HasSubstr;

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
        publish({"build", PUBLISHER_SOURCE_DIR "/samples/norrvik/catalog.xml", "--to", "press,idml", "-e",
                 "de_DE", "--no-verify", "--idml-line-breaks", "held", "-o", out.path().string()});
    ASSERT_EQ(built.exit, 0) << built.err;
    EXPECT_THAT(built.out, HasSubstr("in the IDML as a forced line break"));
    if (!is_installed("python3") || !is_installed("pdftotext"))
        GTEST_SKIP() << "python3 or pdftotext is not installed";
    const Outcome compared =
        run({"python3", PUBLISHER_SOURCE_DIR "/tests/e2e/idml/compare_lines.py",
             (out.path() / "de_DE/idml/de_DE.idml").string(), (out.path() / "de_DE/press.pdf").string()});
    EXPECT_EQ(compared.exit, 0) << compared.err;
    EXPECT_EQ(compared.out, "");
}

TEST(Idml, ATableWithOneHeadGoesOnThroughItsFrames) {
    const Folder folder;
    const Path sample = folder.path() / "norrvik", repository = PUBLISHER_SOURCE_DIR;
    std::filesystem::copy(repository / "samples/norrvik", sample, std::filesystem::copy_options::recursive);
    std::string table = read(repository / "templates/price-table.xml");
    const std::size_t group = table.find("<group>"), end = table.find("</group>");
    ASSERT_NE(end, std::string::npos);
    std::filesystem::create_directories(sample / "templates");
    write(sample / "templates/price-table-continued.xml", table.erase(group, end + 8 - group));
    const Outcome built = publish({"build", (sample / "pricelist.xml").string(), "--to", "idml", "-e",
                                   "de_DE", "-o", (folder.path() / "out").string()});
    ASSERT_EQ(built.exit, 0) << built.err;
    const Path package = folder.path() / "out/de_DE/idml/de_DE.idml";
    const Outcome facts = publish({"inspect-idml", package.string()});
    EXPECT_EQ(facts.exit, 0) << facts.err;
    EXPECT_THAT(facts.out, HasSubstr("thread links      1\n"));
    EXPECT_THAT(facts.out, HasSubstr("tables            1\n")) << "on two pages";
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
