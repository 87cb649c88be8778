// SPDX-License-Identifier: Apache-2.0
#include "publisher/governance/waivers.hpp"

#include "publisher/base/text.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"

#include <algorithm>

namespace publisher::governance {
namespace {

using publication::Waiver;

bool is_rights_code(std::string_view code) {
    return code.starts_with("rights/");
}

bool is_about_edition(const Waiver& waiver, const publication::Edition& edition) {
    return waiver.editions.empty() ||
           std::any_of(waiver.editions.begin(), waiver.editions.end(),
                       [&](const std::string& pattern) { return matches_glob(pattern, edition.id); });
}

/// Reports a waiver that can never lift anything.
bool is_well_formed(const Waiver& waiver, diag::Sink& findings) {
    const bool is_code_known = waiver.code == "rights/*" || diag::find_code(waiver.code);
    const bool is_for_product = waiver.code == diag::info(diag::Code::ProductUnapproved).id;
    if (!is_code_known || (!is_for_product && !is_rights_code(waiver.code))) {
        findings.add(diag::finding(diag::Code::WaiverCode, {{"waiver", waiver.id}, {"code", waiver.code}})
                         .from(waiver.origin));
        return false;
    }
    const std::string_view wanted = is_for_product ? "product:" : "asset:";
    if (waiver.scope.starts_with(wanted) && waiver.scope.size() > wanted.size()) return true;
    findings.add(diag::finding(diag::Code::WaiverScope, {{"waiver", waiver.id},
                                                         {"code", waiver.code},
                                                         {"scope", waiver.scope},
                                                         {"wanted", std::string(wanted) + "ID"}})
                     .from(waiver.origin));
    return false;
}

}

Waivers::Waivers(const publication::Publication& publication, const publication::Edition& edition,
                 diag::Sink& findings) {
    for (const Waiver& waiver : publication.governance.waivers) {
        if (!is_well_formed(waiver, findings)) continue;
        if (edition.is_without_waivers || !is_about_edition(waiver, edition)) continue;
        // A copy is out with its readers until the last day; an exception that ends earlier does not cover
        // it.
        const auto& last = edition.distribution.last;
        if (waiver.valid_until && last && *last <= *waiver.valid_until) {
            valid_.push_back(&waiver);
            continue;
        }
        findings.add(
            diag::finding(diag::Code::WaiverExpired,
                          {{"waiver", waiver.id},
                           {"until", waiver.valid_until ? waiver.valid_until->to_string() : "no stated day"},
                           {"edition", edition.id},
                           {"last", last ? last->to_string() : "no stated day"}})
                .from(waiver.origin));
    }
}

std::string Waivers::lift(diag::Code code, const std::string& kind, const std::vector<std::string>& names) {
    const std::string_view id = diag::info(code).id;
    for (const Waiver* waiver : valid_) {
        const bool is_about_code = waiver->code == id || (waiver->code == "rights/*" && is_rights_code(id));
        if (!is_about_code || !waiver->scope.starts_with(kind)) continue;
        const std::string_view pattern = std::string_view(waiver->scope).substr(kind.size());
        const bool is_in_scope = std::any_of(
            names.begin(), names.end(), [&](const std::string& name) { return matches_glob(pattern, name); });
        if (!is_in_scope) continue;
        used_for_[waiver].insert(names.front());
        return waiver->id;
    }
    return {};
}

std::string Waivers::lift_for_asset(diag::Code code, const std::string& asset) {
    return is_rights_code(diag::info(code).id) ? lift(code, "asset:", {asset}) : std::string();
}

std::string Waivers::lift_for_product(diag::Code code, const std::vector<std::string>& names) {
    return lift(code, "product:", names);
}

std::vector<WaiverUse> Waivers::used() const {
    std::vector<WaiverUse> uses;
    for (const Waiver* waiver : valid_) {
        const auto found = used_for_.find(waiver);
        if (found == used_for_.end()) continue;
        uses.push_back({waiver->id,
                        waiver->code,
                        waiver->scope,
                        waiver->reason,
                        waiver->granted_by,
                        waiver->valid_until,
                        {found->second.begin(), found->second.end()}});
    }
    return uses;
}

}
