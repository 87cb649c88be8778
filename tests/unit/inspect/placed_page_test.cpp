// SPDX-License-Identifier: Apache-2.0
#include "publisher/inspect/placed_page.hpp"
#include "tests/unit/inspect/test_pdf.hpp"

#include <gmock/gmock.h>

namespace publisher::inspect {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

Result<PlacedPage> taken(const std::string& bytes, const PlacedPageOptions& options = {}) {
    MemoryWorld world;
    world.add("advert.pdf", bytes);
    return take_page(world, "advert.pdf", options);
}

/// A page that has to come out.
PlacedPage page_of(const TestPdf& pdf, const PlacedPageOptions& options = {}) {
    auto page = taken(pdf.bytes(), options);
    if (page) return std::move(*page);
    ADD_FAILURE() << page.failure().message;
    return {};
}

void expect_refused(const TestPdf& pdf, const std::string& reason, const PlacedPageOptions& options = {}) {
    const auto page = taken(pdf.bytes(), options);
    ASSERT_FALSE(page) << "expected: " << reason;
    EXPECT_EQ(page.failure().kind, Failure::Kind::Refused);
    EXPECT_THAT(page.failure().message, HasSubstr("advert.pdf"));
    EXPECT_THAT(page.failure().message, HasSubstr(reason));
}

Raster raster_of(const std::string& bytes) {
    MemoryWorld world;
    world.add("file.pdf", bytes);
    auto raster = rasterize(world, "file.pdf", {.ppi = 72});
    if (raster) return std::move(*raster);
    ADD_FAILURE() << raster.failure().message;
    return {};
}

// Four fields of four inks tell the corners of a page apart.
constexpr const char* kCorners =
    "1 0 0 0 k 10 10 40 20 re f 0 1 0 0 k 150 10 40 20 re f 0 0 1 0 k 10 70 40 20 re f 0 0 0 1 k 150 70 20 "
    "10 re f";

TEST(PlacedPage, LooksAsItDidWhicheverWayItIsTurned) {
    for (const char* rotate : {"0", "90", "180", "270", "-90"}) {
        TestPdf pdf;
        pdf.add_page(kCorners,
                     std::string("/MediaBox [0 0 200 100] /TrimBox [5 5 195 95] /Rotate ") + rotate);
        const PlacedPage page = page_of(pdf);
        const Raster before = raster_of(pdf.bytes()), after = raster_of(page.pdf);
        ASSERT_EQ(after.width, before.width) << rotate;
        ASSERT_EQ(after.height, before.height) << rotate;
        ASSERT_EQ(after.plates.size(), before.plates.size());
        for (std::size_t i = 0; i < before.plates.size(); ++i) {
            EXPECT_GT(before.plates[i].max_coverage, 0);
            EXPECT_EQ(after.plates[i].pixels, before.plates[i].pixels)
                << rotate << ' ' << before.plates[i].name;
        }
    }
}

TEST(PlacedPage, IsAsLargeAsTheBoxThatIsAskedFor) {
    TestPdf pdf;
    pdf.add_page("",
                 "/MediaBox [0 0 200 100] /CropBox [5 5 195 95] /BleedBox [10 10 190 90] "
                 "/TrimBox [20 20 180 80] /ArtBox [30 30 170 70]");
    const auto width = [&](PlacedBox box) { return page_of(pdf, {.box = box}).facts.pages.at(0).size.width; };
    EXPECT_EQ(width(PlacedBox::Art), 140_pt);
    EXPECT_EQ(width(PlacedBox::Trim), 160_pt);
    EXPECT_EQ(width(PlacedBox::Bleed), 180_pt);
    EXPECT_EQ(width(PlacedBox::Crop), 190_pt);
    EXPECT_EQ(width(PlacedBox::Media), 200_pt);
}

TEST(PlacedPage, OfAPageWithoutBoxesIsWhatAViewerShows) {
    TestPdf pdf;
    pdf.add_page("", "/MediaBox [0 0 200 100] /CropBox [-50 5 195 95]");
    EXPECT_EQ(page_of(pdf).facts.pages.at(0).size, (Size{195_pt, 90_pt}));
    EXPECT_EQ(page_of(pdf).box, "CropBox");
}

TEST(PlacedPage, CountsUnitsOfItsOwn) {
    TestPdf pdf;
    pdf.add_page("1 0 0 0 k 0 0 100 50 re f", "/MediaBox [0 0 100 50] /UserUnit 2");
    const PlacedPage page = page_of(pdf);
    EXPECT_EQ(page.facts.pages.at(0).size, (Size{200_pt, 100_pt}));
    EXPECT_EQ(page.facts.pages.at(0).paths.at(0).box, (Rect{{}, {}, 200_pt, 100_pt}));
}

TEST(PlacedPage, IsTheOneThatIsAskedFor) {
    TestPdf pdf;
    pdf.add_page("", "/MediaBox [0 0 100 50]");
    pdf.add_page("", "/MediaBox [0 0 300 50]");
    EXPECT_EQ(page_of(pdf, {.page = 2}).facts.pages.at(0).size.width, 300_pt);
    expect_refused(pdf, "there is no page 3, the file has 2", {.page = 3});
}

TEST(PlacedPage, LeavesBehindWhatIsNotPaintedOnIt) {
    TestPdf pdf;
    const int script = pdf.add("<< /S /JavaScript /JS (app.alert\\(1\\)) >>");
    pdf.catalog = "/OpenAction " + reference(script) + " /AcroForm << /Fields [] >>";
    const int link =
        pdf.add("<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A " + reference(script) + " >>");
    const int unused = pdf.add_stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", "0 0 1 1 re f");
    const int metadata = pdf.add_stream("/Type /Metadata", "secret words");
    const int form = pdf.add_stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /PieceInfo << /A << /Private (private) >> >> "
        "/Metadata " +
            reference(metadata),
        "0 0 5 5 re f");
    pdf.add_page(
        "/Used Do",
        "/MediaBox [0 0 100 50] /AA << /O " + reference(script) + " >> /Annots [" + reference(link) + "]",
        "/XObject << /Used " + reference(form) + " /Unused " + reference(unused) + " >>");
    const PlacedPage page = page_of(pdf);
    EXPECT_THAT(page.problems, IsEmpty());
    EXPECT_THAT(page.damage, IsEmpty());
    EXPECT_EQ(page.facts.pages.at(0).paths.size(), 1u);
    EXPECT_THAT(page.facts.pages.at(0).annotations, IsEmpty());
    EXPECT_FALSE(page.facts.document.has_javascript);
    EXPECT_FALSE(page.facts.document.has_form);
    for (const char* left : {"JavaScript", "AcroForm", "Annot", "PieceInfo", "Metadata", "/Unused"})
        EXPECT_THAT(page.pdf, Not(HasSubstr(left)));
}

