// SPDX-License-Identifier: Apache-2.0
#include "test_design.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace publisher::design {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(LoadLayout, EveryPartIsRead) {
    TestDesign test;
    test.add("layouts/page.xml", R"xml(<layout name="page">
  <page width="148mm" height="210mm" bleed="4mm" facing="false"/>
  <baseline-grid start="20mm" leading="11pt"/>
  <layers><layer name="content"/><layer name="furniture"/></layers>
  <parent name="body" top="22mm" bottom="20mm" inside="17mm" outside="14mm" columns="2" gutter="6mm">
    <left><frame name="folio" x="14mm" y="200mm" width="20mm" height="4mm" layer="furniture" object-style="panel"><text style="body"><page-number/></text></frame></left>
    <right><frame name="folio" x="114mm" y="200mm" width="20mm" height="4mm"><text style="body"><page-number/></text></frame>
      <frame name="title" x="17mm" y="10mm" width="90mm" height="4mm"><text style="body"><section-title/></text></frame></right>
  </parent>
  <parent name="blank" top="0" bottom="0" inside="0" outside="0"/>
  <grid name="slots" columns="2" rows="5" column-gutter="8mm" row-gutter="7mm"/>
  <grid name="other" columns="3" rows="3"/>
  <styles>)xml" + kTestStyles + R"xml(</styles>
</layout>)xml");
    test.load();
    ASSERT_THAT(test.findings(), IsEmpty());
    const Layout& layout = test.layout();
    EXPECT_EQ(layout.file, "layouts/page.xml");
    EXPECT_EQ(layout.name, "page");
    EXPECT_EQ(layout.trim, (Size{148_mm, 210_mm}));
    EXPECT_EQ(layout.bleed, 4_mm);
    EXPECT_FALSE(layout.has_facing_pages);
    EXPECT_EQ(layout.baseline_start, 20_mm);
    EXPECT_EQ(layout.baseline_leading, 11_pt);
    EXPECT_THAT(layout.layers, ElementsAre("content", "furniture"));

    const ParentPage* body = layout.find_parent("body");
    ASSERT_TRUE(body);
    EXPECT_EQ(body->margins, (Insets{22_mm, 14_mm, 20_mm, 17_mm})); // top, outside, bottom, inside
    EXPECT_EQ(body->n_columns, 2);
    EXPECT_EQ(body->column_gutter, 6_mm);
    ASSERT_EQ(body->left.size(), 1u);
    EXPECT_EQ(body->left[0].layer, "furniture");
    EXPECT_EQ(body->left[0].frame, (Rect{14_mm, 200_mm, 20_mm, 4_mm}));
    EXPECT_TRUE(body->left[0].content.object_style.is_valid());
    ASSERT_EQ(body->right.size(), 2u);
    EXPECT_EQ(body->right[1].content.children.at(0).text.content.at(0).literal, "section-title");
    EXPECT_FALSE(layout.find_parent("bdy"));

    const Grid* slots = layout.find_grid("slots");
    ASSERT_TRUE(slots);
    EXPECT_EQ(slots->n_columns, 2);
    EXPECT_EQ(slots->n_rows, 5);
    EXPECT_EQ(slots->column_gutter, 8_mm);
    EXPECT_EQ(layout.find_grid("other")->row_gutter, 5_mm);
}

TEST(LoadLayout, AMissingParentPageOrGridIsReportedWhereTheSectionIs) {
    TestDesign test;
    test.publication().sections[0].parent_page = "boddy";
    test.publication().sections[0].grid = "slot";
    test.load();
    ASSERT_THAT(test.findings(), ElementsAre("design/layout-part-unknown publication.xml:19:3",
                                             "design/layout-part-unknown publication.xml:19:3"));
    EXPECT_EQ(test.finding(0).message(), "layout 'layouts/page.xml' has no parent page 'boddy'");
    EXPECT_EQ(test.finding(0).remedy(), "did you mean 'body'?");
    EXPECT_EQ(test.finding(1).message(), "layout 'layouts/page.xml' has no grid 'slot'");
    EXPECT_EQ(test.finding(1).remedy(), "did you mean 'slots'?");
}

TEST(LoadLayout, OnlyTilesNeedAGrid) {
    TestDesign test;
    test.publication().sections[0].grid = "";
    test.placement().kind = publication::Placement::Kind::Page;
    test.load();
    EXPECT_THAT(test.findings(), IsEmpty());
}

TEST(LoadLayout, ALayoutThatIsNotThereIsReportedOnce) {
    TestDesign test;
    test.publication().sections[0].layout_file = "layouts/gone.xml";
    test.publication().sections.push_back(test.publication().sections[0]);
    test.load();
    EXPECT_THAT(test.findings(), ElementsAre("xml/file-missing publication.xml:19:3"));
    EXPECT_TRUE(test.design().sections.empty());
}

TEST(LoadLayout, AStyleFileIsNoLayout) {
    TestDesign test;
    test.add("layouts/page.xml", "<styles>" + kTestStyles + "</styles>");
    test.load();
    EXPECT_THAT(test.findings(), ElementsAre("publication/root layouts/page.xml:1:1"));
}

