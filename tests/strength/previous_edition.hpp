// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/e2e/shop.hpp"

#include <map>
#include <string>

namespace publisher::strength {

/// A shop that was published, and whose price has changed since: whatever happens to the next build, its
/// folder holds all of the edition as it was or all of the edition as it is to be.
class PreviousEdition {
public:
    /// `outputs`: kind or name, as --to takes it.
    explicit PreviousEdition(std::string outputs = "pdf");

    /// The arguments that build the edition anew.
    std::vector<std::string> arguments() const;
    /// Puts the edition as it was back in place.
    void restore() const;
    bool is_as_it_was() const { return is_as_it_was(shop_.out()); }
    bool is_new() const { return is_new(shop_.out()); }
    /// All but the reports, which say what has changed since the build before.
    bool has_new_pages() const;
    const e2e::Shop& shop() const { return shop_; }
    /// Names of what else lies beside the edition.
    std::vector<std::string> leftovers() const { return beside_the_edition(shop_.out()); }

    /// The same of another folder that the edition was built in.
    bool is_as_it_was(const e2e::Path& out) const { return files(out) == before_; }
    bool is_new(const e2e::Path& out) const { return files(out) == after_; }
    static std::vector<std::string> beside_the_edition(const e2e::Path& out);

    /// An output folder with the edition as it was.
    e2e::Path as_it_was() const { return kept_.path() / "before"; }
    /// What the edition as it was takes on a disk with pages of 4 KiB.
    std::size_t kibibytes() const;

private:
    using Files = std::map<std::string, std::string>;
    static Files files(const e2e::Path& out);

    std::string outputs_;
    e2e::Shop shop_;
    e2e::Folder kept_;
    Files before_, after_;
};

}
