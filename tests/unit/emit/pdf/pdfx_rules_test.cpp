// SPDX-License-Identifier: Apache-2.0
#include "pdfx_rules.hpp"
#include "conformance_document.hpp"
#include "publisher/vector/code.hpp"
#include "sample_pages.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <lcms2.h>

namespace publisher::emit::pdf {
namespace {

std::map<std::string, Rule> all_rules() {
    std::map<std::string, Rule> all = file_rules();
    all.insert(content_rules().begin(), content_rules().end());
    return all;
}

/// Everything a page can hold that the standard has a form for.
std::vector<page::Page> full_pages(Standard standard) {
    std::vector<page::Page> pages = {blank_page(1), blank_page(2)};
    const auto code = vector::make_code({.symbology = vector::Symbology::Qr, .value = "norrvik"});
    const Rect frame{10_mm, 20_mm, 30_mm, 15_mm};
    page::Shape glass{.head = {.id = "glass", .frame = {60_mm, 60_mm, 10_mm, 10_mm}}, .fill = paint(Red)};
    glass.blending = {0.5, standard == Standard::X4 ? style::BlendMode::Multiply : style::BlendMode::Normal};
    page::Shape dashed{.head = {.layer = "rules", .frame = {50_mm, 5_mm, 30_mm, 0_mm}},
                       .stroke = {paint(Black), 1_pt, {2_pt, 1_pt}}};
    dashed.is_line = true;
    pages[0].objects = {
        page::Shape{.head = {.layer = "ground", .frame = {-3_mm, -3_mm, 106_mm, 20_mm}}, .fill = paint(Spot)},
        page::PictureFrame{.head = {.frame = frame}, .file_digest = "a", .picture = frame},
        page::PictureFrame{.head = {.frame = frame.moved(40_mm, 0_mm)},
                           .file_digest = standard == Standard::X4 ? "rgb" : "gray",
                           .picture = frame.moved(40_mm, 0_mm)},
        page::Code{.head = {.frame = {80_mm, 50_mm, 15_mm, 15_mm}},
                   .outlines = code->outlines,
                   .paint = paint(Black)},
        glass,
        dashed,
        page::Shape{.head = {.frame = {10_mm, 65_mm, 20_mm, 10_mm}}, .fill = paint(Dusk)},
        text_frame(shaped("Größe", {10_mm, 50_mm})),
        text_frame(
            shaped("السلام", {10_mm, 60_mm}, {.family = "Noto Naskh Arabic", .is_right_to_left = true}))};
    pages[1].objects = {
        text_frame(shaped("Folio", {10_mm, 50_mm}, {.family = "EB Garamond", .paint = paint(Spot)}))};
    return pages;
}

std::string srgb_profile() {
    const cmsHPROFILE profile = cmsCreate_sRGBProfile();
    cmsUInt32Number size = 0;
    cmsSaveProfileToMem(profile, nullptr, &size);
    std::string bytes(size, '\0');
    cmsSaveProfileToMem(profile, bytes.data(), &size);
    cmsCloseProfile(profile);
    return bytes;
}

Result<Art> any_picture(const ArtRequest& request) {
    PrintPicture picture = plain_picture({0, 128, 255, 0});
    if (request.file_digest == "gray") {
        picture.n_components = 1;
        picture.bytes = deflated(std::string(200, '\x80'));
    }
    if (request.file_digest == "rgb") {
        picture.n_components = 3;
        picture.bytes = deflated(std::string(600, '\x80'));
        picture.profile = srgb_profile();
    }
    return Art(std::move(picture));
}

Options options_for(Standard standard) {
    Options options = print_options();
    options.standard = standard;
    options.has_layers = standard == Standard::X4;
    options.marks = {.has_crop = true, .has_bleed = true, .has_registration = true, .has_color_bar = true};
    return options;
}

class PdfxRules : public ::testing::TestWithParam<Standard> {
protected:
    void SetUp() override {
        if (!has_profile()) GTEST_SKIP() << "the profile of the Debian package scribus-data is not installed";
    }
};

TEST_P(PdfxRules, AFullFileKeepsEveryEnforcedRow) {
    const PdfFile file(full_pages(GetParam()), options_for(GetParam()), any_picture);
    ASSERT_TRUE(file.status()) << file.status().failure().message;
    EXPECT_EQ(file.written().claim, to_string(GetParam()));
    File finished{GetParam(), FinishedPdf(file.bytes())};
    for (const auto& [id, rule] : all_rules())
        EXPECT_EQ(rule(finished), "") << id;
    EXPECT_THAT(file.judged_by("qpdf --check {}"),
                ::testing::HasSubstr("No syntax or stream encoding errors found"));
    EXPECT_EQ(file.judged_by("gs -q -dBATCH -dNOPAUSE -dPDFSTOPONERROR -sDEVICE=nullpage {}"), "");
    EXPECT_EQ(file.judged_by("pdftoppm -r 20 -png {} page"), "");
}

INSTANTIATE_TEST_SUITE_P(Standards, PdfxRules, ::testing::Values(Standard::X4, Standard::X1a2003),
                         [](const auto& standard) { return standard.param == Standard::X4 ? "X4" : "X1a"; });

TEST(PdfxDocument, EnforcedRowsAreThoseThatAreTested) {
    expect_enforced_rows_are_tested("pdfx.md", all_rules());
}

}
}
