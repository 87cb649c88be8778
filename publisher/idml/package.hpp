// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/result.hpp"
#include "publisher/zip/archive.hpp"

#include <string>
#include <vector>

namespace publisher::idml {

/// An IDML package in memory, read within limits: archives that unpack to more than a document can be,
/// entries that lead out of a folder, entries of one name and packages without IDML's mimetype or
/// designmap are refused. Nothing is ever written to disk.
class Package {
public:
    static Result<Package> open(std::string bytes);

    const std::vector<std::string>& names() const { return names_; }
    bool has(std::string_view name) const { return archive_.has(name); }
    Result<std::unique_ptr<zip::EntryStream>> stream(std::string_view name) const {
        return archive_.stream(name);
    }

private:
    Package(zip::Archive archive, std::vector<std::string> names)
        : archive_(std::move(archive)), names_(std::move(names)) {}

    zip::Archive archive_;
    std::vector<std::string> names_;
};

}
