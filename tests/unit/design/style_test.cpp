// SPDX-License-Identifier: Apache-2.0
#include "test_design.hpp"

#include "publisher/diag/codes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace publisher::design {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// The findings of a sheet that stands in line 4 of layouts/page.xml, behind "<styles>": column 9.
std::vector<std::string> findings_of(const std::string& styles) {
    TestDesign test;
    test.add_styles(styles).load();
    return test.findings();
}

TEST(LoadStyles, SwatchesAreProcessOrSpot) {
    TestDesign test;
    test.add_styles(
            R"xml(<swatch name="ink" cmyk="0 0 0 100" overprint="true"/><swatch name="brand" cmyk="0 72.5 100 0" spot="PANTONE 021 C"/>)xml")
        .load();
    ASSERT_THAT(test.findings(), IsEmpty());
    const auto& swatches = test.design().styles.swatches;
    ASSERT_EQ(swatches.size(), 2u);
    EXPECT_EQ(swatches[0].kind, style::Swatch::Kind::Process);
    EXPECT_TRUE(swatches[0].is_overprinting);
    EXPECT_THAT(swatches[0].cmyk, ElementsAre(0, 0, 0, 1));
    EXPECT_EQ(swatches[1].kind, style::Swatch::Kind::Spot);
    EXPECT_EQ(swatches[1].spot_name, "PANTONE 021 C");
    EXPECT_DOUBLE_EQ(swatches[1].cmyk[1], 0.725);
}

TEST(LoadStyles, ColoursOutsideTheirRangeAreReported) {
    EXPECT_THAT(findings_of(R"xml(<swatch name="a" cmyk="0 0 0"/>)xml"),
                ElementsAre("xml/value layouts/page.xml:4:32"));
    EXPECT_THAT(findings_of(R"xml(<swatch name="a" cmyk="0 0 0 101"/>)xml"),
                ElementsAre("xml/value layouts/page.xml:4:32"));
    EXPECT_THAT(findings_of(R"xml(<swatch name="a" cmyk="0 0 0 -1"/>)xml"),
                ElementsAre("xml/value layouts/page.xml:4:32"));
    EXPECT_THAT(findings_of(R"xml(<swatch name="a" cmyk="0 0 0 black"/>)xml"),
                ElementsAre("xml/value layouts/page.xml:4:32"));
}

TEST(LoadStyles, TintsArePercentages) {
    TestDesign test;
    test.add_styles(
            R"xml(<swatch name="ink" cmyk="0 0 0 100"/><object-style name="a" fill="ink 40"/><object-style name="b" fill="none"/><object-style name="c" fill="ink"/>)xml")
        .load();
    ASSERT_THAT(test.findings(), IsEmpty());
    const auto& styles = test.design().styles.object_styles;
    EXPECT_DOUBLE_EQ(styles[0].fill.tint, 0.4);
    EXPECT_FALSE(styles[1].fill.is_visible());
    EXPECT_DOUBLE_EQ(styles[2].fill.tint, 1);
    const std::string ink = R"xml(<swatch name="ink" cmyk="0 0 0 100"/>)xml";
    EXPECT_THAT(findings_of(ink + "\n<object-style name='a' fill='ink 140'/>"),
                ElementsAre("xml/value layouts/page.xml:5:30"));
    EXPECT_THAT(findings_of(ink + "\n<object-style name='a' fill='ink 4 0'/>"),
                ElementsAre("xml/value layouts/page.xml:5:30"));
}

TEST(LoadStyles, StrokesHaveAWeightAndAPaint) {
    TestDesign test;
    test.add_styles(
            R"xml(<swatch name="ink" cmyk="0 0 0 100"/><object-style name="a" stroke="0.3pt ink 40" radius="1mm"/><object-style name="b" stroke="none"/>)xml")
        .load();
    ASSERT_THAT(test.findings(), IsEmpty());
    const auto& styles = test.design().styles.object_styles;
    EXPECT_EQ(styles[0].stroke.weight, 0.3_pt);
    EXPECT_DOUBLE_EQ(styles[0].stroke.paint.tint, 0.4);
    EXPECT_EQ(styles[0].corner_radius, 1_mm);
    EXPECT_FALSE(styles[1].stroke.is_visible());
    const std::string ink = R"xml(<swatch name="ink" cmyk="0 0 0 100"/>)xml";
    for (const char* wrong : {"ink 0.3pt", "0.3pt", "0.3 ink", "-1pt ink"}) {
        EXPECT_THAT(findings_of(ink + "\n<object-style name='a' stroke='" + wrong + "'/>"),
                    ElementsAre("xml/value layouts/page.xml:5:32"))
            << wrong;
    }
}

