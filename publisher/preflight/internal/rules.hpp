// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/diag/code.hpp"
#include "publisher/inspect/inspect.hpp"
#include "publisher/preflight/internal/reporter.hpp"
#include "publisher/preflight/preflight.hpp"

#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>

namespace publisher::preflight {

/// A rule that can be asked. Ids are those of the Ghent Workgroup (R0001 ...) where it has one, else ours.
struct RuleInfo {
    std::string_view id, title;
    diag::Code code;
};

/// All of them, by id.
std::span<const RuleInfo> all_rules();
const RuleInfo* find_rule(std::string_view id);
/// Of a rule that exists.
diag::Code code_of(std::string_view id);

/// What only all pages together show.
struct Gathered {
    int n_pages = 0;
    std::optional<Size> first_trim;
    std::set<std::string> spots;
};

void check_structure(const inspect::DocumentFacts& facts, Reporter& reporter);
void check_identity(const inspect::DocumentFacts& facts, Reporter& reporter);
void check_gathered(const inspect::DocumentFacts& facts, const Gathered& gathered, Reporter& reporter);
void check_page(const inspect::PageFacts& page, Gathered& gathered, Reporter& reporter);
void check_paint(const inspect::PageFacts& page, Gathered& gathered, Reporter& reporter);
void check_overprint(const inspect::PageFacts& page, Reporter& reporter);
/// Draws the pages when the profile limits their ink; gives what was measured, by page.
std::map<int, inspect::Raster> check_inks(World& world, const std::filesystem::path& pdf, int n_pages,
                                          const Options& options, Reporter& reporter);

}
