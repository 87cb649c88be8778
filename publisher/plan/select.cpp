// SPDX-License-Identifier: Apache-2.0
#include "publisher/plan/select.hpp"

#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/plan/internal/tree_path.hpp"
#include "publisher/plan/order.hpp"

#include <algorithm>
#include <map>
#include <memory>

namespace publisher::plan {
namespace {

using catalog::CategoryId;

/// The group a product belongs to: its first category of the tree, or that one's ancestor on the first level.
CategoryId group_of(const catalog::ProductView& product, const publication::Placement& placement,
                    const catalog::Snapshot& snapshot) {
    const CategoryId category = category_in_tree(product, placement.group_tree, snapshot);
    if (!category.is_valid() || placement.is_leaf_group) return category;
    const TreePath path = path_of(category, snapshot);
    return CategoryId(path[std::min<std::size_t>(1, path.size() - 1)].second);
}

struct Candidate {
    const governance::ClearedProduct* cleared = nullptr;
    CategoryId group;
    catalog::ProductId family; ///< the model it is a variant of; invalid: none
    std::string key;           ///< what `order` says; for ties, what tells them apart
};

GroupName name_of(CategoryId category, const Inputs& inputs) {
    if (!category.is_valid()) return {};
    const catalog::Category& entry = inputs.snapshot.categories()[category.index()];
    const std::string* title = publication::find_localized(entry.labels, inputs.edition.locale);
    return {entry.code, title ? *title : entry.code};
}

/// Chooses, orders and groups the products of one placement.
class Selection {
public:
    Selection(const publication::Placement& placement, const Inputs& inputs, diag::Sink& findings)
        : placement_(placement), inputs_(inputs), findings_(findings), order_(placement, inputs, findings) {
        select_ = placement.select.compile(findings);
    }

    std::vector<Group> groups() {
        for (const governance::ClearedProduct& cleared : inputs_.clearance.products)
            consider(cleared);
        std::stable_sort(candidates_.begin(), candidates_.end(),
                         [](const Candidate& a, const Candidate& b) { return a.key < b.key; });
        break_ties();
        std::map<TreePath, Group> groups;
        for (const Candidate& candidate : candidates_) {
            Group& group = groups[path_of(candidate.group, inputs_.snapshot)];
            if (group.products.empty()) {
                group.category = candidate.group;
                group.name = name_of(candidate.group, inputs_);
            }
            add(candidate, group);
        }
        std::vector<Group> result;
        for (auto& [path, group] : groups)
            result.push_back(std::move(group));
        return result;
    }

private:
    /// A variant that is placed with those of its family stands where the first of them does.
    void add(const Candidate& candidate, Group& group) {
        const catalog::ProductId product = candidate.cleared->product;
        const bool asks_for_families = placement_.has_variants_together || placement_.keeps_families;
        if (asks_for_families && candidate.family.is_valid()) {
            group.families[product] = candidate.family;
            const auto [lead, is_first] = leads_.try_emplace({candidate.group, candidate.family}, product);
            if (placement_.has_variants_together && !is_first) {
                auto& variants = group.variants[lead->second];
                if (variants.empty()) variants.push_back(lead->second);
                variants.push_back(product);
                return;
            }
        }
        group.products.push_back(product);
    }

    void consider(const governance::ClearedProduct& cleared) {
        const catalog::ProductView& product = show(cleared);
        if (select_ && !is_wanted(product)) return;
        const bool is_grouped = !placement_.group_tree.empty();
        const CategoryId group = is_grouped ? group_of(product, placement_, inputs_.snapshot) : CategoryId();
        if (is_grouped && !group.is_valid()) {
            findings_.add(diag::finding(diag::Code::NoGroup, {{"tree", placement_.group_tree}})
                              .from(placement_.origin)
                              .from(inputs_.snapshot.cells().resolve(product.own().cell))
                              .about_product(product.own().name_for_findings()));
            return;
        }
        const catalog::Product& root = *product.levels().back();
        candidates_.push_back(
            {&cleared, group, root.is_model ? root.index : catalog::ProductId(), order_.key_of(product)});
    }

    /// The evaluator keeps looking at the view until the next product is shown.
    const catalog::ProductView& show(const governance::ClearedProduct& cleared) {
        shown_ = inputs_.snapshot.view(cleared.product);
        inputs_.evaluator.set_subject({&shown_, {}, cleared.fallback_locales});
        return shown_;
    }

    bool is_wanted(const catalog::ProductView& product) {
        const auto wanted = inputs_.evaluator.test(*select_);
        if (wanted) return *wanted;
        findings_.add(diag::finding(diag::Code::SelectionFailed, {{"reason", wanted.failure().message}})
                          .from(placement_.select.origin)
                          .about_product(product.own().name_for_findings()));
        return false;
    }

    /// Names are read for those products only that all keys leave equal.
    void break_ties() {
        for (auto first = candidates_.begin(); first != candidates_.end();) {
            const auto last = std::find_if(first, candidates_.end(), [&](const Candidate& candidate) {
                return candidate.key != first->key;
            });
            if (last - first > 1) {
                for (auto candidate = first; candidate != last; ++candidate) {
                    candidate->key = order_.tie_key_of(show(*candidate->cleared));
                }
                std::stable_sort(first, last,
                                 [](const Candidate& a, const Candidate& b) { return a.key < b.key; });
            }
            first = last;
        }
    }

    const publication::Placement& placement_;
    const Inputs& inputs_;
    diag::Sink& findings_;
    Order order_;
    std::shared_ptr<const xml::XPath> select_;
    catalog::ProductView shown_;
    std::vector<Candidate> candidates_;
    std::map<std::pair<CategoryId, catalog::ProductId>, catalog::ProductId>
        leads_; ///< of the families in each group
};

}

std::vector<Group> select_groups(const publication::Placement& placement, const Inputs& inputs,
                                 diag::Sink& findings) {
    return Selection(placement, inputs, findings).groups();
}

}
