// SPDX-License-Identifier: Apache-2.0
#include "publisher/publication/load.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/world/memory_world.hpp"
#include "publisher/world/world.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace publisher::publication {
namespace {

constexpr const char* kEditions = R"(
  <editions>
    <edition id="de_DE" locale="de_DE" channel="print" currency="EUR" price-date="2027-03-01"
             distribution="2027-03-01..2027-08-31" territories="DE AT" print-run="50000"/>
  </editions>)";
constexpr const char* kSections = R"xml(
  <sections>
    <section id="catalog" layout="layouts/grid.xml" parent="body">
      <title>Catalog</title>
      <grid template="templates/tile.xml" select="has('name')" group-tree="master"/>
    </section>
  </sections>)xml";
constexpr const char* kOutputs = R"(<outputs><output name="press" condition="coated"/></outputs>)";
constexpr const char* kGovernance = R"(<governance><approval mode="none"/></governance>)";

struct Loaded {
    std::optional<Publication> publication;
    diag::Sink findings;

    std::vector<std::string> ids() const {
        std::vector<std::string> result;
        for (const auto& finding : findings.findings())
            result.emplace_back(diag::info(finding.code).id);
        return result;
    }
};

Loaded load_text(const std::string& body, const std::map<std::string, std::string>& others = {}) {
    MemoryWorld world;
    const auto schema = make_system_world()->read(PUBLISHER_SOURCE_DIR "/layouts/schema/publication.rng");
    world.add("data/layouts/schema/publication.rng", *schema);
    world.add("shop/publication.xml", "<publication id='shop'>" + body + "</publication>");
    for (const auto& [name, text] : others)
        world.add("shop/" + name, text);
    Loaded loaded;
    loaded.publication = load(world, "shop/publication.xml", "data", loaded.findings);
    return loaded;
}

std::string whole(const std::string& extra = "") {
    return std::string(kGovernance) + kEditions + kSections + kOutputs + extra;
}

Loaded load_output(const std::string& attributes) {
    return load_text(std::string(kGovernance) + kEditions + kSections +
                     "<outputs><output name=\"online\" standard=\"screen\" condition=\"coated\" " +
                     attributes + "/></outputs>");
}

TEST(LoadPublication, AScreenEditionHasLimitsOfItsOwn) {
    const Loaded loaded = load_output("");
    ASSERT_TRUE(loaded.publication);
    EXPECT_EQ(loaded.ids(), std::vector<std::string>());
    const Output& output = loaded.publication->outputs.front();
    EXPECT_TRUE(output.is_for_screen());
    EXPECT_EQ(output.picture_ppi, 150);
    EXPECT_EQ(output.minimum_ppi, 72);
    EXPECT_EQ(output.bookmarks, Bookmarks::Groups);
}

TEST(LoadPublication, AScreenEditionHasNothingOfAPress) {
    for (const char* attribute : {"marks='crop'", "pictures='separate'", "ink-limit='300'", "layers='true'",
                                  "overprint-below='24pt'"})
        EXPECT_EQ(load_output(attribute).ids(), std::vector<std::string>{"xml/value"}) << attribute;
}

TEST(LoadPublication, ReadsEveryPart) {
    const Loaded loaded = load_text(whole());
    ASSERT_TRUE(loaded.publication);
    EXPECT_TRUE(loaded.ids().empty());
    const Edition& edition = loaded.publication->editions.at(0);
    EXPECT_EQ(edition.territories, (std::vector<std::string>{"DE", "AT"}));
    EXPECT_EQ(edition.distribution.to_string(), "2027-03-01..2027-08-31");
    EXPECT_EQ(edition.print_run, 50'000);
    const Placement& placement = loaded.publication->sections.at(0).placements.at(0);
    EXPECT_EQ(placement.kind, Placement::Kind::Grid);
    EXPECT_EQ(placement.select.xpath, "has('name')");
    EXPECT_EQ(placement.select.origin.line, 9u);
}

TEST(LoadPublication, PartsAreIncludedOnceAndTheirPathsStartAtTheirOwnFolder) {
    const std::string part = R"(<publication-part><sources>
        <table id="p" file="products.csv"><column name="sku" role="id"/></table></sources></publication-part>)";
    const Loaded loaded =
        load_text("<include href='house/part.xml'/><include href='house/part.xml'/>" + whole(),
                  {{"house/part.xml", part}});
    ASSERT_TRUE(loaded.publication);
    ASSERT_EQ(loaded.publication->sources.tables.size(), 1u);
    EXPECT_EQ(loaded.publication->sources.tables[0].file, "house/products.csv");
}

