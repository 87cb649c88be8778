// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/plan/slots.hpp"
#include "publisher/plan/solved_grid.hpp"

namespace publisher::plan {

/// Chooses the templates of a flowing grid's tiles by the rules of its placement: the first that holds, else
/// the placement's own. Which pages are left and right is known from the last round of layout; before that
/// the placement is taken to begin on a recto.
class TemplateRules {
public:
    TemplateRules(const GridTask& task, const design::Design::Use& use, const design::Layout& layout,
                  const std::vector<Group>& groups, const Inputs& inputs, diag::Sink& findings);

    design::TemplateId choose(catalog::ProductId product, const Spot& spot) const;

private:
    bool is_left(int page) const;

    const publication::Placement& placement_;
    const std::vector<design::TemplateId>& templates_;
    design::TemplateId own_;
    int first_number_ = 1;
    bool has_facing_pages_, is_right_to_left_;
    std::vector<std::map<catalog::ProductId, bool>> holds_; ///< [rule]: whether its condition does
};

}
