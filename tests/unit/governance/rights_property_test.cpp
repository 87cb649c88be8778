// SPDX-License-Identifier: Apache-2.0
#include "publisher/diag/sink.hpp"
#include "publisher/governance/rights.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace publisher::governance {
namespace {

using Names = std::vector<std::string>;

Date day(int n) {
    return Date::from_unix_seconds(1'700'000'000LL + n * 86'400LL);
}

std::optional<Date> any_day() {
    return *rc::gen::arbitrary<bool>() ? std::optional<Date>(day(*rc::gen::inRange(0, 60))) : std::nullopt;
}

Names any_territories() {
    return *rc::gen::container<Names>(rc::gen::element<std::string>("DE", "AT", "CH", "GB", "DE-BY", "*"));
}

catalog::Asset any_asset() {
    catalog::Asset asset;
    asset.id = "A";
    asset.actual_sha256 = "x";
    asset.has_rights_record = true;
    asset.licence = *rc::gen::element<std::string>("open", "strict", "unknown");
    for (int i = *rc::gen::inRange(0, 3); i > 0; --i)
        asset.windows.push_back({any_day(), any_day()});
    asset.territories = any_territories();
    asset.media = {"print"};
    asset.judged_by =
        *rc::gen::element(catalog::Asset::JudgedBy::WholeWindow, catalog::Asset::JudgedBy::Distribution,
                          catalog::Asset::JudgedBy::Printing);
    if (*rc::gen::arbitrary<bool>()) asset.print_run_limit = *rc::gen::inRange(0, 5);
    return asset;
}

publication::Publication house() {
    publication::Publication publication;
    publication::Licence open, strict;
    open.code = "open";
    open.territories = {"*"};
    strict.code = "strict";
    strict.territories = {"DE", "AT"};
    publication.governance.licences = {open, strict};
    return publication;
}

publication::Edition any_edition() {
    publication::Edition edition;
    edition.id = "e";
    const int first = *rc::gen::inRange(0, 50);
    edition.distribution = {day(first), day(first + *rc::gen::inRange(0, 10))};
    if (*rc::gen::arbitrary<bool>()) edition.printing_date = day(*rc::gen::inRange(0, 50));
    edition.territories = *rc::gen::nonEmpty(
        rc::gen::container<Names>(rc::gen::element<std::string>("DE", "AT", "CH", "GB", "DE-BY", "*")));
    edition.print_run = *rc::gen::inRange(1, 5);
    return edition;
}

bool clears(const catalog::Asset& asset, const publication::Edition& edition) {
    static const publication::Publication publication = house();
    diag::Sink findings;
    const LicenceTable licences(publication.governance.licences, findings);
    Waivers waivers(publication, edition, findings);
    return judge_rights(asset, publication, edition, licences, waivers).is_cleared;
}

RC_GTEST_PROP(RightsProperty, AWiderWindowNeverClearsMore, ()) {
    const catalog::Asset asset = any_asset();
    publication::Edition edition = any_edition();
    const bool was_cleared = clears(asset, edition);
    edition.distribution.first = day(-*rc::gen::inRange(1, 30));
    edition.distribution.last = day(60 + *rc::gen::inRange(1, 30));
    RC_ASSERT(was_cleared || !clears(asset, edition));
}

RC_GTEST_PROP(RightsProperty, AnotherTerritoryNeverClearsMore, ()) {
    const catalog::Asset asset = any_asset();
    publication::Edition edition = any_edition();
    const bool was_cleared = clears(asset, edition);
    edition.territories.push_back(*rc::gen::element<std::string>("DE", "CH", "GB", "*"));
    RC_ASSERT(was_cleared || !clears(asset, edition));
}

RC_GTEST_PROP(RightsProperty, ALargerPrintRunNeverClearsMore, ()) {
    const catalog::Asset asset = any_asset();
    publication::Edition edition = any_edition();
    const bool was_cleared = clears(asset, edition);
    edition.print_run += *rc::gen::inRange(1, 5);
    RC_ASSERT(was_cleared || !clears(asset, edition));
}

RC_GTEST_PROP(RightsProperty, AnotherWindowOfTheAssetNeverClearsMore, ()) {
    catalog::Asset asset = any_asset();
    const publication::Edition edition = any_edition();
    const bool was_cleared = clears(asset, edition);
    asset.windows.push_back({any_day(), any_day()});
    RC_ASSERT(was_cleared || !clears(asset, edition));
}

}
}
