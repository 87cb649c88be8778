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
    bool is_as_it_was() const { return files() == before_; }
    bool is_new() const { return files() == after_; }
    const e2e::Shop& shop() const { return shop_; }
    /// Names of what else lies beside the edition.
    std::vector<std::string> leftovers() const;

private:
    using Files = std::map<std::string, std::string>;
    e2e::Path edition() const { return shop_.out() / "de_DE"; }
    Files files() const;

    std::string outputs_;
    e2e::Shop shop_;
    e2e::Folder kept_;
    Files before_, after_;
};

}
