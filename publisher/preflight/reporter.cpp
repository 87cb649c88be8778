// SPDX-License-Identifier: Apache-2.0
#include "publisher/preflight/internal/reporter.hpp"

#include "publisher/base/text.hpp"
#include "publisher/preflight/internal/rules.hpp"

#include <algorithm>
#include <utility>

namespace publisher::preflight {
namespace {

constexpr int kToldOnAPage = 5;

double common_area(const Rect& a, const Rect& b) {
    const Length width = std::min(a.right(), b.right()) - std::max(a.left(), b.left());
    const Length height = std::min(a.bottom(), b.bottom()) - std::max(a.top(), b.top());
    return width <= Length() || height <= Length() ? 0 : width.millimetres() * height.millimetres();
}

}

void Reporter::add(Breach breach) {
    const Setting* setting = profile_.find(breach.rule);
    if (!setting) return;
    if (++counts_[{breach.rule, breach.page}] > kToldOnAPage) return;
    auto finding = diag::finding(code_of(breach.rule), {{"rule", breach.rule},
                                                        {"problem", breach.problem},
                                                        {"found", breach.found},
                                                        {"wanted", breach.wanted}});
    finding.with_severity(breach.severity.value_or(setting->severity));
    if (breach.page > 0) finding.on_page(breach.page, breach.area);
    attribute(finding, breach);
    findings_.add(finding);
}

void Reporter::finish() {
    for (const auto& [key, count] : counts_) {
        if (count <= kToldOnAPage) continue;
        const auto& [rule, page] = key;
        auto finding =
            diag::finding(code_of(rule), {{"rule", rule},
                                          {"problem", "the same in further places"},
                                          {"found", std::to_string(count - kToldOnAPage) + " more"},
                                          {"wanted", "none"}});
        finding.with_severity(profile_.find(rule)->severity);
        if (page > 0) finding.on_page(page);
        findings_.add(finding);
    }
}

const std::vector<provenance::Record>& Reporter::records_of(int page) {
    if (const CallWitness call = std::exchange(call_witness_, nullptr)) {
        auto provenance = call().value_or(provenance::Provenance());
        for (provenance::Record& record : provenance.records)
            records_[record.page].push_back(std::move(record));
    }
    return records_[page];
}

/// What shares most of the place; it is the witness's word, to be read as such.
void Reporter::attribute(diag::FindingBuilder& finding, const Breach& breach) {
    if (!breach.area) return;
    const provenance::Record* best = nullptr;
    double most = 0;
    for (const provenance::Record& record : records_of(breach.page)) {
        const double common = common_area(record.area, *breach.area);
        if (common > most) {
            most = common;
            best = &record;
        }
    }
    if (!best) return;
    finding.about_product(best->product);
    if (best->kind == provenance::Record::Kind::Picture) finding.about_asset(best->field);
    if (best->design.is_known()) finding.from(best->design);
    if (best->data.is_known()) finding.from(best->data);
}

std::string to_text(double number, const char* unit) {
    const std::string text = to_number_text(number, 2);
    return *unit ? text + ' ' + unit : text;
}

}
