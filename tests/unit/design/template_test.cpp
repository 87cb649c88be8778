// SPDX-License-Identifier: Apache-2.0
#include "test_design.hpp"

#include "publisher/diag/codes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace publisher::design {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(ItemTemplate, EveryBoxIsRead) {
    TestDesign test;
    test.load_item(R"xml(<item name="tile" columns="2" rows="3" height="40mm" full-bleed="true">
  <stack name="outer" gap="1.5mm" insets="1mm 2mm 3mm 4mm" object-style="panel">
    <row extent="1fr" if="has('name')"><space extent="5mm"/><rule stroke="0.3pt ink 40"/></row>
    <layer extent="30mm" minimum="20mm">
      <picture name="main" asset="asset('main')" fit="cover" position="end bottom" mirror="true" bleed="true" credit-style="body"/>
      <text style="head" align="centre middle" width="19mm" height="6mm" max-lines="2" overset="shrink" shrink-to="0.8"
            cut="sentence" vertical-align="bottom">{value('name')}</text>
    </layer>
    <features label-style="body" value-style="head" attributes="weight colour" exclude="sku" rule="0.2pt red"
              label-share="0.4" max-rows="5" row-gap="0.6mm"/>
  </stack>
</item>)xml");
    ASSERT_THAT(test.findings(), IsEmpty());
    const Template& item = test.item();
    EXPECT_EQ(item.name, "tile");
    EXPECT_EQ(item.file, "templates/item.xml");
    EXPECT_EQ(item.kind, Template::Kind::Item);
    EXPECT_EQ(item.span_columns, 2);
    EXPECT_EQ(item.span_rows, 3);
    EXPECT_EQ(item.height, 40_mm);
    EXPECT_TRUE(item.is_full_bleed);

    const Box& outer = item.root;
    EXPECT_EQ(outer.kind, Box::Kind::Stack);
    EXPECT_EQ(outer.name, "outer");
    EXPECT_EQ(outer.gap, 1.5_mm);
    EXPECT_EQ(outer.insets, (Insets{1_mm, 2_mm, 3_mm, 4_mm}));
    EXPECT_TRUE(outer.object_style.is_valid());
    ASSERT_EQ(outer.children.size(), 3u);

    const Box& row = outer.children[0];
    EXPECT_EQ(row.kind, Box::Kind::Row);
    EXPECT_EQ(row.extent.kind, Extent::Kind::Share);
    ASSERT_TRUE(row.condition);
    EXPECT_EQ(row.condition->text(), "has('name')");
    ASSERT_EQ(row.children.size(), 2u);
    EXPECT_EQ(row.children[0].kind, Box::Kind::Space);
    EXPECT_EQ(row.children[0].extent.length, 5_mm);
    EXPECT_EQ(row.children[1].kind, Box::Kind::Rule);
    EXPECT_EQ(row.children[1].rule.weight, 0.3_pt);
    EXPECT_DOUBLE_EQ(row.children[1].rule.paint.tint, 0.4);

    const Box& layer = outer.children[1];
    EXPECT_EQ(layer.kind, Box::Kind::Layer);
    EXPECT_EQ(layer.extent.kind, Extent::Kind::Fixed);
    EXPECT_EQ(layer.minimum, 20_mm);
    const PictureSpec& picture = layer.children.at(0).picture;
    EXPECT_EQ(picture.asset->text(), "asset('main')");
    EXPECT_EQ(picture.fit, Fit::Cover);
    EXPECT_EQ(std::make_pair(picture.align_x, picture.align_y), std::make_pair(1.0, 1.0));
    EXPECT_TRUE(picture.may_mirror && picture.may_bleed && picture.has_credit);
    const Box& name = layer.children.at(1);
    EXPECT_EQ(std::make_pair(name.align_x, name.align_y), std::make_pair(0.5, 0.5));
    EXPECT_EQ(name.width, 19_mm);
    EXPECT_EQ(name.height, 6_mm);
    EXPECT_EQ(name.text.max_lines, 2);
    ASSERT_TRUE(name.text.copyfit);
    ASSERT_EQ(name.text.copyfit->steps.size(), 2u);
    EXPECT_EQ(name.text.copyfit->steps[0].kind, CopyfitStep::Kind::Size);
    EXPECT_DOUBLE_EQ(name.text.copyfit->steps[0].limit, 0.8);
    EXPECT_EQ(name.text.copyfit->steps[1].kind, CopyfitStep::Kind::CutSentence);
    EXPECT_EQ(name.text.vertical_alignment, style::VerticalAlignment::Bottom);
    EXPECT_EQ(name.text.style, test.design().styles.find_paragraph_style("head"));

    const FeaturesSpec& features = outer.children[2].features;
    EXPECT_THAT(features.attributes, ElementsAre("weight", "colour"));
    EXPECT_THAT(features.excluded, ElementsAre("sku"));
    EXPECT_DOUBLE_EQ(features.label_share, 0.4);
    EXPECT_EQ(features.max_rows, 5);
    EXPECT_EQ(features.row_gap, 0.6_mm);
    EXPECT_TRUE(features.rule.is_visible());
}

