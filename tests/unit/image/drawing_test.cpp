// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/drawing.hpp"

#include "publisher/image/probe.hpp"
#include "publisher/world/memory_world.hpp"
#include "tests/support/case_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace publisher::image {
namespace {

using ::testing::HasSubstr;

Result<vector::Drawing> read(const std::string& file) {
    MemoryWorld world;
    world.add("logo.svg", file);
    return read_drawing(world, "logo.svg");
}

std::string failure_of(const std::string& file) {
    const auto drawing = read(file);
    return drawing ? "was read" : drawing.failure().message;
}

TEST(Drawing, Cases) {
    for (test::CaseOnDisk& each : test::load_cases(PUBLISHER_SOURCE_DIR "/tests/unit/image/cases/drawing")) {
        SCOPED_TRACE(each.path);
        const std::string* file = each.file.find("file");
        ASSERT_TRUE(file);
        const auto drawing = read(*file);
        const bool is_refused = each.file.find("expect", "refusal");
        EXPECT_EQ(!drawing, is_refused) << (drawing ? "was read" : drawing.failure().message);
        if (drawing)
            test::expect_section(each, "drawing", vector::to_listing(*drawing));
        else
            test::expect_section(each, "refusal", drawing.failure().message + '\n');
    }
}

std::string svg(const std::string& content) {
    return "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>" + content + "</svg>";
}

TEST(Drawing, BeyondTheLimitsIsRefused) {
    std::string deep, wide, shown = "<g id='l0'><path d='M0 0h9'/></g>";
    for (int i = 0; i < 120; ++i)
        deep += "<g>";
    for (int i = 0; i < 120; ++i)
        deep += "</g>";
    for (int i = 0; i < 200'001; ++i)
        wide += "<g/>";
    // Each level shows the one before ten times: ten to the sixth power.
    for (int level = 1; level <= 6; ++level) {
        shown += "<g id='l" + std::to_string(level) + "'>";
        for (int i = 0; i < 10; ++i)
            shown += "<use href='#l" + std::to_string(level - 1) + "'/>";
        shown += "</g>";
    }
    EXPECT_THAT(failure_of(svg(deep)), HasSubstr("more than 100 deep"));
    EXPECT_THAT(failure_of(svg(wide)), HasSubstr("more than 200,000 elements"));
    EXPECT_THAT(failure_of(svg(shown)), HasSubstr("more than 10,000 elements are shown by <use>"));
    EXPECT_THAT(failure_of(svg("<!--" + std::string(17 << 20, 'x') + "-->")),
                HasSubstr("larger than 16 MiB"));
    std::string points = "<path d='M0 0";
    for (int i = 0; i < 2'000'001; ++i)
        points += "h1";
    EXPECT_THAT(failure_of(svg(points + "'/>")), HasSubstr("more than two million points"));
    EXPECT_THAT(failure_of(svg("<rect width='1e9' height='1e9'/>")), HasSubstr("reaches too far"));
}

TEST(Drawing, CutAnywhereIsRefusedOrRead) {
    const std::string whole =
        svg("<style>.a{fill:red}</style><g transform='rotate(3)'><path class='a' "
            "d='M0 0a3 3 0 0 1 2 2z'/></g><text x='1' y='1'>a<tspan dy='1'>b</tspan></text>");
    for (std::size_t n = 1; n < whole.size(); n += 7)
        EXPECT_THAT(failure_of(whole.substr(0, n)), HasSubstr("SVG: ")) << n;
    EXPECT_EQ(failure_of(whole), "was read");
}

TEST(Drawing, IsProbedByItsExtent) {
    MemoryWorld world;
    world.add("logo.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='1in' viewBox='0 0 24 12'/>");
    const auto facts = probe(world, "logo.svg");
    ASSERT_TRUE(facts) << facts.failure().message;
    EXPECT_TRUE(facts->is_drawing());
    EXPECT_EQ(facts->width, 96'000);
    EXPECT_EQ(facts->height, 48'000);
    EXPECT_EQ(facts->tagged_ppi_x, 96'000);
}

}
}
