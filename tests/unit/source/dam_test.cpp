// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/facts.hpp"
#include "publisher/source/xmp_rights.hpp"
#include "publisher/world/memory_world.hpp"
#include "record_list.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace publisher::source {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// Says for each file what it was told to say.
struct ToldRights : MetadataReader {
    std::map<std::string, EmbeddedRights> rights;
    std::string broken;

    Result<std::optional<EmbeddedRights>> read(const std::filesystem::path& file) override {
        if (file.generic_string() == broken) return Failure{Failure::Kind::Refused, "no XMP packet"};
        const auto found = rights.find(file.generic_string());
        return found == rights.end() ? std::optional<EmbeddedRights>() : std::optional(found->second);
    }
};

constexpr const char* kHeadings =
    "asset_id;version;file;sha256;approval;licence;licence_start;licence_end;territories;media;print_run_max;"
    "judged_by;constraints;credit;credit_required;role;products;alt-de_DE;alt-el_GR;focal_x;focal_y\n";

struct Dam {
    MemoryWorld world;
    publication::Sources sources;
    ToldRights metadata;
    RecordList records;

    Dam() {
        publication::DamSource dam;
        dam.folder = "dam";
        dam.manifest = "dam/manifest.csv";
        for (const auto& [column, role] :
             std::vector<std::pair<const char*, const char*>>{{"asset_id", "id"},
                                                              {"version", "version"},
                                                              {"file", "file"},
                                                              {"sha256", "sha256"},
                                                              {"approval", "approval"},
                                                              {"licence", "licence"},
                                                              {"licence_start", "licence-start"},
                                                              {"licence_end", "licence-end"},
                                                              {"territories", "territories"},
                                                              {"media", "media"},
                                                              {"print_run_max", "print-run-max"},
                                                              {"judged_by", "judged-by"},
                                                              {"constraints", "constraints"},
                                                              {"credit", "credit"},
                                                              {"credit_required", "credit_required"},
                                                              {"role", "role"},
                                                              {"products", "products"},
                                                              {"alt-{locale}", "alternative-text"},
                                                              {"focal_x", "focal-x"},
                                                              {"focal_y", "focal-y"}}) {
            dam.columns.emplace_back();
            dam.columns.back().column = column;
            dam.columns.back().role = role;
        }
        sources.dams.push_back(dam);
        world.add("dam/NV-1.jpg", "picture");
    }
    RecordList& read(const std::string& rows) {
        world.add("dam/manifest.csv", kHeadings + rows);
        Options options;
        options.metadata = &metadata;
        records.read(world, sources, options);
        return records;
    }
};

TEST(Dam, AManifestInFull) {
    Dam dam;
    auto& records = dam.read(
        "A-1;3;NV-1.jpg;SHA256:" + sha256("picture").to_hex() +
        ";approved;house;2027-01-01;2027-12-31;\"DE, GR\";print,online;50000;printing;"
        "\"No Cropping, No Flipping\";\"\xC2\xA9 Studio &amp; Co\";yes;main;\"NV-1,NV-2\";Lampe;;0.4;0.6\n");
    ASSERT_TRUE(records.status);
    EXPECT_THAT(records.findings(), IsEmpty());
    ASSERT_EQ(records.assets.size(), 1u);
    const AssetRecord& asset = records.assets[0];
    EXPECT_EQ(asset.id + " " + asset.version + " " + asset.file, "A-1 3 dam/NV-1.jpg");
    EXPECT_EQ(asset.sha256, asset.actual_sha256);
    EXPECT_EQ(asset.approval + " " + asset.licence, "approved house");
    EXPECT_EQ(asset.licence_start + " " + asset.licence_end, "2027-01-01 2027-12-31");
    EXPECT_THAT(asset.territories, ElementsAre("DE", "GR"));
    EXPECT_THAT(asset.media, ElementsAre("print", "online"));
    EXPECT_EQ(asset.print_run_max + " " + asset.judged_by, "50000 printing");
    EXPECT_THAT(asset.constraints, ElementsAre("No Cropping", "No Flipping"));
    EXPECT_EQ(asset.credit, "© Studio & Co");
    EXPECT_EQ(asset.credit_required + " " + asset.role, "yes main");
    EXPECT_THAT(asset.products, ElementsAre("NV-1", "NV-2"));
    EXPECT_THAT(asset.alternative_texts, ElementsAre(testing::Pair("de_DE", "Lampe")));
    EXPECT_EQ(asset.focal_x + " " + asset.focal_y, "0.4 0.6");
    EXPECT_FALSE(asset.embedded);
    EXPECT_EQ(records.table.resolve(asset.cell).to_string(), "dam/manifest.csv, row 2, field asset_id");
}

