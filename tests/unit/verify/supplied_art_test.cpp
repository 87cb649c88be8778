// SPDX-License-Identifier: Apache-2.0
#include "publisher/verify/internal/supplied_art.hpp"

#include <gtest/gtest.h>

namespace publisher::verify {
namespace {

inspect::TextRun words(const std::string& text, int form) {
    inspect::TextRun run;
    run.text = text;
    run.form = form;
    return run;
}

inspect::Path path(bool is_rectangle, int form) {
    inspect::Path path;
    path.is_rectangle = is_rectangle;
    path.form = form;
    return path;
}

/// An advert within a form of ours, a drawing within the advert, and a form that nobody approved.
inspect::PageFacts page_with_art() {
    inspect::PageFacts page;
    page.forms = {{7, -1, "ours"}, {8, 0, "advert"}, {9, 1, "drawing"}, {5, -1, "stranger"}};
    page.runs = {words("ours", -1), words("around", 0), words("advert", 1), words("drawing", 2),
                 words("stranger", 3)};
    page.paths = {path(false, -1), path(false, 1), path(true, 1)};
    return page;
}

std::vector<std::string> texts(const inspect::PageFacts& page) {
    std::vector<std::string> texts;
    for (const inspect::TextRun& run : page.runs)
        texts.push_back(run.text);
    return texts;
}

using Texts = std::vector<std::string>;

TEST(SuppliedArt, IsAllThatStandsWithinAnApprovedForm) {
    const inspect::PageFacts page = page_with_art();
    const SuppliedArt art(page, {"advert"});
    EXPECT_TRUE(art.is_there());
    EXPECT_EQ(texts(art.words()), (Texts{"advert", "drawing"}));
    EXPECT_EQ(texts(art.page_without()), (Texts{"ours", "around", "stranger"}));
}

TEST(SuppliedArt, ItsGroundsStayItsCodesGo) {
    const inspect::PageFacts page = page_with_art();
    EXPECT_EQ(SuppliedArt(page, {"advert"}).page_without().paths.size(), 2u);
}

TEST(SuppliedArt, OtherContentIsNoSuppliedArt) {
    const inspect::PageFacts page = page_with_art();
    EXPECT_FALSE(SuppliedArt(page, {"another advert"}).is_there());
    EXPECT_FALSE(SuppliedArt(page, {}).is_there());
}

}
}
