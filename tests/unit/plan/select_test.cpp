// SPDX-License-Identifier: Apache-2.0
#include "publisher/plan/select.hpp"

#include "tests/unit/plan/select_fixture.hpp"

namespace publisher::plan {
namespace {

TEST_F(Select, OrderByNameIsThatOfTheEditionsReaders) {
    placement.order = {"name"};
    add("p1", "\u00d6land");
    add("p2", "\u00c5re");
    add("p3", "Zink");
    add("p4", "\u00c4lg");
    add("p5", "abisko");
    EXPECT_EQ(selected(), Lines{": p5 p3 p2 p4 p1"}) << "in Swedish \u00c5, \u00c4 and \u00d6 follow Z";
}

TEST_F(Select, WithoutAKeyNamesDecideAndThenIds) {
    add("p3", "Zink");
    add("p2", "Zink");
    add("p1", "Zink");
    add("p9", "Abisko");
    EXPECT_EQ(selected(), Lines{": p9 p1 p2 p3"}) << "never the order of the source";
}

TEST_F(Select, NumbersAreOrderedByAmount) {
    placement.order = {"rank"};
    add("ten", "d", "10");
    add("nine", "c", "9.0");
    add("two", "b", "2.5");
    add("none", "a");
    EXPECT_EQ(selected(), Lines{": two nine ten none"}) << "what has no value stands last";
}

TEST_F(Select, MinusTurnsAKeyRoundAndLeavesTheNextAsItIs) {
    placement.order = {"-rank", "sku"};
    add("b", "x", "10");
    add("a", "x", "10");
    add("c", "x", "9");
    add("d", "x");
    EXPECT_EQ(selected(), Lines{": a b c d"}) << "one without the key is the last";
}

TEST_F(Select, DescendingTextPutsTheLongerOfTwoFirst) {
    placement.order = {"-name"};
    add("short", "Lamp");
    add("long", "Lampa");
    EXPECT_EQ(selected(), Lines{": long short"});
}

TEST_F(Select, GroupsFollowTheirTree) {
    placement.group_tree = "shop";
    add("l", "x", "", "lamps");
    add("f", "x", "", "floor-lamps");
    add("c", "x", "", "chairs");
    EXPECT_EQ(selected(), (Lines{"chairs: c", "Lampor: l", "floor-lamps: f"}))
        << "siblings by their order, children behind their parent; a label where there is one";
}

TEST_F(Select, GroupsOfTheFirstLevelTakeInWhatLiesBelow) {
    placement.group_tree = "shop";
    placement.is_leaf_group = false;
    placement.order = {"name"};
    add("l", "b", "", "lamps");
    add("f", "a", "", "floor-lamps");
    EXPECT_EQ(selected(), Lines{"Lampor: f l"});
}

TEST_F(Select, ProductOutsideTheTreeIsLeftOutAndReported) {
    placement.group_tree = "shop";
    placement.origin = {"publication.xml", 20, 5};
    add("c", "x", "", "chairs");
    add("lost", "x");
    EXPECT_EQ(selected(), Lines{"chairs: c"});
    ASSERT_EQ(findings.findings().size(), 1u);
    const diag::Finding& finding = findings.findings()[0];
    EXPECT_EQ(diag::info(finding.code).id, "plan/no-group");
    EXPECT_EQ(finding.subject.product, "SKU lost");
    EXPECT_EQ(finding.design.to_string(), "publication.xml:20:5");
    EXPECT_FALSE(finding.data.to_string().empty());
}

TEST_F(Select, ExpressionChooses) {
    placement.select = {"raw('rank') > 5", {"publication.xml", 21, 9}};
    add("a", "x", "4");
    add("b", "x", "5.5");
    add("c", "x");
    EXPECT_EQ(selected(), Lines{": b"});
    EXPECT_TRUE(findings.findings().empty());
}

TEST_F(Select, ExpressionThatHasNoValueSelectsNothingAndIsReported) {
    placement.select = {"sum('rank') > 5", {"publication.xml", 21, 9}};
    add("a", "x", "4");
    EXPECT_EQ(selected(), Lines{});
    ASSERT_EQ(findings.findings().size(), 1u);
    const diag::Finding& finding = findings.findings()[0];
    EXPECT_EQ(diag::info(finding.code).id, "plan/selection-failed");
    EXPECT_EQ(finding.subject.product, "SKU a");
    EXPECT_EQ(finding.design.to_string(), "publication.xml:21:9");
}

TEST_F(Select, OnlyClearedProductsAreThere) {
    add("a", "x");
    add("b", "x");
    inputs();
    std::erase_if(clearance.products, [&](const auto& cleared) { return id_of(cleared.product) == "a"; });
    EXPECT_EQ(selected(), Lines{": b"});
}

TEST_F(Select, PlanListsWhatNoPlacementWanted) {
    add("a", "x", "4");
    add("b", "x", "6");
    design::Layout layout;
    layout.parents.emplace_back().name = "body";
    design.layouts.push_back(layout);
    design.templates.emplace_back();
    design.sections["list"] = design.sections["other"] = {design::LayoutId(0), {design::TemplateId(0)}, {{}}};
    placement.kind = publication::Placement::Kind::Table;
    placement.select = {"raw('rank') > 5", {}};
    for (const std::string id : {"list", "other"}) {
        publication::Section& section = publication.sections.emplace_back();
        section.id = id;
        section.titles = {{"sv_SE", "Lista"}};
        section.parent_page = "body";
        section.placements = {placement};
    }
    edition.sections = {"list"};
    const Flatplan flatplan = plan(inputs(), findings);
    ASSERT_EQ(flatplan.sections.size(), 1u) << "the edition wants one section only";
    EXPECT_EQ(flatplan.sections[0].title, "Lista");
    ASSERT_EQ(flatplan.sections[0].placements[0].entries.size(), 1u);
    EXPECT_EQ(id_of(flatplan.sections[0].placements[0].entries[0].product), "b");
    ASSERT_EQ(flatplan.unplaced.size(), 1u);
    EXPECT_EQ(id_of(flatplan.unplaced[0]), "a");
    EXPECT_FALSE(flatplan.is_right_to_left);

    publication.sections[0].placements[0].select = {"raw('rank') > 7", {}};
    EXPECT_EQ(plan(inputs(), findings).unplaced.size(), 2u);
    ASSERT_EQ(findings.findings().size(), 1u);
    EXPECT_EQ(diag::info(findings.findings()[0].code).id, "plan/nothing-selected");
    EXPECT_EQ(findings.findings()[0].message(), "no cleared product is selected for section 'list'");
}

}
}