TEST(Dam, FilesThatAreNotWhatTheManifestSays) {
    Dam dam;
    dam.world.add("dam/other.jpg", "x");
    auto& records = dam.read(
        "A-1;;NV-1.jpg;00ff;;;;;;;;;;;;;;;;;\nA-2;;gone.jpg;;;;;;;;;;;;;;;;;;\n"
        "A-3;;../"
        "secret.jpg;;;;;;;;;;;;;;;;;;\n;;other.jpg;;;;;;;;;;;;;;;;;;\nA-4;;other.jpg;;;;;;;;;;;;;;;;;;\n");
    EXPECT_THAT(
        records.findings(),
        ElementsAre(
            HasSubstr("error source/checksum-mismatch dam/manifest.csv, row 2, field file: file "
                      "'dam/NV-1.jpg' of asset 'A-1' has the SHA-256 " +
                      sha256("picture").to_hex()),
            HasSubstr("error source/asset-file-missing dam/manifest.csv, row 3, field file: file 'gone.jpg'"),
            HasSubstr("error source/unsafe-path dam/manifest.csv, row 4, field file"),
            HasSubstr("error source/missing-id dam/manifest.csv, row 5")));
    EXPECT_EQ(records.asset("A-1")->actual_sha256, sha256("picture").to_hex());
    EXPECT_EQ(records.asset("A-2")->actual_sha256, "");
    EXPECT_EQ(records.asset("A-3")->file, "");
    EXPECT_TRUE(records.asset("A-4"));
    EXPECT_EQ(records.sink.findings()[0].subject.asset, "A-1");
}

TEST(Dam, ForgottenFilesAreToldOnce) {
    Dam dam;
    dam.world.add("dam/b.jpg", "x");
    dam.world.add("dam/sub/a.jpg", "x");
    dam.world.add("dam/sub/a.xmp", "x");
    dam.world.add("dam/.DS_Store", "x");
    EXPECT_THAT(dam.read("A-1;;NV-1.jpg;;;;;;;;;;;;;;;;;;\n").findings(),
                ElementsAre("info source/unlisted-files dam: the manifest does not name 2 files of folder "
                            "'dam': b.jpg, sub/a.jpg"));
}

TEST(Dam, TheSidecarWinsAndAllDatesCount) {
    Dam dam;
    dam.world.add("dam/NV-1.xmp", "x");
    dam.world.add("dam/NV-1.jpg.xmp", "x");
    auto& embedded = dam.metadata.rights["dam/NV-1.jpg"];
    embedded.owner = "Agency";
    embedded.credit = "Old credit";
    embedded.ends = {"2027-06-30", "2027-12-31"};
    embedded.constraints = {"No Cropping"};
    embedded.from = "embedded XMP, IPTC";
    auto& plain = dam.metadata.rights["dam/NV-1.xmp"];
    plain.credit = "New credit";
    plain.ends = {"2027-12-31"};
    dam.metadata.rights["dam/NV-1.jpg.xmp"].is_credit_required = true;
    auto& records = dam.read("A-1;;NV-1.jpg;;;;;;;;;;;;;;;;;;\n");
    ASSERT_TRUE(records.assets.at(0).embedded);
    const EmbeddedRights& rights = *records.assets[0].embedded;
    EXPECT_EQ(rights.credit, "New credit");
    EXPECT_EQ(rights.owner, "Agency");
    EXPECT_EQ(rights.is_credit_required, true);
    EXPECT_THAT(rights.ends, ElementsAre("2027-12-31", "2027-06-30"));
    EXPECT_THAT(rights.constraints, ElementsAre("No Cropping"));
    EXPECT_EQ(rights.from, "sidecar NV-1.jpg.xmp, sidecar NV-1.xmp, embedded XMP, IPTC");
    EXPECT_THAT(records.findings(), IsEmpty());
}

