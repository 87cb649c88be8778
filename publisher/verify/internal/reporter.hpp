// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/diag/code.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/verify/internal/case.hpp"

#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace publisher::verify {

using Arguments = std::vector<std::pair<std::string, std::string>>;

/// Tells what is wrong. The same thing found in two ways is told once.
class Reporter {
public:
    Reporter(const Case& file, diag::Sink& findings) : file_(file), findings_(findings) {}

    /// `field` and `product` with the page name the thing; a second finding on it is dropped.
    void add(const diag::Finding& finding, int page, const std::string& product, const std::string& field);
    bool has(int page, const std::string& product, const std::string& field) const {
        return told_.contains({page, product, field});
    }

    /// Of one thing that is to stand with a product, somewhere on its page.
    void tell(const Place& place, const Expectation& expectation, diag::Code code, Arguments arguments,
              const Rect& at);
    /// It may be in the part of the page all the same, where nobody sees it. What a template may leave out
    /// is not missed.
    void tell_missing(const Place& place, const Expectation& expectation, const Rect& part, diag::Code code);
    /// Whether a reader sees the words that were found for it.
    void check_seen(const Place& place, const Expectation& expectation,
                    const std::vector<std::size_t>& words);

private:
    const Case& file_;
    diag::Sink& findings_;
    std::set<std::tuple<int, std::string, std::string>> told_;
};

}