TEST(LoadStyles, FamiliesHaveAFontForEachScript) {
    TestDesign test;
    test.add_styles(
            R"xml(<font-family name="text"><font script="Latn" family="Inter"/><font script="Arab" family="Noto Sans Arabic" scale="1.04"/><font family="Noto Sans"/></font-family>)xml")
        .load();
    ASSERT_THAT(test.findings(), IsEmpty());
    const style::FontFamily& family = test.design().styles.families.at(0);
    ASSERT_EQ(family.members.size(), 3u);
    EXPECT_EQ(family.members[1].script, "Arab");
    EXPECT_DOUBLE_EQ(family.members[1].scale, 1.04);
    EXPECT_EQ(family.members[2].script, "");
}

TEST(LoadStyles, ParagraphStylesInheritWhatTheyDoNotSay) {
    TestDesign test;
    test.add_styles(
            R"xml(<swatch name="ink" cmyk="0 0 0 100"/><swatch name="red" cmyk="0 90 80 0"/><font-family name="text"><font family="Inter"/></font-family>
<font-family name="display"><font family="EB Garamond"/></font-family>
<paragraph-style name="body" family="display" size="8pt" leading="10pt" paint="red 50" align="justify" hyphenate="true" grid="true"
  indent-first="3mm" space-after="1mm" max-hyphens="1" word-space-min="0.7" keep-with-next="2" tracking="0.1pt" features="tnum=1"/>
<paragraph-style name="head" based-on="body" size="12pt" align="end" hyphenate="false"/>
<paragraph-style name="deep" based-on="head" weight="700" italic="true" case="small-caps" position="superscript"/>)xml")
        .load();
    ASSERT_THAT(test.findings(), IsEmpty());
    const auto& styles = test.design().styles;
    const style::ParagraphStyle& deep = styles[styles.find_paragraph_style("deep")];
    EXPECT_EQ(deep.based_on, "head");
    EXPECT_EQ(deep.format.family, styles.find_family("display"));
    EXPECT_EQ(deep.format.size, 12_pt); // of head
    EXPECT_EQ(deep.leading, 10_pt);     // of body
    EXPECT_EQ(deep.format.weight, 700); // its own
    EXPECT_EQ(deep.format.is_italic, true);
    EXPECT_EQ(deep.format.letter_case, style::Case::SmallCaps);
    EXPECT_EQ(deep.format.position, style::Position::Superscript);
    EXPECT_EQ(deep.format.paint, (style::Paint{styles.find_swatch("red"), 0.5}));
    EXPECT_EQ(deep.format.tracking, 0.1_pt);
    EXPECT_EQ(deep.format.features, "tnum=1");
    EXPECT_EQ(deep.alignment, style::Alignment::End);
    EXPECT_FALSE(deep.is_hyphenated);
    EXPECT_TRUE(deep.is_on_baseline_grid);
    EXPECT_EQ(deep.indent_first, 3_mm);
    EXPECT_EQ(deep.space_after, 1_mm);
    EXPECT_EQ(deep.max_consecutive_hyphens, 1);
    EXPECT_DOUBLE_EQ(deep.word_space_min, 0.7);
    EXPECT_EQ(deep.keep_with_next, 2);
}

TEST(LoadStyles, AParagraphStyleAnswersEveryQuestion) {
    TestDesign test;
    test.add_styles(
            R"xml(<swatch name="ink" cmyk="0 0 0 100"/><font-family name="text"><font family="Inter"/></font-family><paragraph-style name="body"/>)xml")
        .load();
    ASSERT_THAT(test.findings(), IsEmpty());
    const style::CharacterFormat& format = test.design().styles.paragraph_styles.at(0).format;
    EXPECT_EQ(format.family, style::FamilyId(0)); // the first of the sheet
    EXPECT_EQ(format.paint->swatch, style::SwatchId(0));
    EXPECT_EQ(format.size, 9_pt);
    EXPECT_TRUE(format.weight && format.is_italic && format.tracking && format.letter_case &&
                format.position && format.baseline_shift && format.is_underlined && format.is_struck_out &&
                format.features && format.horizontal_scale);
}

