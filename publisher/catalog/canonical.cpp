// SPDX-License-Identifier: Apache-2.0
// The canonical content: every record as its codes and texts, without numbers of mentions, without cells,
// without the order in which sources, columns or rows stand. Its digests, sorted, make the name.
#include "publisher/base/text.hpp"
#include "publisher/catalog/internal/builder_state.hpp"

#include <algorithm>
#include <numeric>

namespace publisher::catalog {
namespace {

using Labels = std::map<std::string, std::string>;

std::string_view bytes_of(const Digest& digest) {
    return {reinterpret_cast<const char*>(digest.bytes.data()), digest.bytes.size()};
}

/// Codes that only link records count without case.
void write_folded(std::string_view code, ByteWriter& out) {
    out.number(code.size());
    for (const char c : code)
        out.byte(static_cast<std::uint8_t>(c >= 'A' && c <= 'Z' ? c + 32 : c));
}

void write_labels(const Labels& labels, ByteWriter& out) {
    out.number(labels.size());
    for (const auto& [locale, text] : labels)
        out.text(locale), out.text(text);
}

void write_list(const std::vector<std::string>& texts, ByteWriter& out) {
    out.number(texts.size());
    for (const std::string& text : texts)
        out.text(text);
}

void write_optional(const std::optional<Decimal>& value, ByteWriter& out) {
    out.byte(value ? 1 : 0);
    if (value) out.decimal(*value);
}

template <typename Id, typename Entries>
void write_code(Id id, const Entries& entries, ByteWriter& out) {
    write_folded(id.is_valid() ? std::string_view(entries[id.index()].code) : std::string_view(), out);
}

void write_attribute_codes(const std::vector<AttributeId>& ids, const Tables& tables, ByteWriter& out) {
    out.number(ids.size());
    for (const AttributeId id : ids)
        write_code(id, tables.attributes, out);
}

void write(const Attribute& attribute, ByteWriter& out) {
    out.text("attribute");
    out.text(attribute.code);
    out.byte(static_cast<std::uint8_t>(attribute.type));
    for (const std::string* text : {&attribute.group, &attribute.metric_family, &attribute.default_unit,
                                    &attribute.pattern, &attribute.rule}) {
        out.text(*text);
    }
    write_optional(attribute.minimum, out);
    write_optional(attribute.maximum, out);
    out.byte(static_cast<std::uint8_t>((attribute.is_localizable ? 1 : 0) | (attribute.is_scopable ? 2 : 0)));
    out.signed_number(attribute.order);
    out.signed_number(attribute.maximum_length.value_or(-1));
    write_labels(attribute.labels, out);
    out.number(attribute.options.size());
    for (const auto& [code, labels] : attribute.options)
        out.text(code), write_labels(labels, out);
    write_list(attribute.option_order, out);
}

void write(const Family& family, const Tables& tables, ByteWriter& out) {
    out.text("family");
    for (const std::string* text : {&family.code, &family.label_attribute, &family.image_attribute})
        out.text(*text);
    write_attribute_codes(family.attributes, tables, out);
    out.number(family.requirements.size());
    for (const auto& [channel, attributes] : family.requirements) {
        out.text(channel);
        write_attribute_codes(attributes, tables, out);
    }
    write_labels(family.labels, out);
}

void write(const FamilyVariant& variant, const Tables& tables, ByteWriter& out) {
    out.text("family variant");
    out.text(variant.code);
    write_code(variant.family, tables.families, out);
    for (const auto* levels : {&variant.axes, &variant.attributes}) {
        out.number(levels->size());
        for (const auto& level : *levels)
            write_attribute_codes(level, tables, out);
    }
}

void write(const Channel& channel, ByteWriter& out) {
    out.text("channel");
    out.text(channel.code);
    out.text(channel.tree);
    write_list(channel.locales, out);
    write_list(channel.currencies, out);
    write_labels(channel.labels, out);
}

void write(const Asset& asset, ByteWriter& out) {
    out.text("asset");
    for (const std::string* text :
         {&asset.id, &asset.version, &asset.sha256, &asset.actual_sha256, &asset.approval, &asset.licence,
          &asset.credit, &asset.role, &asset.locale, &asset.usage_terms, &asset.web_statement}) {
        out.text(*text);
    }
    out.byte(static_cast<std::uint8_t>((asset.has_rights_record ? 1 : 0) |
                                       (asset.is_credit_required ? 2 : 0) |
                                       static_cast<int>(asset.judged_by) << 2));
    out.number(asset.windows.size());
    for (const DateWindow& window : asset.windows)
        out.window(window);
    for (const auto* list : {&asset.territories, &asset.media, &asset.constraints,
                             &asset.embedded_territories, &asset.embedded_media}) {
        write_list(*list, out);
    }
    out.signed_number(asset.print_run_limit.value_or(-1));
    write_labels(asset.alternative_texts, out);
    out.text(to_number_text(asset.focal_x, 6));
    out.text(to_number_text(asset.focal_y, 6));
}

}

/// Collected into large pieces: the digest is told of a record in a fraction of the time of a call of its
/// own.
void SnapshotBuilder::State::arrange(std::string_view bytes) {
    arranged.text(bytes);
    if (arranged.size() < (1 << 16)) return;
    arrangement.add_raw(std::as_bytes(std::span(arranged.bytes())));
    arranged.clear();
}

Digest SnapshotBuilder::State::product_digest(const Draft& record) {
    const Product& product = record.product;
    const auto mention = [](const Vocabulary& vocabulary, std::uint32_t i) {
        return i == kNone ? std::string_view() : std::string_view(vocabulary.mentions()[i].code);
    };
    ByteWriter& out = canonical;
    out.clear();
    out.text(product.is_model ? "model" : "product");
    out.text(product.id);
    out.byte(product.is_enabled ? 1 : 0);
    write_folded(mention(mentions.parents, record.parent), out);
    write_folded(mention(mentions.families, record.family), out);
    write_folded(mention(mentions.variants, record.variant), out);
    out.number(record.categories.size());
    for (const std::uint32_t category : record.categories)
        write_folded(mention(mentions.categories, category), out);
    out.number(product.identifiers.size());
    for (const Identifier& identifier : product.identifiers)
        out.text(identifier.scheme), out.text(identifier.text);
    write_values(record, out);
    write_prices(record, out);
    out.number(product.relations.size());
    for (std::size_t i = 0; i < product.relations.size(); ++i) {
        out.text(product.relations[i].type);
        write_folded(mention(mentions.targets, record.targets[i]), out);
    }
    out.number(product.assets.size());
    for (std::size_t i = 0; i < product.assets.size(); ++i) {
        out.text(product.assets[i].role);
        write_folded(mention(mentions.locales, record.references[i].locale), out);
        out.text(product.assets[i].reference);
    }
    out.number(product.pagination.size());
    for (const auto& [key, text] : product.pagination)
        out.text(key), out.text(text);
    return hasher.add_raw(std::as_bytes(std::span(out.bytes()))).finish();
}

/// Ordered by the digest of the address: the order of columns or of attribute files does not count.
void SnapshotBuilder::State::write_values(const Draft& record, ByteWriter& out) {
    order.resize(record.addresses.size());
    std::iota(order.begin(), order.end(), 0u);
    const auto digest = [&](std::uint32_t i) -> const Digest& {
        return address_digests[record.addresses[i]];
    };
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return digest(a) < digest(b); });
    out.number(order.size());
    for (const std::uint32_t i : order) {
        out.raw(bytes_of(digest(i)).substr(0, 16));
        write_datum(record.product.values[i].datum, out);
    }
}

