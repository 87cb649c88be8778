// SPDX-License-Identifier: Apache-2.0
#include "publisher/diag/sink.hpp"

#include "publisher/diag/codes.hpp"

#include <algorithm>
#include <tuple>

namespace publisher::diag {

void Sink::add(Finding finding) {
    const Kind kind{finding.code, finding.severity};
    if (n_kept_[kind] == kMostOfOneKind) return count(kind, 1);
    ++n_kept_[kind];
    findings_.push_back(std::move(finding));
}

void Sink::count(const Kind& kind, std::size_t n_more) {
    const auto [known, is_first] = not_listed_.try_emplace(kind, NotListed{findings_.size(), 0});
    if (is_first) findings_.emplace_back();
    NotListed& counted = known->second;
    counted.n += n_more;
    findings_[counted.place] = finding(Code::NotListed, {{"count", std::to_string(counted.n)},
                                                         {"code", std::string(info(kind.first).id)}})
                                   .with_severity(kind.second);
}

void Sink::add_all(const Sink& other) {
    for (const Finding& each : other.findings_) {
        if (each.code != Code::NotListed) add(each);
    }
    for (const auto& [kind, counted] : other.not_listed_)
        count(kind, counted.n);
}

bool Sink::has_errors() const {
    return std::any_of(findings_.begin(), findings_.end(),
                       [](const Finding& finding) { return finding.severity == Severity::Error; });
}

std::vector<Finding> Sink::sorted() const {
    const auto place = [](const Finding& finding) {
        const Rect area = finding.subject.area.value_or(Rect());
        return std::make_tuple(finding.subject.page, area.y, area.x);
    };
    std::vector<Finding> result = findings_;
    std::stable_sort(result.begin(), result.end(),
                     [&](const Finding& a, const Finding& b) { return place(a) < place(b); });
    return result;
}

}
