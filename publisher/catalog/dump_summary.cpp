// SPDX-License-Identifier: Apache-2.0
#include "publisher/catalog/dump.hpp"

#include <algorithm>
#include <map>

namespace publisher::catalog {
namespace {

/// Counts products, each once for a key.
class Tally {
public:
    void add(const std::string& key, ProductId product) {
        auto& [count, last] = counts_[key];
        if (count > 0 && last == product) return;
        ++count;
        last = product;
    }
    std::size_t count(const std::string& key) const {
        const auto found = counts_.find(key);
        return found == counts_.end() ? 0 : found->second.first;
    }
    void list(std::string& text, const std::string& indent) const {
        for (const auto& [key, entry] : counts_)
            text += indent + key + "  " + std::to_string(entry.first) + '\n';
    }

private:
    std::map<std::string, std::pair<std::size_t, ProductId>> counts_;
};

struct Counts {
    Tally families, categories, attributes, locales, prices;
    std::size_t n_enabled = 0, n_with_picture = 0;
};

std::string locale_key(const std::string& attribute, const std::string& locale) {
    return attribute + '\n' + locale;
}

void count_values(const Snapshot& snapshot, const ProductView& view, ProductId product, Counts& counts) {
    for (const auto& level : view.levels()) {
        for (const Value& value : level->values) {
            if (value.is_empty()) continue;
            const std::string& code = snapshot.attributes()[value.attribute.index()].code;
            counts.attributes.add(code, product);
            if (value.locale.is_valid()) {
                counts.locales.add(locale_key(code, snapshot.locales()[value.locale.index()]), product);
            }
        }
    }
}

void count_prices(const ProductView& view, ProductId product, Counts& counts) {
    for (const auto& level : view.levels()) {
        for (const Price& price : level->prices) {
            counts.prices.add(price.currency + (price.list.empty() ? "" : "  list " + price.list) +
                                  (price.kind == Price::Kind::Promotion ? "  promotion" : ""),
                              product);
        }
    }
}

Counts count(const Snapshot& snapshot) {
    Counts counts;
    for (const ProductId product : snapshot.products()) {
        const ProductView view = snapshot.view(product);
        const FamilyId family = view.family();
        counts.families.add(family.is_valid() ? snapshot.families()[family.index()].code : "(none)", product);
        for (const CategoryId category : view.categories()) {
            counts.categories.add(snapshot.categories()[category.index()].code, product);
        }
        counts.n_enabled += view.own().is_enabled;
        const auto links = view.assets();
        counts.n_with_picture += std::any_of(links.begin(), links.end(),
                                             [](const AssetLink* link) { return link->asset.is_valid(); });
        count_values(snapshot, view, product, counts);
        count_prices(view, product, counts);
    }
    return counts;
}

using Children = std::map<CategoryId, std::vector<const Category*>>;

void list_categories(const Children& children, CategoryId parent, const std::string& indent,
                     const Tally& tally, std::string& text) {
    const auto found = children.find(parent);
    if (found == children.end()) return;
    for (const Category* category : found->second) {
        text += indent + category->code + "  " + std::to_string(tally.count(category->code)) + '\n';
        list_categories(children, category->index, indent + "  ", tally, text);
    }
}

Children children_of(const Snapshot& snapshot) {
    Children children;
    for (const Category& category : snapshot.categories())
        children[category.parent].push_back(&category);
    for (auto& [parent, siblings] : children) {
        std::sort(siblings.begin(), siblings.end(), [](const Category* a, const Category* b) {
            return std::tie(a->order, a->code) < std::tie(b->order, b->code);
        });
    }
    return children;
}

std::string attribute_line(const Attribute& attribute, const Snapshot& snapshot, const Counts& counts) {
    std::string line = attribute.code + "  " + std::to_string(counts.attributes.count(attribute.code));
    const char* separator = "  (";
    for (const std::string& locale : snapshot.locales()) {
        const std::size_t n = counts.locales.count(locale_key(attribute.code, locale));
        if (n == 0) continue;
        line += separator + locale + ' ' + std::to_string(n);
        separator = ", ";
    }
    return *separator == ',' ? line + ')' : line;
}

void list_attributes(const Snapshot& snapshot, const Counts& counts, std::string& text) {
    std::vector<std::string> lines;
    for (const Attribute& attribute : snapshot.attributes()) {
        const bool is_value = attribute.type != AttributeType::Price; // prices are counted apart
        if (is_value) lines.push_back(attribute_line(attribute, snapshot, counts));
    }
    std::sort(lines.begin(), lines.end());
    for (const std::string& line : lines)
        text += "  " + line + '\n';
}

void list_assets(const Snapshot& snapshot, const Counts& counts, std::string& text) {
    const auto& assets = snapshot.assets();
    const auto n_of = [&](auto question) {
        return std::to_string(std::count_if(assets.begin(), assets.end(), question));
    };
    text += "assets  " + std::to_string(assets.size()) + '\n';
    text += "  with rights  " + n_of([](const Asset& asset) { return asset.has_rights_record; }) + '\n';
    text += "  file missing  " + n_of([](const Asset& asset) { return asset.actual_sha256.empty(); }) + '\n';
    text += "  products with one  " + std::to_string(counts.n_with_picture) + '\n';
}

}

std::string dump_summary(const Snapshot& snapshot) {
    const Counts counts = count(snapshot);
    std::string text = "snapshot " + snapshot.name() + '\n';
    text += "products  " + std::to_string(snapshot.n_products()) + "  (" + std::to_string(counts.n_enabled) +
            " enabled)\nmodels  " + std::to_string(snapshot.n_models()) + "\nfamilies\n";
    counts.families.list(text, "  ");
    text += "categories\n";
    list_categories(children_of(snapshot), CategoryId(), "  ", counts.categories, text);
    text += "attributes  (products that have one)\n";
    list_attributes(snapshot, counts, text);
    text += "prices  (products that have one)\n";
    counts.prices.list(text, "  ");
    list_assets(snapshot, counts, text);
    return text;
}

}
