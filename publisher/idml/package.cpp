// SPDX-License-Identifier: Apache-2.0
#include "publisher/idml/package.hpp"

#include "publisher/base/text.hpp"

#include <algorithm>

namespace publisher::idml {
namespace {

constexpr std::string_view kMimetype = "application/vnd.adobe.indesign-idml-package";

Failure refused(std::string reason) {
    return {Failure::Kind::Refused, std::move(reason)};
}

/// A story is one part, so that large documents have many; embedded pictures make large ones.
zip::Limits limits() {
    zip::Limits limits;
    limits.n_entries = 65'535;
    limits.entry_size = 256ull << 20;
    limits.total_size = 1ull << 30;
    return limits;
}

/// Would the name lead out of a folder it is unpacked to, on any system?
bool leads_out(std::string_view name) {
    if (name.empty() || name.front() == '/' || name.find('\\') != std::string_view::npos) return true;
    if (name.find('\0') != std::string_view::npos || name.find(':') != std::string_view::npos) return true;
    const auto parts = split(name, '/');
    return std::any_of(parts.begin(), parts.end(),
                       [](std::string_view part) { return part == ".." || part == "."; });
}

Status check_names(std::vector<std::string> names) {
    for (const std::string& name : names) {
        if (leads_out(name)) return refused("entry '" + name + "' leads out of the package");
        if (find_malformed_utf8(name)) return refused("the name of an entry is no UTF-8");
    }
    std::sort(names.begin(), names.end());
    const auto twice = std::adjacent_find(names.begin(), names.end());
    if (twice != names.end()) return refused("entry '" + *twice + "' is there twice");
    return Done();
}

}

Result<Package> Package::open(std::string bytes) {
    auto archive = zip::Archive::open(std::move(bytes), limits());
    if (!archive) return archive.failure();
    std::vector<std::string> names = archive->names();
    if (const Status checked = check_names(names); !checked) return checked.failure();
    if (!archive->has("mimetype")) return refused("it has no mimetype");
    const auto mimetype = archive->read("mimetype");
    if (!mimetype) return mimetype.failure();
    if (trimmed(*mimetype) != kMimetype) return refused("its mimetype is not that of IDML");
    if (!archive->has("designmap.xml")) return refused("it has no designmap.xml");
    return Package(std::move(*archive), std::move(names));
}

}
