// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/source/internal/akeneo.hpp"

#include <algorithm>
#include <span>

namespace publisher::source::akeneo {
namespace {

using Kind = Column::Kind;
using Parts = std::span<const std::string_view>;

bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}

/// Three capitals: EUR. The export's list of currencies names hundreds that nobody uses, and may be missing.
bool is_currency(std::string_view part) {
    return part.size() == 3 && std::all_of(part.begin(), part.end(), is_upper);
}

/// "de_DE", "zh_Hant_TW", "sin": a language, then what Akeneo joins with underscores.
bool is_locale(std::string_view part) {
    const std::string_view language = part.substr(0, part.find('_'));
    return (language.size() == 2 || language.size() == 3) &&
           std::all_of(language.begin(), language.end(), is_lower);
}

constexpr std::string_view kRelationParts[] = {"products", "product_models", "groups", "product_uuids"};

bool is_relation_part(std::string_view part) {
    return std::find(std::begin(kRelationParts), std::end(kRelationParts), part) != std::end(kRelationParts);
}

Kind value_kind(const Attribute& attribute) {
    switch (attribute.kind) {
        case Attribute::Kind::Metric: return Kind::Metric;
        case Attribute::Kind::Price: return Kind::Price;
        case Attribute::Kind::File: return Kind::File;
        case Attribute::Kind::Assets: return Kind::Assets;
        default: return Kind::Value;
    }
}

/// "code-locale-scope-CURRENCY" and the like, by the flags of the attribute; scope-only and locale-only
/// columns cannot be told apart otherwise. The `-unit` of a metric belongs to the column before it.
Column understand_value(Parts parts, const Attribute& attribute, const Structure& structure) {
    Column column;
    column.attribute = &attribute;
    column.kind = value_kind(attribute);
    const auto take = [&] {
        const std::string part(parts.front());
        parts = parts.subspan(1);
        return part;
    };
    const Column unknown;
    if (attribute.is_localizable) {
        if (parts.empty() || !is_locale(parts.front())) return unknown;
        column.locale = take();
    }
    if (attribute.is_scopable) {
        if (parts.empty()) return unknown;
        const bool is_channel =
            structure.channels.empty() || structure.channels.contains(to_lower_ascii(parts.front()));
        if (!is_channel) return unknown;
        column.channel = take();
    }
    if (attribute.kind == Attribute::Kind::Price && !parts.empty() && is_currency(parts.front())) {
        column.currency = take();
    }
    if (attribute.kind == Attribute::Kind::Metric && parts.size() == 1 && parts.front() == "unit") {
        column.kind = Kind::Ignored;
        return column;
    }
    return parts.empty() ? column : unknown;
}

Kind fixed_kind(std::string_view heading, std::string_view id) {
    if (heading == id) return Kind::Id;
    if (heading == "uuid") return Kind::Uuid;
    if (heading == "family") return Kind::Family;
    if (heading == "family_variant") return Kind::FamilyVariant;
    if (heading == "parent") return Kind::Parent;
    if (heading == "categories") return Kind::Categories;
    if (heading == "enabled") return Kind::Enabled;
    if (heading == "groups" || heading.empty()) return Kind::Ignored;
    return Kind::Unknown;
}

const publication::ColumnMapping* find_mapping(const publication::AkeneoSource& source,
                                               std::string_view column) {
    for (const auto& mapping : source.columns) {
        if (equals_ignoring_case(mapping.column, column)) return &mapping;
    }
    return nullptr;
}

/// What an attribute's type does not tell: a text that holds prices or the path of a picture.
void apply_role(const publication::ColumnMapping& mapping, Column& column) {
    if (mapping.role == "ignore") column.kind = Kind::Ignored;
    if (column.kind != Kind::Value) return;
    if (mapping.role == "price") column.kind = Kind::Price;
    if (mapping.role == "asset") column.kind = mapping.type == "path" ? Kind::File : Kind::Assets;
}

Column understand(const std::string& heading, std::string_view id, const publication::AkeneoSource& source,
                  const Structure& structure) {
    Column column;
    column.kind = fixed_kind(heading, id);
    const auto parts = split(heading, '-');
    if (const Attribute* attribute = structure.find_attribute(parts[0])) {
        if (column.kind == Kind::Id) {
            column.attribute = attribute;
        } else if (column.kind == Kind::Unknown) {
            column = understand_value(Parts(parts).subspan(1), *attribute, structure);
        }
    }
    if (column.kind == Kind::Unknown && parts.size() == 2 && is_relation_part(parts[1])) {
        // Groups are sets of products that the export does not list; they are no relation between two.
        column.kind = parts[1] == "groups" ? Kind::Ignored : Kind::Relation;
        column.relation = parts[0];
    } else if (column.kind == Kind::Unknown && parts.size() == 3 && parts[2] == "quantity") {
        column.kind = Kind::Ignored;
    }

    column.mapping = find_mapping(source, heading);
    const bool is_price = column.kind == Kind::Price;
    if (is_price && !column.mapping && !(column.locale.empty() && column.channel.empty())) {
        column.kind = Kind::UnaddressedPrice;
    }
    if (!column.mapping) column.mapping = find_mapping(source, parts[0]);
    if (column.mapping) apply_role(*column.mapping, column);
    return column;
}

}

bool is_fixed_heading(std::string_view heading, std::string_view id) {
    return fixed_kind(heading, id) != Kind::Unknown;
}

InferredAddress infer_address(Parts parts) {
    InferredAddress address;
    address.type = "pim_catalog_text";
    address.is_relation = parts.size() >= 2 && is_relation_part(parts[1]);
    for (const std::string_view part : parts.subspan(1)) {
        if (part == "unit") {
            address.type = "pim_catalog_metric";
        } else if (is_currency(part)) {
            address.type = "pim_catalog_price_collection";
        } else if (is_locale(part) && part.find('_') != std::string_view::npos) {
            address.has_locale = true;
        } else {
            address.has_channel = true;
        }
    }
    return address;
}

std::vector<Column> understand_columns(const std::vector<std::string>& headings, std::string_view id,
                                       const publication::AkeneoSource& source, const Structure& structure) {
    std::vector<Column> columns;
    for (const std::string& heading : headings)
        columns.push_back(understand(heading, id, source, structure));
    for (std::size_t i = 0; i < columns.size(); ++i) {
        // Of headings that are there twice the first counts, as the reader has reported.
        const auto first = std::find(headings.begin(), headings.end(), headings[i]) - headings.begin();
        if (static_cast<std::size_t>(first) != i) columns[i].kind = Kind::Ignored;
        if (columns[i].kind != Kind::Metric) continue;
        const auto unit = std::find(headings.begin(), headings.end(), headings[i] + "-unit");
        if (unit != headings.end()) columns[i].unit_column = static_cast<int>(unit - headings.begin());
    }
    return columns;
}

}
