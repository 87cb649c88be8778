// SPDX-License-Identifier: Apache-2.0
#include "publisher/diag/sink.hpp"
#include "publisher/font/internal/compact_font.hpp"
#include "publisher/font/library.hpp"
#include "publisher/world/world.hpp"

#include <hb-ot.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace publisher::font {
namespace {

class SubsetTest : public testing::Test {
protected:
    static const Library& library() {
        static const std::unique_ptr<World> world = make_system_world();
        static diag::Sink findings;
        static const Library loaded = *Library::load(*world, PUBLISHER_SOURCE_DIR "/fonts", findings);
        return loaded;
    }
    static std::vector<std::uint16_t> glyphs_of(FaceId face, std::u32string_view text) {
        hb_font_t* const font = hb_font_create(library().harfbuzz_face(face));
        std::vector<std::uint16_t> glyphs;
        for (const char32_t character : text) {
            hb_codepoint_t glyph = 0;
            hb_font_get_nominal_glyph(font, character, &glyph);
            glyphs.push_back(static_cast<std::uint16_t>(glyph));
        }
        hb_font_destroy(font);
        std::sort(glyphs.begin(), glyphs.end());
        glyphs.erase(std::unique(glyphs.begin(), glyphs.end()), glyphs.end());
        return glyphs;
    }
};

TEST_F(SubsetTest, TrueTypeKeepsItsGlyphNumbers) {
    const FaceId face = library().find("Noto Sans", 400, false);
    const auto glyphs = glyphs_of(face, U"Grüße 12,95 €");
    const auto subset = make_subset(library(), face, glyphs);
    ASSERT_TRUE(subset) << subset.failure().message;
    EXPECT_EQ(subset->kind, Subset::Kind::TrueType);
    for (const auto& [glyph, code] : subset->codes)
        EXPECT_EQ(glyph, code);
    EXPECT_LT(subset->program.size(), 30'000u);

    hb_blob_t* const blob =
        hb_blob_create(subset->program.data(), static_cast<unsigned>(subset->program.size()),
                       HB_MEMORY_MODE_READONLY, nullptr, nullptr);
    hb_face_t* const reduced = hb_face_create(blob, 0);
    hb_font_t* const reduced_font = hb_font_create(reduced);
    hb_font_t* const source_font = hb_font_create(library().harfbuzz_face(face));
    for (const std::uint16_t glyph : glyphs) {
        hb_glyph_extents_t found{}, wanted{};
        hb_font_get_glyph_extents(reduced_font, glyph, &found);
        hb_font_get_glyph_extents(source_font, glyph, &wanted);
        EXPECT_EQ(found.width, wanted.width);
        EXPECT_EQ(found.height, wanted.height);
    }
    hb_font_destroy(source_font);
    hb_font_destroy(reduced_font);
    hb_face_destroy(reduced);
    hb_blob_destroy(blob);
}

TEST_F(SubsetTest, NameKeyedCffIsCompact) {
    const FaceId face = library().find("EB Garamond", 400, false);
    const auto glyphs = glyphs_of(face, U"Typography");
    const auto subset = make_subset(library(), face, glyphs);
    ASSERT_TRUE(subset) << subset.failure().message;
    EXPECT_EQ(subset->kind, Subset::Kind::Cff);
    // .notdef is glyph 0, the wanted ones follow in the order they had.
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
        EXPECT_EQ(subset->codes[i].first, glyphs[i]);
        EXPECT_EQ(subset->codes[i].second, i + 1);
    }
    const auto compact = read_compact_font(subset->program, static_cast<std::uint32_t>(glyphs.size() + 1));
    ASSERT_TRUE(compact);
    EXPECT_FALSE(compact->is_cid_keyed);
}

TEST_F(SubsetTest, CidKeyedCffKeepsItsCids) {
    const FaceId face = library().find("Noto Sans CJK JP", 400, false);
    const auto glyphs = glyphs_of(face, U"日本語の価格");
    const auto subset = make_subset(library(), face, glyphs);
    ASSERT_TRUE(subset) << subset.failure().message;
    EXPECT_LT(subset->program.size(), 20'000u) << "142 KB when ids are retained";
    const auto compact = read_compact_font(subset->program, static_cast<std::uint32_t>(glyphs.size() + 1));
    ASSERT_TRUE(compact);
    ASSERT_TRUE(compact->is_cid_keyed);
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
        EXPECT_EQ(subset->codes[i].second, compact->cids[i + 1])
            << "the code a reader looks up in the charset";
        EXPECT_EQ(subset->widths[i], std::make_pair(subset->codes[i].second, std::int32_t{1000}));
    }
}

TEST_F(SubsetTest, WidthsAreThousandthsOfTheEm) {
    const FaceId face = library().find("Liberation Sans", 400, false);
    const auto subset = make_subset(library(), face, glyphs_of(face, U"0"));
    // Digits are 1139 of 2048 units wide: 556.15.
    EXPECT_THAT(subset->widths, testing::ElementsAre(testing::Pair(testing::_, 556)));
}

TEST_F(SubsetTest, TheTagTellsGlyphSetsApartAndIsTheSameEachTime) {
    const FaceId face = library().find("Inter", 400, false);
    const auto first = make_subset(library(), face, glyphs_of(face, U"abc"));
    const auto again = make_subset(library(), face, glyphs_of(face, U"abc"));
    const auto other = make_subset(library(), face, glyphs_of(face, U"abd"));
    EXPECT_THAT(first->tag, testing::MatchesRegex("[A-Z]{6}|[A-Z][A-Z][A-Z][A-Z][A-Z][A-Z]"));
    EXPECT_EQ(first->tag, again->tag);
    EXPECT_EQ(first->program, again->program);
    EXPECT_NE(first->tag, other->tag);
}

TEST_F(SubsetTest, UnknownGlyphsAndFacesAreRefused) {
    const FaceId face = library().find("Inter", 400, false);
    const std::vector<std::uint16_t> beyond = {65'000};
    EXPECT_EQ(make_subset(library(), face, beyond).failure().kind, Failure::Kind::Refused);
    EXPECT_FALSE(make_subset(library(), FaceId(), beyond));
}

}
}