TEST(LoadStyles, ParagraphStylesHoldTabsCapsListsAndNestedStyles) {
    TestDesign test;
    test.add_styles(kTestStyles + R"xml(
<paragraph-style name="terms" last-line="justify" min-last-line="20pt" min-prefix="3" min-word="6"
  hyphenate-across-columns="true" glyph-scale-min="0.985" glyph-scale-max="1.015" hanging-punctuation="true"
  kashida="false" keep-together="true" widows="3" orphans="1" heading="2" underline-weight="1pt" strike-offset="-2pt"
  language="de-DE" no-break="true">
<tab at="80mm" kind="decimal" leader="."/><tab at="30mm"/><drop-cap lines="4" characters="2" style="strong" gap="1mm"/>
<number text="(#)" numerals="lower-roman" style="quiet" level="2" start="5"/>
<nested style="strong" until=":"/><nested count-of="words" count="3" through="false"/>
<pattern match="[0-9]+" style="strong"/><rule-above stroke="1pt ink 50" offset="9pt" extent="text" indent-end="1mm"/>
</paragraph-style><paragraph-style name="heir" based-on="terms"><tab at="10mm"/><bullet/></paragraph-style>)xml")
        .load();
    ASSERT_THAT(test.findings(), IsEmpty());
    const auto& sheet = test.design().styles;
    const style::ParagraphStyle& terms = sheet[sheet.find_paragraph_style("terms")];
    EXPECT_EQ(terms.last_line_alignment, style::Alignment::Justify);
    EXPECT_EQ(terms.min_last_line, 20_pt);
    EXPECT_EQ(terms.min_prefix, 3);
    EXPECT_EQ(terms.min_word, 6);
    EXPECT_DOUBLE_EQ(terms.glyph_scale_min, 0.985);
    EXPECT_DOUBLE_EQ(terms.glyph_scale_max, 1.015);
    EXPECT_TRUE(terms.hyphenates_across_columns && terms.hangs_punctuation && terms.is_kept_together);
    EXPECT_FALSE(terms.has_kashida);
    EXPECT_EQ(terms.widows, 3);
    EXPECT_EQ(terms.orphans, 1);
    EXPECT_EQ(terms.heading, 2);
    EXPECT_EQ(terms.format.underline_weight, 1_pt);
    EXPECT_EQ(terms.format.strike_offset, -2_pt);
    EXPECT_EQ(terms.format.language, "de-DE");
    EXPECT_EQ(terms.format.is_unbreakable, true);
    ASSERT_EQ(terms.tab_stops.size(), 2u);
    EXPECT_EQ(terms.tab_stops[0].position, 30_mm) << "stops are in order";
    EXPECT_EQ(terms.tab_stops[1].kind, style::TabStop::Kind::Decimal);
    EXPECT_EQ(terms.tab_stops[1].leader, ".");
    EXPECT_EQ(terms.drop_cap.lines, 4);
    EXPECT_EQ(terms.drop_cap.characters, 2);
    EXPECT_EQ(terms.drop_cap.style, sheet.find_character_style("strong"));
    EXPECT_EQ(terms.drop_cap.gap, 1_mm);
    EXPECT_EQ(terms.list.kind, style::ListFormat::Kind::Number);
    EXPECT_EQ(terms.list.text, "(#)");
    EXPECT_EQ(terms.list.numerals, style::ListFormat::Numerals::LowerRoman);
    EXPECT_EQ(terms.list.level, 2);
    EXPECT_EQ(terms.list.start, 5);
    ASSERT_EQ(terms.nested_styles.size(), 2u);
    EXPECT_EQ(terms.nested_styles[0].delimiter, ":");
    EXPECT_EQ(terms.nested_styles[1].until, style::NestedStyle::Until::Words);
    EXPECT_FALSE(terms.nested_styles[1].style.is_valid() || terms.nested_styles[1].is_through);
    ASSERT_EQ(terms.pattern_styles.size(), 1u);
    EXPECT_EQ(terms.pattern_styles[0].pattern, "[0-9]+");
    EXPECT_EQ(terms.rule_above.stroke.weight, 1_pt);
    EXPECT_EQ(terms.rule_above.offset, 9_pt);
    EXPECT_EQ(terms.rule_above.extent, style::ParagraphRule::Extent::Text);
    const style::ParagraphStyle& heir = sheet[sheet.find_paragraph_style("heir")];
    ASSERT_EQ(heir.tab_stops.size(), 1u) << "tabs replace the inherited ones";
    EXPECT_EQ(heir.list.kind, style::ListFormat::Kind::Bullet);
    EXPECT_EQ(heir.list.text, "•");
    EXPECT_EQ(heir.nested_styles.size(), 2u);
}

