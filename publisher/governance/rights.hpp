// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/governance/clearance.hpp"
#include "publisher/governance/licences.hpp"
#include "publisher/governance/waivers.hpp"

#include <string>
#include <vector>

namespace publisher::governance {

/// The days an asset has to be allowed for: with `Printing` the printing date alone, with `Distribution`
/// the distribution window, else from the printing date to the last day of distribution. An edition that
/// does not say when it is printed is judged by its distribution window.
DateWindow needed_window(const publication::Edition& edition, catalog::Asset::JudgedBy judged_by);

/// Judges the rights of one asset for one edition: over all days, in all territories, for the medium and
/// the print run. What manifest, sidecar and file say binds together: the earliest end, the territories
/// and media that all of them allow. What nobody says is not known, and not known is not cleared.
AssetVerdict judge_rights(const catalog::Asset& asset, const publication::Publication& publication,
                          const publication::Edition& edition, const LicenceTable& licences,
                          Waivers& waivers);

/// A constraint as PLUS or a DAM spells it ("No Cropping", "AL-CRP") set in the verdict. One that is not
/// known sets all of them and returns false: nobody knows what it forbids.
bool add_constraint(AssetVerdict& verdict, std::string_view constraint);

}
