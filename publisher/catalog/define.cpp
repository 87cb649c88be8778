// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/catalog/internal/builder_state.hpp"
#include "publisher/diag/codes.hpp"

#include <algorithm>
#include <charconv>

namespace publisher::catalog {
namespace {

using diag::Code;

struct TypeName {
    std::string_view name;
    AttributeType type;
};

// A textarea is rich text whether or not it has an editor: its line breaks mean something, and PIM texts
// hold tags and entities either way.
constexpr TypeName kTypeNames[] = {
    {"text", AttributeType::Text},
    {"rich-text", AttributeType::RichText},
    {"number", AttributeType::Number},
    {"boolean", AttributeType::Boolean},
    {"date", AttributeType::Date},
    {"option", AttributeType::Option},
    {"options", AttributeType::Options},
    {"metric", AttributeType::Metric},
    {"price", AttributeType::Price},
    {"media", AttributeType::Media},
    {"identifier", AttributeType::Identifier},
    {"gtin", AttributeType::Identifier},
    {"pim_catalog_identifier", AttributeType::Identifier},
    {"pim_catalog_text", AttributeType::Text},
    {"pim_catalog_textarea", AttributeType::RichText},
    {"pim_catalog_number", AttributeType::Number},
    {"pim_catalog_date", AttributeType::Date},
    {"pim_catalog_boolean", AttributeType::Boolean},
    {"pim_catalog_simpleselect", AttributeType::Option},
    {"pim_catalog_multiselect", AttributeType::Options},
    {"pim_catalog_metric", AttributeType::Metric},
    {"pim_catalog_price_collection", AttributeType::Price},
    {"pim_catalog_image", AttributeType::Media},
    {"pim_catalog_file", AttributeType::Media},
    {"pim_catalog_asset_collection", AttributeType::Media},
    {"pim_assets_collection", AttributeType::Media},
    {"pim_catalog_table", AttributeType::Text},
    {"pim_catalog_product_link", AttributeType::Text},
    {"pim_reference_data_simpleselect", AttributeType::Option},
    {"pim_reference_data_multiselect", AttributeType::Options},
    {"akeneo_reference_entity", AttributeType::Option},
    {"akeneo_reference_entity_collection", AttributeType::Options},
};

std::optional<AttributeType> parse_type(std::string_view name) {
    for (const TypeName& known : kTypeNames) {
        if (known.name == name) return known.type;
    }
    return std::nullopt;
}

std::optional<Decimal> bound(const Reading& reading, const std::string& text, const char* field,
                             const CellRef& cell) {
    return text.empty() ? std::nullopt : reading.number(text, field, cell);
}

std::optional<int> length(const Reading& reading, const std::string& text, const CellRef& cell) {
    const auto value = bound(reading, text, "max_characters", cell);
    if (!value || *value < Decimal(0) || *value > Decimal(1'000'000'000)) return std::nullopt;
    int result = 0;
    const std::string digits = value->rounded(0, Rounding::Down).to_string();
    std::from_chars(digits.data(), digits.data() + digits.size(), result);
    return result;
}

}

std::uint32_t SnapshotBuilder::State::find_attribute(std::string_view code) const {
    const auto found = attributes.find(code);
    return found == attributes.end() ? kNone : found->second;
}

std::uint32_t SnapshotBuilder::State::add_attribute(Attribute attribute) {
    const auto number = static_cast<std::uint32_t>(tables.attributes.size());
    attribute.index = AttributeId(number);
    attributes.emplace(attribute.code, number);
    tables.attributes.push_back(std::move(attribute));
    return number;
}

void SnapshotBuilder::State::define(source::AttributeRecord record) {
    if (record.code.empty()) return report(Code::MissingRecordId, {}, record.cell);
    auto type = parse_type(record.type);
    if (!type)
        report(Code::UnknownAttributeType, {{"attribute", record.code}, {"type", record.type}}, record.cell);
    if (record.is_rich_text && type.value_or(AttributeType::Text) == AttributeType::Text)
        type = AttributeType::RichText;

    if (const std::uint32_t known = find_attribute(record.code); known != kNone) {
        // Two sources may each say what they know of one attribute, as long as they agree on what it is.
        Attribute& first = tables.attributes[known];
        if (first.type != type.value_or(AttributeType::Text)) {
            report(Code::DuplicateDefinition, {{"what", "attribute"}, {"code", record.code}}, record.cell);
        }
        first.labels.merge(record.labels);
        return;
    }
    const Reading reader = reading();
    Attribute attribute;
    attribute.minimum = bound(reader, record.minimum, "minimum", record.cell);
    attribute.maximum = bound(reader, record.maximum, "maximum", record.cell);
    attribute.maximum_length = length(reader, record.max_characters, record.cell);
    attribute.code = std::move(record.code);
    attribute.type = type.value_or(AttributeType::Text);
    attribute.group = std::move(record.group);
    attribute.metric_family = std::move(record.metric_family);
    attribute.default_unit = std::move(record.default_unit);
    attribute.pattern = std::move(record.pattern);
    attribute.rule = std::move(record.rule);
    attribute.is_localizable = record.is_localizable;
    attribute.is_scopable = record.is_scopable;
    attribute.order = record.order;
    attribute.labels = std::move(record.labels);
    attribute.cell = record.cell;
    add_attribute(std::move(attribute));
}

void SnapshotBuilder::State::define(source::ChannelRecord record) {
    if (record.code.empty()) return report(Code::MissingRecordId, {}, record.cell);
    const bool is_known =
        std::any_of(tables.channel_definitions.begin(), tables.channel_definitions.end(),
                    [&](const Channel& known) { return equals_ignoring_case(known.code, record.code); });
    if (is_known) {
        return report(Code::DuplicateDefinition, {{"what", "channel"}, {"code", record.code}}, record.cell);
    }
    mentions.channels.intern(record.code, record.cell);
    for (const std::string& locale : record.locales)
        mentions.locales.intern(locale, record.cell);
    tables.channel_definitions.push_back({std::move(record.code), std::move(record.tree),
                                          std::move(record.locales), std::move(record.currencies),
                                          std::move(record.labels), record.cell});
}

/// A row says what is equal: from each of its sizes to each other one. Where rows disagree the first holds.
void SnapshotBuilder::State::define(const source::SizeRecord& record) {
    std::vector<std::pair<std::string, std::string>> row{{record.system, record.size}};
    row.insert(row.end(), record.equivalents.begin(), record.equivalents.end());
    for (const auto& [system, size] : row) {
        if (trimmed(system).empty() || trimmed(size).empty()) continue;
        auto& equivalents = tables.sizes[to_lower_ascii(system) + '\n' + to_lower_ascii(trimmed(size))];
        for (const auto& [to_system, to_size] : row) {
            if (trimmed(to_size).empty() || to_system == system) continue;
            const auto [known, is_new] = equivalents.emplace(to_lower_ascii(to_system), trimmed(to_size));
            if (is_new || known->second == trimmed(to_size)) continue;
            // Sizes of a coarse system stand for several of a fine one; only the way a row is written is a
            // rule.
            if (system != record.system) continue;
            report(Code::DuplicateDefinition, {{"what", "size"}, {"code", system + ' ' + size}}, record.cell);
        }
    }
}

void SnapshotBuilder::State::define_options() {
    std::stable_sort(
        options.begin(), options.end(),
        [](const source::OptionRecord& a, const source::OptionRecord& b) { return a.order < b.order; });
    for (source::OptionRecord& option : options) {
        const std::uint32_t number = find_attribute(option.attribute);
        if (number == kNone) {
            mentions.unknown_attributes.intern(option.attribute, option.cell);
            continue;
        }
        Attribute& attribute = tables.attributes[number];
        const auto [entry, is_new] = attribute.options.try_emplace(option.code, std::move(option.labels));
        if (is_new)
            attribute.option_order.push_back(option.code);
        else
            entry->second.merge(option.labels);
    }
    options.clear();
}

}