TEST(ItemTemplate, AWrapNeedsALayer) {
    TestDesign test;
    test.load_item(R"xml(<item name="tile"><stack>
<layer><text style="body">{value('name')}</text>
  <picture name="side" asset="asset('main')" width="20mm" wrap="1mm 2mm"/></layer>
<picture name="alone" asset="asset('main')" wrap="1mm"/>
</stack></item>)xml");
    EXPECT_THAT(test.findings(), ElementsAre("design/wrap-without-layer templates/item.xml:4:51"));
    const Box& layer = test.item().root.children.at(0);
    EXPECT_FALSE(layer.children.at(0).wrap);
    EXPECT_EQ(layer.children.at(1).wrap, (Insets{1_mm, 2_mm, 1_mm, 2_mm}));
}

TEST(ItemTemplate, ARowMayShareABaseline) {
    TestDesign test;
    test.load_item(
        R"xml(<item name="tile"><row shared-baseline="true"><text style="body">a</text></row></item>)xml");
    ASSERT_THAT(test.findings(), IsEmpty());
    EXPECT_TRUE(test.item().root.shares_baseline);
}

TEST(ItemTemplate, WhatIsNotSaidHasADefault) {
    TestDesign test;
    test.load_item(R"xml(<item name="tile"><stack>
  <text style="body">x</text><picture asset="asset('a')"/>
</stack></item>)xml");
    ASSERT_THAT(test.findings(), IsEmpty());
    EXPECT_EQ(test.item().span_columns, 1);
    EXPECT_EQ(test.item().span_rows, 1);
    EXPECT_EQ(test.item().height, Length());
    const Box& text = test.item().root.children.at(0);
    EXPECT_EQ(text.extent.kind, Extent::Kind::Natural);
    EXPECT_FALSE(text.text.copyfit);
    EXPECT_EQ(text.text.max_lines, 0);
    const PictureSpec& picture = test.item().root.children.at(1).picture;
    EXPECT_EQ(picture.fit, Fit::Contain);
    EXPECT_FALSE(picture.may_mirror || picture.may_bleed || picture.has_credit);
}

