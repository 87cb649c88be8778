// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/editions.hpp"

#include <cstdlib>

namespace publisher::faults {
namespace {

/// A sound file of the right data gives no finding, whether its provenance is there or not.
void expect_clean(Built& built, const std::string& edition) {
    for (const Path& provenance : {Path(), built.provenance(edition)}) {
        const auto findings = built.publication.verify(edition, built.pdf(edition), provenance);
        EXPECT_TRUE(findings.empty()) << edition << '\n' << listing(findings);
    }
    const auto findings = preflight(built.pdf(edition), "read-back-pdfx4");
    EXPECT_TRUE(findings.empty()) << edition << '\n' << listing(findings);
}

TEST(Clean, CatalogInAllLocales) {
    for (const std::string& edition : catalog().publication.editions())
        expect_clean(catalog(), edition);
}

TEST(Clean, PriceListInAllLocales) {
    for (const std::string& edition : price_list().publication.editions())
        expect_clean(price_list(), edition);
}

TEST(Clean, RealExport) {
    if (!std::getenv("PUBLISHER_SAMPLE_DATA"))
        GTEST_SKIP() << "set PUBLISHER_SAMPLE_DATA to the folder of the sample data";
    const Path file = source_folder() / "samples/icecat/publication.xml";
    const e2e::Folder folder;
    const auto outcome =
        e2e::publish({"build", file.string(), "-e", "de_DE,fr_FR", "-o", folder.path().string(), "-q"});
    ASSERT_EQ(outcome.exit, 0) << outcome.out << outcome.err;
    Publication publication(file);
    for (const char* edition : {"de_DE", "fr_FR"}) {
        const Path pdf = folder.path() / edition / "press.pdf";
        const auto findings =
            publication.verify(edition, pdf, folder.path() / edition / "press.provenance.jsonl");
        EXPECT_TRUE(findings.empty()) << listing(findings);
    }
}

}
}
