// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/publication/publication.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace publisher::diag {
class Sink;
}

namespace publisher::governance {

/// The publication's licences by every spelling they are met in. Case, spaces, hyphens and underscores do
/// not count: "CC-BY-SA 3.0" is "CC BY-SA 3.0". A number does: 3.0 is never 4.0.
class LicenceTable {
public:
    /// Reports a spelling that two licences claim; it then belongs to neither. The licences have to outlive
    /// the table.
    LicenceTable(const std::vector<publication::Licence>& licences, diag::Sink& findings);

    /// Null when nobody has said what this spelling means.
    const publication::Licence* find(std::string_view spelling) const;
    /// The known spelling that comes closest, as it was written.
    std::optional<std::string> nearest(std::string_view spelling) const;

private:
    struct Entry {
        const publication::Licence* licence = nullptr;
        std::string spelling;
    };
    std::map<std::string, Entry> entries_;
};

}
