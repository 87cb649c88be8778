// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/catalog/snapshot.hpp"
#include "publisher/governance/clearance.hpp"

#include <string>

namespace publisher::governance {

/// The clearance as a plain listing: the counts that add up, products left out by reason, products that
/// clear by a policy, the verdict on each asset, waivers used, credits to print, the approval statement.
/// Products keep the order of the sources, everything else is sorted.
std::string to_listing(const Clearance& clearance, const catalog::Snapshot& snapshot);

}
