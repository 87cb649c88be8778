// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/source/internal/prices.hpp"
#include "publisher/source/internal/table.hpp"

namespace publisher::source {
namespace {

bool is_model(std::string_view text) {
    return equals_ignoring_case(text, "model") || equals_ignoring_case(text, "configurable");
}

/// What other cells depend on, wherever its column stands.
void take_fixed(TableRun& run, const Binding& binding, const Row::Cell& cell, ProductRecord& record) {
    switch (binding.role) {
        case Role::Id:
            record.id = code_text(cell);
            record.cell = cell.ref;
            break;
        case Role::Kind:
            if (is_model(code_text(cell))) record.kind = ProductRecord::Kind::Model;
            break;
        case Role::Parent: record.parent = code_text(cell); break;
        case Role::Family: record.family = code_text(cell); break;
        case Role::FamilyVariant: record.family_variant = code_text(cell); break;
        case Role::Enabled: record.enabled = code_text(cell); break;
        case Role::Categories:
            for (std::string& category : run.list(cell))
                record.categories.push_back(std::move(category));
            break;
        default: break;
    }
}

void add_price(TableRun& run, const Row& row, const Binding& binding, const Row::Cell& cell,
               ProductRecord& record) {
    const publication::ColumnMapping& mapping = *binding.mapping;
    const auto captured = [](const std::string& capture, const std::string& fixed) {
        return capture.empty() ? fixed : capture;
    };
    PriceRecord price;
    price.currency = captured(binding.captures.currency, mapping.currency);
    price.list = captured(binding.captures.list, mapping.list);
    price.market = captured(binding.captures.market, mapping.market);
    price.minimum_quantity = captured(binding.captures.quantity, mapping.quantity);
    if (!mapping.kind.empty()) price.kind = mapping.kind;
    price.tax = mapping.tax;
    price.basis = mapping.basis;
    price.unit = mapping.per_unit;
    price.valid_from = run.beside(row, binding.from_column);
    price.valid_until = run.beside(row, binding.until_column);
    add_prices(cell.text, price, cell.ref, run.reporter, record.prices);
}

void add_assets(TableRun& run, const Binding& binding, const Row::Cell& cell, ProductRecord& record) {
    AssetLinkRecord link;
    link.role = binding.mapping->asset_role.empty() ? binding.name : binding.mapping->asset_role;
    link.locale = binding.captures.locale;
    link.is_path = binding.mapping->type == "path";
    link.cell = cell.ref;
    for (const std::string& reference : run.list(cell)) {
        link.reference = link.is_path ? run.media->add(reference, cell.ref, run.reporter) : reference;
        record.assets.push_back(link);
    }
}

void take_cell(TableRun& run, const Row& row, const Binding& binding, const Row::Cell& cell,
               ProductRecord& record) {
    const bool is_empty = trimmed(cell.text).empty();
    switch (binding.role) {
        case Role::Attribute:
            // An empty cell of a variant is one that its model fills.
            if (!is_empty || record.parent.empty()) add_value(run, row, binding, cell, record.values);
            break;
        case Role::Identifier:
            if (!is_empty) record.identifiers.push_back({binding.name, code_text(cell), cell.ref});
            break;
        case Role::Price: add_price(run, row, binding, cell, record); break;
        case Role::Relation:
            for (std::string& target : run.list(cell)) {
                record.relations.push_back({binding.name, std::move(target), cell.ref});
            }
            break;
        case Role::Asset: add_assets(run, binding, cell, record); break;
        case Role::Pagination:
            if (!is_empty) record.pagination[binding.name] = {code_text(cell), cell.ref};
            break;
        default: break;
    }
}

}

void take_product(TableRun& run, const Row& row) {
    ProductRecord record;
    if (run.kind == RecordKind::Model) record.kind = ProductRecord::Kind::Model;
    run.for_each(
        row, [&](const Binding& binding, const Row::Cell& cell) { take_fixed(run, binding, cell, record); });
    if (record.id.empty()) return run.report_missing("id", row);
    run.for_each(row, [&](const Binding& binding, const Row::Cell& cell) {
        take_cell(run, row, binding, cell, record);
    });
    run.context.records.add(std::move(record));
}

}
