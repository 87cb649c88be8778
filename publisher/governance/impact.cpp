// SPDX-License-Identifier: Apache-2.0
#include "publisher/governance/impact.hpp"

#include "publisher/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>

namespace publisher::governance {
namespace {

using namespace catalog;
using publication::Edition;
using publication::Publication;

const Edition* find_edition(const Publication& publication, const std::string& id) {
    for (const Edition& edition : publication.editions) {
        if (edition.id == id) return &edition;
    }
    return nullptr;
}

void add_variants(const Snapshot& snapshot, ProductId model, std::set<ProductId>& products) {
    for (const ProductId variant : snapshot.variants(model)) {
        if (snapshot.view(variant).own().is_model)
            add_variants(snapshot, variant, products);
        else
            products.insert(variant);
    }
}

bool is_priced_in(const ProductView& product, std::string_view list, const std::string& currency) {
    const auto prices = product.prices(currency);
    return std::any_of(prices.begin(), prices.end(), [&](const Price* price) { return price->list == list; });
}

EditionImpact sort_out(const Clearance& clearance, const std::set<ProductId>& touched) {
    EditionImpact impact{clearance.edition, {}, {}, {}};
    std::set<std::string> reasons;
    for (const ClearedProduct& product : clearance.products) {
        if (touched.contains(product.product)) impact.printed.push_back(product.product);
    }
    for (const LeftOutProduct& product : clearance.left_out) {
        if (!touched.contains(product.product)) continue;
        impact.left_out.push_back(product.product);
        for (const Gap& gap : product.gaps)
            reasons.insert(gap.detail);
    }
    impact.reasons.assign(reasons.begin(), reasons.end());
    return impact;
}

void add_verdict(EditionImpact& impact, const AssetVerdict* verdict) {
    if (!verdict) return;
    for (const Objection& objection : verdict->objections) {
        impact.reasons.push_back(objection.is_lifted()
                                     ? "waiver " + objection.waiver + " lifts: " + objection.text
                                     : "the asset is refused: " + objection.text);
    }
    std::sort(impact.reasons.begin(), impact.reasons.end());
}

std::set<ProductId> products_in_list(const Snapshot& snapshot, std::string_view list,
                                     const Edition& edition) {
    std::set<ProductId> products;
    for (const ProductId id : snapshot.products()) {
        if (is_priced_in(snapshot.view(id), list, edition.currency)) products.insert(id);
    }
    return products;
}

}

std::string_view to_string(Impact::Kind kind) {
    switch (kind) {
        case Impact::Kind::Nothing: return "nothing";
        case Impact::Kind::Product: return "product";
        case Impact::Kind::Model: return "model";
        case Impact::Kind::Asset: return "asset";
        case Impact::Kind::PriceList: return "price list";
    }
    return {};
}

Impact find_impact(const Snapshot& snapshot, const Publication& publication,
                   std::span<const Clearance> clearances, std::string_view id) {
    Impact impact{Impact::Kind::Nothing, std::string(id), {}};
    std::set<ProductId> touched;
    const Asset* asset = snapshot.find_asset(id);
    if (const auto product = snapshot.find_product(id)) {
        const catalog::Product& record = snapshot.view(*product).own();
        impact.kind = record.is_model ? Impact::Kind::Model : Impact::Kind::Product;
        impact.name = record.id;
        if (!record.is_model) touched.insert(*product);
        add_variants(snapshot, *product, touched);
    } else if (asset) {
        impact.kind = Impact::Kind::Asset;
        impact.name = asset->id;
        const auto products = snapshot.products_with_asset(asset->index);
        touched.insert(products.begin(), products.end());
    }
    for (const Clearance& clearance : clearances) {
        const Edition* edition = find_edition(publication, clearance.edition);
        const bool is_nothing_else =
            impact.kind == Impact::Kind::Nothing || impact.kind == Impact::Kind::PriceList;
        if (is_nothing_else && edition && edition->price_list == id) {
            impact.kind = Impact::Kind::PriceList;
            impact.editions.push_back(sort_out(clearance, products_in_list(snapshot, id, *edition)));
        } else {
            impact.editions.push_back(sort_out(clearance, touched));
        }
        if (asset && impact.kind == Impact::Kind::Asset)
            add_verdict(impact.editions.back(), clearance.verdict(asset->index));
    }
    return impact;
}

std::string to_listing(const Impact& impact, const Snapshot& snapshot) {
    std::string text = fmt::format("{} {}\n", to_string(impact.kind), impact.name);
    const auto out = std::back_inserter(text);
    for (const EditionImpact& edition : impact.editions) {
        if (!edition.is_touched()) continue;
        fmt::format_to(out, "  edition {}: {} printed, {} left out\n", edition.edition,
                       edition.printed.size(), edition.left_out.size());
        for (const ProductId id : edition.printed)
            fmt::format_to(out, "    printed {}\n", snapshot.view(id).own().id);
        for (const ProductId id : edition.left_out)
            fmt::format_to(out, "    left out {}\n", snapshot.view(id).own().id);
        for (const std::string& reason : edition.reasons)
            fmt::format_to(out, "    {}\n", reason);
    }
    return text;
}

}
