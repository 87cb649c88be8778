// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/vector/code.hpp"
#include "tests/unit/inspect/test_pdf.hpp"

#include <algorithm>

namespace publisher::inspect {
namespace {

using vector::Symbology;

constexpr Length kSide = 300_pt; // of the square page

/// Turned clockwise with the page.
Point turned(Point point, int n_quarters) {
    for (int i = 0; i < n_quarters; ++i)
        point = {kSide - point.y, point.x};
    return point;
}

/// Black outlines on a page, in PDF operators and as the box around them.
struct Drawing {
    std::string content = "0 0 0 1 k ";
    Rect box;

    void add(const std::vector<Point>& outline, int n_quarters) {
        const char* how = " m ";
        for (const Point& point : outline) {
            const Point at = turned(point, n_quarters);
            content +=
                to_number_text(at.x.points(), 4) + ' ' + to_number_text((kSide - at.y).points(), 4) + how;
            box = box.is_empty() && box.x == Length() ? Rect{at.x, at.y, {}, {}}
                                                      : united(box, {at.x, at.y, {}, {}});
            how = " l ";
        }
        content += "h ";
    }
};

struct Sample {
    const char* name;
    Symbology symbology;
    const char* value;
    const char* format;
    const char* add_on = "";
    double left = 9.5, right = 6.2; ///< modules of light beside it
};

const Sample kSamples[] = {
    {"Ean13", Symbology::Ean13, "4012345678901", "EAN-13"},
    {"Ean13AddOn", Symbology::Ean13, "4012345678901", "EAN-13", "12345"},
    {"Ean8", Symbology::Ean8, "40123455", "EAN-8"},
    {"Itf14", Symbology::Itf14, "14012345678908", "ITF", "", 12.5, 11.2}, // with less it is not read at all
    {"Code128", Symbology::Code128, "NV-2031", "Code128"},
    {"Qr", Symbology::Qr, "https://example.org", "QRCode"},
    {"DataMatrix", Symbology::Gs1DataMatrix, "(01)04012345678901", "DataMatrix"},
};

/// A code in the middle of the page, and at its sides, in the sense in which it is read, black bars at distances in
/// modules.
struct Scene {
    Drawing code, all;
    Length module;

    Scene(const Sample& sample, int n_quarters, double left, double right) {
        vector::CodeRequest request;
        request.symbology = sample.symbology;
        request.value = sample.value;
        request.add_on = sample.add_on;
        const auto made = vector::make_code(request);
        EXPECT_TRUE(made) << made.failure().message;
        const vector::SymbologyRules& rules = vector::rules(sample.symbology);
        module = rules.nominal_module;
        const auto moved = [](std::vector<Point> outline) {
            for (Point& point : outline)
                point = {point.x + 40_pt, point.y + 90_pt};
            return outline;
        };
        for (const auto& outline : made->outlines)
            code.add(moved(outline), n_quarters);
        all = code;
        // The footprint has the quiet zones; that of an add-on is five modules wide.
        const int quiet_right = *sample.add_on ? 5 : rules.quiet_right;
        const Length first = 40_pt + module * rules.quiet_left;
        const Length last = 40_pt + made->size.width - module * quiet_right;
        const auto modules = [&](double n) { return Length::from_points(module.points() * n); };
        const auto bar = [&](Length from, Length to) {
            all.add({{from, 90_pt}, {to, 90_pt}, {to, 150_pt}, {from, 150_pt}}, n_quarters);
        };
        bar(first - modules(left) - 6_pt, first - modules(left));
        bar(last + modules(right), last + modules(right) + 6_pt);
    }