TEST(ItemTemplate, InlinesKeepTheirOrderAndStyles) {
    TestDesign test;
    test.load_item(R"xml(<item name="tile"><text style="body">
  from <span style="strong" if="has('a')">{price('regular')} only</span><br if="has('b')"/>
  <money value="price('regular')" whole-style="strong" fraction-style="quiet" currency-style="quiet"/>
  <page-number/> of <page-count/>
</text></item>)xml");
    ASSERT_THAT(test.findings(), IsEmpty());
    const std::vector<Inline>& pieces = test.item().root.text.content;
    const auto styles = test.design().styles;
    ASSERT_EQ(pieces.size(), 9u);
    EXPECT_EQ(pieces[0].literal, "from ");
    EXPECT_EQ(pieces[1].kind, Inline::Kind::Span);
    EXPECT_EQ(pieces[1].style, styles.find_character_style("strong"));
    EXPECT_EQ(pieces[1].condition->text(), "has('a')");
    ASSERT_EQ(pieces[1].children.size(), 2u);
    EXPECT_EQ(pieces[1].children[0].expression->text(), "price('regular')");
    EXPECT_EQ(pieces[1].children[1].literal, " only");
    EXPECT_EQ(pieces[2].kind, Inline::Kind::Break);
    EXPECT_EQ(pieces[2].condition->text(), "has('b')");
    EXPECT_EQ(pieces[3].literal, " "); // the break may be absent; then this is a word space
    EXPECT_EQ(pieces[4].kind, Inline::Kind::Money);
    EXPECT_EQ(pieces[4].fraction_style, styles.find_character_style("quiet"));
    EXPECT_EQ(pieces[6].kind, Inline::Kind::Field);
    EXPECT_EQ(pieces[6].literal, "page-number");
    EXPECT_EQ(pieces[7].literal, " of ");
    EXPECT_EQ(pieces[8].literal, "page-count");
}

TEST(ItemTemplate, TabsStandBetweenTextsWithoutTheirIndentation) {
    TestDesign test;
    test.load_item(
        "<item name='tile'><text style='body'>name <tab/>\n  12 <tab if=\"has('b')\"/> <tab/></text></item>");
    ASSERT_THAT(test.findings(), IsEmpty());
    const std::vector<Inline>& pieces = test.item().root.text.content;
    ASSERT_EQ(pieces.size(), 5u);
    EXPECT_EQ(pieces[0].literal, "name");
    EXPECT_EQ(pieces[1].kind, Inline::Kind::Tab);
    EXPECT_EQ(pieces[2].literal, "12 "); // the tab may be absent; then this is a word space
    EXPECT_EQ(pieces[3].condition->text(), "has('b')");
    EXPECT_EQ(pieces[4].kind, Inline::Kind::Tab);
}

TEST(ItemTemplate, IndentationIsNoText) {
    TestDesign test;
    test.load_item(
        "<item name='tile'><text style='body'>\n   two\n   words <br/>\n   next&#xA0;line \n</text></item>");
    ASSERT_THAT(test.findings(), IsEmpty());
    const std::vector<Inline>& pieces = test.item().root.text.content;
    ASSERT_EQ(pieces.size(), 3u);
    EXPECT_EQ(pieces[0].literal, "two words");
    EXPECT_EQ(pieces[2].literal, "next\u00A0line"); // a no-break space is text
}

TEST(ItemTemplate, NodesHavePlaceAndPath) {
    TestDesign test;
    test.load_item(
        "<item name='tile'>\n  <stack>\n    <text style='body'>a</text>\n    <text style='body'>b</text>\n  "
        "</stack>\n</item>");
    ASSERT_THAT(test.findings(), IsEmpty());
    const Box& second = test.item().root.children.at(1);
    EXPECT_EQ(test.design().nodes.origin(second.node).to_string(), "templates/item.xml:4:5");
    EXPECT_EQ(test.design().nodes.path(second.node), "item/stack[1]/text[2]");
}

