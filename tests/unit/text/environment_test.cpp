// SPDX-License-Identifier: Apache-2.0
#include "publisher/text/dump.hpp"
#include "setting.hpp"

#include <gtest/gtest.h>

#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

namespace publisher::text {
namespace {

std::string mixed_listing() {
    Setting setting;
    setting.paragraph().is_hyphenated = true;
    setting.paragraph().format.family = serif();
    setting.paragraph().alignment = style::Alignment::Justify;
    setting.paragraph().letter_space_max = 0.02;
    setting.paragraph().glyph_scale_max = 1.015;
    std::string listing;
    for (const char* language : {"de-DE", "ar-AE", "ja-JP", "th-TH", "tr-TR"}) {
        const auto galley = setting.set(
            "Die Größenordnung ist 12,95 €: affine Auflage. 日本語の「価格」です。"
            "السعر 129.90 ملليمتر ราคาพิเศษวันนี้ indirim",
            90_pt, language);
        listing += dump(galley, pinned_fonts());
    }
    return listing;
}

/// Run by the test below in other surroundings.
TEST(Environment, DISABLED_ListingForAnotherProcess) {
    const char* const path = std::getenv("PUBLISHER_TEST_LISTING");
    ASSERT_TRUE(path);
    std::setlocale(LC_ALL, "");
    std::FILE* const file = std::fopen(path, "wb");
    ASSERT_TRUE(file);
    std::fputs(mixed_listing().c_str(), file);
    std::fclose(file);
}

TEST(Environment, LinesAreTheSameWhateverTheMachineIsSetTo) {
    const std::string expected = mixed_listing();
    const std::filesystem::path own = std::filesystem::read_symlink("/proc/self/exe");
    const std::string path =
        (std::filesystem::temp_directory_path() / ("listing-" + std::to_string(::getpid()))).string();
    for (const char* surroundings :
         {"LANG=C LC_ALL=C HOME=/nonexistent", "LANG=C.UTF-8 LC_ALL=C.UTF-8 TZ=Asia/Tokyo",
          "LANG=ja_JP.UTF-8 LC_ALL= PANGO_LANGUAGE=ar:ja FONTCONFIG_FILE=/nonexistent "
          "FONTCONFIG_PATH=/nonexistent",
          "XDG_CACHE_HOME=/nonexistent HARFBUZZ_OPTIONS= LANGUAGE=tr PANGO_RC_FILE=/nonexistent"}) {
        const std::string command =
            "env PUBLISHER_TEST_LISTING=" + path + " " + surroundings + " " + own.string() +
            " --gtest_also_run_disabled_tests --gtest_filter=*ListingForAnotherProcess > /dev/null 2>&1";
        ASSERT_EQ(std::system(command.c_str()), 0) << surroundings;
        std::FILE* const file = std::fopen(path.c_str(), "rb");
        ASSERT_TRUE(file);
        std::string found(expected.size() + 1, '\0');
        found.resize(std::fread(found.data(), 1, found.size(), file));
        std::fclose(file);
        EXPECT_EQ(found, expected) << surroundings;
        std::filesystem::remove(path);
    }
}

}
}