TEST(PlacedPage, SaysWhatWouldBeLost) {
    TestPdf pdf;
    const int look = pdf.add_stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", "0 0 9 9 re f");
    const std::string appearance = " /Rect [0 0 9 9] /AP << /N " + reference(look) + " >> >>";
    const int stamp = pdf.add("<< /Type /Annot /Subtype /Stamp /F 4" + appearance);
    const int hidden = pdf.add("<< /Type /Annot /Subtype /FreeText /F 6" + appearance);
    const int group = pdf.add("<< /Type /OCG /Name (Deutsch) >>");
    pdf.catalog =
        "/OCProperties << /OCGs [" + reference(group) + "] /D << /OFF [" + reference(group) + "] >> >>";
    pdf.add_page("/OC /L BDC 0 0 9 9 re f EMC",
                 "/MediaBox [0 0 100 50] /Annots [" + reference(stamp) + ' ' + reference(hidden) + ']',
                 "/Properties << /L " + reference(group) + " >>");
    EXPECT_THAT(page_of(pdf).problems, ElementsAre("has the layer 'Deutsch', which is not seen in print",
                                                   "has an annotation of the kind Stamp that would print"));
}

TEST(PlacedPage, LayersThatAreSeenBecomePartOfThePage) {
    TestPdf pdf;
    const int group = pdf.add("<< /Type /OCG /Name (Ebene 1) >>");
    pdf.catalog = "/OCProperties << /OCGs [" + reference(group) + "] /D << >> >>";
    const int form = pdf.add_stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /OC " + reference(group),
                                    "0 0 5 5 re f");
    pdf.add_page("/OC /L BDC 0 0 9 9 re f EMC /F Do", "/MediaBox [0 0 100 50]",
                 "/Properties << /L " + reference(group) + " >> /XObject << /F " + reference(form) + " >>");
    const PlacedPage page = page_of(pdf);
    EXPECT_THAT(page.problems, IsEmpty());
    EXPECT_EQ(page.facts.pages.at(0).paths.size(), 2u);
    EXPECT_THAT(page.facts.pages.at(0).layers, IsEmpty());
    EXPECT_THAT(page.facts.pages.at(0).messages, IsEmpty());
    EXPECT_THAT(page.pdf, Not(HasSubstr("OCG")));
}

