// SPDX-License-Identifier: Apache-2.0
#include "publisher/font/library.hpp"

#include "publisher/base/hash.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/world/memory_world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <thread>

namespace publisher::font {
namespace {

const std::string kFontsFolder = PUBLISHER_SOURCE_DIR "/fonts";

const Library& pinned() {
    static const std::unique_ptr<World> world = make_system_world();
    static diag::Sink findings;
    static const Library library = *Library::load(*world, kFontsFolder, findings);
    return library;
}

/// A list of one face in a world of its own.
struct OneFace {
    MemoryWorld world;
    diag::Sink findings;

    explicit OneFace(const std::string& font_bytes, std::string checksum = "") {
        if (checksum.empty()) checksum = sha256(font_bytes).to_hex();
        world.add("fonts/fonts.rng", *make_system_world()->read(kFontsFolder + "/fonts.rng"));
        world.add("/f/a.ttf", font_bytes);
        add_list("<face file='a.ttf' weight='400' sha256='" + checksum + "'/>");
    }
    void add_list(const std::string& faces) {
        world.add("fonts/a.xml",
                  "<fonts><family name='A' package='fonts-a' folder='/f' scripts='Latn'"
                  " licence='OFL-1.1'>" +
                      faces + "</family></fonts>");
    }
    Result<Library> load() { return Library::load(world, "fonts", findings); }
};

TEST(Library, FiguresHaveGlyphsOfTheirOwn) {
    const auto glyphs = figure_glyphs(pinned(), pinned().find("Inter", 400, false));
    ASSERT_TRUE(glyphs);
    std::set<std::uint16_t> all;
    std::size_t n = 0;
    for (const auto& figure : *glyphs) {
        EXPECT_GT(figure.size(), 1u) << "tabular and raised figures count as well";
        all.insert(figure.begin(), figure.end());
        n += figure.size();
    }
    EXPECT_EQ(all.size(), n);
}

TEST(Library, EveryPinnedFaceIsInstalledAsPinnedAndMayBeEmbedded) {
    for (std::size_t i = 0; i < pinned().faces().size(); ++i) {
        const auto metrics = pinned().open(FaceId(i));
        ASSERT_TRUE(metrics) << metrics.failure().message;
        EXPECT_GT((*metrics)->ascent, 0);
        EXPECT_LT((*metrics)->descent, 0);
        EXPECT_GT((*metrics)->cap_height, (*metrics)->units_per_em / 3);
        EXPECT_FALSE((*metrics)->postscript_name.empty());
        EXPECT_TRUE(pinned().may_subset(FaceId(i))) << (*metrics)->postscript_name;
    }
}

TEST(Library, FindsTheNearestFace) {
    const auto name_of = [](std::string_view family, int weight, bool is_italic) {
        return (*pinned().open(pinned().find(family, weight, is_italic)))->postscript_name;
    };
    EXPECT_EQ(name_of("Inter", 400, false), "Inter-Regular");
    EXPECT_EQ(name_of("Inter", 600, false), "Inter-SemiBold");
    EXPECT_EQ(name_of("Inter", 900, false), "Inter-Bold");
    EXPECT_EQ(name_of("Inter", 400, true), "Inter-Italic");
    EXPECT_EQ(name_of("Liberation Sans", 600, false), "LiberationSans-Bold");
    EXPECT_EQ(name_of("Noto Naskh Arabic", 400, true), "NotoNaskhArabic-Regular")
        << "no italic: the upright one";
    EXPECT_FALSE(pinned().find("Comic Sans", 400, false).is_valid());
}

TEST(Library, FacesOfACollectionShareTheirFile) {
    const FaceId japanese = pinned().find("Noto Sans CJK JP", 400, false);
    const FaceId chinese = pinned().find("Noto Sans CJK SC", 400, false);
    ASSERT_NE(japanese, chinese);
    EXPECT_EQ(pinned().faces()[japanese.index()].file, pinned().faces()[chinese.index()].file);
    EXPECT_EQ((*pinned().open(japanese))->postscript_name, "NotoSansCJKjp-Regular");
    EXPECT_EQ((*pinned().open(chinese))->postscript_name, "NotoSansCJKsc-Regular");
    EXPECT_TRUE((*pinned().open(japanese))->is_cff);
}

TEST(Library, CoverageIsThatOfTheFace) {
    const FaceId latin = pinned().find("Liberation Sans", 400, false);
    EXPECT_TRUE(pinned().has_glyph(latin, U'ß'));
    EXPECT_TRUE(pinned().has_glyph(latin, U'€'));
    EXPECT_FALSE(pinned().has_glyph(latin, U'日'));
    EXPECT_FALSE(pinned().has_glyph(FaceId(), U'a'));
}

TEST(Library, ThreadsOpenAFaceOnce) {
    std::unique_ptr<World> world = make_system_world();
    diag::Sink findings;
    const auto library = Library::load(*world, kFontsFolder, findings);
    const FaceId face = library->find("EB Garamond", 400, false);
    std::vector<const FaceMetrics*> seen(4);
    std::vector<std::thread> threads;
    for (auto& place : seen)
        threads.emplace_back([&] { place = *library->open(face); });
    for (auto& thread : threads)
        thread.join();
    EXPECT_THAT(seen, testing::Each(seen.front()));
}

TEST(Library, AFileThatIsNotThePinnedOneIsRefusedWhenItIsUsed) {
    OneFace fixture("not this one", std::string(64, '0'));
    const auto library = fixture.load();
    ASSERT_TRUE(library);
    const auto opened = library->open(FaceId(0));
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.failure().kind, Failure::Kind::Refused);
    EXPECT_THAT(opened.failure().message, testing::HasSubstr("/f/a.ttf is not the pinned font file"));
    EXPECT_THAT(opened.failure().message, testing::HasSubstr("fonts-a"));
    EXPECT_EQ(library->harfbuzz_face(FaceId(0)), nullptr);
    EXPECT_FALSE(library->has_glyph(FaceId(0), U'a'));
    EXPECT_EQ(library->embedding_right(FaceId(0)), EmbeddingRight::Restricted);
}

TEST(Library, AMissingFileNamesThePackageThatHasIt) {
    OneFace fixture("");
    fixture.add_list("<face file='gone.ttf' weight='400' sha256='" + std::string(64, 'a') + "'/>");
    const auto opened = fixture.load()->open(FaceId(0));
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.failure().kind, Failure::Kind::Missing);
    EXPECT_THAT(opened.failure().message, testing::HasSubstr("Debian package fonts-a"));
}

