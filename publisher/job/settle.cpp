// SPDX-License-Identifier: Apache-2.0
#include "publisher/job/settle.hpp"

#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"

namespace publisher::job {
namespace {

constexpr int kMostRounds = 5;

/// Something that stands on another page than the references of this round said.
const std::string* find_moved(const layout::Outcome& outcome, const layout::References& references) {
    if (!outcome.has_references) return nullptr;
    for (const auto& [key, places] : outcome.places) {
        const auto before = references.find(key);
        if (before == references.end() || before->second != places) return &key;
    }
    return nullptr;
}

/// A section that begins on another page than the templates of this round were chosen for.
const std::string* find_moved(const layout::Outcome& outcome, const plan::FirstPages& first_pages) {
    if (!outcome.depends_on_sides) return nullptr;
    for (const auto& [place, page] : outcome.first_pages) {
        const auto before = first_pages.find(place);
        if (before == first_pages.end() || before->second != page) return &place.first;
    }
    return nullptr;
}

}

Result<layout::Outcome> settle(const Round& round, diag::Sink& findings) {
    Answers answers;
    for (int n = 1;; ++n) {
        auto outcome = round(answers);
        if (!outcome) return outcome;
        const std::string* target = find_moved(*outcome, answers.references);
        const std::string* section = find_moved(*outcome, answers.first_pages);
        if (!target && !section) return outcome;
        if (n == kMostRounds) {
            const std::string rounds = std::to_string(n);
            if (section)
                findings.add(diag::finding(diag::Code::TemplatesUnsettled,
                                           {{"rounds", rounds}, {"section", *section}}));
            if (target)
                findings.add(diag::finding(diag::Code::ReferencesUnsettled,
                                           {{"rounds", rounds}, {"target", *target}}));
            return outcome;
        }
        answers = {outcome->places, outcome->first_pages};
    }
}

}
