// SPDX-License-Identifier: Apache-2.0
#include "publisher/governance/clear.hpp"

#include "publisher/base/text.hpp"
#include "publisher/catalog/names.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/governance/internal/policies.hpp"
#include "publisher/governance/internal/product_judge.hpp"

#include <algorithm>

namespace publisher::governance {
namespace {

using catalog::Asset;
using catalog::ProductView;
using catalog::Snapshot;
using diag::Code;
using diag::Severity;
using publication::Edition;
using publication::Publication;

std::string approval_statement(const Publication& publication) {
    const auto& approval = publication.governance.approval;
    if (!approval) return "not declared";
    const std::string products =
        approval->is_none ? "none: the publication maps no approval of products"
                          : "products by " + approval->attribute + " = " + joined(approval->accepted, ", ");
    const std::string assets = !approval->accepted_assets.empty()
                                   ? "assets by " + joined(approval->accepted_assets, ", ")
                               : approval->is_none ? "none of assets"
                                                   : "assets only if they state no approval of their own";
    return products + "; " + assets;
}

bool contains(const std::vector<std::string>& names, const std::string& name) {
    return std::any_of(names.begin(), names.end(),
                       [&](const std::string& known) { return equals_ignoring_case(known, name); });
}

/// An edition for a channel or locale that the data does not have would be judged by nothing.
void check_edition(const Snapshot& snapshot, const Publication& publication, const Edition& edition,
                   diag::Sink& findings) {
    const auto report = [&](Code code, const char* argument, const std::string& name,
                            const std::vector<std::string>& known) {
        auto finding = diag::finding(code, {{"edition", edition.id}, {argument, name}}).from(edition.origin);
        if (const auto nearest = nearest_name(name, known))
            finding.with_remedy("did you mean '" + *nearest + "'?");
        findings.add(finding);
    };
    const auto& channels = snapshot.channels();
    if (!channels.empty() && !contains(channels, edition.channel)) {
        report(Code::EditionChannel, "channel", edition.channel, channels);
    }
    const auto& locales = snapshot.locales();
    bool is_locale_known = locales.empty() || contains(locales, edition.locale);
    for (const publication::LocaleFallback& fallback : publication.governance.fallbacks) {
        is_locale_known |= fallback.locale == edition.locale;
    }
    if (!is_locale_known) report(Code::EditionLocale, "locale", edition.locale, locales);
}

Severity severity_of(GapAction action) {
    switch (action) {
        case GapAction::RefuseEdition: return Severity::Error;
        case GapAction::Placeholder: return Severity::Warning;
        case GapAction::LeaveOut:
        case GapAction::Fallback:
        case GapAction::Accept: break;
    }
    return Severity::Info;
}

/// Follows the policies for one edition, product by product.
class Clearing {
public:
    Clearing(const Snapshot& snapshot, const Publication& publication, const Edition& edition,
             const Demands& demands, diag::Sink& findings)
        : snapshot_(snapshot),
          publication_(publication),
          edition_(edition),
          findings_(findings),
          locale_(edition.locale),
          policies_(publication, findings),
          waivers_(publication, edition, findings),
          judge_(snapshot, publication, edition, locale_, demands, waivers_, findings) {}

    Clearance run() {
        check_edition(snapshot_, publication_, edition_, findings_);
        clearance_.edition = edition_.id;
        clearance_.approval = approval_statement(publication_);
        if (!publication_.governance.approval) refuse_without_approval();
        for (const ProductId id : snapshot_.products())
            clear_product(id);
        judge_.judge_house_assets();
        clearance_.assets = judge_.verdicts();
        clearance_.waivers = waivers_.used();
        report_undeclared();
        report_assets();
        report_waivers();
        if (n_proof_only_ > 0) report_proof_only();
        return std::move(clearance_);
    }

private:
    void refuse_without_approval() {
        clearance_.is_refused = true;
        findings_.add(diag::finding(Code::ApprovalUndeclared, {{"edition", edition_.id}})
                          .from(origin::DesignOrigin{publication_.file, 1, 1}));
    }

    void clear_product(ProductId id) {
        const ProductView product = snapshot_.view(id);
        if (!product.own().is_enabled) {
            clearance_.disabled.push_back(id);
            return;
        }
        ClearedProduct cleared{id, {}, {}};
        bool is_left_out = false, is_placeholder = false;
        std::set<GapState> undeclared;
        for (const FoundGap& found : judge_.judge(product)) {
            const Policies::Decision decision = policies_.decide(found);
            cleared.gaps.push_back(report(product, found, decision));
            if (!decision.is_declared) undeclared.insert(found.state);
            const bool is_refusing = decision.action == GapAction::RefuseEdition;
            clearance_.is_refused |= is_refusing;
            is_left_out |= is_refusing || decision.action == GapAction::LeaveOut;
            is_placeholder |= decision.action == GapAction::Placeholder;
            auto& fallbacks = cleared.fallback_locales;
            const bool is_new =
                std::find(fallbacks.begin(), fallbacks.end(), decision.fallback_locale) == fallbacks.end();
            if (decision.action == GapAction::Fallback && is_new)
                fallbacks.push_back(decision.fallback_locale);
        }
        for (const GapState state : undeclared)
            ++n_undeclared_[state];
        note_pictures(product, !is_left_out);
        if (is_left_out) {
            clearance_.left_out.push_back({id, std::move(cleared.gaps)});
            return;
        }
        n_proof_only_ += is_placeholder;
        clearance_.products.push_back(std::move(cleared));
    }

