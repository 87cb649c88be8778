// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/inspect/facts.hpp"
#include "publisher/preflight/internal/reporter.hpp"
#include "publisher/preflight/preflight.hpp"

#include <map>
#include <string>

namespace publisher::preflight {

/// Holds how figures are drawn against the installed face of the font's name, and against other fonts of that name: one
/// outline cannot be an 8 here and a 3 there. Of a face that is not installed, figures that changed places in all of its
/// fonts alike are not found.
class Figures {
public:
    Figures(const World& world, const Options& options) : world_(world), options_(options) {}

    void check(const inspect::PageFacts& page, Reporter& reporter);

private:
    using Known = std::map<std::string, char>; ///< figures by their outlines
    Known& known_of(const std::string& face);
    void add_installed(const std::string& face, Known& known) const;

    const World& world_;
    const Options& options_;
    std::map<std::string, Known> known_; ///< of each face
};

}
