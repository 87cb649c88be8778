// SPDX-License-Identifier: Apache-2.0
#include "sample_pages.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cerrno>

namespace publisher::emit::pdf {
namespace {

using ::testing::ContainsRegex;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

/// Two pages with everything on them.
std::vector<page::Page> sample_pages() {
    std::vector<page::Page> pages = {blank_page(1), blank_page(2)};
    pages[0].objects = {page::Shape{.head = {.frame = {-3_mm, -3_mm, 106_mm, 20_mm}}, .fill = paint(Spot)},
                        page::PictureFrame{.head = {.frame = {10_mm, 20_mm, 30_mm, 15_mm}},
                                           .file_digest = "a",
                                           .picture = {10_mm, 20_mm, 30_mm, 15_mm}},
                        text_frame(shaped("Größe", {10_mm, 50_mm})),
                        text_frame(shaped("السلام", {10_mm, 60_mm},
                                          {.family = "Noto Naskh Arabic", .is_right_to_left = true}))};
    pages[1].objects = {
        text_frame(shaped("Folio", {10_mm, 50_mm}, {.family = "EB Garamond", .paint = paint(Spot)}))};
    return pages;
}

Result<Art> any_picture(const ArtRequest&) {
    return Art(plain_picture({0, 128, 255, 0}));
}

class Conformance : public ::testing::Test {
protected:
    void SetUp() override {
        if (!has_profile()) GTEST_SKIP() << "the profile of the Debian package scribus-data is not installed";
    }
};

TEST_F(Conformance, TheFileIsSound) {
    const PdfFile file(sample_pages(), print_options(), any_picture);
    ASSERT_TRUE(file.status()) << file.status().failure().message;
    EXPECT_THAT(file.bytes(), StartsWith("%PDF-1.6\n%"));
    for (std::size_t i = 10; i < 14; ++i)
        EXPECT_GT(static_cast<unsigned char>(file.bytes()[i]), 127);
    const std::string verdict = file.judged_by("qpdf --check {}");
    EXPECT_THAT(verdict, HasSubstr("No syntax or stream encoding errors found"));
    EXPECT_THAT(verdict, Not(HasSubstr("WARNING")));
    EXPECT_THAT(verdict, Not(HasSubstr("failed")));
    EXPECT_EQ(file.judged_by("gs -q -dBATCH -dNOPAUSE -dPDFSTOPONERROR -sDEVICE=nullpage {}"), "");
    EXPECT_EQ(file.judged_by("pdftoppm -r 20 -png {} page"), "");
}

TEST_F(Conformance, BoxesAreNested) {
    const PdfFile file(sample_pages(), print_options(), any_picture);
    const std::string boxes = file.judged_by("pdfinfo -box -l 2 {}");
    EXPECT_THAT(boxes, ContainsRegex("Page +2 MediaBox: +0.00 +0.00 +300.47 +243.78"));
    EXPECT_THAT(boxes, ContainsRegex("Page +2 BleedBox: +0.00 +0.00 +300.47 +243.78"));
    EXPECT_THAT(boxes, ContainsRegex("Page +2 TrimBox: +8.50 +8.50 +291.97 +235.28"));
    EXPECT_THAT(file.plain(), Not(HasSubstr("/CropBox")));
}

TEST_F(Conformance, CropMarksStandOutsideTheBleedOnEveryPlate) {
    Options options = print_options();
    options.marks.has_crop = true;
    options.marks.offset = 1_mm; // less than the bleed: the marks move out
    const PdfFile file(sample_pages(), options, any_picture);
    ASSERT_TRUE(file.status());
    // 3 mm bleed and 5 mm marks around 100 x 80 mm: the sheet has 116 x 96 mm.
    const std::string boxes = file.judged_by("pdfinfo -box {}");
    EXPECT_THAT(boxes, ContainsRegex("MediaBox: +0.00 +0.00 +328.82 +272.13"));
    EXPECT_THAT(boxes, ContainsRegex("BleedBox: +14.17 +14.17 +314.65 +257.95"));
    EXPECT_THAT(boxes, ContainsRegex("TrimBox: +22.68 +22.68 +306.14 +249.45"));
    const std::string content = file.content(2);
    // The first mark: above the top left corner of the trim, from the bleed's edge to the sheet's.
    EXPECT_THAT(content, HasSubstr("1 SCN\n0.25 w\n22.677 257.953 m\n22.677 272.126 l\nS\n"));
    EXPECT_THAT(file.plain(), HasSubstr("/All"));
}

TEST_F(Conformance, TheClaimStandsInMetadataAndInfo) {
    const PdfFile file(sample_pages(), print_options(), any_picture);
    const std::string metadata = file.judged_by("pdfinfo -meta {}");
    for (const char* fact :
         {"<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>", "<pdf:Trapped>False</pdf:Trapped>",
          "Garden &amp; Größe", "<xmp:CreateDate>2027-03-01T00:00:00Z</xmp:CreateDate>",
          "<xmp:ModifyDate>2027-03-01T00:00:00Z</xmp:ModifyDate>", "<xmp:MetadataDate>2027-",
          "<xmpMM:DocumentID>uuid:", "<xmpMM:VersionID>1</xmpMM:VersionID>",
          "<xmpMM:RenditionClass>default</xmpMM:RenditionClass>",
          "<pdf:Producer>publisher 0.1.0</pdf:Producer>"})
        EXPECT_THAT(metadata, HasSubstr(fact));
    const std::string info = file.judged_by("pdfinfo -rawdates {}");
    EXPECT_THAT(info, ContainsRegex("Title: +Garden & Größe"));
    EXPECT_THAT(info, ContainsRegex("CreationDate: +D:20270301000000Z"));
    EXPECT_THAT(info, ContainsRegex("ModDate: +D:20270301000000Z"));
    EXPECT_THAT(info, ContainsRegex("PDF subtype: +PDF/X-4"));
    const std::string plain = file.plain();
    EXPECT_THAT(plain, HasSubstr("/Trapped /False"));
    EXPECT_THAT(plain, ContainsRegex("/S /GTS_PDFX\n"));
    EXPECT_THAT(plain, HasSubstr("/OutputConditionIdentifier (FOGRA39)"));
    EXPECT_THAT(plain, HasSubstr("/RegistryName (http://www.color.org)"));
    EXPECT_THAT(plain, ContainsRegex("/ID \\[<[0-9a-f]{32}><[0-9a-f]{32}>\\]"));
    EXPECT_THAT(plain, HasSubstr("/Lang (de-DE)"));
}

TEST_F(Conformance, WithoutAStandardNothingIsClaimed) {
    Options options = print_options();
    options.has_claim = false;
    const PdfFile file(sample_pages(), options, any_picture);
    ASSERT_TRUE(file.status());
    EXPECT_THAT(file.plain(), Not(HasSubstr("GTS_PDFXVersion")));
    // Not even an output condition is needed then.
    const PdfFile bare(sample_pages(), {.has_claim = false}, any_picture);
    ASSERT_TRUE(bare.status());
    EXPECT_THAT(bare.judged_by("qpdf --check {}"), HasSubstr("No syntax or stream encoding errors found"));
    EXPECT_THAT(bare.plain(), Not(HasSubstr("OutputIntent")));
}

TEST_F(Conformance, AClaimThatCannotBeKeptIsRefused) {
    const auto refusal_of = [](auto change) {
        Options options = print_options();
        change(options);
        const PdfFile file({blank_page(1)}, options);
        return file.status() ? "" : file.status().failure().message;
    };
    EXPECT_THAT(refusal_of([](Options& options) { options.title = ""; }), HasSubstr("title"));
    EXPECT_THAT(refusal_of([](Options& options) { options.date = {}; }), HasSubstr("date"));
    EXPECT_THAT(refusal_of([](Options& options) { options.document_id = ""; }), HasSubstr("document id"));
    EXPECT_THAT(refusal_of([](Options& options) { options.intent.identifier = ""; }),
                HasSubstr("output condition"));
    EXPECT_THAT(refusal_of([](Options& options) { options.intent.profile = ""; }), HasSubstr("profile"));
    EXPECT_THAT(refusal_of([](Options& options) { options.intent.n_components = 3; }), HasSubstr("not CMYK"));
    EXPECT_THAT(refusal_of([](Options& options) {
                    options.standard = Standard::X1a2003;
                    options.has_layers = true;
                }),
                HasSubstr("PDF/X-1a:2003 has no layers"));
    EXPECT_THAT(refusal_of([](Options& options) {
                    options.standard = Standard::X1a2003;
                    options.intent.profile[8] = '\x04';
                }),
                HasSubstr("has version 4, PDF/X-1a:2003 knows version 2"));
    EXPECT_THAT(refusal_of([](Options& options) { options.intent.profile.resize(1000); }), HasSubstr("1000"));
    EXPECT_THAT(refusal_of([](Options& options) { options.intent.profile.replace(12, 4, "mntr"); }),
                HasSubstr("mntr"));
}

TEST_F(Conformance, ImpossiblePageSizesAreRefused) {
    const PdfFile file({blank_page(1), blank_page(2, {0_mm, 80_mm})}, print_options());
    ASSERT_FALSE(file.status());
    EXPECT_THAT(file.status().failure().message, HasSubstr("page 2 is 0 x 80 mm"));
}

TEST_F(Conformance, AFileWithoutPagesIsRefused) {
    const PdfFile file({}, print_options());
    ASSERT_FALSE(file.status());
    EXPECT_EQ(file.status().failure().message, "there is no page to write");
}

TEST_F(Conformance, EmptyPagesAreSound) {
    std::vector<page::Page> pages;
    for (int i = 1; i <= 40; ++i)
        pages.push_back(blank_page(i));
    const PdfFile file(pages, print_options());
    ASSERT_TRUE(file.status());
    EXPECT_THAT(file.judged_by("qpdf --check {}"), HasSubstr("No syntax or stream encoding errors found"));
    EXPECT_THAT(file.judged_by("pdfinfo {}"), ContainsRegex("Pages: +40\n"));
    // 40 pages hang below two nodes.
    EXPECT_THAT(file.plain(), HasSubstr("/Count 32\n"));
}

TEST_F(Conformance, FoliosBecomePageLabels) {
    std::vector<page::Page> pages;
    using enum Folio::Style;
    for (const Folio& folio :
         {Folio{"", 1, LowerRoman}, Folio{"", 2, LowerRoman}, Folio{"", 3}, Folio{"", 4}, Folio{}, Folio{},
          Folio{"A-", 1}, Folio{"A-", 2}, Folio{"B-", 3, UpperRoman}}) {
        pages.push_back(blank_page(static_cast<int>(pages.size()) + 1));
        pages.back().folio = folio;
    }
    const PdfFile file(pages, print_options());
    EXPECT_THAT(
        file.judged_by("qpdf --json=2 --json-key=pagelabels {} | tr -d ' \\n'"),
        HasSubstr(R"({"index":0,"label":{"/S":"/r","/St":1}},{"index":2,"label":{"/S":"/D","/St":3}},)"
                  R"({"index":4,"label":{"/St":1}},{"index":5,"label":{"/St":1}},)"
                  R"({"index":6,"label":{"/P":"u:A-","/S":"/D","/St":1}},)"
                  R"({"index":8,"label":{"/P":"u:B-","/S":"/R","/St":3}})"));
}

/// Two sections of two pages; on each a group that goes on, with a product of its own.
std::vector<page::Page> pages_with_anchors() {
    using Kind = page::Anchor::Kind;
    std::vector<page::Page> pages;
    for (int number = 1; number <= 4; ++number) {
        page::Page& page = pages.emplace_back(blank_page(number));
        const std::string section = number <= 2 ? "light" : "garden";
        if (number % 2 == 1) page.anchors.push_back({Kind::Section, section, "Section " + section, {}});
        page.anchors.push_back({Kind::Group, "g", "Lamps", {10_mm, 20_mm}});
        page.anchors.push_back({Kind::Product,
                                "p" + std::to_string(number),
                                "Lämpa " + std::to_string(number),
                                {10_mm, 30_mm},
                                "Lamps"});
    }
    return pages;
}

std::string outlines_at(Bookmarks depth) {
    Options options = print_options();
    options.bookmarks = depth;
    const PdfFile file(pages_with_anchors(), options);
    EXPECT_TRUE(file.status());
    const std::string json = file.judged_by("qpdf --json=2 --json-key=outlines {}");
    std::string list;
    for (std::size_t i = 0; i < json.size(); ++i) {
        constexpr std::string_view kPage = "\"destpageposfrom1\": ", kTitle = "\"title\": \"";
        if (json.compare(i, kPage.size(), kPage) == 0) list += json.substr(i + kPage.size(), 1);
        if (json.compare(i, kTitle.size(), kTitle) != 0) continue;
        const std::size_t from = i + kTitle.size();
        list += ' ' + json.substr(from, json.find('"', from) - from) + '\n';
    }
    return list;
}

TEST_F(Conformance, WithoutBookmarksThereIsNoOutline) {
    EXPECT_EQ(outlines_at(Bookmarks::None), "");
}

TEST_F(Conformance, BookmarksGoAsDeepAsIsAskedFor) {
    EXPECT_EQ(outlines_at(Bookmarks::Sections), "1 Section light\n3 Section garden\n");
    const std::string groups = outlines_at(Bookmarks::Groups);
    EXPECT_EQ(std::count(groups.begin(), groups.end(), '\n'), 4) << groups;
    const std::string products = outlines_at(Bookmarks::Products);
    EXPECT_EQ(std::count(products.begin(), products.end(), '\n'), 8) << products;
    EXPECT_THAT(products, HasSubstr("4 Lämpa 4\n"));
}

TEST_F(Conformance, BookmarksAreDestinationsAndNoActions) {
    Options options = print_options();
    options.bookmarks = Bookmarks::Products;
    for (const Standard standard : {Standard::X4, Standard::X1a2003}) {
        options.standard = standard;
        const PdfFile file(pages_with_anchors(), options);
        EXPECT_THAT(file.plain(), HasSubstr("/Outlines"));
        EXPECT_THAT(file.plain(), HasSubstr("/XYZ"));
        EXPECT_THAT(file.plain(), ::testing::Not(HasSubstr("/GoTo")));
        EXPECT_THAT(file.judged_by("qpdf --check {} 2>&1"), ::testing::Not(HasSubstr("WARNING")));
    }
}

TEST_F(Conformance, TheSamePagesGiveTheSameBytes) {
    const PdfFile first(sample_pages(), print_options(), any_picture),
        second(sample_pages(), print_options(), any_picture);
    ASSERT_TRUE(first.status() && second.status());
    EXPECT_EQ(first.bytes(), second.bytes());
    Options other_job = print_options();
    other_job.document_id = "sha256:other";
    EXPECT_NE(PdfFile(sample_pages(), other_job, any_picture).bytes(), first.bytes());
}

TEST_F(Conformance, AFullDiskIsAFailureAndNotACutFile) {
    MemoryWorld world;
    world.add("a.pdf", "previous");
    auto spool = *page::Spool::create(world);
    for (const page::Page& page : sample_pages())
        ASSERT_TRUE(spool.append(page));
    world.fail_write(1, ENOSPC);
    auto file = *world.create("a.pdf");
    const auto written = write_pdf(world, spool, styles(), fonts(), any_picture, print_options(), *file);
    ASSERT_FALSE(written);
    EXPECT_EQ(written.failure().kind, Failure::Kind::Temporary);
    file.reset();
    EXPECT_EQ(world.content("a.pdf"), "previous");
}

}
}