    Result<std::vector<std::vector<ReadCode>>> read(std::string format = {}, Length expected = {}) const {
        TestPdf pdf;
        pdf.add_page(all.content + "f", "/MediaBox [0 0 300 300]");
        MemoryWorld world;
        world.add("file.pdf", pdf.bytes());
        return read_codes(world, "file.pdf", {{1, code.box, 8_mm, std::move(format), expected}});
    }
};

class Light : public testing::TestWithParam<std::tuple<Sample, int>> {};

TEST_P(Light, IsMeasuredInModulesOnBothSidesOfACode) {
    const auto& [sample, n_quarters] = GetParam();
    const Scene scene(sample, n_quarters, sample.left, sample.right);
    const auto codes = scene.read();
    ASSERT_TRUE(codes) << codes.failure().message;
    ASSERT_EQ(codes->at(0).size(), 1U);
    const ReadCode& code = codes->at(0).front();
    EXPECT_EQ(code.format, sample.format);
    EXPECT_NEAR(code.module / scene.module, 1, 0.05);
    EXPECT_NEAR(code.light.left / code.module, sample.left, 0.35);
    EXPECT_NEAR(code.light.right / code.module, sample.right, 0.35);
}

INSTANTIATE_TEST_SUITE_P(OfEachSymbologyHoweverItIsTurned, Light,
                         testing::Combine(testing::ValuesIn(kSamples), testing::Range(0, 4)),
                         [](const auto& each) {
                             return std::string(std::get<0>(each.param).name) + "Turned" +
                                    std::to_string(90 * std::get<1>(each.param));
                         });

TEST_P(Light, IsTheSameWhereACodeIsExpected) {
    const auto& [sample, n_quarters] = GetParam();
    const Scene scene(sample, n_quarters, sample.left, sample.right);
    const auto any = scene.read(), expected = scene.read(sample.format, scene.module),
               other = scene.read(sample.symbology == Symbology::Itf14 ? "EAN-8" : "ITF", scene.module * 9);
    ASSERT_TRUE(any && expected && other);
    for (const auto& codes : {*expected, *other}) {
        ASSERT_EQ(codes[0].size(), 1U);
        const ReadCode &code = codes[0].front(), &reference = any->at(0).front();
        EXPECT_EQ(code.text, reference.text);
        EXPECT_EQ(code.format, reference.format);
        EXPECT_NEAR(code.module / scene.module, 1, 0.05);
        EXPECT_NEAR(code.light.left / code.module, sample.left, 0.35);
        EXPECT_NEAR(code.light.right / code.module, sample.right, 0.35);
    }
}

TEST(LightOfACode, EndsAtTheTrim) {
    Scene scene(kSamples[0], 0, 30, 30);
    TestPdf pdf;
    const double left = scene.code.box.left().points() - 4 * scene.module.points();
    pdf.add_page(scene.code.content + "f",
                 "/MediaBox [0 0 300 300] /TrimBox [" + to_number_text(left, 4) + " 0 300 300]");
    MemoryWorld world;
    world.add("file.pdf", pdf.bytes());
    const auto codes =
        read_codes(world, "file.pdf", {{1, scene.code.box.moved(-Length::from_points(left), {}), 8_mm}});
    ASSERT_TRUE(codes) << codes.failure().message;
    ASSERT_EQ(codes->at(0).size(), 1U);
    EXPECT_NEAR(codes->at(0).front().light.left / scene.module, 4, 0.35);
}

TEST(ReadCodes, GivesTheSameAnswersHoweverManyWorkersShareThePlaces) {
    TestPdf pdf;
    const Scene scene(kSamples[0], 0, 20, 20);
    for (int page = 0; page < 3; ++page)
        pdf.add_page(page == 1 ? std::string() : scene.code.content + "f", "/MediaBox [0 0 300 300]");
    MemoryWorld world;
    world.add("file.pdf", pdf.bytes());
    std::vector<CodePlace> places;
    for (int i = 0; i < 36; ++i)
        places.push_back({i % 3 + 1, scene.code.box, 4_mm});
    std::vector<std::string> told;
    for (const int n_workers : {1, 2, 4}) {
        CodeOptions options;
        options.ppi = 300;
        options.n_workers = n_workers;
        const auto codes = read_codes(world, "file.pdf", places, options);
        ASSERT_TRUE(codes) << codes.failure().message;
        ASSERT_EQ(codes->size(), places.size());
        std::string text;
        for (const auto& place : *codes)
            text += place.empty() ? "-"
                                  : place.front().text + to_number_text(place.front().light.left.points(), 3);
        told.push_back(text);
    }
    EXPECT_EQ(told[0], told[1]);
    EXPECT_EQ(told[0], told[2]);
    EXPECT_NE(told[0].find("4012345678901"), std::string::npos);
    EXPECT_EQ(std::ranges::count(told[0], '-'), 12);
}

}
}
