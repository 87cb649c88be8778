// SPDX-License-Identifier: Apache-2.0
#include "publisher/governance/internal/policies.hpp"

#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"

#include <algorithm>

namespace publisher::governance {
namespace {

bool is_fit(GapState state, GapAction action) {
    if (action == GapAction::Fallback) return state == GapState::MissingTranslation;
    // Rights and approval are never lifted by an option. To accept uncleared rights is to print the
    // product without the picture; an unapproved product has nothing that could be left away.
    if (action == GapAction::Accept) return state != GapState::Unapproved;
    return true;
}

}

std::string_view to_string(GapState state) {
    switch (state) {
        case GapState::MissingTranslation: return "missing-translation";
        case GapState::MissingPrice: return "missing-price";
        case GapState::MissingPicture: return "missing-picture";
        case GapState::UnclearedRights: return "uncleared-rights";
        case GapState::Incomplete: return "incomplete";
        case GapState::Unapproved: return "unapproved";
    }
    return {};
}

std::string_view to_string(GapAction action) {
    switch (action) {
        case GapAction::RefuseEdition: return "refuse-edition";
        case GapAction::LeaveOut: return "leave-out";
        case GapAction::Fallback: return "fallback";
        case GapAction::Placeholder: return "placeholder";
        case GapAction::Accept: return "accept";
    }
    return {};
}

Policies::Policies(const publication::Publication& publication, diag::Sink& findings) {
    for (const publication::Policy& policy : publication.governance.policies) {
        if (is_fit(policy.state, policy.action)) {
            policies_.push_back(&policy);
            continue;
        }
        findings.add(
            diag::finding(diag::Code::PolicyUnfit, {{"action", std::string(to_string(policy.action))},
                                                    {"state", std::string(to_string(policy.state))}})
                .from(policy.origin));
    }
}

Policies::Decision Policies::decide(const FoundGap& gap) const {
    for (const publication::Policy* policy : policies_) {
        if (policy->state != gap.state) continue;
        const bool is_fallback = policy->action == GapAction::Fallback;
        const auto& found = gap.found_locales;
        if (is_fallback && std::find(found.begin(), found.end(), policy->fallback_locale) == found.end())
            continue;
        if (gap.is_optional && !is_fallback) continue;
        return {policy->action, policy->fallback_locale, true};
    }
    if (gap.is_optional) return {GapAction::Accept, {}, true};
    return {};
}

std::string Policies::Decision::consequence(bool is_optional) const {
    switch (action) {
        case GapAction::RefuseEdition: return "the edition is refused";
        case GapAction::LeaveOut: return "the product is left out";
        case GapAction::Fallback: return fallback_locale + " stands in";
        case GapAction::Placeholder: return "a placeholder stands in, on proofs only";
        case GapAction::Accept: break;
    }
    return is_optional ? "the template does without it" : "the product stands as it is";
}

}
