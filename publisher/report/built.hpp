// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/result.hpp"
#include "publisher/report/report.hpp"

#include <filesystem>
#include <optional>

namespace publisher {
class World;
}

namespace publisher::report {

/// What the report.json of a published edition says of its pages and files: products and assets by
/// page, outputs. Other parts of the report stay empty. Nothing when the edition was never published.
Result<std::optional<Edition>> read_built(const World& world, const std::filesystem::path& out,
                                          const std::string& edition);

/// A finding with a place on a page, as a report says it.
struct FoundPlace {
    int page = 0;
    Rect area;
    diag::Severity severity{};
    std::string code, message;
};

/// What a report or a list of findings, written as JSON, says of places on pages.
struct ReportedPlaces {
    bool is_right_to_left = false;
    std::vector<FoundPlace> places; ///< in the order of the report; findings without an area are left out
};
/// Refused for a file that is neither.
Result<ReportedPlaces> read_places(const World& world, const std::filesystem::path& file);

/// What is otherwise in an edition than in the one before: what was read back of files of one name tells, where both
/// have some, else what was laid out.
Changes changes_between(const Edition& before, const Edition& now);

/// Pages of a built edition on which a product or an asset stands, in order.
std::vector<int> pages_with(const Edition& edition, const std::string& product_or_asset);

}
