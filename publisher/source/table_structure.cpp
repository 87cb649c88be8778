// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/source/internal/table.hpp"

namespace publisher::source {
namespace {

void add_label(TableRun& run, const Binding& binding, const Row::Cell& cell, Labels& labels) {
    std::string label = run.text(cell);
    if (!label.empty()) labels[binding.captures.locale] = std::move(label);
}

/// Id and labels, which most records of the structure have.
template <typename Record>
bool take_common(TableRun& run, const Binding& binding, const Row::Cell& cell, Record& record) {
    if (binding.role == Role::Id) {
        record.code = code_text(cell);
        record.cell = cell.ref;
        return true;
    }
    if (binding.role == Role::Label) {
        add_label(run, binding, cell, record.labels);
        return true;
    }
    return false;
}

template <typename Record>
void hand_on(TableRun& run, const Row& row, Record record) {
    if (record.code.empty()) return run.report_missing("id", row);
    run.context.records.add(std::move(record));
}

void append(std::vector<std::string>& to, std::vector<std::string> more) {
    for (std::string& item : more)
        to.push_back(std::move(item));
}

}

void take_category(TableRun& run, const Row& row) {
    CategoryRecord record;
    record.tree = run.tree;
    run.for_each(row, [&](const Binding& binding, const Row::Cell& cell) {
        if (take_common(run, binding, cell, record)) return;
        const std::string text = code_text(cell);
        switch (binding.role) {
            case Role::Parent: record.parent = text; break;
            case Role::Tree:
                if (!text.empty()) record.tree = text;
                break;
            case Role::Order: record.order = to_number(text); break;
            case Role::Attribute:
                if (!text.empty()) add_value(run, row, binding, cell, record.values);
                break;
            default: break;
        }
    });
    hand_on(run, row, std::move(record));
}

void take_attribute(TableRun& run, const Row& row) {
    AttributeRecord record;
    run.for_each(row, [&](const Binding& binding, const Row::Cell& cell) {
        if (take_common(run, binding, cell, record)) return;
        const std::string text = code_text(cell);
        switch (binding.role) {
            case Role::Type: record.type = text; break;
            case Role::Group: record.group = text; break;
            case Role::MetricFamily: record.metric_family = text; break;
            case Role::DefaultUnit: record.default_unit = text; break;
            case Role::Pattern: record.pattern = text; break;
            case Role::Rule: record.rule = text; break;
            case Role::Minimum: record.minimum = text; break;
            case Role::Maximum: record.maximum = text; break;
            case Role::MaxCharacters: record.max_characters = text; break;
            case Role::Localizable: record.is_localizable = is_true(text); break;
            case Role::Scopable: record.is_scopable = is_true(text); break;
            case Role::Order: record.order = to_number(text); break;
            default: break;
        }
    });
    if (record.code.empty()) return run.report_missing("id", row);
    if (record.type.empty()) record.type = "text";
    record.is_rich_text = is_rich_type(record.type);
    run.context.add_attribute(std::move(record));
}

void take_family(TableRun& run, const Row& row) {
    FamilyRecord record;
    run.for_each(row, [&](const Binding& binding, const Row::Cell& cell) {
        if (take_common(run, binding, cell, record)) return;
        switch (binding.role) {
            case Role::Attributes: append(record.attributes, run.list(cell)); break;
            case Role::Requirements: {
                const std::string& channel = binding.captures.channel;
                append(record.requirements[channel.empty() ? binding.mapping->attribute : channel],
                       run.list(cell));
                break;
            }
            case Role::LabelAttribute: record.label_attribute = code_text(cell); break;
            case Role::ImageAttribute: record.image_attribute = code_text(cell); break;
            default: break;
        }
    });
    hand_on(run, row, std::move(record));
}

void take_option(TableRun& run, const Row& row) {
    OptionRecord record;
    run.for_each(row, [&](const Binding& binding, const Row::Cell& cell) {
        if (take_common(run, binding, cell, record)) return;
        if (binding.role == Role::Attribute) record.attribute = code_text(cell);
        if (binding.role == Role::Order) record.order = to_number(code_text(cell));
    });
    if (record.attribute.empty()) return run.report_missing("attribute", row);
    hand_on(run, row, std::move(record));
}

void take_channel(TableRun& run, const Row& row) {
    ChannelRecord record;
    run.for_each(row, [&](const Binding& binding, const Row::Cell& cell) {
        if (take_common(run, binding, cell, record)) return;
        switch (binding.role) {
            case Role::Tree: record.tree = code_text(cell); break;
            case Role::Locales: append(record.locales, run.list(cell)); break;
            case Role::Currencies: append(record.currencies, run.list(cell)); break;
            default: break;
        }
    });
    hand_on(run, row, std::move(record));
}

/// A size belongs to the system of its own column or, without one, to the system its column is named for.
void take_size(TableRun& run, const Row& row) {
    SizeRecord record;
    std::string named_system;
    run.for_each(row, [&](const Binding& binding, const Row::Cell& cell) {
        const std::string text = code_text(cell);
        switch (binding.role) {
            case Role::System: record.system = text; break;
            case Role::Size:
                record.size = text;
                record.cell = cell.ref;
                named_system = binding.name;
                break;
            case Role::Equivalent:
                if (!text.empty()) record.equivalents[binding.name] = text;
                break;
            default: break;
        }
    });
    if (record.system.empty()) record.system = named_system;
    if (record.size.empty()) return run.report_missing("size", row);
    run.context.records.add(std::move(record));
}

}
