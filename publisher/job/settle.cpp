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

}

Result<layout::Outcome> settle(const Round& round, diag::Sink& findings) {
    layout::References references;
    for (int n = 1;; ++n) {
        auto outcome = round(references);
        if (!outcome) return outcome;
        const std::string* moved = find_moved(*outcome, references);
        if (!moved) return outcome;
        if (n == kMostRounds) {
            findings.add(diag::finding(diag::Code::ReferencesUnsettled,
                                       {{"rounds", std::to_string(n)}, {"target", *moved}}));
            return outcome;
        }
        references = outcome->places;
    }
}

}
