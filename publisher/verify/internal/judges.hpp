// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/verify/internal/reporter.hpp"
#include "publisher/verify/internal/sides.hpp"

#include <filesystem>
#include <set>

namespace publisher::verify {

/// Each holds one kind of thing that stands around the places of products against the data, and counts in
/// `outcome` what it compared.

/// Article numbers, names, texts and amounts.
void judge_texts(const Case& file, const Sides& sides, Reporter& reporter, Outcome& outcome);
/// What tables say at the breaks of pages and groups: sums, carry-overs, pages where they go on. Gives the
/// prices that are sums.
std::set<const ReadPrice*> judge_breaks(const Case& file, Reporter& reporter);
/// Prices, and what reads like a price without a reason; of those in `explained` the reason is known.
void judge_prices(const Case& file, const Sides& sides, const std::set<const ReadPrice*>& explained,
                  Reporter& reporter, Outcome& outcome);
/// Products that are missing, and those that are not planned.
void judge_products(const Case& file, Reporter& reporter);
/// Pages that rows of indexes and texts name.
void judge_references(const Case& file, Reporter& reporter);
/// The number that each page prints, against its place in the file.
void judge_folios(const Case& file, Reporter& reporter);
/// Pages that indexes of terms name: all on which the products of a term stand.
void judge_terms(const Case& file, Reporter& reporter);
/// What a scanner reads in the codes as they are drawn.
void judge_codes(const World& world, const std::filesystem::path& pdf, const Case& file, const Sides& sides,
                 Reporter& reporter, Outcome& outcome);

}
