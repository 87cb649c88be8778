// SPDX-License-Identifier: Apache-2.0
#include "publisher/plan/template_rules.hpp"

#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"

namespace publisher::plan {

using publication::TemplateRule;

TemplateRules::TemplateRules(const GridTask& task, const design::Design::Use& use,
                             const design::Layout& layout, const std::vector<Group>& groups,
                             const Inputs& inputs, diag::Sink& findings)
    : placement_(task.placement),
      templates_(use.rules[task.placement_idx]),
      own_(use.placements[task.placement_idx]),
      has_facing_pages_(layout.has_facing_pages),
      is_right_to_left_(inputs.locale.direction() == Locale::Direction::RightToLeft) {
    const auto known = inputs.first_pages.find({task.section.id, task.placement_idx});
    if (known != inputs.first_pages.end()) first_number_ = known->second;
    for (const TemplateRule& rule : placement_.rules) {
        auto& holds = holds_.emplace_back();
        const auto condition = rule.condition.is_empty() ? nullptr : rule.condition.compile(findings);
        for (const Group& group : groups) {
            for (const catalog::ProductId product : group.products) {
                if (!condition) continue;
                const catalog::ProductView view = inputs.snapshot.view(product);
                inputs.evaluator.set_subject({&view, group.category, {}, group.variants.contains(product)});
                const auto truth = inputs.evaluator.test(*condition);
                holds[product] = truth && *truth;
                if (truth) continue;
                findings.add(diag::finding(diag::Code::SelectionFailed, {{"reason", truth.failure().message}})
                                 .from(rule.condition.origin)
                                 .about_product(view.own().name_for_findings()));
            }
        }
    }
}

design::TemplateId TemplateRules::choose(catalog::ProductId product, const Spot& spot) const {
    for (std::size_t i = 0; i < placement_.rules.size(); ++i) {
        const TemplateRule& rule = placement_.rules[i];
        const bool is_side = rule.side == TemplateRule::Side::Either ||
                             is_left(spot.page) == (rule.side == TemplateRule::Side::Left);
        const bool is_first =
            rule.first == TemplateRule::First::No ||
            (rule.first == TemplateRule::First::OfPage ? spot.is_first_of_page : spot.is_first_of_group);
        if (is_side && is_first && (rule.condition.is_empty() || holds_[i].at(product))) return templates_[i];
    }
    return own_;
}

bool TemplateRules::is_left(int page) const {
    const bool is_recto = (first_number_ + page) % 2 == 1;
    return has_facing_pages_ && is_recto == is_right_to_left_;
}

}