TEST(LoadStyles, ImpossibleTabsListsAndPatternsAreReported) {
    const auto findings = [](const std::string& inside) {
        return findings_of("<character-style name='c'/><paragraph-style name='a'>\n" + inside +
                           "</paragraph-style>");
    };
    EXPECT_THAT(findings("<tab at='-1mm'/>"), ElementsAre("xml/value layouts/page.xml:5:10"));
    EXPECT_THAT(findings("<tab at='1mm' kind='middle'/>"), ElementsAre("xml/value layouts/page.xml:5:21"));
    EXPECT_THAT(findings("<number text='1.'/>"), ElementsAre("xml/value layouts/page.xml:5:15"));
    EXPECT_THAT(findings("<drop-cap lines='0'/>"), ElementsAre("xml/value layouts/page.xml:5:18"));
    EXPECT_THAT(findings("<drop-cap style='x'/>"), ElementsAre("design/style-unknown layouts/page.xml:5:18"));
    EXPECT_THAT(findings("<nested style='c' until=''/>"), ElementsAre("xml/value layouts/page.xml:5:26"));
    EXPECT_THAT(findings("<pattern match='[' style='c'/>"), ElementsAre("xml/value layouts/page.xml:5:17"));
    EXPECT_THAT(findings("<rule-above stroke='thick'/>"), ElementsAre("xml/value layouts/page.xml:5:21"));
    EXPECT_THAT(
        findings_of("<paragraph-style name='a' glyph-scale-min='1.2' word-space-min='2'/>"),
        testing::UnorderedElementsAre("xml/value layouts/page.xml:4:52", "xml/value layouts/page.xml:4:73"));
}

TEST(LoadStyles, CharacterStylesSayOnlyWhatDiffers) {
    TestDesign test;
    test.add_styles(R"xml(<swatch name="ink" cmyk="0 0 0 100"/><character-style name="strong" weight="600"/>
<character-style name="price" based-on="strong" baseline-shift="4pt" underline="true" strike="true" horizontal-scale="0.9"/>)xml")
        .load();
    ASSERT_THAT(test.findings(), IsEmpty());
    const style::CharacterFormat& format = test.design().styles.character_styles.at(1).format;
    EXPECT_EQ(format.weight, 600);
    EXPECT_EQ(format.baseline_shift, 4_pt);
    EXPECT_EQ(format.is_underlined, true);
    EXPECT_EQ(format.horizontal_scale, 0.9);
    EXPECT_FALSE(format.size || format.paint || format.family);
}

TEST(LoadStyles, ObjectAndTableStylesInherit) {
    TestDesign test;
    test.add_styles(
            R"xml(<swatch name="ink" cmyk="0 0 0 100"/><object-style name="a" fill="ink 10" insets="1mm 2mm"/><object-style name="b" based-on="a" stroke="1pt ink"/>
<table-style name="s" cell-insets="1mm" row-rule="0.25pt ink" head-rule="1pt ink" outer-rule="2pt ink" head-fill="ink" group-fill="ink 20"/>
<table-style name="t" based-on="s" zebra-fill="ink 4"/>)xml")
        .load();
    ASSERT_THAT(test.findings(), IsEmpty());
    const auto& styles = test.design().styles;
    EXPECT_DOUBLE_EQ(styles.object_styles[1].fill.tint, 0.1);
    EXPECT_EQ(styles.object_styles[1].insets, (Insets{1_mm, 2_mm, 1_mm, 2_mm}));
    EXPECT_EQ(styles.object_styles[1].stroke.weight, 1_pt);
    const style::TableStyle& table = styles.table_styles[1];
    EXPECT_EQ(table.cell_insets, (Insets{1_mm, 1_mm, 1_mm, 1_mm}));
    EXPECT_EQ(table.row_rule.weight, 0.25_pt);
    EXPECT_EQ(table.head_rule.weight, 1_pt);
    EXPECT_EQ(table.outer_rule.weight, 2_pt);
    EXPECT_DOUBLE_EQ(table.group_fill.tint, 0.2);
    EXPECT_DOUBLE_EQ(table.zebra_fill.tint, 0.04);
}

