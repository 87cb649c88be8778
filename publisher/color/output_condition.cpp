// SPDX-License-Identifier: Apache-2.0
#include "publisher/color/output_condition.hpp"

#include "publisher/base/hash.hpp"
#include "publisher/color/icc_profile.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/world/world.hpp"
#include "publisher/xml/read.hpp"
#include "publisher/xml/schema.hpp"

#include <algorithm>

namespace publisher::color {
namespace {

OutputCondition read_condition(const xml::Node& node, diag::Sink& findings) {
    const xml::Node profile = node.child("profile");
    return {
        .name = node.attribute_or("name", ""),
        .info = node.attribute_or("info", ""),
        .registry = node.attribute_or("registry", ""),
        .n_components = xml::read_int(node, "components", 4, findings),
        .ink_limit = xml::read_int(node, "ink-limit", 300, findings),
        .profile = profile.attribute_or("file", ""),
        .package = profile.attribute_or("package", ""),
        .licence = profile.attribute_or("licence", ""),
        .sha256 = profile.attribute_or("sha256", ""),
        .origin = node.origin(),
    };
}

}

Result<std::vector<OutputCondition>> load_output_conditions(World& world,
                                                            const std::filesystem::path& layouts,
                                                            diag::Sink& findings) {
    const auto schema = xml::load_schema(world, layouts / "schema" / "output-conditions.rng");
    if (!schema) return schema.failure();
    const auto file = layouts / "output-conditions.xml";
    const auto document = xml::load_design_file(world, file, file.string(), **schema, findings);
    if (!document)
        return Failure{Failure::Kind::Refused, file.string() + ": not a usable list of output conditions"};
    std::vector<OutputCondition> conditions;
    for (const xml::Node& node : document->root().children("condition"))
        conditions.push_back(read_condition(node, findings));
    return conditions;
}

const OutputCondition* find_condition(std::span<const OutputCondition> conditions, std::string_view name) {
    const auto found = std::ranges::find(conditions, name, &OutputCondition::name);
    return found == conditions.end() ? nullptr : &*found;
}

Result<std::string> load_profile(const World& world, const OutputCondition& condition) {
    auto bytes = world.read(condition.profile);
    if (!bytes) {
        return Failure{bytes.failure().kind, bytes.failure().message + "; output condition '" +
                                                 condition.name + "' needs the package '" +
                                                 condition.package + "'"};
    }
    if (sha256(*bytes).to_hex() != condition.sha256) {
        return Failure{Failure::Kind::Refused, condition.profile.string() +
                                                   ": differs from the checksum that '" + condition.name +
                                                   "' is pinned to"};
    }
    const auto profile = read_icc_profile(*bytes);
    if (!profile) return profile.failure();
    if (const Status checked = check_cmyk_output(*profile, condition.name); !checked)
        return checked.failure();
    return bytes;
}

}
