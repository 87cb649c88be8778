// SPDX-License-Identifier: Apache-2.0
#include "publisher/plan/slots.hpp"

#include <rapidcheck.h>

#include <gtest/gtest.h>

#include <map>
#include <numeric>
#include <set>

namespace publisher::plan {
namespace {

/// Products are numbered through all groups.
std::vector<Group> groups_of(const std::vector<int>& sizes) {
    std::vector<Group> groups;
    std::uint32_t product = 0;
    for (const int size : sizes) {
        Group group;
        group.category = catalog::CategoryId(groups.size());
        for (int i = 0; i < size; ++i)
            group.products.emplace_back(product++);
        groups.push_back(std::move(group));
    }
    return groups;
}

/// Two columns and two rows of 45 mm by 45 mm on a type area of 100 mm by 100 mm; bands of 20 mm.
struct Slots : testing::Test {
    design::Design design;
    design::Template &tile, &band;
    design::Grid grid;
    Size area{100_mm, 100_mm};
    PlacementPlan placement;
    bool has_band = false;

    static design::Design two_templates() {
        design::Design design;
        design.templates.resize(2);
        return design;
    }
    Slots() : design(two_templates()), tile(design.templates[0]), band(design.templates[1]) {
        band.height = 20_mm;
        grid.n_columns = grid.n_rows = 2;
        grid.column_gutter = grid.row_gutter = 10_mm;
    }
    void assign(const std::vector<int>& sizes) { assign_slots(groups_of(sizes), task(), placement); }
    SlotTask task() const {
        SlotTask task{design, grid, area,
                      [](catalog::ProductId, const Spot&) { return design::TemplateId(0); }};
        if (has_band) task.bands = {design::TemplateId(1)};
        return task;
    }
    /// "0: 55,0 45x45", one for each entry; bands with an asterisk.
    std::vector<std::string> slots() const {
        std::vector<std::string> lines;
        for (const Entry& entry : placement.entries) {
            const Rect& frame = entry.frame;
            lines.push_back(std::to_string(entry.page_offset) +
                            (entry.kind == Entry::Kind::Group ? "* " : ": ") + to_millimetres_text(frame.x) +
                            ',' + to_millimetres_text(frame.y) + ' ' + to_millimetres_text(frame.width) +
                            'x' + to_millimetres_text(frame.height));
        }
        return lines;
    }
};

using Lines = std::vector<std::string>;

TEST_F(Slots, TilesFillRowAfterRowAndPageAfterPage) {
    assign({5});
    EXPECT_EQ(slots(),
              (Lines{"0: 0,0 45x45", "0: 55,0 45x45", "0: 0,55 45x45", "0: 55,55 45x45", "1: 0,0 45x45"}));
    EXPECT_EQ(placement.n_pages, 2);
}

TEST_F(Slots, FullLastPageIsTheLast) {
    assign({4});
    EXPECT_EQ(placement.n_pages, 1);
}

TEST_F(Slots, NothingTakesNoPage) {
    assign({});
    EXPECT_TRUE(placement.entries.empty());
    EXPECT_EQ(placement.n_pages, 0);
}

TEST_F(Slots, EntriesNameTheirTemplateGroupAndProduct) {
    has_band = true;
    assign({1, 1});
    ASSERT_EQ(placement.entries.size(), 4u);
    EXPECT_EQ(placement.entries[2].item, design::TemplateId(1));
    EXPECT_EQ(placement.entries[2].group, catalog::CategoryId(1));
    EXPECT_FALSE(placement.entries[2].product.is_valid());
    EXPECT_EQ(placement.entries[3].item, design::TemplateId(0));
    EXPECT_EQ(placement.entries[3].product, catalog::ProductId(1));
}

TEST_F(Slots, RowsOfAFullPageAreStretchedToTheFootOfTheTypeArea) {
    has_band = true;
    assign({3});
    EXPECT_EQ(slots(), (Lines{"0* 0,0 100x20", "0: 0,30 45x70", "0: 55,30 45x70", "1: 0,0 45x45"}))
        << "the last page keeps the slot's height";
}

TEST_F(Slots, StretchedRowsShareTheSpareAndKeepTheirGutter) {
    has_band = true;
    grid.n_columns = 1;
    area.height = 200_mm;
    grid.n_rows = 3; // rows of 60 mm; band and gutter leave 30 mm over two rows
    assign({3});
    EXPECT_EQ(slots(), (Lines{"0* 0,0 100x20", "0: 0,30 100x80", "0: 0,120 100x80", "1: 0,0 100x60"}));
}

TEST_F(Slots, BandFollowsOnThePageWhenARowFitsBelowIt) {
    has_band = true;
    area.height = 200_mm;
    grid.n_rows = 4; // rows of 42.5 mm
    assign({1, 1});
    EXPECT_EQ(slots(), (Lines{"0* 0,0 100x20", "0: 0,30 45x42.5", "0* 0,82.5 100x20", "0: 0,112.5 45x42.5"}));
}

TEST_F(Slots, BandNeverStandsAloneAtTheFootOfAPage) {
    has_band = true;
    band.height = 5_mm;
    assign({1, 1}); // 5 + 10 + 45 + 10 leave 30 mm: room for the band, none for a tile below it
    EXPECT_EQ(slots(), (Lines{"0* 0,0 100x5", "0: 0,15 45x85", "1* 0,0 100x5", "1: 0,15 45x45"}));
    EXPECT_EQ(placement.n_pages, 2);
}

TEST_F(Slots, GroupOnANewPageLeavesTheLastPageOfTheOneBeforeAsItIs) {
    placement.is_group_on_new_page = true;
    assign({1, 5, 1});
    EXPECT_EQ(slots(), (Lines{"0: 0,0 45x45", "1: 0,0 45x45", "1: 55,0 45x45", "1: 0,55 45x45",
                              "1: 55,55 45x45", "2: 0,0 45x45", "3: 0,0 45x45"}));
    EXPECT_EQ(placement.n_pages, 4);
}

TEST_F(Slots, HeadingTakesTheHeadOfTheFirstPage) {
    SlotTask with_heading = task();
    with_heading.heading = 40_mm;
    assign_slots(groups_of({5}), with_heading, placement);
    EXPECT_EQ(slots(),
              (Lines{"0: 0,40 45x60", "0: 55,40 45x60", "1: 0,0 45x45", "1: 55,0 45x45", "1: 0,55 45x45"}))
        << "one row has room below it, and is stretched to the foot";
}

TEST_F(Slots, HeadingStaysAloneWhereNoRowFitsBelowIt) {
    SlotTask with_heading = task();
    with_heading.heading = 60_mm;
    placement.is_group_on_new_page = true;
    assign_slots(groups_of({1, 1}), with_heading, placement);
    EXPECT_EQ(slots(), (Lines{"1: 0,0 45x45", "2: 0,0 45x45"})) << "and no group adds another page";
}

/// Bands of one row and of a page.
struct Bands : Slots {
    Bands() {
        design.templates.resize(3);
        design.templates[1].height = 45_mm;
        design.templates[2].height = 100_mm;
        placement.is_group_on_new_page = true;
    }
    /// Template and page of each band.
    Lines bands(const std::vector<int>& sizes) {
        SlotTask with_bands = task();
        with_bands.bands = {design::TemplateId(1), design::TemplateId(2)};
        assign_slots(groups_of(sizes), with_bands, placement);
        Lines lines;
        for (const Entry& entry : placement.entries) {
            if (entry.kind == Entry::Kind::Group)
                lines.push_back(std::to_string(entry.item.index()) + " on " +
                                std::to_string(entry.page_offset));
        }
        return lines;
    }
};

TEST_F(Bands, AreChosenSoThatGroupsEndTheirPages) {
    // 2 fill the row below the low band; with 4 the last page would be half empty below it.
    EXPECT_EQ(bands({2, 4, 6}), (Lines{"1 on 0", "2 on 1", "1 on 3"}));
    EXPECT_EQ(placement.n_pages, 5);
    EXPECT_EQ(placement.entries.size(), 15u) << "what was tried is gone";
}

TEST_F(Bands, FirstIsLikedBestWhereBothAreAsGood) {
    design.templates[2].height = 45_mm;
    EXPECT_EQ(bands({4}), (Lines{"1 on 0"}));
}

TEST_F(Slots, TileWiderThanTheRestOfItsRowMovesOn) {
    grid.n_columns = 3;
    grid.column_gutter = 5_mm; // columns of 30 mm
    tile.span_columns = 2;
    assign({2});
    EXPECT_EQ(slots(), (Lines{"0: 0,0 65x45", "0: 0,55 65x45"}));
}

TEST_F(Slots, TileLargerThanTheGridTakesAllOfIt) {
    tile.span_columns = 7;
    tile.span_rows = 9;
    assign({2});
    EXPECT_EQ(slots(), (Lines{"0: 0,0 100x100", "1: 0,0 100x100"}));
}

TEST_F(Slots, TileOverTwoRowsTakesTheirGutterToo) {
    grid.n_rows = 4;
    grid.row_gutter = 4_mm; // rows of 22 mm
    tile.span_rows = 2;
    assign({5});
    EXPECT_EQ(slots(),
              (Lines{"0: 0,0 45x48", "0: 55,0 45x48", "0: 0,52 45x48", "0: 55,52 45x48", "1: 0,0 45x48"}));
}

TEST(TypeArea, IsTheTrimWithoutTheMargins) {
    design::Layout layout;
    layout.trim = {210_mm, 297_mm};
    design::ParentPage parent;
    parent.margins = {20_mm, 10_mm, 18_mm, 15_mm};
    EXPECT_EQ(type_area(layout, parent), (Size{185_mm, 259_mm}));
}

Length random_length(int from, int to) {
    return Length::from_units(*rc::gen::inRange(from, to));
}

TEST(SlotsProperty, EveryProductStandsOnceInOrderInsideTheTypeAreaAndClearOfTheOthers) {
    EXPECT_TRUE(rc::check([] {
        design::Design design;
        design.templates.resize(2);
        design::Template &tile = design.templates[0], &band = design.templates[1];
        tile.span_columns = *rc::gen::inRange(1, 4);
        tile.span_rows = *rc::gen::inRange(1, 3);
        design::Grid grid;
        grid.n_columns = *rc::gen::inRange(1, 5);
        grid.n_rows = *rc::gen::inRange(2, 6);
        grid.column_gutter = random_length(0, 300000);
        grid.row_gutter = random_length(0, 300000);
        const Size area{random_length(3000000, 9000000), random_length(4000000, 9000000)};
        // A band has to leave room for one row of tiles; templates that do not are no use to anybody.
        const Length slot = (area.height - grid.row_gutter * (grid.n_rows - 1)) / grid.n_rows;
        const int rows = std::min(tile.span_rows, grid.n_rows);
        const Length left = area.height - slot * rows - grid.row_gutter * rows;
        band.height = left.scaled(*rc::gen::inRange(0, 100) / 100.0);
        const bool has_band = *rc::gen::arbitrary<bool>() && band.height > Length();
        PlacementPlan placement;
        placement.is_group_on_new_page = *rc::gen::arbitrary<bool>();
        std::vector<int> sizes;
        const int n_groups = *rc::gen::inRange(0, 6);
        for (int i = 0; i < n_groups; ++i)
            sizes.push_back(*rc::gen::inRange(1, 14));
        SlotTask task{design, grid, area,
                      [](catalog::ProductId, const Spot&) { return design::TemplateId(0); }};
        if (has_band) task.bands = {design::TemplateId(1)};
        assign_slots(groups_of(sizes), task, placement);

        const Rect whole{Length(), Length(), area.width, area.height};
        std::uint32_t product = 0;
        int page = 0;
        const auto& entries = placement.entries;
        for (std::size_t i = 0; i < entries.size(); ++i) {
            RC_ASSERT(whole.contains(entries[i].frame));
            RC_ASSERT(entries[i].page_offset == page || entries[i].page_offset == page + 1);
            page = entries[i].page_offset;
            if (entries[i].kind == Entry::Kind::Item)
                RC_ASSERT(entries[i].product == catalog::ProductId(product++));
            else
                RC_ASSERT(i + 1 < entries.size() && entries[i + 1].page_offset == page);
            for (std::size_t j = 0; j < i; ++j) {
                if (entries[j].page_offset == page) RC_ASSERT(!entries[i].frame.overlaps(entries[j].frame));
            }
        }
        const int n_products = std::accumulate(sizes.begin(), sizes.end(), 0);
        RC_ASSERT(static_cast<int>(product) == n_products);
        RC_ASSERT(placement.n_pages == (n_products == 0 ? 0 : page + 1));
    }));
}

/// Whatever rules choose: templates of other spans by page and by product, notes, families kept together.
TEST(SlotsProperty, RulesLoseNothingAndLetNothingOverlap) {
    EXPECT_TRUE(rc::check([] {
        design::Design design;
        design.templates.resize(4);
        for (std::size_t i = 0; i < 4; ++i) {
            design.templates[i].span_columns = *rc::gen::inRange(1, 4);
            design.templates[i].span_rows = *rc::gen::inRange(1, 3);
        }
        design::Grid grid;
        grid.n_columns = *rc::gen::inRange(1, 5);
        grid.n_rows = *rc::gen::inRange(2, 6);
        grid.column_gutter = random_length(0, 300000);
        grid.row_gutter = random_length(0, 300000);
        const Size area{random_length(3000000, 9000000), random_length(4000000, 9000000)};
        SlotTask task{
            design, grid, area, [](catalog::ProductId product, const Spot& spot) {
                if (spot.is_first_of_page) return design::TemplateId(1);
                return design::TemplateId((product.index() + static_cast<std::size_t>(spot.page)) % 3);
            }};
        task.keeps_families = *rc::gen::arbitrary<bool>();
        task.notes = {{design::TemplateId(2), 0}, {design::TemplateId(3), *rc::gen::inRange(1, 4)}};
        task.heading = area.height.scaled(*rc::gen::inRange(0, 60) / 100.0);
        for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
            const int n_columns = std::min(design.templates[3].span_columns, grid.n_columns);
            task.adverts.push_back(
                {design::TemplateId(3), "advert " + std::to_string(i), *rc::gen::inRange(0, 4),
                 *rc::gen::inRange(0, grid.n_columns - n_columns + 1), *rc::gen::inRange(0, grid.n_rows)});
        }
        std::vector<int> sizes;
        for (int i = *rc::gen::inRange(0, 6); i > 0; --i)
            sizes.push_back(*rc::gen::inRange(1, 14));
        std::vector<Group> groups = groups_of(sizes);
        for (Group& group : groups) {
            for (const catalog::ProductId product : group.products)
                group.families[product] = catalog::ProductId(1000 + product.index() / 3);
        }
        PlacementPlan placement;
        placement.is_group_on_new_page = *rc::gen::arbitrary<bool>();
        const SlotReport report = assign_slots(groups, task, placement);

        const Rect whole{Length(), Length(), area.width, area.height};
        std::uint32_t product = 0;
        std::set<std::string> adverts;
        std::map<catalog::ProductId, std::set<int>> pages_of_family;
        const auto& entries = placement.entries;
        for (std::size_t i = 0; i < entries.size(); ++i) {
            RC_ASSERT(whole.contains(entries[i].frame));
            RC_ASSERT(entries[i].page_offset < placement.n_pages);
            RC_ASSERT(entries[i].page_offset > 0 || entries[i].frame.y >= task.heading);
            if (entries[i].label.is_valid()) adverts.insert(placement.label_of(entries[i]));
            if (entries[i].kind == Entry::Kind::Item) {
                RC_ASSERT(entries[i].product == catalog::ProductId(product));
                pages_of_family[catalog::ProductId(1000 + product++ / 3)].insert(entries[i].page_offset);
            }
            for (std::size_t j = 0; j < i; ++j) {
                if (entries[j].page_offset == entries[i].page_offset)
                    RC_ASSERT(!entries[i].frame.overlaps(entries[j].frame));
            }
        }
        RC_ASSERT(static_cast<int>(product) == std::accumulate(sizes.begin(), sizes.end(), 0));
        std::set<catalog::ProductId> apart;
        for (const auto& [family, pages] : pages_of_family) {
            if (task.keeps_families && pages.size() > 1) apart.insert(family);
        }
        RC_ASSERT(adverts.size() + report.adverts_left_out.size() == task.adverts.size());
        RC_ASSERT(report.families_apart.size() == apart.size());
        for (const SlotReport::Family& family : report.families_apart)
            RC_ASSERT(apart.contains(family.model));
    }));
}

}
}