TEST(LoadPublication, AWrongExpressionPointsIntoTheAttribute) {
    std::string body = whole();
    body.replace(body.find("has('name')"), 11, "has('name'");
    const Loaded loaded = load_text(body);
    EXPECT_EQ(loaded.ids(), std::vector<std::string>{"xml/xpath-syntax"});
}

TEST(LoadPublication, AMistypedElementGetsASuggestion) {
    const Loaded loaded = load_text(whole("<outputss/>"));
    EXPECT_FALSE(loaded.publication);
    ASSERT_FALSE(loaded.findings.findings().empty());
    EXPECT_EQ(loaded.findings.findings()[0].remedy(), "did you mean 'outputs'?");
}

TEST(LoadPublication, WhatIsMissingIsNamed) {
    const Loaded loaded = load_text("");
    EXPECT_EQ(loaded.ids(), std::vector<std::string>(4, "publication/part-missing"));
}

TEST(LoadPublication, ContradictionsAreFound) {
    std::string body = whole();
    body.replace(body.find("territories="), 0, "sections='catalogue' ");
    EXPECT_EQ(load_text(body).ids(), std::vector<std::string>{"publication/section-unknown"});

    body = whole();
    body.replace(body.find("name=\"press\""), 12, "name=\"idml\"");
    EXPECT_EQ(load_text(body).ids(), std::vector<std::string>{"publication/output-name"});

    body = whole();
    body.replace(body.find("..2027-08-31"), 12, "..");
    EXPECT_EQ(load_text(body).ids(), std::vector<std::string>{"publication/distribution-open"});

    body = whole();
    body.replace(body.find("2027-03-01\""), 11, "2027-02-30\"");
    EXPECT_EQ(load_text(body).ids(), std::vector<std::string>{"xml/value"});

    body = whole();
    body.replace(body.find("<approval"), 0, "<policy state='missing-price' action='fallback'/>");
    EXPECT_EQ(load_text(body).ids(), std::vector<std::string>{"publication/policy-locale"});

    body = whole();
    body.replace(body.find("<output "), 0, "<output name='press' condition='x'/>");
    EXPECT_EQ(load_text(body).ids(), std::vector<std::string>{"publication/id-twice"});
}

TEST(LoadPublication, FilesThatAreNotThereOrNotPublications) {
    EXPECT_EQ(load_text("<include href='none.xml'/>" + whole()).ids(),
              std::vector<std::string>{"xml/file-missing"});
    EXPECT_EQ(load_text("<include href='p.xml'/>" + whole(), {{"p.xml", "<publication id='x'/>"}}).ids(),
              std::vector<std::string>{"publication/root"});
    EXPECT_EQ(load_text("<sources><akeneo id='a' folder='${NOT_SET_ANYWHERE}/x'/></sources>" + whole()).ids(),
              std::vector<std::string>{"publication/environment-missing"});
    MemoryWorld empty;
    diag::Sink findings;
    EXPECT_FALSE(load(empty, "p.xml", "data", findings));
    EXPECT_EQ(findings.findings().at(0).code, diag::Code::InstallationBroken);
}

