// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/program.hpp"

#include <gmock/gmock.h>

namespace publisher::e2e {
namespace {

using testing::AllOf;
using testing::HasSubstr;

/// What the README tells a newcomer to do: copy the folder, put in rows of one's own, build.
TEST(FirstJob, MakesAPriceListOfRowsOfOnesOwn) {
    const Folder home;
    const Path mine = home.path() / "mine";
    std::filesystem::copy(PUBLISHER_SOURCE_DIR "/samples/first-job", mine);
    write(mine / "products.csv",
          "sku,gtin,name,group,price-EUR\n"
          "MY-1,2047008000104,A thing of mine,Table,12.50\n"
          "MY-2,2047008000203,A thing without a price,Table,\n");
    const Outcome run =
        publish({"build", (mine / "publication.xml").string(), "-o", (home.path() / "out").string()});
    ASSERT_EQ(run.exit, 0) << run.err;
    EXPECT_THAT(run.out, HasSubstr("2 in the data = 1 placed + 1 left out"));
    const Outcome text =
        e2e::run({"pdftotext", "-layout", (home.path() / "out/en_GB/press.pdf").string(), "-"});
    EXPECT_THAT(text.out,
                AllOf(HasSubstr("On the table"), HasSubstr("A thing of mine"), HasSubstr("€12.50")));
}

}
}
