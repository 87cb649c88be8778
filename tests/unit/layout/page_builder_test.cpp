// SPDX-License-Identifier: Apache-2.0
#include "publisher/layout/page_builder.hpp"

#include <gtest/gtest.h>

namespace publisher::layout {
namespace {

/// A block of two stories, each of one run with a binding of its own.
bind::Block block_of(const std::string& product) {
    bind::Block block;
    block.id = "tile/" + product;
    block.product = product;
    if (!product.empty()) block.products = {product};
    for (const std::string field : {"name", "width"}) {
        story::Story& story = block.stories.emplace_back();
        story.id = block.id + '/' + field;
        story::Run& run = story.paragraphs.emplace_back().runs.emplace_back();
        run.text = product + ' ' + field;
        run.binding = origin::BindingId(block.bindings.size());
        block.bindings.push_back({product, field, "en_GB", 1, {}, {}});
    }
    block.content_key = Hasher().add(product).finish();
    return block;
}

const origin::Binding& binding_of(const page::Page& page, page::StoryIndex story) {
    return page.bindings[page.stories[story].paragraphs[0].runs[0].binding.index()];
}

TEST(PageBuilder, StoriesOfTwoBlocksKeepTheirBindings) {
    const bind::Block lamp = block_of("lamp"), desk = block_of("desk");
    PageBuilder builder{page::Page()};
    builder.begin_block(lamp);
    EXPECT_EQ(builder.add_story(1), 0u);
    builder.begin_block(desk);
    EXPECT_EQ(builder.add_story(0), 1u);
    EXPECT_EQ(builder.add_story(1), 2u);
    const page::Page page = builder.finish();
    ASSERT_EQ(page.stories.size(), 3u);
    EXPECT_EQ(page.stories[1].plain_text(), "desk name");
    EXPECT_EQ(binding_of(page, 0), lamp.bindings[1]);
    EXPECT_EQ(binding_of(page, 1), desk.bindings[0]);
    EXPECT_EQ(binding_of(page, 2), desk.bindings[1]);
}

TEST(PageBuilder, StoryThatIsAddedTwiceStandsOnThePageOnce) {
    const bind::Block lamp = block_of("lamp");
    PageBuilder builder{page::Page()};
    builder.begin_block(lamp);
    EXPECT_EQ(builder.add_story(0), builder.add_story(0));
    EXPECT_EQ(builder.page().stories.size(), 1u);
    EXPECT_EQ(builder.page().stories[0].paragraphs[0].runs[0].binding, origin::BindingId(0));
}

TEST(PageBuilder, LinesMoveToThePageWithTheirBindings) {
    const bind::Block lamp = block_of("lamp"), desk = block_of("desk");
    PageBuilder builder{page::Page()};
    builder.begin_block(lamp);
    builder.begin_block(desk);
    story::Line line;
    line.baseline = 9_pt;
    line.left = 1_pt;
    line.runs.resize(2);
    line.runs[0].origin = {1_pt, 9_pt};
    line.runs[0].binding = origin::BindingId(1);
    const auto placed = builder.place_lines({line}, 10_mm, 20_mm);
    ASSERT_EQ(placed.size(), 1u);
    EXPECT_EQ(placed[0].baseline, 20_mm + 9_pt);
    EXPECT_EQ(placed[0].left, 10_mm + 1_pt);
    EXPECT_EQ(placed[0].runs[0].origin, (Point{10_mm + 1_pt, 20_mm + 9_pt}));
    EXPECT_EQ(builder.page().bindings[placed[0].runs[0].binding.index()], desk.bindings[1]);
    EXPECT_FALSE(placed[0].runs[1].binding.is_valid()) << "text of nobody stays text of nobody";
}

TEST(PageBuilder, ProductsAreNamedOnceInTheirOrder) {
    const bind::Block lamp = block_of("lamp"), desk = block_of("desk"), furniture = block_of("");
    PageBuilder builder{page::Page()};
    for (const bind::Block* block : {&lamp, &lamp, &desk, &furniture})
        builder.begin_block(*block);
    EXPECT_EQ(builder.products(), (std::vector<std::string>{"lamp", "desk"}));
}

TEST(PageBuilder, FirstAndLastGroupAreThoseOfThePage) {
    PageBuilder builder{page::Page()};
    EXPECT_EQ(builder.first_group().title, "");
    for (const char* title : {"", "Lamps", "", "Desks"})
        builder.note_group({"code", title});
    EXPECT_EQ(builder.first_group().title, "Lamps");
    EXPECT_EQ(builder.last_group().title, "Desks");
}

Digest key_with(const std::vector<bind::Block>& blocks, const std::string& input) {
    PageBuilder builder{page::Page()};
    for (const bind::Block& block : blocks)
        builder.begin_block(block);
    builder.add_input(input);
    return builder.finish().content_key;
}

TEST(PageBuilder, ContentKeyFollowsTheInputsAndNothingElse) {
    const bind::Block lamp = block_of("lamp"), desk = block_of("desk");
    const Digest key = key_with({lamp, desk}, "12");
    EXPECT_EQ(key_with({lamp, desk}, "12"), key);
    EXPECT_NE(key_with({desk, lamp}, "12"), key) << "another order is another page";
    EXPECT_NE(key_with({lamp, desk}, "13"), key);
    EXPECT_NE(key_with({lamp}, "12"), key);
    bind::Block changed = desk;
    changed.content_key = Hasher().add("another price").finish();
    EXPECT_NE(key_with({lamp, changed}, "12"), key);
    PageBuilder higher{page::Page()}, lower{page::Page()};
    higher.add_input(Rect{1_mm, 2_mm, 3_mm, 4_mm});
    lower.add_input(Rect{1_mm, 2_mm, 3_mm, 5_mm});
    EXPECT_NE(higher.finish().content_key, lower.finish().content_key) << "a taller frame is another page";
}

}
}
