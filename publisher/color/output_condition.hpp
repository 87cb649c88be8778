// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/result.hpp"
#include "publisher/origin/origin.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace publisher {
class World;
}
namespace publisher::diag {
class Sink;
}

namespace publisher::color {

/// A way of printing: press, paper and ink as a printer names them, and the profile that describes them.
struct OutputCondition {
    std::string name;     ///< "FOGRA39"
    std::string info;     ///< in words
    std::string registry; ///< where the name is registered; empty: nowhere
    int n_components = 4;
    int ink_limit = 300;                  ///< of all inks together, in percent
    std::filesystem::path profile;        ///< an ICC profile of the installation
    std::string package, licence, sha256; ///< of the profile
    origin::DesignOrigin origin;
};

/// Reads output-conditions.xml of the folder layouts/. Refused, with findings that say where, when it
/// does not keep its schema.
Result<std::vector<OutputCondition>> load_output_conditions(World& world,
                                                            const std::filesystem::path& layouts,
                                                            diag::Sink& findings);

/// Null when there is none of that name.
const OutputCondition* find_condition(std::span<const OutputCondition> conditions, std::string_view name);

/// The bytes of the condition's profile. Missing when its package is not installed; Refused when the
/// file differs from its checksum or cannot describe a CMYK press.
Result<std::string> load_profile(const World& world, const OutputCondition& condition);

}
