// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/verify/verify.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace publisher::verify {

/// Products of the plan by what relates them, looked up anew in snapshot and plan.
class Relatives {
public:
    explicit Relatives(const Inputs& inputs);

    /// Those that stand in the edition, each once, in the order of the nearest record that names any. Of a
    /// model that stands there by its variants the first of them.
    std::vector<catalog::ProductId> of(const catalog::ProductView& product, std::string_view relation) const;
    const std::vector<std::string>& fallback_locales(catalog::ProductId product) const;

private:
    std::optional<catalog::ProductId> placed_one_of(catalog::ProductId target) const;

    const catalog::Snapshot& snapshot_;
    std::set<catalog::ProductId> placed_; ///< in more than an index
    std::map<catalog::ProductId, const std::vector<std::string>*> fallbacks_;
};

}
