// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/codes.hpp"

#include <gtest/gtest.h>

#include <regex>
#include <set>

namespace publisher::e2e {
namespace {

/// Every number of thirteen digits between what is none.
std::set<std::string> numbers(const std::string& text) {
    static const std::regex pattern("(^|[^0-9])([0-9]{13})(?![0-9])");
    std::set<std::string> found;
    for (std::sregex_iterator match(text.begin(), text.end(), pattern), end; match != end; ++match)
        found.insert((*match)[2]);
    return found;
}

}

bool has_code_judges() {
    return is_installed("zbarimg") && is_installed("pdftoppm");
}

void expect_codes_of_the_price_list(const std::string& edition) {
    const Folder out;
    const Path sample = PUBLISHER_SOURCE_DIR "/samples/norrvik";
    const Outcome build = publish(
        {"build", (sample / "pricelist.xml").string(), "-e", edition, "-o", out.path().string(), "-j2"});
    ASSERT_EQ(build.exit, 0) << build.err;
    const Surroundings there{.folder = out.path() / edition};
    ASSERT_EQ(run({"sh", "-c", "pdftoppm -r 600 -mono press.pdf page"}, there).exit, 0);
    const std::string read_codes = run({"sh", "-c", "zbarimg -q --nodbus page-*.pbm"}, there).out;
    const std::string printed = run({"sh", "-c", "pdftotext press.pdf -"}, there).out;

    const auto decoded = numbers(read_codes);
    EXPECT_EQ(decoded, numbers(printed)) << "the codes are those of the price table";
    const auto known = numbers(read(sample / "data/products.csv"));
    EXPECT_GT(decoded.size(), 60u);
    for (const std::string& gtin : decoded)
        EXPECT_TRUE(known.contains(gtin)) << gtin;
}

}