TEST(ItemTemplate, ImpossibleValuesAreReportedAtTheirAttribute) {
    TestDesign test;
    test.load_item(R"xml(<item name="tile" columns="0">
<stack gap="-1mm" extent="2">
<text style="body" max-lines="-1" shrink-to="1.5" overset="srhink" align="left">x</text>
<rule stroke="ink"/>
<features label-style="body" value-style="body" label-share="2"/>
</stack></item>)xml");
    EXPECT_THAT(test.findings(), testing::UnorderedElementsAre(
                                     "xml/value templates/item.xml:1:28", "xml/value templates/item.xml:2:13",
                                     "xml/value templates/item.xml:2:27", "xml/value templates/item.xml:3:31",
                                     "xml/value templates/item.xml:3:46", "xml/value templates/item.xml:3:60",
                                     "xml/value templates/item.xml:3:75", "xml/value templates/item.xml:4:15",
                                     "xml/value templates/item.xml:5:62"));
    for (std::size_t i = 0; i < test.findings().size(); ++i) {
        if (test.finding(i).design.column == 60 && test.finding(i).design.line == 3) {
            EXPECT_EQ(test.finding(i).remedy(), "did you mean 'shrink'?");
        }
    }
}

TEST(ItemTemplate, UnknownStylesAreReportedWithTheNearestName) {
    TestDesign test;
    test.load_item(R"xml(<item name="tile"><stack object-style="panle">
  <text style="boddy">a<span style="strng">b</span></text>
  <rule stroke="0.3pt inc"/>
</stack></item>)xml");
    ASSERT_THAT(test.findings(),
                testing::UnorderedElementsAre("design/style-unknown templates/item.xml:1:40",
                                              "design/style-unknown templates/item.xml:2:16",
                                              "design/style-unknown templates/item.xml:2:37",
                                              "design/style-unknown templates/item.xml:3:17"));
    std::vector<std::string> remedies;
    for (std::size_t i = 0; i < 4; ++i)
        remedies.emplace_back(test.finding(i).remedy());
    EXPECT_THAT(remedies, testing::UnorderedElementsAre("did you mean 'panel'?", "did you mean 'body'?",
                                                        "did you mean 'strong'?", "did you mean 'ink'?"));
}

TEST(ItemTemplate, WhatTheSchemaDoesNotKnowIsRefusedWithTheNearestName) {
    TestDesign test;
    test.load_item("<item name='tile'>\n<stack>\n  <txet style='body'>a</txet>\n</stack></item>");
    ASSERT_THAT(test.findings(), ElementsAre("xml/invalid templates/item.xml:3:3"));
    EXPECT_EQ(test.finding(0).remedy(), "did you mean 'text'?");
    EXPECT_TRUE(test.design().templates.empty());

    TestDesign attribute;
    attribute.load_item("<item name='tile'>\n<text style='body' max-line='2'>a</text></item>");
    ASSERT_THAT(attribute.findings(), ElementsAre("xml/invalid templates/item.xml:2:30"));
    EXPECT_EQ(attribute.finding(0).remedy(), "did you mean 'max-lines'?");
}

TEST(ItemTemplate, AMissingAttributeIsReportedAtItsElement) {
    TestDesign test;
    test.load_item("<item name='tile'>\n  <picture fit='cover'/></item>");
    ASSERT_THAT(test.findings(), ElementsAre("xml/invalid templates/item.xml:2:3"));
}

TEST(ItemTemplate, ADoctypeIsRefused) {
    TestDesign test;
    test.load_item(
        "<!DOCTYPE item [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><item name='a'><text "
        "style='body'>&x;</text></item>");
    ASSERT_EQ(test.findings().size(), 1u);
    EXPECT_EQ(test.finding(0).code, diag::Code::XmlDoctype);
    EXPECT_EQ(test.finding(0).design.line, 1u);
}

TEST(ItemTemplate, AFileThatIsNotThereIsReportedWhereItIsNamed) {
    TestDesign test;
    test.placement().template_file = "templates/gone.xml";
    test.load();
    EXPECT_THAT(test.findings(), ElementsAre("xml/file-missing publication.xml:20:5"));
    EXPECT_FALSE(test.design().sections.at("catalog").placements.at(0).is_valid());
}

