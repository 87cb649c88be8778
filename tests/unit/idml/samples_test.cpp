// SPDX-License-Identifier: Apache-2.0
#include "publisher/idml/read.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <simdjson.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>

/// Packages that InDesign CS4 to 2025 exported, with the counts that their collection states.
namespace publisher::idml {
namespace {

namespace fs = std::filesystem;

std::string content_of(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// "2 tables" among the features of a sample; 0 when they do not speak of it.
std::size_t feature(const std::string& features, const std::string& name) {
    std::smatch found;
    return std::regex_search(features, found, std::regex("(\\d+) " + name)) ? std::stoul(found[1]) : 0;
}

std::string text_of(const simdjson::dom::element& sample, const char* name) {
    return std::string(std::string_view(sample[name]));
}

TEST(Samples, AreReadWithTheCountsThatTheirCollectionStates) {
    const char* data = std::getenv("PUBLISHER_SAMPLE_DATA");
    if (!data || !fs::is_regular_file(fs::path(data) / "idml/manifest.json"))
        GTEST_SKIP() << "PUBLISHER_SAMPLE_DATA does not name a folder with idml";
    simdjson::dom::parser parser;
    const simdjson::dom::array samples = parser.load((fs::path(data) / "idml/manifest.json").string());
    std::size_t n = 0;
    for (const simdjson::dom::element sample : samples) {
        const std::string name = text_of(sample, "file");
        SCOPED_TRACE(name);
        const auto facts = read(content_of(fs::path(data) / "idml" / name));
        ASSERT_TRUE(facts) << facts.failure().message;
        const std::string features = text_of(sample, "features");
        EXPECT_EQ(facts->dom_version, text_of(sample, "dom"));
        EXPECT_EQ(facts->n_pages, std::uint64_t(sample["pages"]));
        EXPECT_EQ(facts->n_spreads, std::uint64_t(sample["spreads"]));
        EXPECT_EQ(facts->n_stories, std::uint64_t(sample["stories"]));
        EXPECT_EQ(facts->n_tables, feature(features, "tables"));
        EXPECT_EQ(facts->links.size(), feature(features, "images"));
        EXPECT_EQ(facts->n_groups, feature(features, "groups"));
        EXPECT_EQ(facts->n_footnotes, feature(features, "footnotes"));
        EXPECT_THAT(facts->problems, testing::IsEmpty()) << "InDesign's own references lead somewhere";
        ++n;
    }
    EXPECT_EQ(n, 57u);
}

}
}
