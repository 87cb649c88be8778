// SPDX-License-Identifier: Apache-2.0
#include "setting.hpp"

#include <gtest/gtest.h>

#include <malloc.h>

namespace publisher::text {
namespace {

/// What grows with the data is the cache of words; looks, faces, languages and patterns are as many as the
/// style sheet and the locales of the edition make them.

std::size_t heap_in_use() {
    const struct mallinfo2 info = ::mallinfo2();
    return info.uordblks + info.hblkhd;
}

/// An article number of 20 figures: no two are alike.
std::string article_number(int n) {
    const std::string figures = std::to_string(n);
    return "NV" + std::string(18 - figures.size(), '0') + figures;
}

/// The cache holds 400 000 glyphs, which are 20 000 numbers.
constexpr int kNumbersInCache = 20'000;

void set_numbers(Setting& setting, int from, int to) {
    for (int n = from; n < to; n += 10) {
        std::string text;
        for (int i = n; i < n + 10; ++i)
            text += article_number(i) + ' ';
        setting.set(text, 300_pt);
    }
}

TEST(CacheBounds, WordsAreForgottenWhenThereAreTooMany) {
    Setting setting;
    std::size_t most = 0;
    set_numbers(setting, 0, kNumbersInCache);
    const std::size_t full = heap_in_use();
    for (int round = 1; round <= 4; ++round) {
        for (int part = 0; part < 10; ++part) {
            const int from = round * kNumbersInCache + part * kNumbersInCache / 10;
            set_numbers(setting, from, from + kNumbersInCache / 10);
            most = std::max(most, heap_in_use());
        }
    }
    // Its tables have doubled at most once more since they were full.
    EXPECT_LT(most, full + 4'000'000) << "five times the bound takes no more room than once";
}

TEST(CacheBounds, WhatWasForgottenComesOutTheSame) {
    const std::string text =
        "Sharpened by hand and oiled before they leave the forge, number " + article_number(7);
    Setting fresh;
    const story::Galley wanted = fresh.set(text, 110_pt);
    Setting worn;
    EXPECT_EQ(worn.set(text, 110_pt).lines, wanted.lines);
    set_numbers(worn, 0, kNumbersInCache * 2);
    EXPECT_EQ(worn.set(text, 110_pt).lines, wanted.lines);
}

TEST(CacheBounds, LooksAreAsManyAsStylesAndSteps) {
    Setting setting;
    const auto set_all_steps = [&] {
        for (int step = 0; step < 60; ++step) {
            Fitting fitting;
            fitting.size = 1 - step * 0.005;
            fitting.tracking = Length::from_points(-0.01 * step);
            setting.composer().set(
                setting.composer().prepare(setting.story("Oak and steel", "de-DE"), fitting), 100_pt);
        }
    };
    set_all_steps();
    const std::size_t once = heap_in_use();
    for (int n = 0; n < 20; ++n)
        set_all_steps();
    EXPECT_LT(heap_in_use(), once + 64'000) << "a step that was taken before costs nothing";
}

}
}
