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

/// Pages of a built edition on which a product or an asset stands, in order.
std::vector<int> pages_with(const Edition& edition, const std::string& product_or_asset);

}