    Gap report(const ProductView& product, const FoundGap& found, const Policies::Decision& decision) {
        auto arguments = found.arguments;
        arguments.emplace_back("consequence", decision.is_declared
                                                  ? decision.consequence(found.is_optional)
                                                  : "no policy says what then, so the edition is refused");
        const diag::Finding finding = diag::finding(found.code, std::move(arguments))
                                          .with_severity(severity_of(decision.action))
                                          .about_product(product.own().name_for_findings())
                                          .from(found.design)
                                          .from(snapshot_.cells().resolve(found.cell));
        diag::Finding placed = finding;
        placed.subject.edition = edition_.id;
        findings_.add(placed);
        return {found.state, decision.action, found.field, finding.message(), found.cell};
    }

    /// Where each picture would have stood, and which credits have to be printed.
    void note_pictures(const ProductView& product, bool is_cleared) {
        for (const catalog::AssetLink* link : product.assets()) {
            if (!link->asset.is_valid() || !judge_.is_shown(product, link->role)) continue;
            const AssetVerdict& verdict = judge_.verdicts().at(link->asset);
            std::vector<ProductId>& wanted_by = wanted_by_[link->asset];
            if (wanted_by.empty() || wanted_by.back() != product.own().index)
                wanted_by.push_back(product.own().index);
            const bool is_credited = is_cleared && verdict.is_cleared && verdict.is_credit_required;
            if (is_credited && !verdict.credit.empty()) credits_.insert(verdict.credit);
        }
    }

    void report_undeclared() {
        for (const auto& [state, count] : n_undeclared_) {
            findings_.add(diag::finding(Code::PolicyUndeclared, {{"count", std::to_string(count)},
                                                                 {"edition", edition_.id},
                                                                 {"state", std::string(to_string(state))}})
                              .from(edition_.origin));
        }
    }

    void report_assets() {
        for (const auto& [id, products] : wanted_by_) {
            const Asset& asset = snapshot_.assets()[id.index()];
            const AssetVerdict& verdict = clearance_.assets.at(id);
            for (const Objection& objection : verdict.objections) {
                if (objection.is_lifted()) continue;
                add_about(asset, products, diag::finding(objection.code, objection.arguments));
            }
            for (const std::string& constraint : asset.constraints) {
                AssetVerdict scratch;
                if (add_constraint(scratch, constraint)) continue;
                add_about(asset, products,
                          diag::finding(Code::ConstraintUnknown, {{"constraint", constraint}}));
            }
        }
        clearance_.credits.assign(credits_.begin(), credits_.end());
    }

    void add_about(const Asset& asset, const std::vector<ProductId>& products, diag::Finding finding) {
        finding.subject.asset = asset.id;
        finding.subject.edition = edition_.id;
        finding.subject.product = catalog::names_for_findings(snapshot_, products);
        finding.data = snapshot_.cells().resolve(asset.cell);
        findings_.add(std::move(finding));
    }

    void report_waivers() {
        for (const WaiverUse& use : clearance_.waivers) {
            const auto& waivers = publication_.governance.waivers;
            const auto waiver =
                std::find_if(waivers.begin(), waivers.end(),
                             [&](const publication::Waiver& known) { return known.id == use.waiver; });
            findings_.add(diag::finding(Code::WaiverUsed,
                                        {{"waiver", use.waiver},
                                         {"reason", use.reason},
                                         {"granted_by", use.granted_by},
                                         {"until", use.valid_until ? use.valid_until->to_string() : ""},
                                         {"code", use.code},
                                         {"count", std::to_string(use.used_for.size())},
                                         {"things", use.scope.starts_with("asset:") ? "assets" : "products"}})
                              .from(waiver->origin));
        }
    }

    void report_proof_only() {
        clearance_.is_proof_only = true;
        findings_.add(diag::finding(Code::ProofOnly,
                                    {{"count", std::to_string(n_proof_only_)}, {"edition", edition_.id}})
                          .from(edition_.origin));
    }

    const Snapshot& snapshot_;
    const Publication& publication_;
    const Edition& edition_;
    diag::Sink& findings_;
    Locale locale_;
    Policies policies_;
    Waivers waivers_;
    ProductJudge judge_;
    Clearance clearance_;
    std::map<GapState, std::size_t> n_undeclared_;
    std::map<AssetId, std::vector<ProductId>> wanted_by_;
    std::set<std::string> credits_;
    std::size_t n_proof_only_ = 0;
};

}

Clearance clear(const Snapshot& snapshot, const Publication& publication, const Edition& edition,
                const Demands& demands, diag::Sink& findings) {
    return Clearing(snapshot, publication, edition, demands, findings).run();
}

}