TEST(ItemTemplate, AFileUsedTwiceIsLoadedOnce) {
    TestDesign test;
    test.publication().sections[0].placements.push_back(test.placement());
    test.load_item("<item name='tile'><text style='bdy'>a</text></item>");
    EXPECT_EQ(test.findings().size(), 1u);
    const auto& placements = test.design().sections.at("catalog").placements;
    EXPECT_EQ(placements.at(0), placements.at(1));
}

TEST(ItemTemplate, FilesOfTheDataFolderStandIn) {
    TestDesign test;
    test.world().add("data/templates/shared.xml", "<item name='shared'><stack/></item>");
    test.placement().template_file = "templates/shared.xml";
    test.load();
    ASSERT_THAT(test.findings(), IsEmpty());
    EXPECT_EQ(test.item().name, "shared");
}

TEST(ItemTemplate, AnInstallationWithoutSchemasIsReported) {
    TestDesign test;
    test.world().fail_read(2, 5);
    test.load();
    EXPECT_FALSE(test.is_loaded());
    ASSERT_EQ(test.findings().size(), 1u);
    EXPECT_EQ(test.finding(0).code, diag::Code::InstallationBroken);
}

TEST(ItemTemplate, KindAndPlacementHaveToAgree) {
    TestDesign table_as_item;
    table_as_item.load_item(R"xml(<table name="t" table-style="list"><columns><column width="1fr"/></columns>
<body><row><cell style="body">x</cell></row></body></table>)xml");
    ASSERT_THAT(table_as_item.findings(), ElementsAre("design/template-kind publication.xml:20:5"));
    EXPECT_EQ(table_as_item.finding(0).message(), "template 'templates/item.xml' is no item template");

    TestDesign item_as_table;
    item_as_table.load_table("<item name='tile'><stack/></item>");
    ASSERT_THAT(item_as_table.findings(), ElementsAre("design/template-kind publication.xml:20:5"));

    TestDesign table_as_group;
    table_as_group.placement().group_template = "templates/group.xml";
    table_as_group.add("templates/group.xml",
                       R"xml(<table name="t" table-style="list"><columns><column width="1fr"/></columns>
<body><row><cell style="body">x</cell></row></body></table>)xml");
    table_as_group.load();
    ASSERT_THAT(table_as_group.findings(), ElementsAre("design/template-kind publication.xml:20:5"));
    EXPECT_EQ(table_as_group.finding(0).message(), "template 'templates/group.xml' is no item template");
}

TEST(ItemTemplate, EveryExpressionIsListed) {
    TestDesign test;
    test.load_item(R"xml(<item name="tile"><stack if="has('a')"><picture asset="asset('b')"/>
<text style="body">{value('c')}<span style="strong" if="has('d')">{value('e')}</span><money value="price('f')"/></text>
</stack></item>)xml");
    ASSERT_THAT(test.findings(), IsEmpty());
    std::vector<std::string> texts;
    for (const XPathPtr& each : test.design().expressions(TemplateId(0)))
        texts.push_back(each->text());
    EXPECT_THAT(texts, testing::UnorderedElementsAre("has('a')", "asset('b')", "value('c')", "has('d')",
                                                     "value('e')", "price('f')"));
}

TEST(ItemTemplate, ACodeIsRead) {
    TestDesign test;
    test.load_item(
        R"xml(<item name="label"><code type="gs1-digital-link" value="value('name')" paint="ink" ground="red 5"
  domain="https://example.org" module="0.5mm" reduction="0.02mm" text-style="body" position="end bottom"/></item>)xml");
    ASSERT_THAT(test.findings(), IsEmpty());
    const CodeSpec& code = test.item().root.code;
    EXPECT_EQ(test.item().root.kind, Box::Kind::Code);
    EXPECT_EQ(code.symbology, vector::Symbology::Gs1DigitalLink);
    EXPECT_EQ(code.value->text(), "value('name')");
    EXPECT_EQ(code.domain, "https://example.org");
    EXPECT_EQ(code.module, 0.5_mm);
    EXPECT_EQ(code.reduction, 0.02_mm);
    EXPECT_EQ(code.align_x, 1);
    EXPECT_TRUE(code.text_style.is_valid() && code.ground.is_visible());
}

