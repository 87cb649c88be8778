// SPDX-License-Identifier: Apache-2.0
#include "publisher/inspect/reading.hpp"
#include "tests/unit/inspect/test_pdf.hpp"

#include <gmock/gmock.h>

namespace publisher::inspect {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// An ICC profile as far as its header goes: version 2.4, class prtr, space CMYK.
std::string profile_header() {
    std::string profile(132, '\0');
    profile[8] = 2;
    profile[9] = 0x40;
    profile.replace(12, 8, "prtrCMYK");
    profile.replace(36, 4, "acsp");
    return profile;
}

TEST(Document, HeaderInfoAndIdentifierAreReported) {
    TestPdf pdf;
    pdf.add_page("");
    const int info = pdf.add("<< /Title (A\\344tes) /Trapped /False /Producer <FEFF00E9> >>");
    pdf.trailer = "/Info " + reference(info) + " /ID [<0102> <A0FF>]";
    const auto document = facts_of(pdf).document;
    EXPECT_EQ(document.header_version, "1.6");
    EXPECT_EQ(document.header_offset, 0);
    EXPECT_TRUE(document.has_binary_comment);
    EXPECT_FALSE(document.has_object_streams);
    EXPECT_FALSE(document.is_encrypted);
    EXPECT_EQ(document.n_pages, 1);
    EXPECT_EQ(document.id[0], "0102");
    EXPECT_EQ(document.id[1], "a0ff");
    ASSERT_TRUE(document.find_info("Trapped"));
    EXPECT_EQ(document.find_info("Trapped")->value, "False");
    EXPECT_TRUE(document.find_info("Trapped")->is_name);
    EXPECT_EQ(document.find_info("Title")->value, "Aätes"); // PDFDocEncoding
    EXPECT_FALSE(document.find_info("Title")->is_name);
    EXPECT_EQ(document.find_info("Producer")->value, "é"); // UTF-16
    EXPECT_EQ(document.find_info("Author"), nullptr);
    EXPECT_THAT(document.qpdf_warnings, IsEmpty());
}

TEST(Document, OutputIntentAndXmpAreReported) {
    TestPdf pdf;
    pdf.add_page("");
    const int profile = pdf.add_stream("/N 4", profile_header());
    const int intent = pdf.add(
        "<< /Type /OutputIntent /S /GTS_PDFX /OutputConditionIdentifier (FOGRA39) /Info (Coated) "
        "/RegistryName (http://www.color.org) /DestOutputProfile " +
        reference(profile) + " >>");
    const int metadata = pdf.add_stream("/Type /Metadata /Subtype /XML", "<x:xmpmeta>\"ü\"</x:xmpmeta>");
    pdf.catalog = "/OutputIntents [" + reference(intent) + "] /Metadata " + reference(metadata);
    const auto document = facts_of(pdf).document;
    ASSERT_EQ(document.output_intents.size(), 1u);
    const auto& found = document.output_intents[0];
    EXPECT_EQ(found.subtype, "GTS_PDFX");
    EXPECT_EQ(found.identifier, "FOGRA39");
    EXPECT_EQ(found.info, "Coated");
    EXPECT_TRUE(found.has_profile);
    EXPECT_EQ(found.profile_bytes, 132u);
    EXPECT_EQ(found.n_components, 4);
    EXPECT_EQ(found.profile_class, "prtr");
    EXPECT_EQ(found.profile_space, "CMYK");
    EXPECT_EQ(found.profile_version, "2.4");
    EXPECT_EQ(found.profile_sha256, sha256(profile_header()).to_hex());
    EXPECT_TRUE(document.has_xmp);
    EXPECT_EQ(document.xmp, "<x:xmpmeta>\"ü\"</x:xmpmeta>");
}

TEST(Document, CatalogFactsAreReported) {
    TestPdf pdf;
    pdf.add_page("");
    const int shown = pdf.add("<< /Type /OCG /Name (Prices) >>");
    const int hidden = pdf.add("<< /Type /OCG /Name (Notes) /Usage << /Print << /PrintState /OFF >> >> >>");
    pdf.catalog =
        "/Lang (de-DE) /MarkInfo << /Marked true >> /OpenAction << /S /JavaScript /JS (1) >> "
        "/AcroForm << /Fields [] /XFA (x) >> /OCProperties << /OCGs [" +
        reference(shown) + " " + reference(hidden) + "] /D << /OFF [" + reference(hidden) + "] >> >>";
    const auto document = facts_of(pdf).document;
    EXPECT_EQ(document.language, "de-DE");
    EXPECT_TRUE(document.is_marked);
    EXPECT_TRUE(document.has_javascript);
    EXPECT_EQ(document.open_action, "JavaScript");
    EXPECT_TRUE(document.has_form);
    EXPECT_TRUE(document.has_xfa);
    ASSERT_EQ(document.layers.size(), 2u);
    EXPECT_EQ(document.layers[0].name, "Prices");
    EXPECT_TRUE(document.layers[0].is_on);
    EXPECT_FALSE(document.layers[1].is_on);
    EXPECT_EQ(document.layers[1].print, "OFF");
}

TEST(Document, FontsAreListedUsedOrNot) {
    TestPdf pdf = text_pdf("BT /F1 12 Tf (x) Tj ET");
    const int program = pdf.add_stream("/Subtype /CIDFontType0C", "not really a font");
    const int descriptor =
        pdf.add("<< /Type /FontDescriptor /FontName /ABCDEF+Inter /FontFile3 " + reference(program) + " >>");
    const int descendant = pdf.add(
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /ABCDEF+Inter "
        "/FontDescriptor " +
        reference(descriptor) + " >>");
    const int map = pdf.add_stream("", "");
    const int unused = pdf.add(
        "<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Inter /Encoding /Identity-H "
        "/DescendantFonts [" +
        reference(descendant) + "] /ToUnicode " + reference(map) + " >>");
    const auto fonts = facts_of(pdf).document.fonts;
    ASSERT_EQ(fonts.size(), 2u); // the descendant is no font of its own
    EXPECT_EQ(fonts[0].name, "Helvetica");
    EXPECT_EQ(fonts[0].type, "Type1");
    EXPECT_FALSE(fonts[0].is_embedded);
    EXPECT_FALSE(fonts[0].has_to_unicode);
    EXPECT_TRUE(fonts[0].is_used);
    EXPECT_EQ(fonts[1].object, unused);
    EXPECT_EQ(fonts[1].type, "Type0/CIDFontType0");
    EXPECT_TRUE(fonts[1].is_embedded);
    EXPECT_TRUE(fonts[1].is_subset);
    EXPECT_TRUE(fonts[1].has_to_unicode);
    EXPECT_FALSE(fonts[1].is_used);
}

TEST(Document, DamageBecomesWarnings) {
    TestPdf pdf = text_pdf("BT /F1 12 Tf (still read) Tj ET");
    auto bytes = pdf.bytes();
    bytes.replace(bytes.find("startxref\n") + 10, 1, "9");
    const auto facts = inspected(bytes);
    ASSERT_TRUE(facts) << facts.failure().message;
    EXPECT_THAT(facts->document.qpdf_warnings, testing::Contains(HasSubstr("xref")));
    EXPECT_EQ(text_of(facts->pages.at(0)), "still read\n");
}

TEST(Document, StreamsAreDecodedOnDemand) {
    TestPdf pdf;
    pdf.add_page("");
    pdf.add_stream("/Filter /FlateDecode", "this is no deflated data");
    EXPECT_THAT(facts_of(pdf).document.qpdf_warnings, IsEmpty());
    Options options;
    options.checks_streams = true;
    EXPECT_THAT(facts_of(pdf, options).document.qpdf_warnings, testing::Not(IsEmpty()));
}

TEST(Document, PagesComeInPiecesAndInRanges) {
    TestPdf pdf;
    const int font = pdf.add("<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>");
    for (int i = 1; i <= 7; ++i) {
        pdf.add_page("BT /F1 12 Tf (page " + std::to_string(i) + ") Tj ET", "/MediaBox [0 0 200 100]",
                     "/Font << /F1 " + reference(font) + " >>");
    }
    Options options;
    options.pages_per_worker = 3;
    const auto all = facts_of(pdf, options);
    ASSERT_EQ(all.pages.size(), 7u);
    EXPECT_EQ(all.document.n_pages, 7);
    EXPECT_EQ(all.document.fonts.size(), 1u);
    for (int i = 0; i < 7; ++i) {
        EXPECT_EQ(all.pages[static_cast<std::size_t>(i)].number, i + 1);
        EXPECT_EQ(text_of(all.pages[static_cast<std::size_t>(i)]), "page " + std::to_string(i + 1) + "\n");
    }
    options.first_page = 6;
    options.last_page = 9;
    const auto part = facts_of(pdf, options);
    ASSERT_EQ(part.pages.size(), 2u);
    EXPECT_EQ(part.pages[1].number, 7);
    EXPECT_EQ(part.document.n_pages, 7);
}

}
}
