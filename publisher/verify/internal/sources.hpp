// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/verify/verify.hpp"

#include <map>
#include <optional>
#include <string>

namespace publisher::verify {

/// Texts in which a price may stand as part of a sentence: "spare lid for 20 €".
class Sources {
public:
    explicit Sources(const Inputs& inputs) : inputs_(inputs) {}
    /// Whether a text of the product, or of the house when there is none, holds these characters.
    bool say(const std::string& squashed_text, std::optional<catalog::ProductId> product);

private:
    const std::string& house_texts();

    const Inputs& inputs_;
    std::optional<std::string> house_texts_;
    std::map<catalog::ProductId, std::string> texts_;
};

}