TEST(ItemTemplate, CodesThatNoScannerReadsAreRefused) {
    const auto findings_of = [](const std::string& attributes) {
        TestDesign test;
        test.load_item("<item name=\"label\"><code value=\"value('name')\" " + attributes + "/></item>");
        return test.findings();
    };
    // 70 % is below the smallest EAN symbol, red bars are not there in red light, a reduction of half a module
    // leaves no bars.
    for (const char* attributes :
         {R"(type="ean13" paint="ink" module="0.231mm")", R"(type="ean13" paint="red")",
          R"(type="ean14" paint="ink")", R"(type="ean13" paint="ink" reduction="0.2mm")",
          R"(type="qr" paint="ink" bar-height="10mm")"}) {
        ASSERT_EQ(findings_of(attributes).size(), 1u) << attributes;
        EXPECT_THAT(findings_of(attributes)[0], testing::HasSubstr("xml/value")) << attributes;
    }
}

TEST(ItemTemplate, CopyfitLaddersHaveNamesAndOrder) {
    using Kind = CopyfitStep::Kind;
    TestDesign test;
    test.load_item(
        R"xml(<item name="tile"><copyfit name="text" same="row"><tracking to="-15" step="5"/><glyph-scale to="0.97"/>
<size to="0.9" step="0.02"/><leading to="0.95"/><alternative> {value('short')} </alternative><drop-optional/><cut at="word"/></copyfit>
<text style="body" copyfit="text">{value('name')}<span optional="true"> more</span></text></item>)xml");
    ASSERT_THAT(test.findings(), IsEmpty());
    const CopyfitPtr& copyfit = test.item().root.text.copyfit;
    ASSERT_TRUE(copyfit);
    EXPECT_EQ(copyfit->name, "text");
    EXPECT_EQ(copyfit->sharing, Copyfit::Sharing::Row);
    std::vector<Kind> kinds;
    for (const CopyfitStep& step : copyfit->steps)
        kinds.push_back(step.kind);
    EXPECT_THAT(kinds, ElementsAre(Kind::Tracking, Kind::GlyphScale, Kind::Size, Kind::Leading,
                                   Kind::Alternative, Kind::DropOptional, Kind::CutWord));
    EXPECT_DOUBLE_EQ(copyfit->steps[0].limit, -0.015);
    EXPECT_DOUBLE_EQ(copyfit->steps[0].stride, 0.005);
    EXPECT_DOUBLE_EQ(copyfit->steps[2].stride, 0.02);
    ASSERT_EQ(copyfit->steps[4].alternative.size(), 1u) << "white space at its edges is indentation";
    EXPECT_TRUE(test.item().root.text.content.at(1).is_optional);
    const auto texts = [](const std::vector<XPathPtr>& expressions) {
        std::vector<std::string> result;
        for (const XPathPtr& expression : expressions)
            result.push_back(expression->text());
        return result;
    };
    EXPECT_THAT(texts(test.design().expressions(TemplateId(0))), ElementsAre("value('name')"));
    EXPECT_THAT(texts(test.design().alternatives(TemplateId(0))), ElementsAre("value('short')"));
}

TEST(ItemTemplate, UnknownLadderIsReportedWithTheNearest) {
    TestDesign test;
    test.load_item(R"xml(<item name="tile"><copyfit name="text"><size to="0.9"/></copyfit>
<text style="body" copyfit="tekst">{value('name')}</text></item>)xml");
    ASSERT_THAT(test.findings(), ElementsAre("design/copyfit-unknown templates/item.xml:2:29"));
    EXPECT_EQ(test.finding(0).remedy(), "did you mean 'text'?");
}

