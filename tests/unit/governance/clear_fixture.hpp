// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/governance/clear.hpp"
#include "tests/support/make_snapshot.hpp"

#include <algorithm>

namespace publisher::governance {

/// One lamp that clears; tests take away one thing each and declare a policy or none.
struct ClearTest : testing::Test {
    testing_support::SnapshotMaker maker;
    publication::Publication publication;
    publication::Edition edition;
    Demands demands;
    diag::Sink findings;
    std::unique_ptr<catalog::Snapshot> snapshot;
    source::ProductRecord* lamp = nullptr;
    source::AssetRecord* picture = nullptr;
    source::FamilyRecord* family = nullptr;

    ClearTest() {
        edition.id = "de_DE";
        edition.locale = "de_DE";
        edition.channel = "print";
        edition.currency = "EUR";
        edition.price_date = Date{2027, 3, 1};
        edition.distribution = {Date{2027, 3, 1}, Date{2027, 8, 31}};
        edition.territories = {"DE"};
        publication.file = "publication.xml";
        publication.governance.approval.emplace();
        publication.governance.approval->attribute = "status";
        publication.governance.approval->accepted = {"approved"};
        publication.governance.approval->accepted_assets = {"approved"};
        publication::Licence house;
        house.code = "house";
        house.media = house.territories = {"*"};
        publication.governance.licences = {house};
        demands.fields = {{"name", false, {"tile.xml", 7, 3}}};
        demands.prices = {{"regular", false, {"tile.xml", 9, 3}}};
        demands.pictures = {{"main", false, {"tile.xml", 5, 3}}};
        define();
    }

    void define() {
        maker.channel("print");
        maker.attribute("name", "text").is_localizable = true;
        maker.attribute("subtitle", "text").is_localizable = true;
        maker.attribute("status", "option");
        maker.attribute("color", "option");
        maker.attribute("code", "text");
        maker.attribute("width", "metric").default_unit = "CENTIMETER";
        maker.attribute("capacity", "metric").default_unit = "MILLILITER";
        maker.attribute("cost", "price");
        maker.attribute("photo", "media");
        maker.option("status", "approved", {});
        maker.option("status", "draft", {});
        maker.option("color", "teal", {{"en_GB", "Teal"}});
        family = &maker.family("lamps");
        family->attributes = {"name",  "subtitle", "status", "color", "code",
                              "width", "capacity", "cost",   "photo"};
        lamp = &add_lamp("L-1");
        picture = &maker.asset("AST-1");
        picture->licence = "house";
        picture->approval = "approved";
    }

    source::ProductRecord& add_lamp(const std::string& id) {
        source::ProductRecord& record = maker.product(id, "lamps");
        record.identifiers = {{"sku", id, maker.next_cell()}};
        record.values = {maker.value("name", "Leuchte", "de_DE"), maker.value("name", "Lamp", "en_GB"),
                         maker.value("status", "approved")};
        record.prices = {maker.price("19.90", "EUR")};
        record.assets = {maker.picture("main", "AST-1")};
        return record;
    }

    void remove_value(const std::string& attribute, const std::string& locale = "") {
        std::erase_if(lamp->values, [&](const source::ValueRecord& value) {
            return value.attribute == attribute && value.locale == locale;
        });
    }

    void policy(GapState state, GapAction action, const std::string& locale = "") {
        publication.governance.policies.push_back({state, action, locale, {"publication.xml", 12, 5}});
    }

    publication::FieldRule& rule(const std::string& attribute) {
        publication::FieldRule& rule = publication.governance.rules.emplace_back();
        rule.attribute = attribute;
        rule.origin = {"publication.xml", 20, 5};
        return rule;
    }

    Clearance clear() {
        if (!snapshot) snapshot = maker.finish();
        findings = {};
        return governance::clear(*snapshot, publication, edition, demands, findings);
    }

    std::vector<std::string> reported() const {
        std::vector<std::string> ids;
        for (const auto& finding : findings.findings()) {
            ids.push_back(std::string(diag::to_string(finding.severity)) + " " +
                          std::string(diag::info(finding.code).id));
        }
        return ids;
    }
    std::string message(std::size_t i = 0) const {
        return i < findings.findings().size() ? findings.findings()[i].message() : std::string();
    }
};

using Lines = std::vector<std::string>;

}