TEST(Library, BytesThatAreNoFontAreRefused) {
    OneFace fixture("no font at all");
    const auto opened = fixture.load()->open(FaceId(0));
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.failure().kind, Failure::Kind::Refused);
}

TEST(Library, AFaceNumberBeyondTheCollectionIsRefused) {
    const FaceInfo info = pinned().faces()[pinned().find("Liberation Sans", 400, false).index()];
    OneFace fixture(*make_system_world()->read(info.file));
    fixture.add_list("<face file='a.ttf' index='3' weight='400' sha256='" + info.sha256 + "'/>");
    EXPECT_THAT(fixture.load()->open(FaceId(0)).failure().message, testing::HasSubstr("face number 3"));
}

TEST(Library, AListWithAnUnknownAttributeSaysWhere) {
    OneFace fixture("x");
    fixture.add_list("<face file='a.ttf' wieght='400' sha256='" + std::string(64, 'a') + "'/>");
    const auto library = fixture.load();
    ASSERT_FALSE(library);
    EXPECT_EQ(library.failure().kind, Failure::Kind::Refused);
    ASSERT_FALSE(fixture.findings.findings().empty());
    EXPECT_EQ(fixture.findings.findings()[0].design.file, "fonts/a.xml");
}

TEST(Library, AFolderWithoutListsIsMissing) {
    MemoryWorld world;
    diag::Sink findings;
    EXPECT_EQ(Library::load(world, "fonts", findings).failure().kind, Failure::Kind::Missing);
    world.add("fonts/fonts.rng", *make_system_world()->read(kFontsFolder + "/fonts.rng"));
    EXPECT_EQ(Library::load(world, "fonts", findings).failure().kind, Failure::Kind::Missing);
}

}
}
