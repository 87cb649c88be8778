// SPDX-License-Identifier: Apache-2.0
#include "sample_pages.hpp"

#include "publisher/vector/code.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace publisher::emit::pdf {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using vector::Symbology;

page::Code placed(const vector::CodeRequest& request, Point at) {
    const auto code = vector::make_code(request);
    EXPECT_TRUE(code) << code.failure().message;
    page::Code object{.head = {.frame = {at.x, at.y, code->size.width, code->size.height}},
                      .outlines = code->outlines,
                      .paint = paint(Black),
                      .ground = paint(Paper)};
    for (auto& outline : object.outlines)
        for (Point& point : outline)
            point = {point.x + at.x, point.y + at.y};
    return object;
}

/// Codes on a page, rendered as a plate setter would and read by a decoder that knows nothing of us.
std::string read_by(const std::string& decoder, const std::vector<vector::CodeRequest>& requests) {
    page::Page page = blank_page(1);
    Length y = 4_mm;
    for (const vector::CodeRequest& request : requests) {
        page::Code code = placed(request, {5_mm, y});
        y = code.head.frame.bottom() + 3_mm;
        page.objects.emplace_back(std::move(code));
    }
    const PdfFile file({page});
    EXPECT_TRUE(file.status());
    return file.judged_by("pdftoppm -r 600 -gray -singlefile {} page && " + decoder);
}

constexpr const char* kZBar =
    "zbarimg -q --nodbus -Sean13.enable -Sean8.enable -Supca.enable -Sean5.enable -Sean2.enable page.pgm";

TEST(Codes, LinearCodesAreReadAtTheirSmallestSizeAndWithReducedBars) {
    const Length reduction = 0.04_mm;
    const std::string read = read_by(
        kZBar,
        {{.symbology = Symbology::Ean13,
          .value = "4006381333931",
          .module = 0.264_mm,
          .reduction = reduction},
         {.symbology = Symbology::Ean8, .value = "96385074", .module = 0.264_mm, .bar_height = 8_mm},
         {.symbology = Symbology::Code128, .value = "NV-1010-SLA", .module = 0.25_mm, .reduction = reduction},
         {.symbology = Symbology::Itf14, .value = "10012345678902", .module = 0.3_mm}});
    EXPECT_THAT(read, HasSubstr("EAN-13:4006381333931"));
    EXPECT_THAT(read, HasSubstr("EAN-8:96385074"));
    EXPECT_THAT(read, HasSubstr("CODE-128:NV-1010-SLA"));
    EXPECT_THAT(read, HasSubstr("I2/5:10012345678902"));
}

TEST(Codes, UpcAGs1128AndAddOnsAreRead) {
    const std::string read = read_by(
        kZBar, {{.symbology = Symbology::UpcA, .value = "036000291452", .reduction = 0.05_mm},
                {.symbology = Symbology::Gs1_128, .value = "(01)04006381333931(10)A7", .module = 0.25_mm}});
    EXPECT_THAT(read, HasSubstr("036000291452"));
    EXPECT_THAT(read, HasSubstr("010400638133393110A7"));
    const std::string book =
        read_by(kZBar, {{.symbology = Symbology::Ean13, .value = "9780306406157", .add_on = "51299"}});
    EXPECT_THAT(book, HasSubstr("EAN-13:9780306406157"));
    EXPECT_THAT(book, HasSubstr("EAN-5:51299"));
}

TEST(Codes, MatrixCodesAreReadWithReducedBars) {
    const std::string read = read_by(
        kZBar, {{.symbology = Symbology::Qr, .value = "Größe 12 ✓", .module = 0.4_mm, .reduction = 0.06_mm},
                {.symbology = Symbology::Gs1DigitalLink, .value = "4006381333931", .reduction = 0.06_mm}});
    EXPECT_THAT(read, HasSubstr("QR-Code:Größe 12 ✓"));
    EXPECT_THAT(read, HasSubstr("QR-Code:https://id.gs1.org/01/04006381333931"));
    const std::string matrix = read_by(
        "dmtxread -N1 page.pgm",
        {{.symbology = Symbology::Gs1DataMatrix, .value = "(01)04006381333931(10)A7", .reduction = 0.06_mm}});
    EXPECT_THAT(matrix, HasSubstr("010400638133393110A7"));
}

TEST(Codes, BarsAreOnePathOnTheBlackPlateOverAWhiteGround) {
    page::Page page = blank_page(1);
    page.objects = {page::Shape{.head = {.frame = {0_mm, 0_mm, 100_mm, 80_mm}}, .fill = paint(Red)},
                    placed({.symbology = Symbology::Ean13, .value = "4006381333931"}, {5_mm, 5_mm})};
    const PdfFile file({page});
    const std::string content = file.content(1);
    EXPECT_THAT(content, HasSubstr("0 0 0 0 k\n"));
    EXPECT_THAT(content, HasSubstr("0 0 0 1 k\n/GS1 gs\n"));
    const std::string bars = content.substr(content.find("0 0 0 1 k"));
    EXPECT_EQ(std::ranges::count(bars, 'f'), 1);
    EXPECT_EQ(std::ranges::count(bars, 'h'), 30);
    EXPECT_THAT(file.judged_by("pdftoppm -r 600 -gray -singlefile {} page && " + std::string(kZBar)),
                HasSubstr("EAN-13:4006381333931"));
}

TEST(Codes, ACodeWithoutPaintLeavesNothing) {
    page::Page page = blank_page(1);
    page::Code code = placed({.symbology = Symbology::Ean13, .value = "4006381333931"}, {5_mm, 5_mm});
    code.paint = code.ground = {};
    page.objects = {code};
    EXPECT_EQ(PdfFile({page}).content(1), "");
}

}
}
