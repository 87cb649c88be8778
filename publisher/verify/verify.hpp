// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/result.hpp"
#include "publisher/catalog/snapshot.hpp"
#include "publisher/design/design.hpp"
#include "publisher/expression/evaluator.hpp"
#include "publisher/governance/clearance.hpp"
#include "publisher/inspect/inspect.hpp"
#include "publisher/plan/flatplan.hpp"
#include "publisher/publication/publication.hpp"

#include <filesystem>
#include <memory>
#include <set>
#include <string>

namespace publisher::diag {
class Sink;
}

/// What is printed against what is governed: the finished PDF, read by publisher-inspect alone, and the
/// snapshot it was made from. Nothing of layout and emit is asked, and no price is formatted to be
/// compared: printed amounts are read with a parser of this module.
namespace publisher::verify {

/// All of it outlives the call.
struct Inputs {
    const catalog::Snapshot& snapshot;
    const publication::Publication& publication;
    const publication::Edition& edition;
    const governance::Clearance& clearance;
    const design::Design& design;
    const plan::Flatplan& flatplan;
    expression::Evaluator& evaluator;
    bool is_right_to_left = false;
};

struct Options {
    /// Prices, numbers and names below are not for readers: 5 pt is what trade associations call the least.
    Length minimum_size = 5_pt;
    std::string output;               ///< name of the output, which the provenance file has to say too
    std::filesystem::path provenance; ///< the file beside the PDF; empty: do without
    std::filesystem::path inspector;  ///< empty: beside this program
    /// Supplied pages that are approved, by the SHA-256 of their content (inspect::FormFacts::content_sha256). What
    /// stands in them is neither evidence for the data nor held against them.
    std::set<std::string> supplied_art;
    int n_workers = 2;                 ///< that read codes at a time
    inspect::Memory* memory = nullptr; ///< of the file's pages; null: everything is read
};

/// What was looked at, for the report.
struct Outcome {
    int n_pages = 0, n_products = 0, n_fields = 0, n_prices = 0, n_codes = 0;
    bool has_provenance = false;
};

/// A verification page by page, of a file that others read at the same time. All that is given outlives it.
class Verification {
public:
    Verification(const Inputs& inputs, const Options& options);
    ~Verification();
    /// In their order, with their glyphs.
    void take(const inspect::PageFacts& page);
    /// See `verify_pdf`.
    Outcome finish(const World& world, const std::filesystem::path& pdf, diag::Sink& findings);

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Looks for every placed product by its number, and around it for every price, number and name that the
/// template shows, and every field of a text with verify="mandatory"; then the other way round: nothing
/// that reads like a price without a source, no product that is not planned. A sound file of the right
/// data gives no finding. A file that cannot be read is a finding as well.
Outcome verify_pdf(const World& world, const std::filesystem::path& pdf, const Inputs& inputs,
                   const Options& options, diag::Sink& findings);

}
