// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/diag/sink.hpp"
#include "publisher/governance/rights.hpp"

#include <gtest/gtest.h>

namespace publisher::governance {

/// An edition, a licence and an asset that clears; tests take away one thing each.
struct RightsTest : testing::Test {
    publication::Publication publication;
    publication::Edition edition;
    catalog::Asset asset;
    diag::Sink findings;

    RightsTest() {
        publication::Licence licence;
        licence.code = "house";
        licence.spellings = {"House Licence 1.0"};
        licence.media = {"*"};
        licence.territories = {"*"};
        publication.governance.licences = {licence};
        publication.governance.approval = publication::Approval{};
        publication.governance.approval->attribute = "status";
        publication.governance.approval->accepted_assets = {"approved"};

        edition.id = "de_DE";
        edition.distribution = {Date{2027, 3, 1}, Date{2027, 8, 31}};
        edition.territories = {"DE", "AT"};
        edition.medium = "print";
        edition.print_run = 50'000;

        asset.id = "AST-00017";
        asset.file = "assets/AST-00017.jpg";
        asset.sha256 = asset.actual_sha256 = std::string(64, 'a');
        asset.approval = "approved";
        asset.licence = "house";
        asset.has_rights_record = true;
    }

    publication::Licence& licence() { return publication.governance.licences.front(); }

    publication::Waiver& add_waiver(const std::string& code, const std::string& scope) {
        publication::Waiver waiver;
        waiver.id = "W" + std::to_string(publication.governance.waivers.size() + 1);
        waiver.code = code;
        waiver.scope = scope;
        waiver.reason = "the photographer agreed by letter";
        waiver.granted_by = "Head of Marketing";
        waiver.valid_until = Date{2027, 12, 31};
        publication.governance.waivers.push_back(waiver);
        return publication.governance.waivers.back();
    }

    AssetVerdict judge() {
        const LicenceTable licences(publication.governance.licences, findings);
        Waivers waivers(publication, edition, findings);
        return judge_rights(asset, publication, edition, licences, waivers);
    }

    /// The codes that stand between the asset and the page, in the order of judging.
    std::vector<std::string> objections() {
        std::vector<std::string> ids;
        for (const Objection& objection : judge().objections) {
            if (!objection.is_lifted()) ids.emplace_back(diag::info(objection.code).id);
        }
        return ids;
    }

    std::string only_text() {
        const AssetVerdict verdict = judge();
        EXPECT_EQ(verdict.objections.size(), 1u);
        return verdict.objections.empty() ? std::string() : verdict.objections.front().text;
    }

    std::vector<std::string> reported() const {
        std::vector<std::string> ids;
        for (const auto& finding : findings.findings())
            ids.emplace_back(diag::info(finding.code).id);
        return ids;
    }
};

using Codes = std::vector<std::string>;

}
