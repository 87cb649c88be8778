// SPDX-License-Identifier: Apache-2.0
#include "sample_document.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

/// The grammars that InDesign CS6 wrote itself lie beside the sample data and are never part of this project.
namespace publisher::emit::idml {
namespace {

namespace fs = std::filesystem;

std::string schema_folder() {
    const char* data = ::getenv("PUBLISHER_SAMPLE_DATA");
    return data ? (fs::path(data).parent_path() / "idml-schema/8.0").string() : std::string();
}

/// A page with everything that is ever written.
std::vector<page::Page> everything() {
    PageMaker one(1, page::Side::Right), two(2, page::Side::Left);
    one.page.anchors.push_back({page::Anchor::Kind::Group, "1", "Lamps", {}});
    page::TextFrame& folio =
        one.text("folio", {10_mm, 190_mm, 20_mm, 5_mm}, {"1", {}, {}, story::PageField::PageNumber}, Folio);
    folio.head.is_furniture = true;
    one.text("count", {10_mm, 190_mm, 20_mm, 5_mm}, {"2", {}, {}, story::PageField::PageCount})
        .head.is_furniture = true;
    one.text("text/1", {10_mm, 10_mm, 50_mm, 10_mm},
             {"Lamp", style::CharacterStyleId(Display), one.bind("NV-1", "name"), {}, "de-CH"})
        .next_frame = "text/2";
    one.text("fitted", {10_mm, 30_mm, 50_mm, 10_mm}, {"fitted |twice"}, Name).fitting = {0.9, 0.95, 0.98,
                                                                                         0.1_pt};
    page::Shape& ground = one.shape("badge/background", {10_mm, 50_mm, 24_mm, 7_mm}, paint(Red));
    ground.head.style = style::ObjectStyleId(0);
    ground.corner_radius = 1_mm;
    one.shape("box", {10_mm, 60_mm, 24_mm, 7_mm}, paint(House, 0.5)).corner_radius = 2_mm;
    one.shape("rule", {10_mm, 70_mm, 24_mm, 0_mm}, {}).is_line = true;
    page::PictureFrame& picture = one.picture("picture", {40_mm, 60_mm, 20_mm, 20_mm});
    picture.binding = one.bind("NV-1", "asset[main]");
    picture.alternative_text = "a \"lamp\"";
    picture.head.wrap = Insets{1_mm, 2_mm, 3_mm, 4_mm};
    one.text("credit", {40_mm, 80_mm, 20_mm, 4_mm}, {"A. Photographer"}).head.wrap =
        Insets{1_mm, 2_mm, 3_mm, 4_mm};
    two.picture("advert", {10_mm, 70_mm, 40_mm, 20_mm}).file_digest = "page";
    page::TextFrame& next = two.text("text/2", {10_mm, 10_mm, 50_mm, 10_mm}, {"Lamp"});
    next.thread = "text/1", next.part = 1;
    page::TablePart& table = two.table("prices", {10_mm, 40_mm, 60_mm, 20_mm}, 4);
    table.rows[3].kind = page::Row::Kind::Foot;
    table.rows[1].cells[0].fill = paint(Red);
    table.rows[1].cells[0].vertical_alignment = style::VerticalAlignment::Bottom;
    two.page.stories[table.rows[1].cells[0].story].paragraphs[0].runs[0].binding = two.bind("NV-1", "sku");
    table.rows[2].cells[0].style = style::CellStyleId(Offer);
    two.page.anchors.push_back({page::Anchor::Kind::Product, "NV-1", "Lamp", {}});
    two.page.anchors.push_back({page::Anchor::Kind::Product, "NV-2", "Chair", {}});
    story::Run reference{"2, 2"};
    reference.field = story::PageField::PagesOf;
    reference.argument = "product/NV-1\nproduct/NV-2";
    one.text("index", {10_mm, 100_mm, 50_mm, 10_mm}, reference);
    story::Run link{"shop", {}, one.bind("NV-1", "shop")};
    link.link = "https://shop.example";
    one.text("link", {10_mm, 110_mm, 50_mm, 10_mm}, link);
    story::Run head{"fitted twice"};
    head.field = story::PageField::FirstEntry, head.argument = "name: large";
    one.text("head", {10_mm, 5_mm, 50_mm, 4_mm}, head, Folio).head.is_furniture = true;
    one.shape("sky", {10_mm, 120_mm, 20_mm, 20_mm}, paint(Dawn)).stroke = {paint(Ink), 1_pt, {3_pt, 2_pt}};
    for (PageMaker* maker : {&one, &two}) {
        const bool is_first = maker == &one;
        page::TablePart& part =
            maker->table(is_first ? "list/1" : "list/2", {70_mm, 150_mm, 20_mm, 20_mm}, 2);
        part.table = "list", part.part = is_first ? 0 : 1;
    }
    return {one.page, two.page};
}

std::string judged_by_jing(const Written& written, const std::string& grammar, const std::string& prefix) {
    std::string folder = (fs::temp_directory_path() / "publisher-idml-XXXXXX").string();
    folder = ::mkdtemp(folder.data());
    std::string files;
    int n = 0;
    for (const auto& [name, content] : written.parts) {
        if (!name.starts_with(prefix)) continue;
        const std::string file = folder + '/' + std::to_string(n++) + ".xml";
        std::ofstream(file) << content;
        files += ' ' + file;
    }
    std::FILE* pipe =
        ::popen(("jing " + schema_folder() + '/' + grammar + files + " 2>/dev/null").c_str(), "r");
    std::string output;
    char block[4096];
    for (std::size_t size; (size = std::fread(block, 1, sizeof block, pipe)) > 0;)
        output.append(block, size);
    const bool is_valid = ::pclose(pipe) == 0;
    fs::remove_all(folder);
    if (n == 0) return "there is no such part";
    return is_valid ? "" : "not valid: " + output;
}

class SchemaTest : public testing::TestWithParam<std::pair<const char*, const char*>> {
protected:
    void SetUp() override {
        if (schema_folder().empty() || !fs::is_directory(schema_folder()))
            GTEST_SKIP() << "idml-schema is not beside the folder that PUBLISHER_SAMPLE_DATA names";
        if (std::system("command -v jing >/dev/null") != 0) GTEST_SKIP() << "jing is not installed";
    }
};

TEST_P(SchemaTest, PartsAreValid) {
    Options options = plain_options();
    options.baseline_start = 10_mm, options.baseline_leading = 12_pt;
    options.line_breaks = LineBreaks::Held;
    options.language = GetParam().second == std::string("Resources/Styles.xml") ? "ja-JP" : "en-GB";
    const Written written(everything(), options);
    EXPECT_EQ(judged_by_jing(written, GetParam().first, GetParam().second), "");
}

INSTANTIATE_TEST_SUITE_P(Grammars, SchemaTest,
                         testing::Values(std::pair{"designmap.rng", "designmap.xml"},
                                         std::pair{"Stories/Story.rng", "Stories/"},
                                         std::pair{"Spreads/Spread.rng", "Spreads/"},
                                         std::pair{"MasterSpreads/MasterSpread.rng", "MasterSpreads/"},
                                         std::pair{"Resources/Styles.rng", "Resources/Styles.xml"},
                                         std::pair{"Resources/Graphic.rng", "Resources/Graphic.xml"},
                                         std::pair{"Resources/Fonts.rng", "Resources/Fonts.xml"},
                                         std::pair{"Resources/Preferences.rng", "Resources/Preferences.xml"},
                                         std::pair{"XML/Tags.rng", "XML/Tags.xml"},
                                         std::pair{"XML/BackingStory.rng", "XML/BackingStory.xml"}));

}
}
