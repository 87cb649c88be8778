// SPDX-License-Identifier: Apache-2.0
#include "mini_edition.hpp"

#include "publisher/diag/codes.hpp"

#include <gmock/gmock.h>

namespace publisher::bind {
namespace {

/// A lamp that goes with other things.
struct Relations : MiniEdition {
    Block block;

    Relations() {
        for (const char* id : {"bulb", "cord", "hook"})
            add_product(id, std::string("A ") + id);
    }
    source::ProductRecord& add_lamp(const std::vector<std::string>& targets) {
        source::ProductRecord& lamp = add_product("lamp", "Luna");
        for (const std::string& target : targets)
            lamp.relations.push_back({"needs", target, maker.next_cell()});
        return lamp;
    }
    /// What the text says of the product, with the keys of its references; "" where there is no text.
    std::string said(const std::string& product = "lamp") {
        plan::Entry entry;
        entry.product = *snapshot->find_product(product);
        block = bound().bind(entry, design->templates[0]);
        if (block.root.children.empty()) return {};
        std::string text;
        for (const story::Run& run : block.stories[*block.root.children[0].story].paragraphs.at(0).runs)
            text += run.text + (run.argument.empty() ? "" : '[' + run.argument + ']');
        return text;
    }
};

std::string item(const std::string& related) {
    return R"(<item name="tile"><stack><text name="related" style="body">)" + related +
           "</text></stack></item>";
}

const std::string kRelated =
    R"(Needs <related type="needs" separator="; ">{value('name')} on <page-of/></related>.)";

TEST_F(Relations, ArePrintedInTheOrderOfTheDataWithTheirPages) {
    add_lamp({"cord", "bulb"});
    load(item(kRelated));
    EXPECT_EQ(said(), "Needs A cord on [product/cord]; A bulb on [product/bulb].");
}

TEST_F(Relations, ValuesNameTheRelatedProduct) {
    add_lamp({"bulb"});
    load(item(kRelated));
    said();
    bool is_named = false;
    for (const origin::Binding& binding : block.bindings)
        is_named |= binding.product == "bulb" && binding.field == "name";
    EXPECT_TRUE(is_named);
}

TEST_F(Relations, TextBehindIsAboutTheProductAgain) {
    add_lamp({"bulb"});
    load(item(R"(<related type="needs">{value('name')}</related> for {value('name')} <page-of/>)"));
    EXPECT_EQ(said(), "A bulb for Luna [product/lamp]");
}

TEST_F(Relations, WithoutOneTheTextIsNotThere) {
    add_lamp({});
    load(item(kRelated));
    EXPECT_EQ(said(), "");
    EXPECT_TRUE(findings.findings().empty());
}

TEST_F(Relations, TextWithSeveralListsStaysWhileOneIsFilled) {
    add_lamp({"bulb"});
    load(item(
        R"(<related type="fits">{value('name')}</related> / <related type="needs">{value('name')}</related>)"));
    EXPECT_EQ(said(), " / A bulb");
}

TEST_F(Relations, ProductThatStandsNowhereIsLeftOutAndListed) {
    add_lamp({"cord", "bulb"});
    unplaced = {"cord"};
    load(item(kRelated));
    EXPECT_EQ(said(), "Needs A bulb on [product/bulb].");
    ASSERT_EQ(findings.findings().size(), 1u);
    const diag::Finding& finding = findings.findings()[0];
    EXPECT_EQ(diag::info(finding.code).id, "bind/relation-left-out");
    EXPECT_EQ(finding.message(),
              "'cord', related as 'needs', stands nowhere in this edition; it is left out");
    EXPECT_EQ(finding.subject.product, "SKU lamp");
}

TEST_F(Relations, AreLimited) {
    add_lamp({"cord", "bulb", "hook"});
    load(item(R"(<related type="needs" limit="2">{value('name')}</related>)"));
    EXPECT_EQ(said(), "A cord, A bulb");
}

TEST_F(Relations, OfAnotherTypeAreNotMeant) {
    add_lamp({}).relations = {{"replaces", "bulb", maker.next_cell()}};
    load(item(kRelated));
    EXPECT_EQ(said(), "");
}

TEST_F(Relations, ProductWithoutTheValueIsNotMentioned) {
    maker.product("bare").categories = {"lamps"};
    add_lamp({"bare", "bulb"});
    load(item(kRelated));
    EXPECT_EQ(said(), "Needs A bulb on [product/bulb].");
}

TEST_F(Relations, ModelStandsForItsFirstPlacedVariant) {
    add_product("shade", "A shade").kind = source::ProductRecord::Kind::Model;
    for (const char* id : {"shade-red", "shade-blue"})
        add_product(id, std::string("A ") + id).parent = "shade";
    add_lamp({"shade"});
    unplaced = {"shade-red"};
    load(item(kRelated));
    EXPECT_EQ(said(), "Needs A shade-blue on [product/shade-blue].");
}

TEST_F(Relations, VariantHasThoseOfItsModelUnlessItHasItsOwn) {
    source::ProductRecord& model = add_product("shade", "A shade");
    model.kind = source::ProductRecord::Kind::Model;
    model.relations = {{"needs", "cord", maker.next_cell()}};
    add_product("shade-red", "Red").parent = "shade";
    source::ProductRecord& blue = add_product("shade-blue", "Blue");
    blue.parent = "shade";
    blue.relations = {{"needs", "hook", maker.next_cell()}};
    load(item(R"(<related type="needs">{value('name')}</related>)"));
    EXPECT_EQ(said("shade-red"), "A cord");
    EXPECT_EQ(said("shade-blue"), "A hook");
}

}
}
