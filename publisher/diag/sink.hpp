// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/diag/finding.hpp"

#include <map>
#include <utility>
#include <vector>

namespace publisher::diag {

/// Collects the findings of a run. Stages report and go on with something usable, so that one run
/// collects every finding; whether anything is published is decided at the end.
///
/// Of one code and severity the first ten thousand are kept; the others are counted in a finding of their
/// own, so that a price list whose every price is wrong still ends with a report that can be read.
///
/// Not shared between threads: parallel work has a sink each, merged in the order of the work.
class Sink {
public:
    static constexpr std::size_t kMostOfOneKind = 10'000;

    void add(Finding finding);
    void add_all(const Sink& other);

    const std::vector<Finding>& findings() const { return findings_; }
    bool has_errors() const;
    /// The page and place order of a report; equal ones keep the order in which they were found.
    std::vector<Finding> sorted() const;

private:
    using Kind = std::pair<Code, Severity>;
    void count(const Kind& kind, std::size_t n_more);

    std::vector<Finding> findings_;
    std::map<Kind, std::size_t> n_kept_;
    struct NotListed {
        std::size_t place, n; ///< of the finding that counts them
    };
    std::map<Kind, NotListed> not_listed_;
};

}
