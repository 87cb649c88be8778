// SPDX-License-Identifier: Apache-2.0
#include "composed_edition.hpp"

namespace publisher::layout {
namespace {

struct ComposeRow : Compose {
    ComposeRow() { styles = R"(<paragraph-style name="price" based-on="body" size="20pt" leading="22pt"/>)"; }

    void set(const std::string& row) {
        add_product("p1", "Luna");
        load("<item name=\"tile\"><stack>" + row +
             R"(<text name="below" style="body">below</text></stack></item>)");
        compose();
    }
};

const std::string kFormer = R"(<text name="former" style="body">49.00</text>)";
const std::string kPrice = R"(<text name="price" style="price">29.00</text>)";

TEST_F(ComposeRow, SmallTypeStandsOnTheBaselineOfLargeType) {
    set("<row shared-baseline=\"true\">" + kFormer + kPrice + "</row>");
    EXPECT_THAT(codes(), testing::IsEmpty());
    EXPECT_EQ(tile_text("row1/former").lines[0].baseline, tile_text("row1/price").lines[0].baseline);
    EXPECT_EQ(tile_text("row1/price").head.frame.y, 10_mm);
}

TEST_F(ComposeRow, WithoutItEachStandsAtTheTop) {
    set("<row>" + kFormer + kPrice + "</row>");
    EXPECT_EQ(tile_text("row1/former").head.frame.y, tile_text("row1/price").head.frame.y);
    EXPECT_LT(tile_text("row1/former").lines[0].baseline, tile_text("row1/price").lines[0].baseline);
}

TEST_F(ComposeRow, AStackIsOnTheBaselineOfItsFirstText) {
    set(R"(<row shared-baseline="true"><stack insets="2mm 0mm 0mm 0mm">)" + kFormer + kFormer + "</stack>" +
        kPrice + "</row>");
    EXPECT_EQ(tile_text("row1/stack1/former").lines[0].baseline, tile_text("row1/price").lines[0].baseline);
}

TEST_F(ComposeRow, TheRowIsAsHighAsWhatHasMovedDown) {
    set(R"(<row shared-baseline="true"><text name="former" style="body">one<br/>two<br/>three</text>)" +
        kPrice + "</row>");
    EXPECT_THAT(codes(), testing::IsEmpty());
    EXPECT_EQ(tile_text("row1/former").lines.size(), 3u);
    EXPECT_GE(tile_text("below").head.frame.y, tile_text("row1/former").lines[2].baseline);
}

TEST_F(ComposeRow, TypeThatWasMadeSmallerStillStandsOnIt) {
    set(R"(<row shared-baseline="true">)" + kFormer +
        R"(<text name="price" style="price" max-lines="1" overset="shrink" shrink-to="0.5">1,229,000.00 and more</text></row>)");
    EXPECT_THAT(codes(), testing::IsEmpty());
    ASSERT_EQ(outcome.fitted.size(), 1u);
    EXPECT_EQ(tile_text("row1/former").lines[0].baseline, tile_text("row1/price").lines[0].baseline);
}

}
}
