// SPDX-License-Identifier: Apache-2.0
#include "publisher/governance/rights.hpp"

#include "publisher/base/text.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/finding.hpp"

#include <algorithm>

namespace publisher::governance {
namespace {

using catalog::Asset;
using diag::Code;
using publication::Edition;
using publication::Licence;
using JudgedBy = Asset::JudgedBy;
using Names = std::vector<std::string>;

/// Words of the edition's medium; what a publication shows on screens is shown on the web.
Names media_of(const publication::Publication& publication, const Edition& edition) {
    Names media = split_list(edition.medium, ' ');
    const bool has_screen_edition =
        std::any_of(publication.outputs.begin(), publication.outputs.end(),
                    [](const publication::Output& output) { return output.is_for_screen(); });
    if (has_screen_edition && std::find(media.begin(), media.end(), "web") == media.end())
        media.emplace_back("web");
    return media;
}

/// Judges one asset; every step adds what it objects to.
class RightsJudge {
public:
    RightsJudge(const Asset& asset, const publication::Publication& publication, const Edition& edition,
                const LicenceTable& licences)
        : asset_(asset), publication_(publication), edition_(edition), licences_(licences) {}

    AssetVerdict judge() {
        judge_file();
        judge_approval();
        judge_licence();
        // Also without a known licence: a waiver for that must not carry an expired picture along.
        judge_window();
        judge_places(Code::RightsTerritory, "territory", edition_.territories,
                     {&asset_.territories, &asset_.embedded_territories, territories_of_licence()});
        judge_places(Code::RightsMedium, "medium", media_of(publication_, edition_),
                     {&asset_.media, &asset_.embedded_media, media_of_licence()});
        judge_print_run();
        judge_constraints();
        judge_credit();
        return std::move(verdict_);
    }

private:
    void object(Code code, std::vector<std::pair<std::string, std::string>> arguments) {
        Objection objection{code, std::move(arguments), {}, {}};
        objection.text = diag::Finding(diag::finding(code, objection.arguments)).message();
        verdict_.objections.push_back(std::move(objection));
    }

    void judge_file() {
        verdict_.is_file_missing = asset_.actual_sha256.empty();
        if (verdict_.is_file_missing) {
            object(Code::ApprovedFileMissing, {{"file", asset_.file}});
        } else if (!asset_.sha256.empty() && !equals_ignoring_case(asset_.sha256, asset_.actual_sha256)) {
            object(Code::ApprovedFileChanged, {{"file", asset_.file},
                                               {"found", asset_.actual_sha256.substr(0, 12)},
                                               {"wanted", asset_.sha256.substr(0, 12)}});
        }
    }

    void judge_approval() {
        const auto& approval = publication_.governance.approval;
        if (!approval) return;
        const Names& accepted = approval->accepted_assets;
        const bool is_judged = !accepted.empty() || (!approval->is_none && !asset_.approval.empty());
        const bool is_accepted = std::any_of(accepted.begin(), accepted.end(), [&](const std::string& value) {
            return equals_ignoring_case(value, asset_.approval);
        });
        if (!is_judged || is_accepted) return;
        object(Code::AssetUnapproved, {{"found", asset_.approval.empty() ? "none" : asset_.approval},
                                       {"accepted", accepted.empty() ? "none" : joined(accepted, ", ")}});
    }

    void judge_licence() {
        const bool is_anything_said = asset_.has_rights_record || !asset_.usage_terms.empty() ||
                                      !asset_.web_statement.empty() || !asset_.licence.empty();
        if (!is_anything_said) return object(Code::RightsUnknown, {{"missing", "any rights"}});
        const bool is_stated_by_dam = !trimmed(asset_.licence).empty();
        // The record in the DAM is the house's own word; the file's words count where it is silent,
        // and where they forbid what it allows.
        for (const std::string* spelling : {&asset_.licence, &asset_.usage_terms, &asset_.web_statement}) {
            const Licence* found = trimmed(*spelling).empty() ? nullptr : licences_.find(*spelling);
            if (found && (!licence_ || !found->is_cleared)) licence_ = found;
            if (spelling == &asset_.licence && is_stated_by_dam && !found) break;
        }
        if (licence_ && !licence_->is_cleared) {
            object(Code::LicenceRefused, {{"licence", licence_->code}});
        } else if (!licence_) {
            object_to_spelling(is_stated_by_dam              ? asset_.licence
                               : !asset_.usage_terms.empty() ? asset_.usage_terms
                                                             : asset_.web_statement);
        }
        if (licence_) verdict_.licence = licence_->code;
    }

    void object_to_spelling(const std::string& spelling) {
        if (trimmed(spelling).empty()) return object(Code::RightsUnknown, {{"missing", "its licence"}});
        const auto nearest = licences_.nearest(spelling);
        object(Code::LicenceUnknown,
               {{"spelling", std::string(trimmed(spelling))},
                {"nearest", nearest ? ", the nearest known is '" + *nearest + "'" : ""}});
    }

    JudgedBy judged_by() const {
        if (asset_.judged_by != JudgedBy::WholeWindow || !licence_) return asset_.judged_by;
        return licence_->judged_by == "printing"       ? JudgedBy::Printing
               : licence_->judged_by == "distribution" ? JudgedBy::Distribution
                                                       : JudgedBy::WholeWindow;
    }

    void judge_window() {
        DateWindow allowed;
        for (const DateWindow& window : asset_.windows) {
            if (window.first && (!allowed.first || *allowed.first < *window.first))
                allowed.first = window.first;
            if (window.last && (!allowed.last || *window.last < *allowed.last)) allowed.last = window.last;
        }
        const DateWindow needed = needed_window(edition_, judged_by());
        if (allowed.contains(needed)) return;
        object(Code::RightsWindow, {{"allowed", allowed.to_string()}, {"needed", needed.to_string()}});
    }

