// SPDX-License-Identifier: Apache-2.0
#include "publisher/compare/internal/edition.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace publisher::compare {
namespace {

using testing::ElementsAre;

PlateChange plate(int page, const char* ink) {
    return {page, ink, 1, {}};
}

TEST(Forms, PagesOfOneSideShareTheirPlate) {
    EXPECT_THAT(forms_of({plate(1, "Black"), plate(4, "Black"), plate(2, "Black"), plate(4, "Cyan")}, 4),
                ElementsAre(FormChange{1, true, "Black", {1, 4}}, FormChange{1, true, "Cyan", {4}},
                            FormChange{1, false, "Black", {2}}));
}

TEST(Forms, EverySheetHasItsOwn) {
    EXPECT_THAT(forms_of({plate(16, "Black"), plate(17, "Black")}, 16),
                ElementsAre(FormChange{1, true, "Black", {16}}, FormChange{2, true, "Black", {17}}));
}

TEST(Forms, OfASheetOfSixteen) {
    for (const int page : {1, 4, 5, 8, 9, 12, 13, 16})
        EXPECT_TRUE(forms_of({plate(page, "Black")}, 16).front().is_outer) << page;
    for (const int page : {2, 3, 6, 7, 10, 11, 14, 15})
        EXPECT_FALSE(forms_of({plate(page, "Black")}, 16).front().is_outer) << page;
}

}
}
