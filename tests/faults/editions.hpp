// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/diag/codes.hpp"
#include "publisher/job/read_back.hpp"
#include "publisher/world/world.hpp"
#include "tests/e2e/program.hpp"
#include "tests/faults/pdf_editor.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>

namespace publisher::faults {

using e2e::Path;

/// A publication with its data loaded, to verify finished files against.
class Publication {
public:
    explicit Publication(const Path& file);
    ~Publication();

    std::vector<std::string> editions() const;
    /// `provenance` empty: without one.
    std::vector<diag::Finding> verify(const std::string& edition, const Path& pdf, const Path& provenance);

private:
    std::unique_ptr<World> world_ = make_system_world();
    e2e::Folder scratch_;
    job::Preparation preparation_;
    std::unique_ptr<job::Pictures> pictures_;
    std::map<std::string, std::unique_ptr<job::EditionRun>> runs_;
    job::Places places_;
};

/// A sample that was built by the program, once for all tests.
struct Built {
    explicit Built(const Path& file);
    Path pdf(const std::string& edition) const { return folder.path() / edition / "press.pdf"; }
    Path provenance(const std::string& edition) const {
        return folder.path() / edition / "press.provenance.jsonl";
    }

    e2e::Folder folder;
    Publication publication;
};
Built& catalog();
Built& price_list();

Path source_folder();
std::vector<diag::Finding> preflight(const Path& pdf, const std::string& profile, bool sums_inks = false,
                                     const Path& provenance = {});

/// All findings below one another, for messages of tests.
std::string listing(const std::vector<diag::Finding>& findings);

/// Counts what was made and found; the last line of a run.
class Tally {
public:
    explicit Tally(std::string what) : what_(std::move(what)) {}
    ~Tally();
    void note(bool is_found) {
        ++n_made_;
        n_found_ += is_found ? 1 : 0;
    }

private:
    std::string what_;
    int n_made_ = 0, n_found_ = 0;
};

}
