// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/emit/idml/write_idml.hpp"
#include "publisher/job/prepare.hpp"
#include "publisher/job/progress.hpp"
#include "publisher/job/selection.hpp"
#include "publisher/report/report.hpp"

#include <set>
#include <string>
#include <vector>

namespace publisher::job {

/// The documented exit codes; the first that applies of Internal, Usage, InputMissing, Temporary,
/// SomeFailed, Refused, Findings, Fine.
enum class Exit {
    Fine = 0,
    Findings = 1,
    Usage = 2,
    InputMissing = 3,
    SomeFailed = 4,
    Refused = 5,
    Internal = 70,
    Temporary = 75
};

struct BuildRequest {
    Places places;
    Path out;                          ///< editions become folders here
    std::vector<std::string> editions; ///< glob patterns; empty: all
    std::vector<std::string> outputs;  ///< names or kinds; empty: all named outputs
    emit::idml::LineBreaks idml_line_breaks = emit::idml::LineBreaks::Free;
    double png_ppi = 96;          ///< of the page proofs that `png` asks for
    std::set<diag::Code> allowed; ///< loosened by name; never rights or approval
    diag::Severity fail_on = diag::Severity::Error;
    bool is_read_back = true; ///< preflight and verify; without it report and file say so
    int n_threads = 1;      ///< shared by editions that are built at the same time and what each of them does
    Trace* trace = nullptr; ///< outlives the build
};

struct BuildResult {
    Exit exit = Exit::Fine;
    std::vector<report::Edition> editions;
    std::vector<diag::Finding> findings; ///< of the design and the data, before any edition
    std::string failure;                 ///< why the run could not go on
};

/// Builds the editions a request names, several at a time when there are threads for it; what they write does not
/// depend on how many. Each edition's folder is built beside and swapped as one; an
/// edition that fails leaves the previous folder as it was and puts its report into `EDITION.failed`.
BuildResult build(World& world, const BuildRequest& request, const Listener& progress);

/// Codes that no --allow lifts: rights and approval, which only a waiver in the publication does.
bool may_be_allowed(diag::Code code);

Exit exit_of(const Failure& failure);

}
