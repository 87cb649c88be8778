// SPDX-License-Identifier: Apache-2.0
#include "publisher/expression/internal/lookup.hpp"
#include "publisher/expression/raw_text.hpp"

namespace publisher::expression {

using namespace catalog;

BoundText Lookup::edition_field(const std::string& what) const {
    BoundText bound;
    bound.field = "edition[" + what + "]";
    bound.text = what == "id"           ? edition_.id
                 : what == "region"     ? edition_.region
                 : what == "locale"     ? edition_.locale
                 : what == "channel"    ? edition_.channel
                 : what == "market"     ? edition_.market
                 : what == "currency"   ? edition_.currency
                 : what == "price-list" ? edition_.price_list
                 : what == "tax"        ? (edition_.tax == publication::TaxDisplay::Gross ? "gross" : "net")
                 : what == "medium"     ? edition_.medium
                                        : "";
    bound.is_set = !bound.text.empty();
    return bound;
}

BoundText Lookup::date(const std::string& what) const {
    BoundText bound;
    bound.field = "date[" + what + "]";
    bound.locale = locale_.code();
    const DateWindow& distribution = edition_.distribution;
    if (what == "price") {
        bound.text = locale_.date(edition_.price_date);
    } else if (what == "printing" && edition_.printing_date) {
        bound.text = locale_.date(*edition_.printing_date);
    } else if (what == "distribution-first" && distribution.first) {
        bound.text = locale_.date(*distribution.first);
    } else if (what == "distribution-last" && distribution.last) {
        bound.text = locale_.date(*distribution.last);
    } else if (what == "distribution" && distribution.first && distribution.last) {
        bound.text = locale_.date_range(*distribution.first, *distribution.last);
    }
    bound.is_set = !bound.text.empty();
    return bound;
}

namespace {

using Attributes = std::vector<std::pair<std::string, std::string>>;

std::string price_kind_text(const Price& price) {
    switch (price.kind) {
        case Price::Kind::Regular: return "regular";
        case Price::Kind::Promotion: return "promotion";
        case Price::Kind::Former: return "former";
        case Price::Kind::LowestPrior: return "lowest-prior";
        case Price::Kind::Deposit: return "deposit";
        case Price::Kind::Derived: return price.derived_kind;
    }
    return {};
}

xml::Tree category_tree(const Snapshot& snapshot, const Category& category) {
    xml::Tree tree{"category", "", {{"code", category.code}, {"tree", category.tree}}, {}};
    if (category.parent.is_valid()) {
        tree.attributes.emplace_back("parent", snapshot.categories()[category.parent.index()].code);
    }
    return tree;
}

xml::Tree price_tree(const Snapshot& snapshot, const Price& price) {
    const char* tax = price.tax == Price::Tax::Gross ? "gross" : price.tax == Price::Tax::Net ? "net" : "";
    return {"price",
            price.amount.to_string(),
            {{"kind", price_kind_text(price)},
             {"currency", price.currency},
             {"list", price.list},
             {"market", price.market.is_valid() ? snapshot.markets()[price.market.index()] : ""},
             {"tax", tax},
             {"basis", price.basis.to_string()},
             {"unit", price.unit},
             {"minimum-quantity", price.minimum_quantity.to_string()},
             {"from", price.validity.first ? price.validity.first->to_string() : ""},
             {"until", price.validity.last ? price.validity.last->to_string() : ""}},
            {}};
}

}

xml::Tree Lookup::tree() const {
    if (!subject_.product) {
        const Category* category = subject_category();
        return category ? category_tree(snapshot_, *category) : xml::Tree{"subject", "", {}, {}};
    }
    const ProductView& view = *subject_.product;
    const FamilyId family = view.family();
    xml::Tree product{"product", "", {{"id", view.own().id}}, {}};
    product.attributes.emplace_back("family",
                                    family.is_valid() ? snapshot_.families()[family.index()].code : "");
    if (is_variant()) product.attributes.emplace_back("model", view.levels()[1]->id);
    for (const Attribute& attribute : snapshot_.attributes()) {
        const Resolution found = resolve(attribute, {});
        if (!found.is_set()) continue;
        Attributes attributes = {{"attribute", attribute.code}, {"locale", found.locale}};
        if (const auto* metric = std::get_if<Metric>(&found.value->datum))
            attributes.emplace_back("unit", metric->unit);
        product.children.push_back({"value", raw_text(found.value->datum), std::move(attributes), {}});
    }
    for (const auto& level : view.levels()) {
        for (const Identifier& identifier : level->identifiers) {
            product.children.push_back({"identifier", identifier.text, {{"scheme", identifier.scheme}}, {}});
        }
    }
    for (const Price* price : view.prices(edition_.currency))
        product.children.push_back(price_tree(snapshot_, *price));
    for (const CategoryId id : view.categories()) {
        product.children.push_back(category_tree(snapshot_, snapshot_.categories()[id.index()]));
    }
    for (const AssetLink* link : view.assets()) {
        if (!is_usable(link->asset)) continue;
        const Asset& asset = snapshot_.assets()[link->asset.index()];
        product.children.push_back({"asset", "", {{"role", link->role}, {"id", asset.id}}, {}});
    }
    for (const auto& level : view.levels()) {
        for (const Relation& relation : level->relations) {
            product.children.push_back(
                {"relation", "", {{"type", relation.type}, {"target", relation.target_code}}, {}});
        }
    }
    for (const auto& [name, text] : view.own().pagination) {
        product.children.push_back({"pagination", text, {{"name", name}}, {}});
    }
    return product;
}

}
