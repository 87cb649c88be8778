// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/shop.hpp"

#include <regex>
#include <set>

namespace publisher::e2e {
namespace {

/// Every number that follows `before`.
std::set<std::string> numbers(const std::string& text, const std::string& before) {
    const std::regex pattern(before + "([0-9]{13})");
    std::set<std::string> found;
    for (std::sregex_iterator match(text.begin(), text.end(), pattern), end; match != end; ++match)
        found.insert((*match)[1]);
    return found;
}

// Plates are exposed finer than this; a decoder that knows nothing of us reads what a scanner would.
TEST(SampleCodes, EveryCodeOfThePriceListReadsAsTheDataSays) {
    if (!is_installed("zbarimg") || !is_installed("pdftoppm"))
        GTEST_SKIP() << "zbarimg and pdftoppm are the judges";
    const Folder out;
    const Path sample = PUBLISHER_SOURCE_DIR "/samples/norrvik";
    const Outcome build = publish(
        {"build", (sample / "pricelist.xml").string(), "-e", "de_DE", "-o", out.path().string(), "-j2"});
    ASSERT_EQ(build.exit, 0) << build.err;
    const Surroundings there{.folder = out.path() / "de_DE"};
    ASSERT_EQ(run({"sh", "-c", "pdftoppm -r 600 -mono -f 5 press.pdf page"}, there).exit, 0);
    const std::string read_codes = run({"sh", "-c", "zbarimg -q --nodbus page-*.pbm"}, there).out;
    const std::string printed = run({"sh", "-c", "pdftotext press.pdf -"}, there).out;

    const auto decoded = numbers(read_codes, "EAN-13:");
    EXPECT_EQ(decoded, numbers(printed, "\n")) << "the codes are those of the price table";
    const auto known = numbers(read(sample / "data/products.csv"), ";");
    EXPECT_GT(decoded.size(), 60u);
    for (const std::string& gtin : decoded)
        EXPECT_TRUE(known.contains(gtin)) << gtin;
}

}
}