TEST(LoadStyles, UnknownNamesAreReportedWithTheNearest) {
    TestDesign test;
    test.add_styles(kTestStyles + R"xml(
<paragraph-style name="a" based-on="bodi"/>
<paragraph-style name="b" family="txet"/>
<character-style name="c" paint="inc 40"/>
<object-style name="d" stroke="1pt rde"/>
<table-style name="e" zebra-fill="quite-another"/>)xml")
        .load();
    ASSERT_THAT(test.findings(), ElementsAre("design/style-unknown layouts/page.xml:11:37",
                                             "design/style-unknown layouts/page.xml:12:35",
                                             "design/style-unknown layouts/page.xml:13:34",
                                             "design/style-unknown layouts/page.xml:14:32",
                                             "design/style-unknown layouts/page.xml:15:35"));
    EXPECT_EQ(test.finding(0).remedy(), "did you mean 'body'?");
    EXPECT_EQ(test.finding(1).remedy(), "did you mean 'text'?");
    EXPECT_EQ(test.finding(2).remedy(), "did you mean 'ink'?");
    EXPECT_EQ(test.finding(3).remedy(), "did you mean 'red'?");
    EXPECT_EQ(test.finding(4).remedy(), diag::info(diag::Code::StyleUnknown).remedy);
}

TEST(LoadStyles, AStyleIsBasedOnOnesDefinedBeforeIt) {
    EXPECT_THAT(findings_of(R"xml(<object-style name="b" based-on="a"/><object-style name="a"/>)xml"),
                ElementsAre("design/style-unknown layouts/page.xml:4:42"));
}

TEST(LoadStyles, ANameMeansOneThing) {
    TestDesign test;
    test.add_styles("<object-style name='a' radius='1mm'/>\n<object-style name='a' radius='2mm'/>").load();
    ASSERT_THAT(test.findings(), ElementsAre("design/style-twice layouts/page.xml:5:21"));
    EXPECT_EQ(test.finding(0).message(), "object style 'a' is defined already at layouts/page.xml:4:9");
    EXPECT_EQ(test.design().styles.object_styles.at(0).corner_radius, 1_mm); // the first one stays
}

TEST(LoadStyles, ImpossibleValuesAreReported) {
    EXPECT_THAT(
        findings_of("<paragraph-style name='a' size='0pt' leading='-1pt' weight='0' max-hyphens='-1'/>"),
        testing::UnorderedElementsAre("xml/value layouts/page.xml:4:41", "xml/value layouts/page.xml:4:55",
                                      "xml/value layouts/page.xml:4:69", "xml/value layouts/page.xml:4:85"));
    EXPECT_THAT(findings_of("<character-style name='a' case='uper'/>"),
                ElementsAre("xml/value layouts/page.xml:4:41"));
}

TEST(LoadStyles, StyleFilesAreIncludedBeforeTheLayoutsOwn) {
    TestDesign test;
    test.add("layouts/styles/house.xml",
             "<styles><include href='colours.xml'/><object-style name='panel' fill='ink 10'/></styles>");
    test.add("layouts/styles/colours.xml",
             "<styles><include href='house.xml'/><swatch name='ink' cmyk='0 0 0 100'/></styles>");
    test.add(
        "layouts/page.xml",
        R"xml(<layout name="page"><include href="styles/house.xml"/><include href="styles/../styles/colours.xml"/>
<page width="210mm" height="297mm"/><parent name="body" top="0" bottom="0" inside="0" outside="0"/>
<grid name="slots" columns="3" rows="4"/><styles><object-style name="own" based-on="panel"/></styles></layout>)xml");
    test.load();
    EXPECT_THAT(test.findings(), IsEmpty());
    ASSERT_EQ(test.design().styles.object_styles.size(), 2u);
    EXPECT_DOUBLE_EQ(test.design().styles.object_styles[1].fill.tint, 0.1);
}

TEST(LoadStyles, TwoLayoutsShareOneSheet) {
    TestDesign test;
    test.add("layouts/other.xml", R"xml(<layout name="other"><page width="210mm" height="297mm"/>
<parent name="body" top="0" bottom="0" inside="0" outside="0"/><grid name="slots" columns="1" rows="1"/>
<styles><paragraph-style name="extra"/></styles></layout>)xml");
    test.publication().sections.push_back(test.publication().sections[0]);
    test.publication().sections[1].id = "second";
    test.publication().sections[1].layout_file = "layouts/other.xml";
    test.load_item("<item name='tile'><text style='extra'>a</text></item>");
    EXPECT_THAT(test.findings(), IsEmpty());
    EXPECT_EQ(test.design().layouts.size(), 2u);
    EXPECT_EQ(test.design().templates.size(), 1u);
}

