// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/inspect/inspect.hpp"
#include "publisher/preflight/profile.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string>

namespace publisher::font {
class Library;
}

/// A finished PDF, our own or a supplied one, against the rules of a printing condition.
namespace publisher::preflight {

struct Options {
    /// Where the file lies that says which product and template line made what; empty: not known.
    std::filesystem::path provenance;
    std::filesystem::path inspector; ///< empty: beside this program
    const font::Library* fonts =
        nullptr; ///< with which figures of fonts of the same name are compared; null: with none
    /// Decodes every stream, pictures too, which finds damage inside them.
    bool decodes_streams = true;
    /// Draws every page to sum its inks where the profile limits them: about a fifth of a second each.
    bool sums_inks = true;
    int n_workers = 2;                 ///< that draw pages at a time
    inspect::Memory* memory = nullptr; ///< of the file's pages; null: everything is read
};

/// A preflight page by page, of a file that others read at the same time. All that is given outlives it.
class Preflight {
public:
    Preflight(World& world, std::filesystem::path pdf, const Profile& profile, const Options& options,
              diag::Sink& findings);
    ~Preflight();
    /// In their order; glyphs are not asked for.
    void take(const inspect::PageFacts& page);
    void finish(const inspect::DocumentFacts& document);
    /// Inks beside the four of the process, met on any page.
    const std::set<std::string>& spots() const;
    /// The plates of the pages that were drawn to sum their inks, by page and without their pixels.
    const std::map<int, inspect::Raster>& inks() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Two layers: what the objects of the file say, and what is painted where. Everything is asked of the
/// worker; a file that it cannot read, dies of or does not finish within its limits is a finding.
void preflight_pdf(World& world, const std::filesystem::path& pdf, const Profile& profile,
                   const Options& options, diag::Sink& findings);

}
