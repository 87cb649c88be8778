// SPDX-License-Identifier: Apache-2.0
#include "publisher/color/output_condition.hpp"

#include "publisher/base/hash.hpp"
#include "publisher/base/text.hpp"
#include "publisher/color/icc_profile.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/world/world.hpp"
#include "publisher/xml/read.hpp"
#include "publisher/xml/schema.hpp"

namespace publisher::color {
namespace {

std::unique_ptr<xml::Document> load_registry(World& world, const std::filesystem::path& data,
                                             diag::Sink& findings) {
    const auto layouts = data / "layouts";
    const auto schema = xml::load_schema(world, layouts / "schema" / "output-conditions.rng");
    if (!schema) {
        findings.add(diag::finding(diag::Code::FileMissing, {{"file", "layouts/schema/output-conditions.rng"},
                                                             {"reason", schema.failure().message}}));
        return nullptr;
    }
    return xml::load_design_file(world, layouts / "output-conditions.xml", "layouts/output-conditions.xml",
                                 **schema, findings);
}

/// Not valid when there is none of that name; then the names there are have been reported.
xml::Node find_condition(const xml::Document& registry, std::string_view name,
                         const origin::DesignOrigin& asked_at, diag::Sink& findings) {
    std::vector<std::string> known;
    for (const xml::Node& node : registry.root().children("condition")) {
        known.push_back(node.attribute_or("name", ""));
        if (known.back() == name) return node;
    }
    auto report = diag::finding(diag::Code::OutputConditionUnknown, {{"name", std::string(name)}});
    const auto nearest = nearest_name(name, known);
    report.with_remedy(nearest ? "did you mean '" + *nearest + "'?" : "known are: " + joined(known, ", "));
    findings.add(report.from(asked_at));
    return {};
}

Result<std::string> load_profile(const World& world, const std::filesystem::path& file,
                                 const OutputCondition& condition) {
    auto bytes = world.read(file);
    if (!bytes) return bytes.failure();
    if (sha256(*bytes).to_hex() != condition.sha256)
        return Failure{Failure::Kind::Refused, file.string() + " differs from its checksum"};
    const auto profile = read_icc_profile(*bytes);
    if (!profile) return profile.failure();
    if (const Status checked = check_cmyk_output(*profile, condition.identifier); !checked)
        return checked.failure();
    return bytes;
}

}

std::optional<OutputCondition> load_output_condition(World& world, const std::filesystem::path& data,
                                                     std::string_view name,
                                                     const origin::DesignOrigin& asked_at,
                                                     diag::Sink& findings) {
    const auto registry = load_registry(world, data, findings);
    if (!registry) return std::nullopt;
    const xml::Node node = find_condition(*registry, name, asked_at, findings);
    if (!node) return std::nullopt;
    const xml::Node pinned = node.child("profile");
    OutputCondition condition;
    condition.identifier = node.attribute_or("name", "");
    condition.info = node.attribute_or("info", "");
    condition.registry = node.attribute_or("registry", "");
    condition.n_components = xml::read_int(node, "components", condition.n_components, findings);
    condition.ink_limit = xml::read_int(node, "ink-limit", condition.ink_limit, findings);
    condition.package = pinned.attribute_or("package", "");
    condition.licence = pinned.attribute_or("licence", "");
    condition.sha256 = pinned.attribute_or("sha256", "");
    auto profile = load_profile(world, pinned.attribute_or("file", ""), condition);
    if (!profile) {
        findings.add(diag::finding(diag::Code::ProfileUnusable,
                                   {{"name", condition.identifier}, {"reason", profile.failure().message}})
                         .from(asked_at)
                         .with_remedy("install the package '" + condition.package + "' as it is pinned"));
        return std::nullopt;
    }
    condition.profile = *std::move(profile);
    return condition;
}

}
