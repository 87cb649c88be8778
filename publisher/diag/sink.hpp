// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/diag/finding.hpp"

#include <vector>

namespace publisher::diag {

/// Collects the findings of a run. Stages report and go on with something usable, so that one run
/// collects every finding; whether anything is published is decided at the end.
///
/// Not shared between threads: parallel work has a sink each, merged in the order of the work.
class Sink {
public:
    void add(Finding finding) { findings_.push_back(std::move(finding)); }
    void add_all(const Sink& other);

    const std::vector<Finding>& findings() const { return findings_; }
    bool has_errors() const;
    /// The page and place order of a report; equal ones keep the order in which they were found.
    std::vector<Finding> sorted() const;

private:
    std::vector<Finding> findings_;
};

}