TEST(PlacedPage, KeepsInksAndOverprint) {
    TestPdf pdf;
    const int function = pdf.add("<< /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 0.7 1 0] /N 1 >>");
    pdf.add_page("/Over gs /Orange cs 0.5 scn 0 0 50 50 re f", "/MediaBox [0 0 100 50]",
                 "/ColorSpace << /Orange [/Separation /House#20Orange /DeviceCMYK " + reference(function) +
                     "] >> /ExtGState << /Over << /OP true /op true /OPM 1 >> >>");
    const PlacedPage page = page_of(pdf);
    EXPECT_THAT(page.inks, ElementsAre(NamedInk{"House Orange", "DeviceCMYK"}));
    const Path& field = page.facts.pages.at(0).paths.at(0);
    EXPECT_THAT(field.color.colorants, ElementsAre("House Orange"));
    EXPECT_TRUE(field.overprint);
    EXPECT_EQ(field.overprint_mode, 1);
    const Raster raster = raster_of(page.pdf);
    ASSERT_NE(raster.find_plate("House Orange"), nullptr);
    EXPECT_NEAR(raster.find_plate("House Orange")->mean_coverage, 25, 0.5); // half of the page, half a tint
}

TEST(PlacedPage, AGroupAroundTheWholePageIsNoTransparency) {
    TestPdf pdf;
    pdf.add_page(kCorners, "/MediaBox [0 0 200 100] /Group << /S /Transparency /CS /DeviceRGB >>");
    const PlacedPage page = page_of(pdf);
    EXPECT_FALSE(page.is_transparent);
    EXPECT_EQ(page.blending_space, "DeviceRGB");
    EXPECT_THAT(page.pdf, Not(HasSubstr("Transparency")));
}

TEST(PlacedPage, WhatIsTransparentIsCompositedByItself) {
    TestPdf pdf;
    pdf.add_page("/Half gs 1 0 0 0 k 0 0 50 50 re f",
                 "/MediaBox [0 0 200 100] /Group << /S /Transparency /CS /DeviceCMYK >>",
                 "/ExtGState << /Half << /ca 0.5 >> >>");
    const PlacedPage page = page_of(pdf);
    EXPECT_TRUE(page.is_transparent);
    EXPECT_EQ(page.blending_space, "DeviceCMYK");
    const auto again = inspected(page.pdf);
    ASSERT_TRUE(again);
    ASSERT_EQ(again->pages.at(0).groups.size(), 1u);
    EXPECT_TRUE(again->pages.at(0).groups[0].is_isolated);
    EXPECT_EQ(again->pages.at(0).groups[0].space, "DeviceCMYK");
}

