// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/shop.hpp"

namespace publisher::e2e {
namespace {

/// What one run of the same shop writes, in a folder of its own.
std::map<std::string, std::string> build_into(const Shop& shop, const Folder& out,
                                              std::vector<std::string> options = {},
                                              const Surroundings& surroundings = {}) {
    std::vector<std::string> arguments = {"build", shop.publication(), "-o", out.path().string()};
    arguments.insert(arguments.end(), options.begin(), options.end());
    const Outcome run = publish(arguments, surroundings);
    EXPECT_EQ(run.exit, 0) << run.err;
    return read_folder(out.path());
}

void expect_same(const std::map<std::string, std::string>& first,
                 const std::map<std::string, std::string>& second) {
    // Of two editions: for the press, for screens, and four of other kinds.
    ASSERT_EQ(first.size(), 16U);
    ASSERT_EQ(second.size(), 16U);
    for (const auto& [name, content] : first)
        EXPECT_TRUE(second.at(name) == content) << name;
}

TEST(SameBytes, TwiceAndWithMoreThreads) {
    const Shop shop;
    shop.add_screen_edition();
    const Folder first, second;
    const auto once = build_into(shop, first, {"-j1"});
    expect_same(once, build_into(shop, second, {"-j1"}));
    for (const char* threads : {"-j2", "-j4"}) {
        const Folder another;
        expect_same(once, build_into(shop, another, {threads})); // both editions at the same time
    }
}

TEST(SameBytes, WithAndWithoutACache) {
    const Shop shop;
    shop.add_screen_edition();
    const Folder cache, first, second, third;
    const auto without = build_into(shop, first);
    const Surroundings cached = {{}, {{"XDG_CACHE_HOME", cache.path().string()}}};
    expect_same(without, build_into(shop, second, {}, cached));
    EXPECT_FALSE(std::filesystem::is_empty(cache.path())) << "nothing was kept";
    expect_same(without, build_into(shop, third, {}, cached));
}

TEST(SameBytes, InOtherSurroundings) {
    const Shop shop;
    shop.add_screen_edition();
    const Folder first, second, home;
    const auto here = build_into(shop, first);
    const Surroundings elsewhere = {home.path(),
                                    {{"LANG", "tr_TR.UTF-8"},
                                     {"LC_ALL", "tr_TR.UTF-8"},
                                     {"TZ", "Pacific/Kiritimati"},
                                     {"HOME", home.path().string()},
                                     {"TMPDIR", home.path().string()}}};
    expect_same(here, build_into(shop, second, {}, elsewhere));
}

TEST(SameBytes, PagesDoNotKnowHowThePublicationWasNamed) {
    const Shop shop;
    const Folder first, second;
    const auto absolute = build_into(shop, first);
    const Outcome run =
        publish({"build", "publication.xml", "-o", second.path().string()}, {shop.folder(), {}});
    ASSERT_EQ(run.exit, 0) << run.err;
    const auto relative = read_folder(second.path());
    for (const char* pages : {"de_DE/press.pdf", "ar_AE/press.pdf"}) {
        EXPECT_TRUE(relative.at(pages) == absolute.at(pages)) << pages;
    }
}

}
}
