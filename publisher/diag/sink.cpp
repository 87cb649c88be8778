// SPDX-License-Identifier: Apache-2.0
#include "publisher/diag/sink.hpp"

#include <algorithm>
#include <tuple>

namespace publisher::diag {

void Sink::add_all(const Sink& other) {
    findings_.insert(findings_.end(), other.findings_.begin(), other.findings_.end());
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
