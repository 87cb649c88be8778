// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/shop.hpp"

namespace publisher::e2e {
namespace {

using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;

/// The shop built again and again with one cache; every time held against a build from nothing.
class Rebuilt : public testing::Test {
protected:
    void SetUp() override { build(); }

    void build(const std::vector<std::string>& options = {}) {
        std::vector<std::string> with_cache = {"--cache", cache_.path().string()};
        with_cache.insert(with_cache.end(), options.begin(), options.end());
        const Outcome run = shop_.build(with_cache);
        ASSERT_EQ(run.exit, 0) << run.err;
    }

    /// What is published is what a build from nothing publishes.
    void expect_same_as_from_nothing(const std::vector<std::string>& options = {}) const {
        const Folder out;
        std::vector<std::string> arguments = {"build", shop_.publication(), "-o", out.path().string(),
                                              "--no-cache"};
        arguments.insert(arguments.end(), options.begin(), options.end());
        const Outcome run = publish(arguments);
        ASSERT_EQ(run.exit, 0) << run.err;
        for (const auto& [name, content] : read_folder(out.path())) {
            if (!name.ends_with(".pdf") && !name.ends_with(".jsonl")) continue; // reports tell of changes
            EXPECT_TRUE(read(shop_.out() / name) == content) << name;
        }
    }

    std::string changed(const std::string& edition) const {
        const std::string text = read(shop_.out() / edition / "report.txt");
        const auto begin = text.find("  changed");
        return begin == std::string::npos ? "" : text.substr(begin, text.find('\n', begin) - begin);
    }

    std::vector<Path> files_of_cache() const {
        std::vector<Path> files;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(cache_.path()))
            if (entry.is_regular_file()) files.push_back(entry.path());
        return files;
    }

    const Shop shop_;
    const Folder cache_;
};

TEST_F(Rebuilt, FirstEditionChangesNothing) {
    EXPECT_EQ(changed("de_DE"), "");
    EXPECT_THAT(shop_.report("de_DE"), Not(HasSubstr(R"("changes")")));
}

TEST_F(Rebuilt, SameDataChangeNoPage) {
    build();
    EXPECT_THAT(changed("de_DE"), HasSubstr("0 pages since snapshot"));
    EXPECT_THAT(shop_.report("de_DE"),
                ContainsRegex(R"("changes":\{"since":"[0-9a-f]+","pages_before":[0-9]+,"pages":\[\]\})"));
    expect_same_as_from_nothing();
}

TEST_F(Rebuilt, OnePriceChangesThePagesItStandsOn) {
    shop_.change("data/products.csv", "24.90", "24.50");
    build();
    EXPECT_THAT(changed("de_DE"), ContainsRegex("2 pages since snapshot [0-9a-f]+: 2, 4"));
    EXPECT_THAT(changed("ar_AE"), HasSubstr("0 pages")) << "its prices are in dirhams";
    EXPECT_THAT(read(shop_.out() / "de_DE" / "report.html"), HasSubstr(": 2, 4"));
    EXPECT_THAT(shop_.text("de_DE"), HasSubstr("24,50"));
    expect_same_as_from_nothing();
}

TEST_F(Rebuilt, ChangedTemplateChangesItsPages) {
    shop_.own_template("cover.xml", R"(gap="5mm")", R"(gap="6mm")");
    build();
    EXPECT_THAT(changed("de_DE"), ContainsRegex("1 page since snapshot [0-9a-f]+: 1$"));
    expect_same_as_from_nothing();
}

TEST_F(Rebuilt, ChangedFontChangesThePagesItIsPrintedOn) {
    const Folder data;
    for (const char* folder : {"layouts", "templates", "fonts"})
        std::filesystem::copy(Path(PUBLISHER_SOURCE_DIR) / folder, data.path() / folder,
                              std::filesystem::copy_options::recursive);
    const std::vector<std::string> other = {"--data", data.path().string()};
    build(other);
    EXPECT_THAT(changed("de_DE"), HasSubstr("0 pages")) << "it is the same there";
    const Path families = data.path() / "fonts/families.xml";
    const std::string regular =
        R"(file="EBGaramond12-Regular.otf" weight="400"
          sha256="4ee3bdb3a6618e74ac13a7b2c0a5079fa949be94a25736008ddb9f8b2e492963")";
    const std::string bold =
        R"(file="EBGaramond12-Bold.otf" weight="400"
          sha256="9a65d97bb80ebd3e564791de7a372312c86cc3f9bc3c2b673c786e61e7f15edb")";
    std::string text = read(families);
    ASSERT_NE(text.find(regular), std::string::npos);
    write(families, text.replace(text.find(regular), regular.size(), bold));
    build(other);
    EXPECT_THAT(changed("de_DE"), ContainsRegex("3 pages since snapshot [0-9a-f]+: 1-3$"))
        << "the price list of page 4 has another font";
    expect_same_as_from_nothing(other);
}

TEST_F(Rebuilt, NothingIsKeptWithoutACache) {
    const Folder cache;
    const Outcome run = shop_.build({"--cache", cache.path().string(), "--no-cache"});
    ASSERT_EQ(run.exit, 0) << run.err;
    EXPECT_TRUE(std::filesystem::is_empty(cache.path()));
    EXPECT_THAT(changed("de_DE"), HasSubstr("0 pages")) << "the report tells of changes all the same";
}

TEST_F(Rebuilt, DamagedCacheIsForgotten) {
    for (const Path& file : files_of_cache()) {
        std::string bytes = read(file);
        bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
        write(file, bytes);
    }
    build();
    EXPECT_THAT(changed("de_DE"), HasSubstr("0 pages"));
    expect_same_as_from_nothing();
}

TEST_F(Rebuilt, ForeignCacheIsForgotten) {
    for (const Path& file : files_of_cache())
        write(file, "something else");
    build();
    expect_same_as_from_nothing();
}

}
}