TEST(LoadLayout, LayersAndNamesAreChecked) {
    TestDesign test;
    test.add("layouts/page.xml", R"xml(<layout name="page"><page width="210mm" height="297mm"/>
<layers><layer name="content"/><layer name="content"/></layers>
<parent name="body" top="0" bottom="0" inside="0" outside="0"><right>
<frame name="a" x="0" y="0" width="1mm" height="1mm" layer="contnet"/>
<frame name="a" x="0" y="0" width="1mm" height="1mm"/>
</right></parent>
<parent name="body" top="0" bottom="0" inside="0" outside="0"/>
<grid name="slots" columns="3" rows="4"/><grid name="slots" columns="3" rows="4"/>
<styles>)xml" + kTestStyles + "</styles></layout>");
    test.load();
    EXPECT_THAT(test.findings(),
                testing::UnorderedElementsAre("design/style-twice layouts/page.xml:2:45",
                                              "design/layout-part-unknown layouts/page.xml:4:61",
                                              "design/style-twice layouts/page.xml:5:14",
                                              "design/style-twice layouts/page.xml:7:15",
                                              "design/style-twice layouts/page.xml:8:54"));
}

TEST(LoadLayout, ImpossibleGeometryIsReported) {
    TestDesign test;
    test.add("layouts/page.xml",
             R"xml(<layout name="page"><page width="0mm" height="297" bleed="-3mm" facing="true"/>
<parent name="body" top="x" bottom="0" inside="0" outside="0" columns="0"/>
<grid name="slots" columns="3" rows="none" row-gutter="-1mm"/></layout>)xml");
    test.load();
    EXPECT_THAT(test.findings(), testing::UnorderedElementsAre(
                                     "xml/value layouts/page.xml:1:34", "xml/value layouts/page.xml:1:47",
                                     "xml/value layouts/page.xml:1:59", "xml/value layouts/page.xml:2:26",
                                     "xml/value layouts/page.xml:2:72", "xml/value layouts/page.xml:3:38",
                                     "xml/value layouts/page.xml:3:56"));
}

TEST(LoadLayout, SizeClassesFitTheirGrid) {
    TestDesign test;
    test.add("layouts/page.xml", R"xml(<layout name="page"><page width="210mm" height="297mm"/>
<parent name="body" top="0" bottom="0" inside="0" outside="0"/>
<grid name="slots" columns="3" rows="4"><size-class name="hero" columns="4" rows="2"/><size-class name="hero" columns="2" rows="5"/></grid>
<grid name="fine" columns="20" rows="20"><size-class name="dot"/></grid>
<styles>)xml" + kTestStyles + "</styles></layout>");
    test.load();
    EXPECT_THAT(test.findings(), testing::UnorderedElementsAre("xml/value layouts/page.xml:3:74",
                                                               "design/style-twice layouts/page.xml:3:105",
                                                               "xml/value layouts/page.xml:3:129",
                                                               "xml/value layouts/page.xml:4:38"));
}

TEST(LoadLayout, UnknownAttributesAreRefused) {
    TestDesign test;
    test.add("layouts/page.xml", R"xml(<layout name="page"><page widht="210mm" height="297mm"/>
<parent name="body" top="0" bottom="0" inside="0" outside="0"/></layout>)xml");
    test.load();
    EXPECT_THAT(test.findings(),
                ElementsAre("xml/invalid layouts/page.xml:1:34", "xml/invalid layouts/page.xml:1:21"));
    EXPECT_EQ(test.finding(0).remedy(), "did you mean 'width'?");
    EXPECT_EQ(test.finding(1).message(), "element 'page' has no attribute 'width'");
    EXPECT_TRUE(test.design().layouts.empty());
}

std::string layout_with(const std::string& furniture) {
    return R"xml(<layout name="page"><page width="148mm" height="210mm"/><layers><layer name="content"/></layers>
  <parent name="body" top="22mm" bottom="20mm" inside="17mm" outside="14mm">)xml" +
           furniture + R"xml(</parent>
  <grid name="slots" columns="2" rows="2"/>
  <styles>)xml" +
           kTestStyles + "</styles></layout>";
}

TEST(LoadLayout, ThumbTabsAreReadWithTheirGround) {
    TestDesign test;
    test.add("layouts/page.xml", layout_with(R"(<thumb-tabs per="group" y="40mm" width="9mm" height="20mm"
        object-style="panel"><text style="body"><first-group/></text></thumb-tabs>)"));
    test.load();
    ASSERT_THAT(test.findings(), IsEmpty());
    const auto& tabs = test.layout().find_parent("body")->thumb_tabs;
    ASSERT_TRUE(tabs);
    EXPECT_EQ(tabs->per, ThumbTabs::Per::Group);
    EXPECT_EQ(tabs->first.frame, (Rect{0_mm, 40_mm, 9_mm, 20_mm}));
    EXPECT_EQ(tabs->step, 20_mm) << "one touches the next";
    EXPECT_TRUE(tabs->first.content.object_style.is_valid());
}

TEST(LoadLayout, ThumbTabsStandOnThePage) {
    TestDesign test;
    test.add("layouts/page.xml", layout_with(R"(<thumb-tabs y="200mm" width="9mm" height="20mm"/>)"));
    test.load();
    EXPECT_THAT(test.findings(), ElementsAre(testing::HasSubstr("xml/value")));
}

TEST(LoadLayout, RunningEntriesNameAParagraphStyle) {
    TestDesign test;
    test.add("layouts/page.xml",
             layout_with(R"(<right><frame name="head" x="14mm" y="10mm" width="20mm" height="4mm">
        <text style="body"><first-entry style="bodyy"/></text></frame></right>)"));
    test.load();
    EXPECT_THAT(test.findings(), ElementsAre(testing::HasSubstr("design/style-unknown")));
}

}
}
