// SPDX-License-Identifier: Apache-2.0
#include "case_edition.hpp"

#include <rapidcheck.h>

#include <numeric>

namespace publisher::layout {
namespace {

std::string pages_of(const test::CaseFile& file, const std::vector<std::size_t>& order) {
    CaseEdition edition(file, order);
    edition.load(*file.find("template"));
    edition.read_plan();
    edition.compose();
    return edition.listing();
}

/// Variants, families, notes, adverts, templates by rule, budgets, tables: every case that tables and grids
/// have, with the records of its products in any order.
TEST(ShuffledRecordsProperty, GiveTheSamePages) {
    const auto cases = test::load_cases(PUBLISHER_SOURCE_DIR "/tests/unit/layout/cases");
    std::map<std::string, std::string> pages; ///< in the order of the case
    EXPECT_TRUE(rc::check([&] {
        const auto& each = *rc::gen::elementOf(cases);
        std::vector<std::size_t> order(CaseEdition::n_products(each.file));
        std::iota(order.begin(), order.end(), 0);
        const auto keys = *rc::gen::container<std::vector<int>>(order.size(), rc::gen::arbitrary<int>());
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return keys[a] < keys[b]; });
        const auto [expected, is_new] = pages.try_emplace(each.path);
        if (is_new) expected->second = pages_of(each.file, {});
        RC_ASSERT(!expected->second.empty());
        RC_ASSERT(pages_of(each.file, order) == expected->second);
    }));
}

}
}
