// SPDX-License-Identifier: Apache-2.0
#include "composed_edition.hpp"

#include <rapidcheck.h>

namespace publisher::layout {
namespace {

using Start = publication::Section::Start;

/// Sections of some pages each, which begin somewhere and are filled up.
struct Spreads : Compose {
    Spreads() {
        facing = "true";
        add_product("p1", "Lamp");
        edition.locale = *rc::gen::element("en_GB", "ar_AE");
        const int n_sections = *rc::gen::inRange(1, 6);
        const publication::Section pattern = std::exchange(publication.sections, {})[0];
        for (int i = 0; i < n_sections; ++i) {
            publication::Section& section = publication.sections.emplace_back(pattern);
            section.id = "section-" + std::to_string(i);
            section.start = *rc::gen::element(Start::Page, Start::Recto, Start::Spread);
            section.min_pages = *rc::gen::inRange(0, 5);
            section.page_multiple = *rc::gen::inRange(1, 5);
            section.placements[0].kind = publication::Placement::Kind::Page;
            section.placements.resize(*rc::gen::inRange<std::size_t>(1, 5), section.placements[0]);
        }
        load(R"(<item name="page"><text style="body">Page</text></item>)");
        compose();
    }
    void TestBody() override {}
};

TEST(SpreadsProperty, SectionsBeginOnTheSideTheyAskForAndSidesTakeTurns) {
    EXPECT_TRUE(rc::check([] {
        const Spreads edition;
        const bool is_right_to_left = edition.edition.locale == "ar_AE";
        for (std::size_t i = 0; i < edition.pages.size(); ++i) {
            const page::Page& page = edition.pages[i];
            RC_ASSERT(page.number == static_cast<int>(i) + 1);
            const bool is_right = (page.number % 2 == 1) != is_right_to_left;
            RC_ASSERT(page.side == (is_right ? page::Side::Right : page::Side::Left));
        }
        int n_before = 0;
        for (std::size_t i = 0; i < edition.publication.sections.size(); ++i) {
            const publication::Section& section = edition.publication.sections[i];
            const SectionPages& pages = edition.outcome.sections.at(i);
            const int first = edition.outcome.first_pages.at({section.id, 0});
            if (section.start == Start::Recto) RC_ASSERT(first % 2 == 1);
            if (section.start == Start::Spread) RC_ASSERT(first % 2 == 0);
            if (section.start == Start::Page) RC_ASSERT(first == n_before + 1);
            RC_ASSERT(first - n_before <= 2); // one blank page at most
            RC_ASSERT(pages.n_pages >= section.min_pages);
            RC_ASSERT(pages.n_pages % section.page_multiple == 0);
            RC_ASSERT(pages.n_pages >= static_cast<int>(section.placements.size()));
            n_before = first - 1 + pages.n_pages;
        }
        RC_ASSERT(n_before == static_cast<int>(edition.pages.size()));
    }));
}

}
}
