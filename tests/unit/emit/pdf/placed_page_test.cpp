// SPDX-License-Identifier: Apache-2.0
#include "finished_pdf.hpp"
#include "sample_pages.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDFWriter.hh>

namespace publisher::emit::pdf {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// A page as a worker hands it over: /Art alone, 200 x 100 points, with this content and these resources.
PlacedPage placed_page(const std::string& content, const std::string& resources,
                       bool is_transparent = false) {
    QPDF file;
    file.emptyPDF();
    QPDFObjectHandle form = QPDFObjectHandle::newStream(&file, content);
    form.replaceDict(QPDFObjectHandle::parse(
        "<< /Type /XObject /Subtype /Form /BBox [10 10 210 110] /Matrix [1 0 0 1 -10 -10] /Resources <<" +
        resources + ">> " + (is_transparent ? "/Group << /S /Transparency /I true /CS /DeviceCMYK >>" : "") +
        " >>"));
    QPDFObjectHandle page = QPDFObjectHandle::parse("<< /Type /Page /MediaBox [0 0 200 100] >>");
    QPDFObjectHandle forms = QPDFObjectHandle::newDictionary(), named = QPDFObjectHandle::newDictionary();
    forms.replaceKey("/Art", form);
    named.replaceKey("/XObject", forms);
    page.replaceKey("/Resources", named);
    page.replaceKey("/Contents", QPDFObjectHandle::newStream(&file, "/Art Do"));
    file.addPage(file.makeIndirectObject(page), false);
    QPDFWriter writer(file);
    writer.setOutputMemory();
    writer.write();
    const auto buffer = writer.getBufferSharedPointer();
    return {std::string(reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()),
            {200_pt, 100_pt},
            is_transparent};
}

ArtSource source_of(PlacedPage page, int* n_asked = nullptr) {
    return [page, n_asked](const ArtRequest&) {
        if (n_asked) ++*n_asked;
        return Result<Art>(page);
    };
}

page::PictureFrame frame_at(Length x, Length y, const std::string& digest = "advert") {
    const Rect frame{x, y, 40_mm, 20_mm};
    return {.head = {.id = "advert", .frame = frame}, .file_digest = digest, .picture = frame};
}

/// The form of the n-th piece of art of a page.
QPDFObjectHandle art_of(QPDFObjectHandle page, int n = 0) {
    return page.getKey("/Resources").getKey("/XObject").getKey("/Im" + std::to_string(n));
}

std::string separation(const std::string& ink, const std::string& full) {
    return "/ColorSpace << /S [/Separation /" + ink +
           " /DeviceCMYK << /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [" + full + "] /N 1 >>] >>";
}

TEST(PlacedPages, AreOneFormHoweverOftenTheyStand) {
    int n_asked = 0;
    const PdfFile file(
        {page_with({frame_at(0_mm, 0_mm), frame_at(50_mm, 50_mm)}), page_with({frame_at(5_mm, 5_mm)})},
        plain_options(), source_of(placed_page("0 0 0 1 k 10 10 9 9 re f", ""), &n_asked));
    ASSERT_TRUE(file.status()) << file.status().failure().message;
    EXPECT_EQ(n_asked, 1);
    FinishedPdf finished(file.bytes());
    auto pages = finished.pages();
    EXPECT_EQ(art_of(pages[0]).getObjGen(), art_of(pages[1]).getObjGen());
    // It begins with what a page begins with, and fills the unit square.
    EXPECT_THAT(file.content(1), HasSubstr("q\n113.386 0 0 56.693 8.504 178.583 cm\n"
                                           "/GS0 gs 1 w 0 J 0 j 10 M [] 0 d 0 g 0 G\n/Im0 Do\nQ\n"));
    const auto matrix = art_of(pages[0]).getDict().getKey("/Matrix").getArrayAsMatrix();
    EXPECT_NEAR(matrix.a * 10 + matrix.e, 0, 1e-9);
    EXPECT_NEAR(matrix.a * 210 + matrix.e, 1, 1e-9);
    EXPECT_NEAR(matrix.d * 110 + matrix.f, 1, 1e-9);
    EXPECT_FALSE(pages[0].hasKey("/Group"));
    EXPECT_THAT(file.judged_by("qpdf --check {}"), HasSubstr("No syntax or stream encoding errors found"));
}

TEST(PlacedPages, KeepTheirOperators) {
    const std::string content = "/Over gs /S cs 0.25 scn 10 10 200 100 re f";
    const PdfFile file(
        {page_with({frame_at(0_mm, 0_mm)})}, plain_options(),
        source_of(placed_page(content, separation("Gold", "0 0.2 0.8 0.1") +
                                           " /ExtGState << /Over << /OP true /op true /OPM 1 >> >>")));
    ASSERT_TRUE(file.status()) << file.status().failure().message;
    FinishedPdf finished(file.bytes());
    auto form = art_of(finished.pages().at(0));
    const auto data = form.getStreamData();
    EXPECT_EQ(std::string(reinterpret_cast<const char*>(data->getBuffer()), data->getSize()), content);
    auto state = form.getDict().getKey("/Resources").getKey("/ExtGState").getKey("/Over");
    EXPECT_TRUE(state.getKey("/op").getBoolValue());
    EXPECT_EQ(state.getKey("/OPM").getIntValue(), 1);
}

TEST(PlacedPages, AnInkHasTheLookThatTheDocumentGivesIt) {
    const std::string content = "/S cs 1 scn 10 10 9 9 re f";
    // The tests' spot colour is NORRVIK ROT; another look for one plate would be no PDF/X-4.
    const std::string& ours = styles().swatches[Spot].spot_name.empty() ? styles().swatches[Spot].name
                                                                        : styles().swatches[Spot].spot_name;
    std::string name = ours;
    for (std::size_t at = 0; (at = name.find(' ', at)) != std::string::npos;)
        name.replace(at, 1, "#20");
    const PlacedPage same = placed_page(content, separation(name, "0 0 0 0.5"));
    const PlacedPage gold = placed_page(content, separation("Gold", "0 0.2 0.8 0.1"));
    const PlacedPage other_gold = placed_page(content, separation("Gold", "0 0.3 0.9 0.2"));
    page::Shape shape;
    shape.head.frame = {50_mm, 50_mm, 10_mm, 10_mm};
    shape.fill = paint(Spot);
    const PdfFile file({page_with({frame_at(0_mm, 0_mm, "same"), shape, frame_at(0_mm, 30_mm, "gold"),
                                   frame_at(50_mm, 0_mm, "other")})},
                       plain_options(), [&](const ArtRequest& request) {
                           const std::string& digest = request.file_digest;
                           return Result<Art>(digest == "same" ? same : digest == "gold" ? gold : other_gold);
                       });
    ASSERT_TRUE(file.status()) << file.status().failure().message;
    FinishedPdf finished(file.bytes());
    auto page = finished.pages().at(0);
    const auto space_of = [&](int n) {
        return art_of(page, n).getDict().getKey("/Resources").getKey("/ColorSpace").getKey("/S").getObjGen();
    };
    EXPECT_EQ(space_of(0), page.getKey("/Resources").getKey("/ColorSpace").getKey("/CS0").getObjGen());
    EXPECT_EQ(space_of(1), space_of(2));
    EXPECT_NE(space_of(0), space_of(1));
}

TEST(PlacedPages, ATransparentOneMakesItsPageAGroup) {
    const PlacedPage page =
        placed_page("/Half gs 0 0 0 1 k 10 10 99 99 re f", "/ExtGState << /Half << /ca 0.5 >> >>", true);
    const PdfFile file({page_with({frame_at(0_mm, 0_mm)})}, plain_options(), source_of(page));
    ASSERT_TRUE(file.status()) << file.status().failure().message;
    FinishedPdf finished(file.bytes());
    EXPECT_EQ(finished.pages().at(0).getKey("/Group").getKey("/CS").getName(), "/DeviceCMYK");
    EXPECT_TRUE(art_of(finished.pages().at(0)).getDict().hasKey("/Group"));

    Options options = plain_options();
    options.standard = Standard::X1a2003;
    const PdfFile refused({page_with({frame_at(0_mm, 0_mm)})}, options, source_of(page));
    ASSERT_FALSE(refused.status());
    EXPECT_THAT(refused.status().failure().message, HasSubstr("has transparent parts"));
}

TEST(PlacedPages, ThatCameBackDamagedAreNotHalfPlaced) {
    const PdfFile file({page_with({frame_at(0_mm, 0_mm)})}, plain_options(),
                       source_of({"%PDF-1.4 and nothing", {200_pt, 100_pt}, false}));
    ASSERT_FALSE(file.status());
    EXPECT_THAT(file.status().failure().message, HasSubstr("placed page"));
}

TEST(PlacedPages, AreSeparatedAsTheyWere) {
    const PdfFile file(
        {page_with({frame_at(0_mm, 0_mm)})}, plain_options(),
        source_of(placed_page("/S cs 0.5 scn 10 10 200 100 re f", separation("Gold", "0 0.2 0.8 0.1"))));
    ASSERT_TRUE(file.status()) << file.status().failure().message;
    if (file.judged_by("gs --version").find("10.") == std::string::npos) GTEST_SKIP() << "gs is the judge";
    const std::string said = file.judged_by(
        "cd $(mktemp -d) && gs -q -dBATCH -dNOPAUSE -sDEVICE=tiffsep -r36 -o page.tif {} && ls");
    EXPECT_THAT(said, HasSubstr("(Gold)"));
}

}
}
