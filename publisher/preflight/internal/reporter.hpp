// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/preflight/profile.hpp"
#include "publisher/provenance/provenance.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace publisher::preflight {

/// One breach of a rule, without what every rule says alike.
struct Breach {
    std::string rule, problem, found, wanted;
    int page = 0; ///< 0: of the whole file
    std::optional<Rect> area;
    std::optional<diag::Severity> severity; ///< instead of the profile's
};

/// Turns breaches into findings: the rule's code and severity, and for own files what was meant to stand
/// there. Of one rule on one page the first few are told, the others counted.
class Reporter {
public:
    /// The witness is called when something is to be told of a place: its file is large, and a sound PDF needs none.
    using CallWitness = std::function<std::optional<provenance::Provenance>()>;
    Reporter(const Profile& profile, diag::Sink& findings, CallWitness call_witness)
        : profile_(profile), findings_(findings), call_witness_(std::move(call_witness)) {}

    void add(Breach breach);
    /// What was counted and not told.
    void finish();

    const Profile& profile() const { return profile_; }
    const Setting* setting(const std::string& rule) const { return profile_.find(rule); }

private:
    void attribute(diag::FindingBuilder& finding, const Breach& breach);
    const std::vector<provenance::Record>& records_of(int page);

    const Profile& profile_;
    diag::Sink& findings_;
    CallWitness call_witness_;                               ///< empty: it was heard
    std::map<int, std::vector<provenance::Record>> records_; ///< by page
    std::map<std::pair<std::string, int>, int> counts_;
};

/// "12.35 mm" for a length, at most two digits after the point.
std::string to_text(double number, const char* unit);

}
