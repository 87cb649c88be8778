// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/bind/binder.hpp"
#include "publisher/design/load.hpp"
#include "publisher/plan/pagination.hpp"
#include "publisher/plan/plan.hpp"
#include "publisher/world/memory_world.hpp"
#include "tests/support/make_snapshot.hpp"

#include <map>
#include <optional>
#include <set>

namespace publisher::bind {

/// A publication of one section with one placement, its design from strings and its data from records;
/// everything clears. A test adds products, changes what it wants, and then calls `load`.
struct MiniEdition : testing::Test {
    testing_support::SnapshotMaker maker;
    MemoryWorld world;
    publication::Publication publication;
    publication::Edition edition;
    governance::Clearance clearance;
    diag::Sink findings;
    std::optional<design::Design> design;
    std::unique_ptr<catalog::Snapshot> snapshot;
    std::unique_ptr<Locale> locale;
    std::unique_ptr<expression::Evaluator> evaluator;
    std::unique_ptr<Binder> binder;
    std::map<std::string, AssetFacts> pictures; ///< by asset id; the others cannot be decoded
    /// 100 mm by 60 mm with margins of 10 mm, and a folio with the page count at the foot.
    std::string parent_page =
        R"(<parent name="body" top="10mm" bottom="10mm" inside="10mm" outside="10mm"><right>
      <frame name="folio" x="10mm" y="52mm" width="40mm" height="6mm" layer="furniture">
        <text style="body"><page-number/> of <page-count/></text></frame></right></parent>)";

    std::string facing = "false";
    std::string layers = R"(<layer name="furniture"/>)";
    /// More styles of the layout; its baseline grid.
    std::string styles, baseline_grid;
    std::string grids = R"(<grid name="slots" columns="1" rows="2" row-gutter="0mm"/>)";
    plan::Pagination pagination;
    plan::PageFit page_fit;
    std::set<std::string> unplaced; ///< products that stand nowhere in the edition, by id

    MiniEdition() {
        edition.id = "gb";
        edition.locale = "en_GB";
        edition.channel = "print";
        edition.currency = "EUR";
        edition.price_date = Date{2027, 3, 1};
        edition.distribution = {Date{2027, 3, 1}, Date{2027, 8, 31}};
        maker.channel("print");
        maker.attribute("name", "text").is_localizable = true;
        maker.attribute("description", "rich-text").is_localizable = true;
        source::AttributeRecord& width = maker.attribute("width", "metric");
        width.metric_family = "Length";
        width.default_unit = "CENTIMETER";
        maker.category("shop");
        maker.category("lamps", "shop").labels = {{"en_GB", "Lamps"}, {"ar_AE", "Lamps"}};
        publication.file = "shop/publication.xml";
        publication::Section& section = publication.sections.emplace_back();
        section.id = "catalog";
        section.titles = {{"", "Catalog"}};
        section.layout_file = "layouts/page.xml";
        section.parent_page = "body";
        section.grid = "slots";
        section.placements.emplace_back().template_file = "templates/item.xml";
    }

    publication::Placement& placement() { return publication.sections[0].placements[0]; }

    source::ProductRecord& add_product(const std::string& id, const std::string& name,
                                       const std::string& name_locale = "en_GB") {
        source::ProductRecord& product = maker.product(id);
        product.values = {maker.value("name", name, name_locale)};
        product.categories = {"lamps"};
        return product;
    }

    /// A picture of 1000 x 500 pixels that clears; `product` may be null for one of the house.
    governance::AssetVerdict& add_picture(const std::string& id, const std::string& role,
                                          source::ProductRecord* product) {
        maker.asset(id).role = role;
        if (product) product->assets = {maker.picture(role, id)};
        pictures[id] = {true, 1000, 500, std::string(64, 'a'), {}};
        const catalog::AssetId asset(pictures.size() - 1);
        clearance.assets[asset].is_cleared = true;
        return clearance.assets[asset];
    }

    void load(const std::string& item_template) {
        add_design_files(item_template);
        design = design::load(world, publication, "data", expression::Evaluator::functions(), findings);
        for (const diag::Finding& finding : findings.findings())
            ADD_FAILURE() << finding.message();
        ASSERT_TRUE(design);
        snapshot = maker.finish();
        ASSERT_TRUE(snapshot);
        locale = std::make_unique<Locale>(edition.locale);
        evaluator = std::make_unique<expression::Evaluator>(*snapshot, publication, edition, *locale);
        for (const catalog::ProductId product : snapshot->products())
            clearance.products.push_back({product, {}, {}});
    }

    Binder& bound() {
        if (!binder) {
            const Inputs inputs{
                *snapshot,
                publication,
                edition,
                clearance,
                *design,
                *locale,
                *evaluator,
                [this](catalog::AssetId asset) { return pictures[snapshot->assets()[asset.index()].id]; },
                [this](catalog::ProductId product) {
                    const catalog::Product& own = snapshot->view(product).own();
                    return !own.is_model && !unplaced.contains(own.id);
                },
                true};
            binder = std::make_unique<Binder>(inputs, findings);
        }
        return *binder;
    }

    plan::Flatplan planned() {
        return plan::plan({*snapshot,
                           publication,
                           edition,
                           clearance,
                           *design,
                           *locale,
                           *evaluator,
                           &pagination,
                           {},
                           page_fit},
                          findings);
    }

private:
    void add_design_files(const std::string& item_template) {
        const auto machine = make_system_world();
        for (const std::string schema : {"layouts/schema/layout.rng", "templates/schema/template.rng"}) {
            world.add("data/" + schema, *machine->read(PUBLISHER_SOURCE_DIR "/" + schema));
        }
        world.add("shop/templates/item.xml", item_template);
        world.add(
            "shop/layouts/page.xml", R"(<layout name="page"><page width="100mm" height="60mm" facing=")" +
                                         facing + R"("/>)" + baseline_grid + R"(
<layers>)" + layers + R"(</layers>)" + parent_page +
                                         grids + R"(
<styles><swatch name="ink" cmyk="0 0 0 100"/><font-family name="text"><font family="Liberation Sans"/></font-family>
<paragraph-style name="body" family="text" size="8pt" leading="10pt" paint="ink"/>
<paragraph-style name="body-list" based-on="body"/>
<character-style name="strong" weight="600"/><character-style name="large" size="12pt"/>
<character-style name="raised" position="superscript"/><character-style name="small" size="6pt"/>
<table-style name="list" cell-insets="1mm 2mm"/>)" +
                                         styles + "</styles></layout>");
    }
};

}