TEST(Dam, MetadataThatCannotBeReadIsAFinding) {
    Dam dam;
    dam.metadata.broken = "dam/NV-1.jpg";
    auto& records = dam.read("A-1;;NV-1.jpg;;;;;;;;;;;;;;;;;;\n");
    EXPECT_FALSE(records.assets.at(0).embedded);
    EXPECT_THAT(
        records.findings(),
        ElementsAre(HasSubstr("warning source/unreadable-metadata dam/manifest.csv, row 2, field file: the "
                              "rights in 'NV-1.jpg' cannot be read: no XMP packet")));
}

TEST(Dam, PartsOfTheMetadataThatCannotBeReadAreFindings) {
    Dam dam;
    dam.metadata.rights["dam/NV-1.jpg"].problems = {"IPTC is cut off"};
    auto& records = dam.read("A-1;;NV-1.jpg;;;;;;;;;;;;;;;;;;\n");
    EXPECT_TRUE(records.assets.at(0).embedded);
    EXPECT_THAT(records.findings(), ElementsAre(HasSubstr("cannot be read: IPTC is cut off")));
}

TEST(Dam, FactsOfTheWorkerInTheWordsOfAManifest) {
    EXPECT_FALSE(to_embedded_rights({})) << "saying nothing is not saying yes";
    image::RightsFacts facts;
    facts.usage_terms = {{"de", "Nur Katalog"}, {"x-default", "Catalog only"}};
    facts.web_statements = {"https://example.com/licence"};
    facts.licensors = {"Agency", "Photographer"};
    facts.creators = {"A. Muster"};
    facts.is_marked = true;
    facts.credit_line_required = "Credit Adjacent To Image";
    facts.starts = {{"plus:LicenseStartDate", "2027-01-01T00:00:00", Date{2027, 1, 1}}};
    facts.ends = {{"pur:expirationDate", "2027-12-31", Date{2027, 12, 31}},
                  {"prism:expirationDate", "2027-12-31", Date{2027, 12, 31}},
                  {"IPTC 2:37", "next summer", {}}};
    facts.alteration_constraints = {"No Flipping"};
    facts.region_constraints = {"DE only"};
    const auto rights = to_embedded_rights(facts);
    ASSERT_TRUE(rights);
    EXPECT_EQ(rights->usage_terms + ", " + rights->owner + ", " + rights->creator,
              "Catalog only, Agency, Photographer, A. Muster");
    EXPECT_EQ(rights->is_marked, true);
    EXPECT_EQ(rights->is_credit_required, true);
    EXPECT_THAT(rights->starts, ElementsAre("2027-01-01"));
    EXPECT_THAT(rights->ends, ElementsAre("2027-12-31", "next summer"));
    EXPECT_THAT(rights->constraints, ElementsAre("No Flipping"));
    EXPECT_THAT(rights->territories, ElementsAre("DE only"));
    EXPECT_EQ(rights->from, "embedded XMP and IPTC");
}

TEST(Dam, AManifestThatIsMissing) {
    Dam dam;
    dam.records.read(dam.world, dam.sources);
    EXPECT_FALSE(dam.records.status);
    EXPECT_THAT(dam.records.findings(), ElementsAre(HasSubstr("error world/file-missing dam/manifest.csv")));
}

}
}