void SnapshotBuilder::State::write_prices(const Draft& record, ByteWriter& out) {
    std::vector<std::string> prices;
    for (std::size_t i = 0; i < record.product.prices.size(); ++i) {
        part.clear();
        write_price_terms(record.product.prices[i], part);
        const std::uint32_t market = record.price_markets[i];
        if (market != kNone) write_folded(mentions.markets.mentions()[market].code, part);
        prices.push_back(part.bytes());
    }
    std::sort(prices.begin(), prices.end());
    out.number(prices.size());
    for (const std::string& price : prices)
        out.raw(price);
}

void SnapshotBuilder::State::add_definition_digests() {
    const auto add = [&](const auto& entry, const auto&... context) {
        part.clear();
        write(entry, context..., part);
        digests.push_back(sha256(part.bytes()));
    };
    for (const Attribute& attribute : tables.attributes)
        add(attribute);
    for (const Family& family : tables.families)
        add(family, tables);
    for (const FamilyVariant& variant : tables.family_variants)
        add(variant, tables);
    for (const Channel& channel : tables.channel_definitions)
        add(channel);
    for (std::size_t i = 0; i < tables.assets.size(); ++i) {
        part.clear();
        write(tables.assets[i], part);
        write_list(assets[i].products, part);
        digests.push_back(sha256(part.bytes()));
    }
    for (std::size_t i = 0; i < tables.categories.size(); ++i) {
        const Category& category = tables.categories[i];
        part.clear();
        part.text("category");
        part.text(category.code);
        part.text(category.tree);
        write_code(category.parent, tables.categories, part);
        part.signed_number(category.order);
        write_labels(category.labels, part);
        const Digest values = category_values_digest(i);
        part.raw(bytes_of(values));
        digests.push_back(sha256(part.bytes()));
    }
    for (const auto& [size, equivalents] : tables.sizes) {
        part.clear();
        part.text("size");
        part.text(size);
        write_labels(equivalents, part);
        digests.push_back(sha256(part.bytes()));
    }
}

Digest SnapshotBuilder::State::category_values_digest(std::size_t category) {
    Draft values;
    values.product.values = tables.categories[category].values;
    values.addresses = category_addresses[category];
    canonical.clear();
    write_values(values, canonical);
    return sha256(canonical.bytes());
}

std::string SnapshotBuilder::State::name_of_content() {
    add_definition_digests();
    std::sort(digests.begin(), digests.end());
    Hasher content;
    for (const Digest& digest : digests)
        content.add(digest);
    return content.finish().to_short_hex();
}

}
