// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/cli/command.hpp"
#include "publisher/proof/write_proofs.hpp"

namespace publisher::cli {

/// What `proof` was asked for.
struct ProofArguments {
    std::string source; ///< a finished PDF or a publication
    std::string out, edition, report, condition = "FOGRA39";
    double ppi = 96;
    int ink_limit = 0, n_up = 0, n_threads = 2;
    bool is_right_to_left = false, has_single_pages = false;

    bool is_of_publication() const { return job::Path(source).extension() == ".xml"; }
};

/// Writes proofs into a folder that takes the place of `arguments.out` when it is whole.
Result<proof::Summary> publish_proofs(
    World& world, const ProofArguments& arguments,
    const std::function<Result<proof::Summary>(const job::Path& folder)>& write);

/// Pages of an edition, drawn as they are laid out. Gives the exit code.
int proof_edition(const ProofArguments& arguments, World& world, const Common& common);

}