TEST(ItemTemplate, ALadderAndItsShortFormExcludeEachOther) {
    TestDesign test;
    test.load_item(R"xml(<item name="tile"><copyfit name="text"><size to="0.9"/></copyfit>
<text style="body" copyfit="text" overset="shrink">{value('name')}</text></item>)xml");
    ASSERT_EQ(test.findings().size(), 1u);
    EXPECT_TRUE(test.findings()[0].starts_with("xml/invalid")) << test.findings()[0];
}

TEST(ItemTemplate, RichTextIsMappedToStyles) {
    TestDesign test;
    test.load_item(
        R"xml(<item name="tile"><rich-text><map element="b" style="strong"/><map element="strong i" style="quiet"/>
<map element="h2" style="head"/><map element="li" level="2" style="body"/></rich-text>
<text style="body">{value('name')}</text></item>)xml");
    ASSERT_THAT(test.findings(), IsEmpty());
    const RichTextMap& map = test.item().rich_text;
    const style::StyleSheet& styles = test.design().styles;
    EXPECT_EQ(map.characters.at("strong"), styles.find_character_style("strong"));
    EXPECT_EQ(map.characters.at("strong em"), styles.find_character_style("quiet"));
    EXPECT_EQ(map.paragraphs.at("h2"), styles.find_paragraph_style("head"));
    EXPECT_EQ(map.paragraphs.at("li 2"), styles.find_paragraph_style("body"));
}

TEST(ItemTemplate, UnknownElementsAndStylesOfRichTextsAreReported) {
    TestDesign test;
    test.load_item(
        R"xml(<item name="tile"><rich-text><map element="storng" style="strong"/><map element="sup" style="raised"/>
<map element="h2 b" style="strong"/></rich-text><text style="body">{value('name')}</text></item>)xml");
    ASSERT_THAT(test.findings(), ElementsAre("design/rich-text-element templates/item.xml:1:44",
                                             "design/style-unknown templates/item.xml:1:94",
                                             "design/rich-text-element templates/item.xml:2:15"));
    EXPECT_EQ(test.finding(0).remedy(), "did you mean 'strong'?");
}

TEST(StoryTemplate, IsAStackOfTexts) {
    TestDesign test;
    test.placement().kind = publication::Placement::Kind::Page;
    test.load_item(R"xml(<story name="terms" vertical-align="justify"><text style="head">Terms</text>
<text name="text" style="body" if="has('name')">{value('name')}</text></story>)xml");
    ASSERT_THAT(test.findings(), IsEmpty());
    const Template& story = test.item();
    EXPECT_EQ(story.kind, Template::Kind::Story);
    EXPECT_EQ(story.root.text.vertical_alignment, style::VerticalAlignment::Justify);
    ASSERT_EQ(story.root.children.size(), 2u);
    EXPECT_EQ(story.root.children[1].name, "text");
    EXPECT_TRUE(story.root.children[1].condition);
}

TEST(StoryTemplate, IsForPagesOnly) {
    TestDesign test;
    test.load_item(R"xml(<story name="terms"><text style="body">Terms</text></story>)xml");
    ASSERT_EQ(test.findings().size(), 1u);
    EXPECT_TRUE(test.findings()[0].starts_with("design/template-kind")) << test.findings()[0];
}

TEST(ItemTemplate, TextMayBeOfAnotherLocale) {
    TestDesign test;
    test.load_item(
        R"xml(<item name="tile"><stack><text style="body" locale="ar_AE">x</text><text style="body" locale="xx_QQ">x</text></stack></item>)xml");
    ASSERT_EQ(test.findings().size(), 1u);
    EXPECT_TRUE(test.findings()[0].starts_with("xml/value")) << test.findings()[0];
    EXPECT_EQ(test.item().root.children.at(0).text.locale, "ar_AE");
}

}
}
