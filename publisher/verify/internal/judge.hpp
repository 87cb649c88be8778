// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/diag/sink.hpp"
#include "publisher/verify/internal/places.hpp"
#include "publisher/verify/internal/sources.hpp"

#include <set>
#include <string>
#include <tuple>

namespace publisher::verify {

/// The same thing found in two ways is told once.
class Reporter {
public:
    explicit Reporter(diag::Sink& findings) : findings_(findings) {}
    /// `field` and `product` with the page name the thing; a second finding on it is dropped.
    void add(const diag::Finding& finding, int page, const std::string& product, const std::string& field);
    bool has(int page, const std::string& product, const std::string& field) const {
        return told_.contains({page, product, field});
    }

private:
    diag::Sink& findings_;
    std::set<std::tuple<int, std::string, std::string>> told_;
};

/// Everything that is known of the file and of the data.
struct Case {
    const Inputs& inputs;
    const Options& options;
    const std::vector<Placed>& placed;
    const std::vector<PageText>& pages;
    const Places& places;
};

/// Compares what stands around each place with what has to stand there, and looks for what stands there
/// without a reason.
void judge_places(const Case& file, Reporter& reporter, Outcome& outcome);

/// A text as words with the places where words begin and end, for comparing across line breaks.
class Passage {
public:
    void add(const ReadWord& word, std::size_t index);
    /// The words that together say `squashed_text`; empty when they do not.
    std::vector<std::size_t> find(const std::string& squashed_text) const;
    const std::string& text() const { return text_; }

private:
    std::string text_;
    std::vector<std::size_t> begins_, words_;
};

}
