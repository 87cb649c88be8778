// SPDX-License-Identifier: Apache-2.0
#include "conformance_document.hpp"

#include "publisher/base/text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

namespace publisher::emit::pdf {
namespace {

/// "| FS-HEADER | enforced | ..." of the document, by id.
std::map<std::string, std::string> rows_of(const std::string& document) {
    std::ifstream file(PUBLISHER_SOURCE_DIR "/publisher/docs/conformance/" + document);
    std::map<std::string, std::string> rows;
    for (std::string line; std::getline(file, line);) {
        const auto cells = split(line, '|');
        if (cells.size() < 5 || trimmed(cells[1]) == "id" || cells[1].starts_with("-")) continue;
        rows.emplace(trimmed(cells[1]), trimmed(cells[2]));
    }
    return rows;
}

}

void expect_enforced_rows_are_tested(const std::string& document, const std::map<std::string, Rule>& rules) {
    const auto rows = rows_of(document);
    EXPECT_GT(rows.size(), rules.size());
    for (const auto& [id, state] : rows) {
        EXPECT_THAT(state, ::testing::AnyOf("enforced", "by construction", "user's duty", "open")) << id;
        EXPECT_EQ(state == "enforced", rules.contains(id)) << id;
    }
    for (const auto& [id, rule] : rules)
        EXPECT_TRUE(rows.contains(id)) << id;
}

}