TEST(LoadStyles, AStyleFileThatIsNotThereIsReportedAtItsInclude) {
    TestDesign test;
    test.add("layouts/page.xml", R"xml(<layout name="page">
  <include href="styles/gone.xml"/><page width="210mm" height="297mm"/>
<parent name="body" top="0" bottom="0" inside="0" outside="0"/><grid name="slots" columns="3" rows="4"/></layout>)xml");
    test.load();
    ASSERT_THAT(test.findings(), ElementsAre("xml/file-missing layouts/page.xml:2:18"));
    EXPECT_FALSE(test.finding(0).excerpt.empty());
}

TEST(LoadStyles, TheKeyOfTheStylesDependsOnEveryFile) {
    const auto digest_with = [](const std::string& included) {
        TestDesign test;
        test.add("layouts/styles/house.xml", "<styles>" + included + "</styles>");
        test.add(
            "layouts/page.xml",
            R"xml(<layout name="page"><include href="styles/house.xml"/><page width="210mm" height="297mm"/>
<parent name="body" top="0" bottom="0" inside="0" outside="0"/><grid name="slots" columns="3" rows="4"/></layout>)xml");
        test.load();
        return test.design().styles_digest;
    };
    EXPECT_EQ(digest_with("<object-style name='a'/>"), digest_with("<object-style name='a'/>"));
    EXPECT_NE(digest_with("<object-style name='a'/>"), digest_with("<object-style name='b'/>"));
}

TEST(Swatches, TintsAndGradientsReferToOthers) {
    TestDesign test;
    test.add_styles(R"xml(<swatch name="house" cmyk="100 60 0 10" spot="PANTONE 293 C"/>
<swatch name="house-light" tint-of="house" tint="30"/>
<swatch name="dusk" gradient="radial"><stop paint="house 0" at="0"/><stop paint="house" at="60"/></swatch>)xml");
    test.load();
    ASSERT_THAT(test.findings(), testing::IsEmpty());
    const auto& swatches = test.design().styles.swatches;
    EXPECT_EQ(swatches[1].kind, style::Swatch::Kind::Spot);
    EXPECT_EQ(swatches[1].spot_name, "PANTONE 293 C");
    EXPECT_EQ(swatches[1].tint_of, style::SwatchId(0));
    EXPECT_DOUBLE_EQ(swatches[1].tint, 0.3);
    EXPECT_EQ(swatches[2].kind, style::Swatch::Kind::Gradient);
    EXPECT_TRUE(swatches[2].is_radial);
    ASSERT_EQ(swatches[2].stops.size(), 2u);
    EXPECT_DOUBLE_EQ(swatches[2].stops[1].place, 0.6);
}

TEST(Swatches, AGradientOverTwoKindsOfInkIsReported) {
    EXPECT_THAT(findings_of(R"xml(<swatch name="a" cmyk="1 0 0 0"/><swatch name="b" cmyk="0 1 0 0" spot="B"/>
<swatch name="c" gradient="linear"><stop paint="a" at="0"/><stop paint="b" at="100"/></swatch>)xml"),
                testing::ElementsAre(testing::HasSubstr("xml/value")));
    EXPECT_THAT(findings_of(R"xml(<swatch name="a" cmyk="1 0 0 0"/>
<swatch name="c" gradient="linear"><stop paint="a" at="0"/></swatch>)xml"),
                testing::ElementsAre(testing::HasSubstr("xml/value")));
}

TEST(ObjectStyles, LinesAndTransparencyAreRead) {
    TestDesign test;
    test.add_styles(R"xml(<swatch name="ink" cmyk="0 0 0 100"/>
<object-style name="glass" fill="ink 40 knockout" stroke="1pt ink overprint" dash="2pt 1pt" cap="round" join="bevel"
              opacity="60" blend="multiply"/>)xml");
    test.load();
    ASSERT_THAT(test.findings(), testing::IsEmpty());
    const style::ObjectStyle& glass = test.design().styles.object_styles[0];
    EXPECT_EQ(glass.fill.overprint, style::Overprint::Never);
    EXPECT_DOUBLE_EQ(glass.fill.tint, 0.4);
    EXPECT_EQ(glass.stroke.paint.overprint, style::Overprint::Always);
    EXPECT_THAT(glass.stroke.dashes, ElementsAre(2_pt, 1_pt));
    EXPECT_EQ(glass.stroke.cap, style::LineCap::Round);
    EXPECT_EQ(glass.stroke.join, style::LineJoin::Bevel);
    EXPECT_DOUBLE_EQ(glass.blending.opacity, 0.6);
    EXPECT_EQ(glass.blending.mode, style::BlendMode::Multiply);
}

}
}