TEST(PlacedPage, FiltersBecomeThoseThatEveryStandardHas) {
    TestPdf pdf;
    const int form = pdf.add_stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Filter /ASCIIHexDecode",
                                    "3020302039203920726520660A>");
    pdf.add_page("/F Do", "/MediaBox [0 0 100 50]", "/XObject << /F " + reference(form) + " >>");
    const PlacedPage page = page_of(pdf);
    EXPECT_EQ(page.facts.pages.at(0).paths.size(), 1u);
    EXPECT_THAT(page.pdf, Not(HasSubstr("ASCIIHexDecode")));
}

TEST(PlacedPage, IsKnownByItsContent) {
    TestPdf pdf;
    const int inner = pdf.add_stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", "0 0 5 5 re f");
    pdf.add_page("/F Do 0 0 9 9 re f", "/MediaBox [0 0 100 50]",
                 "/XObject << /F " + reference(inner) + " >>");
    const PageFacts page = page_of(pdf).facts.pages.at(0);
    ASSERT_EQ(page.forms.size(), 2u);
    EXPECT_EQ(page.forms[0].parent, -1);
    EXPECT_EQ(page.forms[1].parent, 0);
    EXPECT_EQ(page.paths.at(0).form, 1);
    EXPECT_EQ(page.paths.at(1).form, 0);
    EXPECT_EQ(page.forms[1].content_sha256, sha256("0 0 5 5 re f").to_hex());

    // The same page in another file has the same content, another page has another.
    TestPdf other;
    other.add("<< >>");
    const int same = other.add_stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", "0 0 5 5 re f");
    const std::string forms = "/XObject << /F " + reference(same) + " >>";
    other.add_page("/F Do 0 0 9 9 re f", "/MediaBox [0 0 100 50]", forms);
    other.add_page("/F Do 0 0 9 8 re f", "/MediaBox [0 0 100 50]", forms);
    EXPECT_EQ(page_of(other).facts.pages.at(0).forms[0].content_sha256, page.forms[0].content_sha256);
    EXPECT_NE(page_of(other, {.page = 2}).facts.pages.at(0).forms[0].content_sha256,
              page.forms[0].content_sha256);
}

TEST(PlacedPage, RefusesWhatCannotBeUsed) {
    const auto text = taken("GIF89a and so on");
    ASSERT_FALSE(text);
    EXPECT_THAT(text.failure().message, HasSubstr("no PDF that can be read"));

    TestPdf locked;
    locked.add_page("");
    const std::string key(64, 'a');
    const int encryption =
        locked.add("<< /Filter /Standard /V 1 /R 2 /P -4 /O <" + key + "> /U <" + key + "> >>");
    locked.trailer = "/Encrypt " + reference(encryption) + " /ID [<01> <01>]";
    expect_refused(locked, "protected by a password");

    TestPdf huge;
    huge.add_page("", "/MediaBox [0 0 9000 9000] /UserUnit 10");
    expect_refused(huge, "measures 90000 x 90000 pt, which cannot be placed");
    TestPdf thin;
    thin.add_page("", "/MediaBox [0 0 100 100] /TrimBox [50 0 50 100]");
    expect_refused(thin, "measures 0 x 100 pt, which cannot be placed");

    TestPdf deep;
    int object = deep.add("<< >>");
    for (int i = 0; i < 300; ++i)
        object = deep.add("<< /Next " + reference(object) + " >>");
    deep.add_page("/P gs", "/MediaBox [0 0 100 50]", "/ExtGState << /P " + reference(object) + " >>");
    expect_refused(deep, "nested too deeply");
}

TEST(PlacedPage, NamesDamageInsideItsStreams) {
    TestPdf pdf;
    const int form = pdf.add_stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Filter /FlateDecode",
                                    "\x78\x9c\x01garbage");
    pdf.add_page("/F Do", "/MediaBox [0 0 100 50]", "/XObject << /F " + reference(form) + " >>");
    EXPECT_THAT(page_of(pdf).damage, Not(IsEmpty()));
}

}
}
