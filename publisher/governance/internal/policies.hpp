// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/governance/internal/found_gap.hpp"
#include "publisher/governance/words.hpp"

#include <optional>
#include <string>
#include <vector>

namespace publisher::diag {
class Sink;
}

namespace publisher::governance {

/// The declared policies of a publication.
class Policies {
public:
    /// Reports, and leaves aside, an action that means nothing for its state.
    Policies(const publication::Publication& publication, diag::Sink& findings);

    struct Decision {
        GapAction action = GapAction::RefuseEdition;
        std::string fallback_locale;
        bool is_declared = false;

        /// What a finding says at its end: "the product is left out".
        std::string consequence(bool is_optional) const;
    };
    /// The first policy of the state that can serve.
    Decision decide(const FoundGap& gap) const;

private:
    std::vector<const publication::Policy*> policies_;
};

}
