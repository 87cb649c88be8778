// SPDX-License-Identifier: Apache-2.0
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/governance/rights.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <simdjson.h>

#include <cstdlib>
#include <map>

namespace publisher::governance {
namespace {

using Names = std::vector<std::string>;

publication::Licence licence(const std::string& code, Names spellings, bool is_credit_required = false,
                             bool is_cleared = true) {
    publication::Licence licence;
    licence.code = code;
    licence.spellings = std::move(spellings);
    licence.media = licence.territories = {"*"};
    licence.is_credit_required = is_credit_required;
    licence.is_cleared = is_cleared;
    return licence;
}

/// What a picture desk would write down after a look at the list.
publication::Publication picture_desk() {
    publication::Publication publication;
    publication.governance.licences = {
        licence("cc-by", {"CC BY 2.0", "CC BY 2.5", "CC BY 3.0", "CC BY 3.0 DE"}, true),
        licence("cc-by-sa",
                {"CC BY-SA 2.0", "CC BY-SA 2.0 DE", "CC BY-SA 2.5", "CC BY-SA 3.0", "CC BY-SA 3.0 AT",
                 "CC BY-SA 3.0 DE", "CC BY-SA 3.0 FR", "CC BY-SA 4.0"},
                true),
        licence("cc0", {"CC0 1.0", "Creative Commons Zero (CC0)"}),
        licence("public-domain", {}),
        licence("pexels", {"Pexels License", "https://www.pexels.com/photo-license/"}),
        licence("pixabay", {"Pixabay License", "Simplified Pixabay License"}),
        licence("unsplash", {"Unsplash License"}),
        licence("gfdl", {"GNU Free Documentation License"}, true, false),
        licence("gpl", {"GNU General Public License V2"}, true, false),
    };
    return publication;
}

std::string text_of(simdjson::dom::element object, const char* key) {
    std::string_view text;
    return object[key].get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}

std::vector<catalog::Asset> read_assets(const std::string& file) {
    simdjson::dom::parser parser;
    std::vector<catalog::Asset> assets;
    const simdjson::dom::element document = parser.load(file);
    const simdjson::dom::array records = document;
    for (const simdjson::dom::element record : records) {
        catalog::Asset& asset = assets.emplace_back();
        const std::int64_t id = record["id"];
        asset.id = std::to_string(id);
        asset.sha256 = asset.actual_sha256 = text_of(record, "sha256");
        if (asset.actual_sha256.empty()) asset.actual_sha256 = "absent at the origin, present for this test";
        simdjson::dom::element metadata;
        if (record["metadata"].get(metadata) != simdjson::SUCCESS || !metadata.is_object()) continue;
        asset.licence = text_of(metadata, "license");
        asset.credit = text_of(metadata, "copyright");
        asset.has_rights_record = !asset.licence.empty();
    }
    return assets;
}

TEST(LicenceSpellings, TheCarsGoThroughTheGate) {
    const char* samples = std::getenv("PUBLISHER_SAMPLE_DATA");
    if (!samples) GTEST_SKIP() << "PUBLISHER_SAMPLE_DATA does not name the folder of sample data";
    const auto assets = read_assets(std::string(samples) + "/pimcore-cars-dam/assets.json");
    ASSERT_EQ(assets.size(), 327u);
    const publication::Publication publication = picture_desk();
    publication::Edition edition;
    edition.id = "de_DE";
    edition.territories = {"DE"};
    edition.distribution = {Date{2027, 3, 1}, Date{2027, 8, 31}};
    diag::Sink findings;
    const LicenceTable licences(publication.governance.licences, findings);
    Waivers waivers(publication, edition, findings);

    std::map<std::string, int> cleared, refused;
    Names unknown;
    for (const catalog::Asset& asset : assets) {
        const AssetVerdict verdict = judge_rights(asset, publication, edition, licences, waivers);
        if (verdict.is_cleared) {
            ++cleared[verdict.licence];
            EXPECT_TRUE(!verdict.is_credit_required || !verdict.credit.empty());
            continue;
        }
        ++refused[std::string(diag::info(verdict.objections.front().code).id)];
        if (verdict.objections.front().code == diag::Code::LicenceUnknown) unknown.push_back(asset.licence);
    }
    EXPECT_TRUE(findings.findings().empty());
    EXPECT_EQ(cleared, (std::map<std::string, int>{{"cc-by", 36},
                                                   {"cc-by-sa", 94},
                                                   {"cc0", 7},
                                                   {"pexels", 17},
                                                   {"pixabay", 80},
                                                   {"public-domain", 19},
                                                   {"unsplash", 1}}));
    EXPECT_EQ(refused,
              (std::map<std::string, int>{
                  {"rights/licence-refused", 7}, {"rights/licence-unknown", 2}, {"rights/unknown", 64}}));
    EXPECT_THAT(unknown,
                testing::Each(testing::StartsWith("The copyright holder of this file allows anyone")));
}

}
}
