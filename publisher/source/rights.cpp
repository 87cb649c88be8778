// SPDX-License-Identifier: Apache-2.0
#include "publisher/source/internal/rights.hpp"

#include "publisher/diag/codes.hpp"
#include "publisher/world/world.hpp"

#include <algorithm>
#include <vector>

namespace publisher::source {
namespace {

namespace fs = std::filesystem;

/// "name.ext.xmp" names its picture; "name.xmp" may belong to several and comes after it.
std::vector<fs::path> sidecars_of(const World& world, const fs::path& file) {
    std::vector<fs::path> sidecars;
    for (const char* extension : {".xmp", ".XMP"}) {
        fs::path appended = file;
        sidecars.push_back(appended += extension);
    }
    for (const char* extension : {".xmp", ".XMP"}) {
        fs::path replaced = file;
        sidecars.push_back(replaced.replace_extension(extension));
    }
    std::erase_if(sidecars,
                  [&](const fs::path& sidecar) { return sidecar == file || !world.is_file(sidecar); });
    return sidecars;
}

template <typename Field>
const Field& first_of(const Field& first, const Field& second) {
    return first == Field() ? second : first;
}

std::vector<std::string> all_of(std::vector<std::string> first, const std::vector<std::string>& second) {
    for (const std::string& item : second) {
        if (std::find(first.begin(), first.end(), item) == first.end()) first.push_back(item);
    }
    return first;
}

}

EmbeddedRights merged(const EmbeddedRights& first, const EmbeddedRights& second) {
    EmbeddedRights rights;
    rights.usage_terms = first_of(first.usage_terms, second.usage_terms);
    rights.web_statement = first_of(first.web_statement, second.web_statement);
    rights.owner = first_of(first.owner, second.owner);
    rights.creator = first_of(first.creator, second.creator);
    rights.credit = first_of(first.credit, second.credit);
    rights.is_marked = first_of(first.is_marked, second.is_marked);
    rights.is_credit_required = first_of(first.is_credit_required, second.is_credit_required);
    rights.starts = all_of(first.starts, second.starts);
    rights.ends = all_of(first.ends, second.ends);
    rights.territories = first_of(first.territories, second.territories);
    rights.media = first_of(first.media, second.media);
    rights.constraints = first_of(first.constraints, second.constraints);
    rights.problems = all_of(first.problems, second.problems);
    rights.from = first.from.empty() || second.from.empty() ? first.from + second.from
                                                            : first.from + ", " + second.from;
    return rights;
}

std::optional<EmbeddedRights> read_rights(Context& context, const fs::path& file, const std::string& asset,
                                          const CellRef& cell, Reporter& reporter) {
    if (!context.options.metadata) return std::nullopt;
    std::vector<fs::path> places = sidecars_of(context.world, file);
    std::erase_if(places, [&](const fs::path& sidecar) {
        return context.world.leads_out(sidecar, sidecar.parent_path());
    });
    places.push_back(file);
    std::optional<EmbeddedRights> rights;
    for (const fs::path& place : places) {
        const auto read = context.options.metadata->read(place);
        const std::string name = place.filename().generic_string();
        const auto report = [&](const std::string& reason) {
            reporter.add(diag::finding(diag::Code::UnreadableMetadata, {{"file", name}, {"reason", reason}})
                             .about_asset(asset),
                         cell);
        };
        if (!read) {
            report(read.failure().message);
            continue;
        }
        if (!*read) continue;
        EmbeddedRights found = **read;
        for (const std::string& problem : found.problems)
            report(problem);
        if (place != file) found.from = "sidecar " + name;
        if (found.from.empty()) found.from = "embedded XMP";
        rights = rights ? merged(*rights, found) : found;
    }
    return rights;
}

}
