// SPDX-License-Identifier: Apache-2.0
#include "publisher/preflight/profile.hpp"

#include "publisher/base/text.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/preflight/internal/rules.hpp"
#include "publisher/world/world.hpp"
#include "publisher/xml/read.hpp"
#include "publisher/xml/schema.hpp"

#include <algorithm>

namespace publisher::preflight {
namespace {

using Path = std::filesystem::path;
constexpr int kDepthLimit = 8;

class Loader {
public:
    Loader(World& world, const Path& data, diag::Sink& findings)
        : world_(world), data_(data), findings_(findings) {}

    std::optional<Profile> load(const std::string& name_or_file) {
        const Path schema_file = data_ / "layouts/schema/preflight-profile.rng";
        auto schema = xml::load_schema(world_, schema_file);
        if (!schema) {
            findings_.add(diag::finding(diag::Code::FileMissing, {{"file", schema_file.generic_string()},
                                                                  {"reason", schema.failure().message}}));
            return std::nullopt;
        }
        schema_ = std::move(*schema);
        Profile profile;
        return read(find(name_or_file, {}), {}, 0, profile) ? std::optional(std::move(profile))
                                                            : std::nullopt;
    }

private:
    Path find(const std::string& name, const Path& folder) const {
        const Path beside = folder / (name + ".xml");
        if (!folder.empty() && world_.is_file(beside)) return beside;
        const Path shipped = data_ / "layouts/preflight" / (name + ".xml");
        return world_.is_file(shipped) ? shipped : Path(name);
    }

    bool read(const Path& file, const xml::Place& named_at, int depth, Profile& profile) {
        const auto document =
            xml::load_design_file(world_, file, file.generic_string(), *schema_, findings_, named_at);
        if (!document) return false;
        const xml::Node root = document->root();
        const auto bases = split_list(root.attribute_or("extends", ""), ' ');
        if (!bases.empty() && depth >= kDepthLimit) {
            findings_.add(root.finding_at("extends", diag::Code::XmlInvalid,
                                          {{"reason", "profiles extend one another without an end"}}));
            return false;
        }
        for (const std::string& base : bases) {
            if (!read(find(base, file.parent_path()), {}, depth + 1, profile)) return false;
        }
        profile.id = root.attribute_or("id", "");
        profile.title = root.attribute_or("title", profile.title);
        bool is_good = true;
        for (const xml::Node& node : root.children("rule"))
            is_good = read_rule(node, profile) && is_good;
        return is_good;
    }

    bool read_rule(const xml::Node& node, Profile& profile) {
        const std::string id = node.attribute_or("id", "");
        if (!find_rule(id)) {
            std::vector<std::string> known;
            for (const RuleInfo& rule : all_rules())
                known.emplace_back(rule.id);
            xml::report_value(node, "id", "of the rules of preflight", known, findings_);
            return false;
        }
        if (node.attribute_or("severity", "") == "off") {
            profile.rules.erase(id);
            return true;
        }
        auto [entry, is_new] = profile.rules.try_emplace(id);
        Setting& setting = entry->second;
        if (is_new) setting.severity = diag::info(code_of(id)).severity;
        setting.severity = xml::read_enum(node, "severity", setting.severity,
                                          {{"error", diag::Severity::Error},
                                           {"warning", diag::Severity::Warning},
                                           {"info", diag::Severity::Info}},
                                          findings_);
        if (node.attribute("limit")) setting.limit = xml::read_number(node, "limit", 0, findings_);
        if (node.attribute("warning-limit"))
            setting.warning_limit = xml::read_number(node, "warning-limit", 0, findings_);
        setting.value = node.attribute_or("value", setting.value);
        setting.origin = node.origin();
        return true;
    }

    World& world_;
    Path data_;
    diag::Sink& findings_;
    std::unique_ptr<xml::Schema> schema_;
};

}

std::optional<Profile> load_profile(World& world, const Path& data, const std::string& name_or_file,
                                    diag::Sink& findings) {
    return Loader(world, data, findings).load(name_or_file);
}

std::vector<std::string> profile_names(const World& world, const Path& data) {
    std::vector<std::string> names;
    const auto entries = world.list(data / "layouts/preflight");
    if (!entries) return names;
    for (const World::Entry& entry : *entries) {
        if (entry.path.extension() == ".xml") names.push_back(entry.path.stem().string());
    }
    return names;
}

}
