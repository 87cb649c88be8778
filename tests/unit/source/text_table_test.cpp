// SPDX-License-Identifier: Apache-2.0
#include "publisher/source/text_table.hpp"

#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/sheet/write.hpp"
#include "publisher/world/memory_world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace publisher::source {
namespace {

using testing::ElementsAre;

const sheet::Table kTable{"Plan", {"product", "note"}, {{"00123", "=1+1"}, {"B-7", "-2 %; +x"}, {"B-8", ""}}};

TEST(TextTable, CsvAndWorkbookGiveTheSameTexts) {
    MemoryWorld world;
    world.add("plan.csv", sheet::to_csv(kTable));
    world.add("plan.xlsx", sheet::to_xlsx(kTable));
    diag::Sink findings;
    for (const std::string file : {"plan.csv", "plan.xlsx"}) {
        const auto table = read_text_table(world, file, file, findings);
        ASSERT_TRUE(table) << file;
        EXPECT_EQ(table->headings, kTable.headings);
        ASSERT_EQ(table->rows.size(), 3u);
        EXPECT_THAT(table->rows[0].cells, ElementsAre("00123", "=1+1"));
        EXPECT_THAT(table->rows[1].cells, ElementsAre("B-7", "-2 %; +x"));
        EXPECT_EQ(table->origin(table->rows[1], 1).to_string(), file + ", row 3, field note");
    }
    EXPECT_TRUE(findings.findings().empty());
}

TEST(TextTable, FileThatIsNoneIsAFailure) {
    MemoryWorld world;
    world.add("plan.xlsx", "product;slot");
    diag::Sink findings;
    EXPECT_FALSE(read_text_table(world, "plan.xlsx", "plan.xlsx", findings));
    EXPECT_FALSE(read_text_table(world, "missing.csv", "missing.csv", findings));
}

}
}
