// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/plan/select.hpp"
#include "tests/support/make_snapshot.hpp"

namespace publisher::plan {

using Lines = std::vector<std::string>;

/// A house in Sweden: a tree of chairs before lamps, lamps with floor lamps below them.
struct Select : testing::Test {
    testing_support::SnapshotMaker maker;
    publication::Publication publication;
    publication::Edition edition;
    publication::Placement placement;
    design::Design design;
    Locale locale{"sv_SE"};
    governance::Clearance clearance;
    std::unique_ptr<catalog::Snapshot> snapshot;
    std::unique_ptr<expression::Evaluator> evaluator;
    diag::Sink findings;

    Select() {
        edition.id = "se";
        edition.locale = "sv_SE";
        maker.attribute("name", "text");
        maker.attribute("rank", "number");
        maker.category("shop");
        source::CategoryRecord& lamps = maker.category("lamps", "shop");
        lamps.order = 2;
        lamps.labels = {{"sv_SE", "Lampor"}, {"en_GB", "Lamps"}};
        maker.category("floor-lamps", "lamps").order = 1;
        maker.category("chairs", "shop").order = 1;
    }

    void add(const std::string& id, const std::string& name, const std::string& rank = "", const std::string& category = "") {
        source::ProductRecord& product = maker.product(id);
        product.values = {maker.value("name", name)};
        if (!rank.empty()) product.values.push_back(maker.value("rank", rank));
        if (!category.empty()) product.categories = {category};
    }

    Inputs inputs() {
        if (!snapshot) {
            snapshot = maker.finish();
            evaluator = std::make_unique<expression::Evaluator>(*snapshot, publication, edition, locale);
            for (std::size_t i = 0; i < snapshot->n_products(); ++i) {
                clearance.products.push_back({catalog::ProductId(i), {}, {}});
            }
        }
        return {*snapshot, publication, edition, clearance, design, locale, *evaluator};
    }

    std::string id_of(catalog::ProductId product) { return snapshot->view(product).own().id; }

    /// "Lampor: a b", one for each group.
    Lines selected() {
        Lines lines;
        for (const Group& group : select_groups(placement, inputs(), findings)) {
            std::string& line = lines.emplace_back(group.title + ':');
            for (const catalog::ProductId product : group.products) line += ' ' + id_of(product);
        }
        return lines;
    }
};

}
