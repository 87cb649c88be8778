// SPDX-License-Identifier: Apache-2.0
#include "publisher/vector/code.hpp"

#include "publisher/base/gtin.hpp"

#include <gmock/gmock.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <array>

namespace publisher::vector {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string refusal_of(const CodeRequest& request) {
    const auto code = make_code(request);
    return code ? "" : code.failure().message;
}

Rect bounds(const Outline& outline) {
    Length left = outline[0].x, right = left, top = outline[0].y, bottom = top;
    for (const Point& point : outline) {
        left = std::min(left, point.x);
        right = std::max(right, point.x);
        top = std::min(top, point.y);
        bottom = std::max(bottom, point.y);
    }
    return {left, top, right - left, bottom - top};
}

/// `n` digits of which the last is the check digit.
std::string with_check_digit(std::size_t n, const std::vector<int>& digits) {
    std::string text;
    for (std::size_t i = 0; i + 1 < n; ++i)
        text += static_cast<char>('0' + digits[i]);
    for (char last = '0'; last <= '9'; ++last)
        if (!gtin_fault(text + last)) return text + last;
    return {};
}

/// What a scanner makes of the bars of an EAN-13 symbol: widths of bars and spaces in modules, the set each
/// of the left figures is taken from, and from these sets the first figure (GS1 General
/// Specifications 5.2.1).
std::string read_ean13(const Code& code, Length module) {
    static constexpr std::array<const char*, 10> kOdd = {"3211", "2221", "2122", "1411", "1132",
                                                         "1231", "1114", "1312", "1213", "3112"};
    static constexpr std::array<const char*, 10> kParity = {"OOOOOO", "OOEOEE", "OOEEOE", "OOEEEO", "OEOOEE",
                                                            "OEEOOE", "OEEEOO", "OEOEOE", "OEOEEO", "OEEOEO"};
    std::string widths;
    Length end;
    for (const Outline& outline : code.outlines) {
        const Rect bar = bounds(outline);
        if (!widths.empty()) widths += static_cast<char>('0' + (bar.left() - end).units() / module.units());
        widths += static_cast<char>('0' + bar.width.units() / module.units());
        end = bar.right();
    }
    std::string figures, parity;
    const auto read = [&](std::string_view pattern, bool may_be_even) {
        const std::string reversed(pattern.rbegin(), pattern.rend());
        for (std::size_t i = 0; i < kOdd.size(); ++i) {
            if (pattern == kOdd[i])
                figures += static_cast<char>('0' + i), parity += 'O';
            else if (may_be_even && reversed == kOdd[i])
                figures += static_cast<char>('0' + i), parity += 'E';
        }
    };
    for (std::size_t i = 0; i < 6; ++i)
        read(std::string_view(widths).substr(3 + i * 4, 4), true);
    const std::string left_parity = parity;
    for (std::size_t i = 0; i < 6; ++i)
        read(std::string_view(widths).substr(32 + i * 4, 4), false);
    const auto first = std::ranges::find(kParity, left_parity);
    return first == kParity.end() ? "" : static_cast<char>('0' + (first - kParity.begin())) + figures;
}

RC_GTEST_PROP(Ean13, TheBarsSayTheNumber, ()) {
    const auto digits = *rc::gen::container<std::vector<int>>(12, rc::gen::inRange(0, 10));
    const std::string gtin = with_check_digit(13, digits);
    const auto module = Length::from_units(*rc::gen::inRange(9'504, 23'760));
    const auto code = make_code({.symbology = Symbology::Ean13, .value = gtin, .module = module});
    RC_ASSERT(bool(code));
    RC_ASSERT(code->content == gtin);
    RC_ASSERT(code->size.width == module * 113); // 11 + 95 + 7
    RC_ASSERT(code->outlines.size() == 30u);
    RC_ASSERT(read_ean13(*code, module) == gtin);
    // Light margins of 11 and 7 modules are free.
    RC_ASSERT(bounds(code->outlines.front()).left() == module * 11);
    RC_ASSERT(bounds(code->outlines.back()).right() == code->size.width - module * 7);
}

RC_GTEST_PROP(Codes, BarsStandInOrderWithinTheirQuietZonesAndLoseTheReduction, ()) {
    const auto symbology =
        *rc::gen::element(Symbology::Ean13, Symbology::Ean8, Symbology::UpcA, Symbology::Itf14);
    const std::size_t n = symbology == Symbology::Ean13  ? 13
                          : symbology == Symbology::Ean8 ? 8
                          : symbology == Symbology::UpcA ? 12
                                                         : 14;
    const auto digits = *rc::gen::container<std::vector<int>>(13, rc::gen::inRange(0, 10));
    const SymbologyRules& limits = rules(symbology);
    const Length reduction = Length::from_units(2 * *rc::gen::inRange(0, 1000));
    const std::string value = with_check_digit(n, digits);
    const auto full = make_code({.symbology = symbology, .value = value});
    const auto code = make_code({.symbology = symbology, .value = value, .reduction = reduction});
    RC_ASSERT(bool(code) && bool(full));
    RC_ASSERT(code->size == full->size);
    const std::size_t n_bars = code->outlines.size() - (symbology == Symbology::Itf14 ? 2 : 0);
    Length end;
    for (std::size_t i = 0; i < n_bars; ++i) {
        const Rect bar = bounds(code->outlines[i]);
        RC_ASSERT(bar.left() > end);
        RC_ASSERT(bar.width == bounds(full->outlines[i]).width - reduction);
        RC_ASSERT(bar.left() - bounds(full->outlines[i]).left() == reduction / 2);
        end = bar.right();
    }
    RC_ASSERT(bounds(full->outlines[0]).left() == limits.nominal_module * limits.quiet_left);
    RC_ASSERT(bounds(full->outlines[n_bars - 1]).right() + limits.nominal_module * limits.quiet_right ==
              full->size.width);
}

RC_GTEST_PROP(Codes, AWrongDigitIsRefusedAndNeverCorrected, ()) {
    const auto digits = *rc::gen::container<std::vector<int>>(12, rc::gen::inRange(0, 10));
    std::string gtin = with_check_digit(13, digits);
    const int more = *rc::gen::inRange(1, 10);
    const auto place = static_cast<std::size_t>(*rc::gen::inRange(0, 13));
    gtin[place] = static_cast<char>('0' + (gtin[place] - '0' + more) % 10);
    RC_ASSERT(refusal_of({.symbology = Symbology::Ean13, .value = gtin}).find("check digit") !=
              std::string::npos);
}

TEST(Codes, WhatCannotBeCodedIsRefusedInWords) {
    EXPECT_EQ(refusal_of({.symbology = Symbology::Ean13, .value = "4006381333932"}),
              "its check digit is 2, computed is 1");
    EXPECT_EQ(refusal_of({.symbology = Symbology::Ean13, .value = "96385074"}),
              "it has 8 characters, ean13 has 13 digits");
    EXPECT_EQ(refusal_of({.symbology = Symbology::Itf14, .value = "12345678901234"}),
              "its check digit is 4, computed is 1");
    EXPECT_EQ(refusal_of({.symbology = Symbology::Ean13, .value = "4006381333931", .add_on = "123"}),
              "the add-on '123' is neither two nor five digits");
    EXPECT_EQ(refusal_of({.symbology = Symbology::Code128, .value = "A", .add_on = "12"}),
              "code128 has no add-on");
    EXPECT_EQ(refusal_of({.symbology = Symbology::Qr, .value = ""}), "it is empty");
    EXPECT_THAT(refusal_of({.symbology = Symbology::Gs1_128, .value = "04006381333931"}),
                HasSubstr("element string"));
    EXPECT_THAT(refusal_of({.symbology = Symbology::Gs1_128, .value = "(01)04006381333930"}),
                HasSubstr("checksum"));
    EXPECT_EQ(refusal_of({.symbology = Symbology::Gs1_128, .value = "(01)04006381333931(10)"}),
              "the application identifier (10) has no data");
    EXPECT_THAT(refusal_of({.symbology = Symbology::Code128, .value = std::string(500, 'A')}),
                HasSubstr("long"));
}

TEST(Codes, GuardBarsReachDownBetweenTheFigures) {
    const auto code = make_code({.symbology = Symbology::Ean13, .value = "4006381333931", .text_size = 9_pt});
    ASSERT_TRUE(code);
    // Bars of 22.85 mm, guards 5 modules more; figures of 0.72 x 9 pt begin one module below the bars.
    EXPECT_EQ(bounds(code->outlines[0]).bottom(), 22.85_mm + 5 * 0.33_mm);
    EXPECT_EQ(bounds(code->outlines[2]).bottom(), 22.85_mm);
    EXPECT_EQ(code->size.height, 22.85_mm + 0.33_mm + (9_pt).scaled(0.72));
    std::vector<std::string> figures;
    for (const CodeText& text : code->texts)
        figures.push_back(text.text);
    EXPECT_THAT(figures, ElementsAre("4", "006381", "333931"));
    EXPECT_EQ(code->texts[1].field.left(), 14 * 0.33_mm);
    EXPECT_EQ(code->texts[0].alignment, CodeText::Alignment::End);
}

TEST(Codes, TheFiguresOfAnAddOnStandAboveItsBars) {
    const auto code = make_code(
        {.symbology = Symbology::Ean13, .value = "9780306406157", .add_on = "51299", .text_size = 8_pt});
    ASSERT_TRUE(code);
    EXPECT_EQ(code->texts.back().text, "51299");
    EXPECT_EQ(code->texts.back().field.top(), Length());
    EXPECT_EQ(bounds(code->outlines.back()).top(), code->texts.back().field.bottom() + 0.33_mm);
    // 11 modules of light, 95 of the symbol, 7 between, 47 of the add-on, 5 of light.
    EXPECT_EQ(code->size.width, 0.33_mm * (11 + 95 + 7 + 47 + 5));
}

TEST(Codes, EverySymbologyHasANominalForm) {
    for (const SymbologyRules& limits : all_symbologies()) {
        const bool is_gs1 =
            limits.symbology == Symbology::Gs1_128 || limits.symbology == Symbology::Gs1DataMatrix;
        const std::string value = is_gs1                                 ? "(01)04006381333931(10)A7"
                                  : limits.symbology == Symbology::Ean8  ? "96385074"
                                  : limits.symbology == Symbology::UpcA  ? "036000291452"
                                  : limits.symbology == Symbology::Itf14 ? "10012345678902"
                                                                         : "4006381333931";
        const auto code = make_code({.symbology = limits.symbology, .value = value});
        ASSERT_TRUE(code) << limits.name << ": " << code.failure().message;
        EXPECT_TRUE(code->texts.empty());
        EXPECT_LE(limits.least_module, limits.nominal_module);
        EXPECT_GE(limits.most_module, limits.nominal_module);
        EXPECT_EQ(code->content, limits.symbology == Symbology::Gs1DigitalLink
                                     ? "https://id.gs1.org/01/04006381333931"
                                 : is_gs1 ? "010400638133393110A7"
                                          : value);
    }
}

}
}
