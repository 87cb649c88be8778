// SPDX-License-Identifier: Apache-2.0
#include "publisher/compare/comparison.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace publisher::compare {
namespace {

Comparison example() {
    Comparison comparison;
    comparison.before = "old.pdf", comparison.after = "new.pdf";
    comparison.n_pages_before = 2, comparison.n_pages_after = 3;
    comparison.knows_products = comparison.knows_plates = true;
    using Kind = ProductChange::Kind;
    comparison.products = {{Kind::Changed, "T-1", {2}, {3}, {{"price[regular]", "", "9,90 €", "8,90 €"}}},
                           {Kind::New, "T-4", {}, {2}, {}},
                           {Kind::Gone, "T-9", {1}, {}, {}},
                           {Kind::Moved, "T-2", {1}, {1, 2}, {}}};
    comparison.pages = {{1, 1, true, {}},
                        {std::nullopt, 2, false, {}},
                        {2, 3, false, {{"9,90", "8,90", {10_mm, 20_mm, 8_mm, 3_mm}}}}};
    comparison.plates = {{2, "Cyan", 120.5, {0_mm, 0_mm, 30_mm, 40_mm}}};
    comparison.forms = {{1, false, "Cyan", {2}}};
    return comparison;
}

TEST(Listing, SaysEachChangeOnALine) {
    EXPECT_EQ(to_listing(example()),
              "before   old.pdf, 2 pages\n"
              "after    new.pdf, 3 pages\n"
              "4 products differ\n"
              "  changed  T-1, page 2 -> page 3\n"
              "           price[regular]: '9,90 €' -> '8,90 €'\n"
              "  new      T-4, page 2\n"
              "  gone     T-9, was on page 1\n"
              "  moved    T-2, page 1 -> pages 1, 2\n"
              "2 pages not as before\n"
              "  new      page 2\n"
              "  changed  page 2 -> 3\n"
              "           at 10,20 8x3 mm: '9,90' -> '8,90'\n"
              "1 separation of pages not as before\n"
              "  page 2, Cyan: 120.5 mm2 at 0,0 30x40 mm\n"
              "1 plate to be made again\n"
              "  signature 1, inner form, Cyan: for page 2\n");
}

TEST(Listing, OfEqualFilesSaysSo) {
    Comparison comparison = example();
    comparison.products.clear(), comparison.plates.clear(), comparison.forms.clear();
    comparison.pages = {{1, 1, true, {}}};
    EXPECT_TRUE(comparison.is_equal());
    EXPECT_THAT(to_listing(comparison), testing::HasSubstr("nothing has changed"));
}

TEST(Json, HoldsWhatTheListingHolds) {
    const std::string json = to_json(example());
    for (const char* part :
         {R"("schema":"publisher-comparison/1")", R"("product":"T-1","change":"changed","pages_before":[2])",
          R"("before":"9,90 €","after":"8,90 €")", R"("ink":"Cyan")",
          R"("side":"inner","ink":"Cyan","pages":[2])", R"("area_mm":[10,20,8,3])"})
        EXPECT_THAT(json, testing::HasSubstr(part));
}

}
}