    const Names* territories_of_licence() const { return licence_ ? &licence_->territories : &nothing_; }
    const Names* media_of_licence() const { return licence_ ? &licence_->media : &nothing_; }

    static bool is_everything(const std::string& name) {
        return name == "*" || equals_ignoring_case(name, "worldwide") || equals_ignoring_case(name, "world");
    }

    /// "DE" allows "DE-BY" as well, never the other way round.
    static bool allows(const Names& allowed, const std::string& wanted) {
        return std::any_of(allowed.begin(), allowed.end(), [&](const std::string& name) {
            const bool is_part = wanted.size() > name.size() && wanted[name.size()] == '-' &&
                                 equals_ignoring_case(std::string_view(wanted).substr(0, name.size()), name);
            return is_everything(name) || is_part || equals_ignoring_case(name, wanted);
        });
    }

    /// Territories and media are judged alike: every list that is stated has to allow everything wanted.
    void judge_places(Code code, const std::string& kind, const Names& wanted,
                      std::vector<const Names*> stated) {
        std::erase_if(stated, [](const Names* list) { return list->empty(); });
        if (stated.empty()) {
            if (licence_) object(Code::RightsUnknown, {{"missing", "its " + kind}});
            return;
        }
        const Names all = wanted.empty() ? Names{"*"} : wanted;
        for (const Names* list : stated) {
            Names refused;
            for (const std::string& name : all) {
                const bool is_allowed = is_everything(name)
                                            ? std::any_of(list->begin(), list->end(), is_everything)
                                            : allows(*list, name);
                if (!is_allowed) refused.push_back(name);
            }
            if (refused.empty()) continue;
            return object(code, {{"refused", joined(refused, ", ")}, {"allowed", joined(*list, ", ")}});
        }
    }

    void judge_print_run() {
        if (!asset_.print_run_limit) return;
        const bool is_stated = edition_.print_run > 0;
        if (is_stated && edition_.print_run <= *asset_.print_run_limit) return;
        object(Code::RightsPrintRun,
               {{"allowed", std::to_string(*asset_.print_run_limit)},
                {"needed", is_stated ? std::to_string(edition_.print_run) : "a number it does not state"}});
    }

    void judge_constraints() {
        for (const std::string& constraint : asset_.constraints)
            add_constraint(verdict_, constraint);
        if (!licence_) return;
        for (const std::string& constraint : licence_->constraints)
            add_constraint(verdict_, constraint);
    }

    void judge_credit() {
        verdict_.credit = std::string(trimmed(asset_.credit));
        verdict_.is_credit_required = asset_.is_credit_required || (licence_ && licence_->is_credit_required);
        if (verdict_.is_credit_required && verdict_.credit.empty()) {
            object(Code::CreditUnknown,
                   {{"by", asset_.is_credit_required ? "the asset" : "licence '" + licence_->code + "'"}});
        }
    }

    const Asset& asset_;
    const publication::Publication& publication_;
    const Edition& edition_;
    const LicenceTable& licences_;
    const Licence* licence_ = nullptr;
    const Names nothing_;
    AssetVerdict verdict_;
};

}

DateWindow needed_window(const Edition& edition, JudgedBy judged_by) {
    if (!edition.printing_date || judged_by == JudgedBy::Distribution) return edition.distribution;
    if (judged_by == JudgedBy::Printing) return {edition.printing_date, edition.printing_date};
    DateWindow whole = edition.distribution;
    if (whole.first && *edition.printing_date < *whole.first) whole.first = edition.printing_date;
    if (whole.last && *whole.last < *edition.printing_date) whole.last = edition.printing_date;
    return whole;
}

AssetVerdict judge_rights(const Asset& asset, const publication::Publication& publication,
                          const Edition& edition, const LicenceTable& licences, Waivers& waivers) {
    AssetVerdict verdict = RightsJudge(asset, publication, edition, licences).judge();
    verdict.is_cleared = true;
    for (Objection& objection : verdict.objections) {
        objection.waiver = waivers.lift_for_asset(objection.code, asset.id);
        if (objection.is_lifted()) continue;
        verdict.is_cleared = false;
        verdict.reasons.push_back(objection.text);
    }
    return verdict;
}

bool add_constraint(AssetVerdict& verdict, std::string_view constraint) {
    std::string letters;
    for (const char c : to_lower_ascii(constraint)) {
        if (c >= 'a' && c <= 'z') letters += c;
    }
    // PLUS LDF, Image Alteration Constraints: the words, the codes, and the codes as addresses.
    const auto is = [&](std::string_view words, std::string_view code) {
        return letters == words || letters.ends_with(code);
    };
    const bool is_crop = is("nocropping", "alcrp"), is_flip = is("noflipping", "alflp");
    const bool is_merge = is("nomerging", "almrg"), is_retouch = is("noretouching", "alret");
    const bool is_colour = is("nocolorization", "alclr") || is("nodecolorization", "aldcl");
    if (letters.empty()) return true;
    const bool is_known = is_crop || is_flip || is_merge || is_retouch || is_colour;
    verdict.is_cropping_forbidden |= is_crop || !is_known;
    verdict.is_flipping_forbidden |= is_flip || !is_known;
    verdict.is_merging_forbidden |= is_merge || !is_known;
    verdict.is_retouching_forbidden |= is_retouch || !is_known;
    verdict.is_colorizing_forbidden |= is_colour || !is_known;
    return is_known;
}

}
