// SPDX-License-Identifier: Apache-2.0
#include "publisher/plan/select.hpp"

#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace publisher::plan {
namespace {

using catalog::CategoryId;

/// A category's place in its tree: the order of every ancestor from the root down.
using TreePath = std::vector<std::pair<int, std::uint32_t>>;

TreePath path_of(CategoryId category, const catalog::Snapshot& snapshot) {
    TreePath path;
    for (; category.is_valid(); category = snapshot.categories()[category.index()].parent) {
        path.emplace_back(snapshot.categories()[category.index()].order, category.index());
    }
    std::reverse(path.begin(), path.end());
    return path;
}

bool is_in_tree(CategoryId category, const std::string& tree, const catalog::Snapshot& snapshot) {
    const catalog::Category& entry = snapshot.categories()[category.index()];
    return entry.tree == tree || entry.code == tree;
}

/// The group a product belongs to: its first category of the tree, or that one's ancestor on the first level.
CategoryId group_of(const catalog::ProductView& product, const publication::Placement& placement,
                    const catalog::Snapshot& snapshot) {
    for (CategoryId category : product.categories()) {
        if (!is_in_tree(category, placement.group_tree, snapshot)) continue;
        if (placement.is_leaf_group) return category;
        const TreePath path = path_of(category, snapshot);
        return CategoryId(path[std::min<std::size_t>(1, path.size() - 1)].second);
    }
    return {};
}

/// What one sort key says of a product, as bytes that compare.
std::string key_text(const std::string& key, const catalog::ProductView& product, const Inputs& inputs) {
    if (key == "sku" || key == "id") return product.own().id;
    const catalog::Attribute* attribute = inputs.snapshot.find_attribute(key);
    if (!attribute) return {};
    const catalog::Address address{inputs.edition.locale, inputs.edition.channel, inputs.edition.market, {}};
    const auto found = inputs.snapshot.resolve(product, attribute->index, address);
    if (!found.is_set()) return {};
    if (const auto* text = std::get_if<catalog::PlainText>(&found.value->datum)) return inputs.locale.sort_key(text->text);
    if (const auto* number = std::get_if<Decimal>(&found.value->datum)) {
        // Zero-padded, so that 9 comes before 10; negative sort values do not occur in catalogs.
        const std::string digits = number->rounded(6, Rounding::HalfUp).to_string();
        return std::string(digits.size() < 40 ? 40 - digits.size() : 0, '0') + digits;
    }
    return {};
}

struct Candidate {
    catalog::ProductId product;
    CategoryId group;
    std::vector<std::string> keys;
};

std::vector<std::string> keys_of(const catalog::ProductView& product, const publication::Placement& placement,
                                 const Inputs& inputs) {
    std::vector<std::string> keys;
    for (const std::string& key : placement.order) {
        const bool is_descending = key.starts_with('-');
        std::string text = key_text(is_descending ? key.substr(1) : key, product, inputs);
        if (is_descending) {
            for (char& c : text) c = static_cast<char>(~c);
            text += '\xff';
        }
        keys.push_back(std::move(text));
    }
    keys.push_back(key_text("name", product, inputs));
    keys.push_back(product.own().id);
    return keys;
}

std::string title_of(CategoryId category, const Inputs& inputs) {
    if (!category.is_valid()) return {};
    const catalog::Category& entry = inputs.snapshot.categories()[category.index()];
    const std::string* title = publication::find_localized(entry.labels, inputs.edition.locale);
    return title ? *title : entry.code;
}

}

std::vector<Group> select_groups(const publication::Placement& placement, const Inputs& inputs, diag::Sink& findings) {
    std::shared_ptr<const xml::XPath> select;
    if (!placement.select.is_empty()) {
        select = xml::XPath::compile(placement.select.xpath, placement.select.origin, "", findings);
    }
    std::vector<Candidate> candidates;
    for (const governance::ClearedProduct& cleared : inputs.clearance.products) {
        const catalog::ProductView product = inputs.snapshot.view(cleared.product);
        if (select) {
            inputs.evaluator.set_subject({&product, {}, cleared.fallback_locales});
            const auto is_wanted = inputs.evaluator.test(*select);
            if (!is_wanted) {
                findings.add(diag::finding(diag::Code::SelectionFailed, {{"reason", is_wanted.failure().message}})
                                 .from(placement.select.origin)
                                 .about_product(product.own().name_for_findings()));
                continue;
            }
            if (!*is_wanted) continue;
        }
        const CategoryId group = placement.group_tree.empty() ? CategoryId() : group_of(product, placement, inputs.snapshot);
        if (!placement.group_tree.empty() && !group.is_valid()) {
            findings.add(diag::finding(diag::Code::NoGroup, {{"tree", placement.group_tree}})
                             .from(placement.origin)
                             .from(inputs.snapshot.cells().resolve(product.own().cell))
                             .about_product(product.own().name_for_findings()));
            continue;
        }
        candidates.push_back({cleared.product, group, keys_of(product, placement, inputs)});
    }

    std::map<std::pair<TreePath, std::uint32_t>, Group> groups;
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& a, const Candidate& b) { return a.keys < b.keys; });
    for (const Candidate& candidate : candidates) {
        Group& group = groups[{path_of(candidate.group, inputs.snapshot), candidate.group.index()}];
        if (group.products.empty()) {
            group.category = candidate.group;
            group.title = title_of(candidate.group, inputs);
        }
        group.products.push_back(candidate.product);
    }
    std::vector<Group> result;
    for (auto& [key, group] : groups) result.push_back(std::move(group));
    return result;
}

}