TEST(LoadPublication, ReadsHowPagesAreNumberedAndFound) {
    std::string body = whole();
    const std::string grid =
        R"xml(<grid template="templates/tile.xml" select="has('name')" group-tree="master"/>)xml";
    body.replace(body.find(grid), grid.size(),
                 R"xml(<index template="templates/terms.xml" terms="raw('keywords')"
        separator=";" letters="false"><see><from>Cups</from><from locale="de">Tassen</from><to>Mugs</to></see></index>)xml");
    body.replace(body.find("<section "), 9,
                 R"(<section folio-style="upper-roman" folio-prefix="A-" folio-start="3" )");
    body.replace(body.find("<output "), 8, R"(<output bookmarks="groups" )");
    const Loaded loaded = load_text(body);
    ASSERT_TRUE(loaded.publication) << testing::PrintToString(loaded.ids());
    const Section& section = loaded.publication->sections.at(0);
    EXPECT_EQ(section.first_folio, (Folio{"A-", 3, Folio::Style::UpperRoman}));
    const Placement& index = section.placements.at(0);
    EXPECT_TRUE(index.is_index);
    EXPECT_EQ(index.terms.xpath, "raw('keywords')");
    EXPECT_EQ(index.term_separator, ";");
    EXPECT_FALSE(index.has_letters);
    ASSERT_EQ(index.see.size(), 1u);
    EXPECT_EQ(*find_localized(index.see[0].from, "de_DE"), "Tassen");
    EXPECT_EQ(*find_localized(index.see[0].to, "de_DE"), "Mugs");
    EXPECT_EQ(loaded.publication->outputs.at(0).bookmarks, Bookmarks::Groups);
}

TEST(LoadPublication, FoliosBeginWithOne) {
    std::string body = whole();
    body.replace(body.find("<section "), 9, R"(<section folio-start="0" )");
    EXPECT_EQ(load_text(body).ids(), std::vector<std::string>{"xml/value"});
}

TEST(LoadPublication, ReadsPlansAndGridsOfSizeClasses) {
    std::string body = whole();
    const std::string grid =
        R"xml(<grid template="templates/tile.xml" select="has('name')" group-tree="master"/>)xml";
    body.replace(body.find(grid), grid.size(),
                 R"xml(<grid group-tree="master" pages="14" steps="1000" departments-as-blocks="true">
        <size class="hero" template="hero.xml" if="has('name')"/><size class="small" template="small.xml"/>
        <never-beside first="has('a')" second="has('b')"/></grid>
      <contents template="contents.xml"/><index template="index.xml" letter-of="name"/>)xml");
    const std::string start = "parent=\"body\"";
    body.replace(
        body.find(start), start.size(),
        start +
            R"( start="spread" plan="plans/{edition}.csv" min-pages="4" max-pages="16" page-multiple="4" filler="notes.xml")");
    const Loaded loaded = load_text(body);
    EXPECT_TRUE(loaded.ids().empty());
    const Section& section = loaded.publication->sections.at(0);
    EXPECT_EQ(section.start, Section::Start::Spread);
    EXPECT_EQ(section.plan_file, "plans/{edition}.csv");
    EXPECT_EQ(section.min_pages, 4);
    EXPECT_EQ(section.max_pages, 16);
    EXPECT_EQ(section.page_multiple, 4);
    EXPECT_EQ(section.filler_file, "notes.xml");
    const Placement& circular = section.placements.at(0);
    EXPECT_EQ(circular.n_pages, 14);
    EXPECT_EQ(circular.n_steps, 1000);
    EXPECT_TRUE(circular.is_department_ordered && circular.is_department_block);
    ASSERT_EQ(circular.sizes.size(), 2u);
    EXPECT_EQ(circular.sizes[0].size_class, "hero");
    EXPECT_EQ(circular.sizes[0].condition.xpath, "has('name')");
    EXPECT_EQ(circular.never_beside.at(0).second.xpath, "has('b')");
    EXPECT_EQ(section.placements.at(1).kind, Placement::Kind::Contents);
    EXPECT_TRUE(section.placements.at(2).is_index);
    EXPECT_EQ(section.placements.at(2).letter_of, "name");
}

