// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/catalog/internal/builder_state.hpp"
#include "publisher/diag/codes.hpp"

#include <algorithm>

namespace publisher::catalog {

using diag::Code;

void SnapshotBuilder::State::define_categories() {
    CaselessMap<std::uint32_t> known;
    std::vector<source::CategoryRecord> kept;
    for (source::CategoryRecord& record : categories) {
        if (record.code.empty()) {
            report(Code::MissingRecordId, {}, record.cell);
        } else if (!known.emplace(record.code, static_cast<std::uint32_t>(kept.size())).second) {
            report(Code::DuplicateDefinition, {{"what", "category"}, {"code", record.code}}, record.cell);
        } else {
            kept.push_back(std::move(record));
        }
    }
    categories = std::move(kept);
    for (std::size_t i = 0; i < categories.size(); ++i) {
        source::CategoryRecord& record = categories[i];
        Category category;
        category.index = CategoryId(i);
        category.code = record.code;
        category.order = record.order;
        category.labels = std::move(record.labels);
        category.cell = record.cell;
        tables.categories.push_back(std::move(category));
    }
    for (std::size_t i = 0; i < categories.size(); ++i)
        link_category(i, known);
    category_addresses.resize(categories.size());
    for (std::size_t i = 0; i < categories.size(); ++i)
        type_category_values(i);
}

/// Parent and tree; the tree of a category that does not name one is the code of its root.
void SnapshotBuilder::State::link_category(std::size_t i, const CaselessMap<std::uint32_t>& known) {
    const source::CategoryRecord& record = categories[i];
    Category& category = tables.categories[i];
    if (!record.parent.empty()) {
        const auto parent = known.find(record.parent);
        if (parent == known.end()) {
            report(Code::UnknownParentCategory, {{"category", record.code}, {"parent", record.parent}},
                   record.cell);
        } else {
            category.parent = CategoryId(parent->second);
        }
    }
    // Walk to the root by the records: the parents of later categories are not linked yet.
    std::size_t root = i, n_steps = 0;
    std::string tree = record.tree;
    while (!categories[root].parent.empty()) {
        const auto parent = known.find(categories[root].parent);
        if (parent == known.end()) break;
        root = parent->second;
        if (tree.empty()) tree = categories[root].tree;
        if (root == i || ++n_steps > categories.size()) {
            report(Code::CategoryCycle, {{"category", record.code}}, record.cell);
            category.parent = {};
            break;
        }
    }
    category.tree = tree.empty() ? categories[root].code : tree;
}

/// Introductions and the like. A PIM lists the attributes of categories nowhere, so one that is not known
/// is a rich text of its own.
void SnapshotBuilder::State::type_category_values(std::size_t i) {
    Category& category = tables.categories[i];
    std::vector<std::pair<std::uint32_t, Value>> typed;
    for (source::ValueRecord& record : categories[i].values) {
        if (find_attribute(record.attribute) == kNone) {
            Attribute attribute;
            attribute.code = record.attribute;
            attribute.type = AttributeType::RichText;
            attribute.group = "category";
            attribute.is_localizable = !record.locale.empty();
            attribute.cell = record.cell;
            add_attribute(std::move(attribute));
        }
        const std::uint32_t address = address_of(record, typed.size(), kNone);
        Value value;
        value.attribute = tables.addresses[address].attribute;
        value.cell = record.cell;
        if (type_datum(record, tables.attributes[value.attribute.index()], value.datum, kNone, nullptr)) {
            typed.emplace_back(address, std::move(value));
        }
    }
    const auto key = [](const auto& entry) { return std::pair(entry.second.attribute, entry.first); };
    std::stable_sort(typed.begin(), typed.end(),
                     [&](const auto& a, const auto& b) { return key(a) < key(b); });
    for (auto& [address, value] : typed) {
        if (!category_addresses[i].empty() && category_addresses[i].back() == address) {
            report(Code::DuplicateValue, {{"field", tables.attributes[value.attribute.index()].code}},
                   value.cell);
            continue;
        }
        category_addresses[i].push_back(address);
        category.values.push_back(std::move(value));
    }
}

}
