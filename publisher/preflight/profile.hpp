// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/diag/code.hpp"
#include "publisher/origin/origin.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace publisher {
class World;
}
namespace publisher::diag {
class Sink;
}

namespace publisher::preflight {

/// How one rule is applied. What is not said is the rule's own default.
struct Setting {
    diag::Severity severity = diag::Severity::Error;
    std::optional<double> limit;         ///< what breaks it is a finding of `severity`
    std::optional<double> warning_limit; ///< what only breaks this one is a warning
    std::string value;                   ///< of rules that want a word: "PDF/X-4", "210x297"
    origin::DesignOrigin origin;
};

/// The rules a file is held to: a printer's wishes as a file of their own (docs/formats/preflight.md).
struct Profile {
    std::string id, title;
    std::map<std::string, Setting> rules; ///< by rule id; a rule that is not there is not asked

    const Setting* find(const std::string& rule) const {
        const auto found = rules.find(rule);
        return found == rules.end() ? nullptr : &found->second;
    }
};

/// A profile of the installation by its name ("gwg2022-magazine-cmyk"), else a file. What it extends is
/// looked for beside it, then in the installation. Nothing when it cannot be used; the findings say why.
std::optional<Profile> load_profile(World& world, const std::filesystem::path& data,
                                    const std::string& name_or_file, diag::Sink& findings);

/// Names of the profiles that ship, sorted.
std::vector<std::string> profile_names(const World& world, const std::filesystem::path& data);

}
