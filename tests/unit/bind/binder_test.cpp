// SPDX-License-Identifier: Apache-2.0
#include "mini_edition.hpp"

#include "publisher/diag/codes.hpp"

namespace publisher::bind {
namespace {

struct BinderTest : MiniEdition {
    Block block;

    /// Binds the n-th product.
    void bind(std::size_t product = 0) {
        plan::Entry entry;
        entry.product = snapshot->products()[product];
        block = bound().bind(entry, design->templates[0]);
    }
    /// The box of the root with this name, if it is there.
    const BoundBox* box(const std::string& name) const {
        for (const BoundBox& child : block.root.children) {
            if (child.spec->name == name) return &child;
        }
        return nullptr;
    }
    const story::Story& story(const std::string& name) const {
        static const story::Story none;
        const BoundBox* found = box(name);
        EXPECT_TRUE(found && found->story) << name;
        return found && found->story ? block.stories[*found->story] : none;
    }
    const origin::Binding& binding(const story::Run& run) const {
        return block.bindings.at(run.binding.index());
    }
    const style::StyleSheet& styles() const { return design->styles; }
};

std::string item(const std::string& boxes) {
    return "<item name=\"tile\"><stack>" + boxes + "</stack></item>";
}

const std::string kName = R"(<text name="name" style="body">{value('name')}</text>)";
const std::string kWidth = R"(<text name="width" style="body">Width: {value('width')}</text>)";

TEST_F(BinderTest, LabelWithoutItsValueVanishes) {
    add_product("p1", "Luna");
    source::ProductRecord& wide = add_product("p2", "Nova");
    wide.values.push_back(maker.metric("width", "30.5", "CENTIMETER"));
    load(item(kName + kWidth));
    bind(0);
    EXPECT_FALSE(box("width"));
    EXPECT_TRUE(box("name"));
    bind(1);
    EXPECT_EQ(story("width").plain_text().substr(0, 11), "Width: 30.5");
    EXPECT_EQ(block.id, "tile/p2");
    EXPECT_EQ(box("width")->id, "tile/p2/width");
    EXPECT_EQ(story("width").id, "tile/p2/width");
}

TEST_F(BinderTest, TextOfTheTemplateAloneStays) {
    add_product("p1", "Luna");
    load(item(
        R"(<text name="note" style="body">As long as in stock</text><text name="empty" style="body"> </text>)"));
    bind();
    EXPECT_EQ(story("note").plain_text(), "As long as in stock");
    EXPECT_FALSE(box("empty"));
}

TEST_F(BinderTest, ConditionDecidesOverItsBox) {
    add_product("p1", "Luna");
    load(item(
        R"x(<text name="yes" style="body" if="has('name')">yes</text><text name="no" style="body" if="has('width')">no</text>)x"));
    bind();
    EXPECT_TRUE(box("yes"));
    EXPECT_FALSE(box("no"));
}

TEST_F(BinderTest, EveryRunNamesProductFieldAndValue) {
    add_product("p1", "Luna");
    add_product("p2", "Nova");
    load(item(R"(<text name="name" style="body">Lamp {value('name')}</text>)"));
    bind(0);
    const auto& runs = story("name").paragraphs.at(0).runs;
    ASSERT_EQ(runs.size(), 2u);
    EXPECT_EQ(binding(runs[0]).field, "") << "the template's own text belongs to no field";
    EXPECT_TRUE(binding(runs[0]).node.is_valid());
    EXPECT_EQ(runs[1].text, "Luna");
    EXPECT_EQ(binding(runs[1]).product, "p1");
    EXPECT_EQ(binding(runs[1]).field, "name");
    EXPECT_EQ(binding(runs[1]).locale, "en_GB");
    EXPECT_NE(binding(runs[1]).value, 0u);
    const std::uint64_t luna = binding(runs[1]).value;
    bind(1);
    EXPECT_NE(binding(story("name").paragraphs.at(0).runs.at(1)).value, luna);
}

TEST_F(BinderTest, MarkupBecomesParagraphsBoundToItsField) {
    add_product("p1", "Luna")
        .values.push_back(
            maker.value("description", "<p>Warm &amp; <b>bright</b></p><ul><li>Steel</li></ul>", "en_GB"));
    load(item(R"(<text name="text" style="body">{value('description')}</text>)"));
    bind();
    const story::Story& text = story("text");
    EXPECT_EQ(text.plain_text(), "Warm & bright\nSteel");
    ASSERT_EQ(text.paragraphs.size(), 2u);
    EXPECT_EQ(text.paragraphs[1].marker, "\u2022");
    EXPECT_EQ(text.paragraphs[1].style, styles().find_paragraph_style("body-list"));
    EXPECT_EQ(text.paragraphs[0].runs.at(1).style, styles().find_character_style("strong"));
    for (const auto& paragraph : text.paragraphs) {
        for (const auto& run : paragraph.runs)
            EXPECT_EQ(binding(run).field, "description");
    }
}

TEST_F(BinderTest, LookThatIsLostIsToldOnceForAField) {
    add_product("p1", "Luna").values.push_back(maker.value("description", "12 m<sup>2</sup>", "en_GB"));
    add_product("p2", "Nova").values.push_back(maker.value("description", "15 m<sup>2</sup>", "en_GB"));
    load(item(R"(<text name="text" style="body">{value('description')}</text>)"));
    bind(0);
    bind(1);
    ASSERT_EQ(findings.findings().size(), 1u);
    const diag::Finding& finding = findings.findings()[0];
    EXPECT_EQ(finding.code, diag::Code::MarkupWithoutStyle);
    EXPECT_EQ(finding.message(),
              "<sup> in field 'description' has no style here; it looks like the text around it");
    EXPECT_EQ(finding.subject.product, "SKU p1");
}

TEST_F(BinderTest, TheTemplateMapsElementsOfRichTexts) {
    add_product("p1", "Luna")
        .values.push_back(maker.value("description", "12 m<sup>2</sup> <b>x</b>", "en_GB"));
    load(
        R"(<item name="tile"><rich-text><map element="sup" style="raised"/><map element="b" style="large"/></rich-text>
<stack><text name="text" style="body">{value('description')}</text></stack></item>)");
    bind();
    const auto& runs = story("text").paragraphs.at(0).runs;
    ASSERT_EQ(runs.size(), 4u);
    EXPECT_EQ(runs[1].style, styles().find_character_style("raised"));
    EXPECT_EQ(runs[3].style, styles().find_character_style("large"));
    EXPECT_TRUE(findings.findings().empty());
}

TEST_F(BinderTest, AlternativesAndOptionalPartsAreBoundForTheLadder) {
    add_product("p1", "Luna").values.push_back(maker.value("description", "A lamp", "en_GB"));
    load(
        R"(<item name="tile"><copyfit name="short"><drop-optional/><size to="0.9"/><alternative>{value('name')}</alternative>
<alternative>{value('width')}</alternative></copyfit>
<stack><text name="text" style="body" copyfit="short">{value('name')}<span optional="true">, {value('description')}</span></text></stack></item>)");
    bind();
    const BoundBox* text = box("text");
    ASSERT_TRUE(text);
    EXPECT_EQ(block.stories.at(*text->story).plain_text(), "Luna, A lamp");
    ASSERT_EQ(text->versions.size(), 4u);
    ASSERT_TRUE(text->versions[0] && text->versions[2]);
    EXPECT_EQ(block.stories.at(*text->versions[0]).plain_text(), "Luna");
    EXPECT_EQ(block.stories.at(*text->versions[2]).plain_text(), "Luna");
    EXPECT_FALSE(text->versions[1]) << "the same text, smaller";
    EXPECT_FALSE(text->versions[3]) << "there is no width";
}

TEST_F(BinderTest, PartsOfMoneyHaveStylesOfTheirOwn) {
    add_product("p1", "Luna").prices = {maker.price("1234.50", "EUR")};
    load(item(
        R"x(<text name="price" style="body"><money value="price-amount('regular')" whole-style="large" )x"
        R"x(fraction-style="raised" currency-style="small"/></text>)x"));
    bind();
    std::string whole, fraction, currency;
    for (const story::Run& run : story("price").paragraphs.at(0).runs) {
        if (run.style == styles().find_character_style("large")) whole += run.text;
        if (run.style == styles().find_character_style("raised")) fraction += run.text;
        if (run.style == styles().find_character_style("small")) currency += run.text;
        EXPECT_EQ(binding(run).product, "p1");
        EXPECT_TRUE(binding(run).field.starts_with("price")) << binding(run).field;
    }
    EXPECT_TRUE(whole.starts_with("1,234")) << whole;
    EXPECT_EQ(fraction, "50");
    EXPECT_EQ(currency, "\u20ac");
}

TEST_F(BinderTest, FallbackTextSaysItsLanguage) {
    add_product("p1", "Lampe", "de_DE").values.push_back(maker.value("description", "A lamp", "en_GB"));
    load(item(kName + R"(<text name="text" style="body">{value('description')}</text>)"));
    clearance.products[0].fallback_locales = {"de_DE"};
    bind();
    EXPECT_EQ(story("name").language, "en-GB");
    const story::Run& run = story("name").paragraphs.at(0).runs.at(0);
    EXPECT_EQ(run.text, "Lampe");
    EXPECT_EQ(run.language, "de-DE");
    EXPECT_EQ(binding(run).locale, "de_DE");
    EXPECT_EQ(story("text").paragraphs.at(0).runs.at(0).language, "") << "in the story's own";
}

TEST_F(BinderTest, TextOfAnotherLocaleHasItsLanguageAndDirection) {
    add_product("p1", "Luna").values.push_back(maker.value("name", "\u0644\u0648\u0646\u0627", "ar_AE"));
    load(item(R"(<text name="name" style="body" locale="ar_AE">{value('name', 'ar_AE')}</text>)"));
    bind();
    EXPECT_EQ(story("name").language, "ar-AE");
    EXPECT_TRUE(story("name").is_right_to_left);
    EXPECT_EQ(story("name").paragraphs.at(0).runs.at(0).language, "") << "in the story's own";
}

TEST_F(BinderTest, PageFieldsStayForLayout) {
    add_product("p1", "Luna");
    load(item(kName));
    const design::Layout& layout = design->layouts[0];
    const Block furniture = bound().bind_furniture(layout.parents[0].right.at(0), layout);
    ASSERT_EQ(furniture.stories.size(), 1u);
    const auto& runs = furniture.stories[0].paragraphs.at(0).runs;
    ASSERT_EQ(runs.size(), 3u);
    EXPECT_EQ(runs[0].field, story::PageField::PageNumber);
    EXPECT_EQ(runs[0].text, "");
    EXPECT_EQ(runs[1].text, " of ");
    EXPECT_EQ(runs[2].field, story::PageField::PageCount);
}

TEST_F(BinderTest, ExpressionWithoutAValueIsReportedAtItsPlace) {
    add_product("p1", "Luna");
    load(item(
        R"(<text name="sum" style="body">{sum('name')}</text><text name="if" style="body" if="count('name') = 1">x</text>)"));
    bind();
    ASSERT_EQ(findings.findings().size(), 2u);
    for (const diag::Finding& finding : findings.findings()) {
        EXPECT_EQ(diag::info(finding.code).id, "bind/expression-failed");
        EXPECT_EQ(finding.subject.product, "SKU p1");
        EXPECT_EQ(finding.design.file, "templates/item.xml");
    }
    EXPECT_FALSE(box("sum") || box("if"));
}

TEST_F(BinderTest, ContentKeyFollowsTheProduct) {
    add_product("p1", "Luna");
    add_product("p2", "Luna");
    load(item(kName));
    bind(0);
    const Digest key = block.content_key;
    bind(1);
    EXPECT_NE(block.content_key, key);
    bind(0);
    EXPECT_EQ(block.content_key, key);
}

const std::string kCode =
    R"x(<code name="code" type="ean13" value="value('gtin')" paint="ink" text-style="body"/>)x";

TEST_F(BinderTest, ACodeHasItsFiguresAndTheirField) {
    maker.attribute("gtin", "text");
    add_product("p1", "Luna").values.push_back(maker.value("gtin", "4006381333931"));
    add_product("p2", "Nova");
    load(item(kName + kCode));
    bind(0);
    ASSERT_TRUE(box("code"));
    const BoundCode& code = *box("code")->code;
    EXPECT_EQ(code.drawing.content, "4006381333931");
    ASSERT_EQ(code.texts.size(), 3u);
    EXPECT_EQ(block.stories[code.texts[1]].plain_text(), "006381");
    EXPECT_EQ(binding(block.stories[code.texts[1]].paragraphs[0].runs[0]).field, "gtin");
    EXPECT_EQ(block.bindings.at(code.binding.index()).product, "p1");
    bind(1);
    EXPECT_FALSE(box("code")) << "without a number there is no code";
    EXPECT_TRUE(findings.findings().empty());
}

TEST_F(BinderTest, AWrongCheckDigitIsRefusedWithProductAndField) {
    maker.attribute("gtin", "text");
    add_product("p1", "Luna").values.push_back(maker.value("gtin", "4006381333932"));
    load(item(kCode));
    bind();
    EXPECT_FALSE(box("code"));
    ASSERT_EQ(findings.findings().size(), 1u);
    const diag::Finding& finding = findings.findings()[0];
    EXPECT_EQ(finding.code, diag::Code::CodeRefused);
    EXPECT_EQ(finding.message(),
              "no ean13 code can be made of gtin '4006381333932': its check digit is 2, computed is 1");
    EXPECT_EQ(finding.subject.product, block.product_name);
}

TEST_F(BinderTest, SeveralPicturesOfOneRoleAreCounted) {
    source::ProductRecord& product = add_product("p1", "Luna");
    add_picture("A-1", "detail", nullptr);
    add_picture("A-2", "detail", nullptr);
    product.assets = {maker.picture("detail", "A-1"), maker.picture("detail", "A-2")};
    load(item(
        R"x(<picture name="first" asset="asset('detail')"/><picture name="second" asset="asset('detail', 2)"/>
        <picture name="third" asset="asset('detail', 3)"/>)x"));
    bind();
    ASSERT_TRUE(box("first") && box("second"));
    EXPECT_EQ(box("first")->picture->asset, "A-1");
    EXPECT_EQ(box("second")->picture->asset, "A-2");
    EXPECT_FALSE(box("third"));
}

TEST_F(BinderTest, PictureKnowsWhatItsClippingPathLeaves) {
    add_picture("A-1", "main", &add_product("p1", "Luna"));
    const PicturePart cup{0.25, 0, 1, 0.5};
    pictures["A-1"].clip = cup;
    load(item(R"x(<picture name="picture" asset="asset('main')" fit="cut-out"/>)x"));
    bind();
    ASSERT_TRUE(box("picture"));
    EXPECT_EQ(box("picture")->picture->clip, cup);
    const Digest before = block.content_key;
    binder.reset();
    pictures["A-1"].clip.reset();
    bind();
    EXPECT_NE(block.content_key, before) << "the page looks otherwise";
}

}
}
