// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/shop.hpp"

#include <set>
#include <sstream>

namespace publisher::e2e {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::string kCircular = PUBLISHER_SOURCE_DIR "/samples/norrvik/circular.xml";

std::vector<std::vector<std::string>> rows_of(const std::string& csv) {
    std::vector<std::vector<std::string>> rows;
    std::istringstream lines(csv);
    for (std::string line; std::getline(lines, line);) {
        if (line.ends_with('\r')) line.pop_back();
        auto& row = rows.emplace_back();
        std::istringstream cells(line + ';');
        for (std::string cell; std::getline(cells, cell, ';');)
            row.push_back(cell);
    }
    return rows;
}

TEST(Circular, SixteenPagesWithoutAnEmptySlotAndEveryOfferOnce) {
    const Folder folder;
    const auto built = publish({"build", kCircular, "-e", "nord", "-o", folder.path().string()});
    ASSERT_EQ(built.exit, 0) << built.err << built.out;
    const std::string report = read(folder.path() / "nord/report.json");
    EXPECT_THAT(report, Not(HasSubstr("plan/empty-slots")));
    const auto rows = rows_of(read(folder.path() / "nord/flatplan.csv"));
    std::set<std::string> products;
    std::set<std::string> slots;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        EXPECT_TRUE(products.insert(rows[i][6]).second) << rows[i][6] << " stands twice";
        const int columns = rows[i][3][0] - '0', height = rows[i][3][2] - '0';
        for (int x = 0; x < columns; ++x) {
            for (int y = 0; y < height; ++y) {
                const std::string slot = rows[i][1] + ' ' + static_cast<char>(rows[i][2][0] + x) +
                                         static_cast<char>(rows[i][2][1] + y);
                EXPECT_TRUE(slots.insert(slot).second) << slot << " is taken twice";
            }
        }
    }
    EXPECT_GE(products.size(), 40u);
    EXPECT_EQ(slots.size(), 14u * 24u) << "no slot of the fourteen pages of offers is empty";
    EXPECT_EQ(rows[1][6], "NV-2020") << "pinned by the plan";
}

TEST(Circular, RegionsHaveTheirPricesAndOneItsOwnGoods) {
    const auto plan_of = [](const std::string& edition) {
        return publish({"plan", kCircular, "-e", edition}).out;
    };
    EXPECT_THAT(plan_of("at"), HasSubstr("NV-3010-CLR"));
    EXPECT_THAT(plan_of("at"), Not(HasSubstr("NV-6020")));
    EXPECT_THAT(plan_of("sued"), Not(HasSubstr("NV-3010-CLR")));
    EXPECT_THAT(plan_of("sued"), HasSubstr("NV-6020"));
}

TEST(Circular, PlanIsWrittenReadAndExplained) {
    const Folder folder;
    for (const std::string kind : {"csv", "xlsx", "xml"}) {
        const std::string file = (folder.path() / ("plan." + kind)).string();
        EXPECT_EQ(publish({"plan", kCircular, "-e", "west", "-o", file}).exit, 0) << kind;
        EXPECT_EQ(publish({"plan", kCircular, "-e", "west", "-o", file + "2." + kind}).exit, 0);
        EXPECT_EQ(read(file), read(file + "2." + kind)) << "the same bytes every time";
    }
    const auto explained = publish({"plan", kCircular, "-e", "west", "--explain", "NV-2020"});
    EXPECT_EQ(explained.exit, 0);
    EXPECT_THAT(explained.out, HasSubstr("NV-2020  page 1, slot A1, size 'hero' (4x4)"));
    EXPECT_THAT(explained.out, HasSubstr("demanded: 'NV-2020' has size 'hero' (plans/circular.csv, row 2)"));
    EXPECT_THAT(
        explained.out,
        HasSubstr("page 2  impossible: 'NV-2020' stands on page 1 in slot A1 (plans/circular.csv, row 2)"));
    EXPECT_EQ(publish({"plan", kCircular, "-e", "west", "--explain", "NV-0000"}).exit, 2);
    EXPECT_EQ(publish({"plan", kCircular, "-e", "*", "-o", (folder.path() / "all.csv").string()}).exit, 2);
}

TEST(Plan, ThatCannotBeReadIsAFinding) {
    const Shop shop;
    shop.change("publication.xml", "parent=\"body\" grid=\"three-by-two\"",
                "parent=\"body\" grid=\"three-by-two\" plan=\"plans/{edition}.xlsx\"");
    write(shop.file("plans/de_DE.xlsx"), "no workbook");
    const auto planned = publish({"plan", shop.publication(), "-e", "de_DE"});
    EXPECT_THAT(planned.err, HasSubstr("error[plan/file]: plan 'plans/de_DE.xlsx' cannot be used"));
}

}
}