TEST(LoadPublication, ReadsBudgetsHeadingsAdvertsAndContents) {
    std::string body = whole();
    const auto replace = [&](const std::string& before, const std::string& after) {
        ASSERT_NE(body.find(before), std::string::npos) << before;
        body.replace(body.find(before), before.size(), after);
    };
    replace(R"xml(<grid template="templates/tile.xml" select="has('name')" group-tree="master"/>)xml",
            R"xml(<contents template="contents.xml" of="all"/>
        <grid template="tile.xml"><advert name="pottery" template="pottery.xml"/><advert name="pottery" template="other.xml"/></grid>)xml");
    replace("parent=\"body\"", "parent=\"body\" heading=\"heading.xml\"");
    replace("<edition ", "<edition pages=\"16\" ");
    const Loaded loaded = load_text(body);
    EXPECT_EQ(loaded.ids(), std::vector<std::string>{"publication/id-twice"});
    EXPECT_EQ(loaded.publication->editions.at(0).n_pages, 16);
    const Section& section = loaded.publication->sections.at(0);
    EXPECT_EQ(section.heading_file, "heading.xml");
    EXPECT_EQ(section.placements.at(0).lines, Placement::Lines::All);
    ASSERT_EQ(section.placements.at(1).adverts.size(), 2u);
    EXPECT_EQ(section.placements.at(1).adverts[0].name, "pottery");
    EXPECT_EQ(section.placements.at(1).adverts[0].template_file, "pottery.xml");
}

TEST(LoadPublication, ReadsRulesForTemplatesNotesAndFamilies) {
    std::string body = whole();
    const std::string grid =
        R"xml(<grid template="templates/tile.xml" select="has('name')" group-tree="master"/>)xml";
    body.replace(body.find(grid), grid.size(),
                 R"xml(<grid template="templates/tile.xml" variants="together" keep="family">
        <instead template="reduced.xml" if="has('name')"/>
        <instead template="lead.xml" side="left" first="page"/>
        <note template="service.xml"/>
        <note template="advert.xml" at="page-start" every="4"/></grid>)xml");
    const std::string start = "parent=\"body\"";
    body.replace(body.find(start), start.size(), start + R"( max-pages="16" denser-grids="three four")");
    const Loaded loaded = load_text(body);
    EXPECT_TRUE(loaded.ids().empty());
    const Section& section = loaded.publication->sections.at(0);
    EXPECT_EQ(section.denser_grids, (std::vector<std::string>{"three", "four"}));
    const Placement& placement = section.placements.at(0);
    EXPECT_TRUE(placement.has_variants_together && placement.keeps_families);
    ASSERT_EQ(placement.rules.size(), 2u);
    EXPECT_EQ(placement.rules[0].condition.xpath, "has('name')");
    EXPECT_EQ(placement.rules[0].side, TemplateRule::Side::Either);
    EXPECT_EQ(placement.rules[1].side, TemplateRule::Side::Left);
    EXPECT_EQ(placement.rules[1].first, TemplateRule::First::OfPage);
    ASSERT_EQ(placement.notes.size(), 2u);
    EXPECT_EQ(placement.notes[0].at, NoteRule::At::GroupEnd);
    EXPECT_EQ(placement.notes[1].template_file, "advert.xml");
    EXPECT_EQ(placement.notes[1].every, 4);
}

TEST(LoadPublication, GridHasATemplateOrSizes) {
    std::string body = whole();
    const std::string grid = R"(<grid template="templates/tile.xml")";
    body.replace(body.find(grid), grid.size(), "<grid");
    EXPECT_FALSE(load_text(body).ids().empty());
}

TEST(Localized, TriesTheLocaleThenItsLanguageThenTheDefault) {
    const std::map<std::string, std::string> texts = {
        {"", "Index"}, {"de", "Register"}, {"de_AT", "Verzeichnis"}};
    EXPECT_EQ(*find_localized(texts, "de_AT"), "Verzeichnis");
    EXPECT_EQ(*find_localized(texts, "de_DE"), "Register");
    EXPECT_EQ(*find_localized(texts, "fr_FR"), "Index");
    EXPECT_EQ(find_localized({{"de", "x"}}, "fr_FR"), nullptr);
}

}
}
