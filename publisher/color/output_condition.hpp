// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/origin/origin.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace publisher {
class World;
}
namespace publisher::diag {
class Sink;
}

namespace publisher::color {

/// A way of printing: press, paper and ink as a printer names them, and the profile that describes them.
struct OutputCondition {
    std::string identifier; ///< "FOGRA39"
    std::string info;       ///< in words
    std::string registry;   ///< where the identifier is registered; empty: nowhere
    std::string profile;    ///< bytes of the ICC profile
    int n_components = 4;
    int ink_limit = 300;                  ///< of all inks together, in percent
    std::string package, licence, sha256; ///< of the profile
};

/// The output condition of that name in layouts/output-conditions.xml of the folder `data`, with its
/// profile. Nothing when there is none, or when the profile is not installed, differs from its checksum
/// or describes no CMYK press; the finding points at `asked_at`, where the name stands.
std::optional<OutputCondition> load_output_condition(World& world, const std::filesystem::path& data,
                                                     std::string_view name,
                                                     const origin::DesignOrigin& asked_at,
                                                     diag::Sink& findings);

}
