// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/catalog/internal/builder_state.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/locale/locale.hpp"

#include <algorithm>
#include <numeric>

namespace publisher::catalog {
namespace {

using diag::Code;
using Kind = Price::Kind;

std::optional<Kind> parse_kind(std::string_view text) {
    if (text.empty() || text == "regular") return Kind::Regular;
    if (text == "promotion") return Kind::Promotion;
    if (text == "former") return Kind::Former;
    if (text == "lowest-prior") return Kind::LowestPrior;
    if (text == "deposit") return Kind::Deposit;
    return std::nullopt;
}

std::optional<Price::Tax> parse_tax(std::string_view text) {
    if (text.empty()) return Price::Tax::Unknown;
    if (text == "gross") return Price::Tax::Gross;
    if (text == "net") return Price::Tax::Net;
    return std::nullopt;
}

/// A bound of the validity: open when it is not said, nothing when it cannot be read.
bool take_day(const Reading& reading, const std::string& text, const char* field, const CellRef& cell,
              std::optional<Date>& day) {
    if (trimmed(text).empty()) return true;
    day = reading.date(text, field, cell);
    return day.has_value();
}

bool take_positive(const Reading& reading, const std::string& text, const char* field, const CellRef& cell,
                   Decimal& amount) {
    if (trimmed(text).empty()) return true;
    const auto value = reading.number(text, field, cell);
    if (!value) return false;
    if (value->is_zero() || value->is_negative()) {
        reading.report(Code::InvalidPrice, {{"field", field}, {"text", text}}, cell);
        return false;
    }
    amount = *value;
    return true;
}

/// The price's terms; false leaves the price out, for a price without its terms would be another price.
bool take_terms(const Reading& reading, const source::PriceRecord& record, Price& price) {
    const auto kind = parse_kind(record.kind);
    if (!kind) reading.report(Code::InvalidPrice, {{"field", "kind"}, {"text", record.kind}}, record.cell);
    const auto tax = parse_tax(record.tax);
    if (!tax) reading.report(Code::InvalidPrice, {{"field", "tax"}, {"text", record.tax}}, record.cell);
    if (!kind || !tax) return false;
    price.kind = *kind;
    price.tax = *tax;
    if (!take_positive(reading, record.basis, "basis", record.cell, price.basis)) return false;
    if (!take_positive(reading, record.minimum_quantity, "minimum quantity", record.cell,
                       price.minimum_quantity)) {
        return false;
    }
    if (!take_day(reading, record.valid_from, "valid from", record.cell, price.validity.first) ||
        !take_day(reading, record.valid_until, "valid until", record.cell, price.validity.last)) {
        return false;
    }
    if (price.validity.first && price.validity.last && *price.validity.last < *price.validity.first) {
        reading.report(Code::InvalidValidity, {{"window", price.validity.to_string()}}, record.cell);
        return false;
    }
    return true;
}

}

std::string name_of(const source::ProductRecord& record) {
    Product product;
    product.id = record.id;
    product.is_model = record.kind == source::ProductRecord::Kind::Model;
    for (const auto& identifier : record.identifiers) {
        product.identifiers.push_back({identifier.scheme, identifier.text, identifier.cell});
    }
    return product.name_for_findings();
}

/// Gives the record its number; false for one without id or with an id that is taken.
bool SnapshotBuilder::State::take_id(const source::ProductRecord& record) {
    const bool is_model = record.kind == source::ProductRecord::Kind::Model;
    if (record.id.empty()) {
        report(Code::MissingRecordId, {}, record.cell);
        return false;
    }
    const auto number = static_cast<std::uint32_t>(tables.kinds.size());
    const std::uint64_t hash = folded_hash(record.id);
    if ((is_model ? model_ids : product_ids).insert(hash, number) != kNone) {
        report(Code::DuplicateId, {{"id", record.id}}, record.cell, &record);
        return false;
    }
    tables.kinds.push_back(is_model ? 1 : 0);
    digests.emplace_back();
    identifiers.push_back({hash, number, 0});
    return true;
}

bool SnapshotBuilder::State::knows_attributes(const source::ProductRecord& record) const {
    for (std::size_t i = 0; i < record.values.size(); ++i) {
        if (i < memos.size() && memos[i].attribute == record.values[i].attribute) continue;
        if (find_attribute(record.values[i].attribute) == kNone) return false;
    }
    return true;
}

void SnapshotBuilder::State::type_product(std::uint32_t number, source::ProductRecord& record) {
    draft.clear();
    Product& product = draft.product;
    product.is_model = tables.kinds[number] != 0;
    product.cell = record.cell;
    product.is_enabled = true;
    if (!trimmed(record.enabled).empty() && record.enabled != "1") {
        // What cannot be read is not offered for sale.
        product.is_enabled = reading(&record).boolean(record.enabled, "enabled", record.cell).value_or(false);
    }
    type_values(number, record);
    type_prices(number, record);
    if (!record.parent.empty()) {
        draft.parent = mentions.parents.intern(record.parent, record.cell, number);
        parents.push_back({number, draft.parent, record.cell});
    }
    if (!record.family.empty()) draft.family = mentions.families.intern(record.family, record.cell, number);
    if (!record.family_variant.empty()) {
        draft.variant = mentions.variants.intern(record.family_variant, record.cell, number);
    }
    if (record.family.empty() && record.family_variant.empty() && record.parent.empty()) {
        if (n_without_family++ == 0) first_without_family = record.cell;
    }
    for (const std::string& code : record.categories) {
        draft.categories.push_back(mentions.categories.intern(code, record.cell, number));
        category_mentions.emplace_back(draft.categories.back(), number);
    }
    take_links(number, record);
    product.id = std::move(record.id);
    write_product(number);
}

/// Identifiers, relations, pictures and pagination: moved out of the record, which is no longer needed.
void SnapshotBuilder::State::take_links(std::uint32_t number, source::ProductRecord& record) {
    for (auto& [scheme, text, cell] : record.identifiers) {
        if (trimmed(text).empty()) continue;
        identifiers.push_back({folded_hash(text), number, names.intern(scheme) + 1});
        draft.product.identifiers.push_back({std::move(scheme), std::move(text), cell});
    }
    for (auto& [type, target, cell] : record.relations) {
        draft.targets.push_back(mentions.targets.intern(target, cell, number));
        draft.product.relations.push_back({std::move(type), {}, std::move(target), cell});
    }
    for (auto& link : record.assets) {
        Vocabulary& vocabulary = link.is_path ? mentions.paths : mentions.references;
        const std::uint32_t reference = vocabulary.intern(link.reference, link.cell, number);
        const std::uint32_t locale =
            link.locale.empty() ? kNone : mentions.locales.intern(link.locale, link.cell, number);
        draft.references.push_back({reference, locale, link.is_path});
        asset_mentions.emplace_back(reference * 2 + (link.is_path ? 1 : 0), number);
        draft.product.assets.push_back({std::move(link.role), {}, {}, std::move(link.reference), link.cell});
    }
    for (auto& [key, text] : record.pagination)
        draft.product.pagination.emplace(key, std::move(text.text));
}

void SnapshotBuilder::State::type_values(std::uint32_t number, source::ProductRecord& record) {
    const std::size_t n = record.values.size();
    std::vector<Value>& values = draft.product.values;
    values.reserve(n);
    for (std::size_t i = 0; i < n; ++i) {
        source::ValueRecord& value = record.values[i];
        const std::uint32_t address = address_of(value, i, number);
        if (address == kNone) continue;
        const AttributeId attribute = tables.addresses[address].attribute;
        Value& typed = values.emplace_back();
        typed.attribute = attribute;
        typed.cell = value.cell;
        if (type_datum(value, tables.attributes[attribute.index()], typed.datum, number, &record)) {
            draft.addresses.push_back(address);
        } else {
            values.pop_back();
        }
    }
    sort_values(record);
}

/// By attribute, so that a value is found by bisection. Columns are sorted alike in every row, so most
/// rows pass with one comparison a value.
void SnapshotBuilder::State::sort_values(const source::ProductRecord& record) {
    std::vector<Value>& values = draft.product.values;
    const auto before = [&](std::uint32_t a, std::uint32_t b) {
        const auto key = [&](std::uint32_t i) { return std::pair(values[i].attribute, draft.addresses[i]); };
        return key(a) < key(b);
    };
    order.resize(values.size());
    std::iota(order.begin(), order.end(), 0u);
    if (!std::is_sorted(order.begin(), order.end(), before)) {
        std::stable_sort(order.begin(), order.end(), before);
        std::vector<Value> sorted;
        std::vector<std::uint32_t> addresses_sorted;
        sorted.reserve(values.size());
        addresses_sorted.reserve(values.size());
        for (const std::uint32_t i : order) {
            sorted.push_back(std::move(values[i]));
            addresses_sorted.push_back(draft.addresses[i]);
        }
        values = std::move(sorted);
        draft.addresses = std::move(addresses_sorted);
    }
    for (std::size_t i = 1; i < values.size();) {
        if (draft.addresses[i] != draft.addresses[i - 1]) {
            ++i;
            continue;
        }
        report(Code::DuplicateValue, {{"field", tables.attributes[values[i].attribute.index()].code}},
               values[i].cell, &record);
        values.erase(values.begin() + static_cast<std::ptrdiff_t>(i));
        draft.addresses.erase(draft.addresses.begin() + static_cast<std::ptrdiff_t>(i));
    }
}

void SnapshotBuilder::State::type_prices(std::uint32_t number, source::ProductRecord& record) {
    for (source::PriceRecord& price_record : record.prices) {
        if (trimmed(price_record.amount).empty()) continue; // a currency the product has no price in
        const CellRef& cell = price_record.cell;
        const Reading reader = reading(&record);
        const auto amount = Decimal::parse(trimmed(price_record.amount));
        if (!amount || amount->is_negative()) {
            reader.report(Code::InvalidPrice, {{"field", "amount"}, {"text", price_record.amount}}, cell);
            continue;
        }
        if (!is_currency_known(price_record.currency)) {
            reader.report(Code::UnknownCurrency, {{"currency", price_record.currency}}, cell);
            continue;
        }
        Price price;
        price.amount = *amount;
        price.cell = cell;
        const bool is_plain = price_record.basis.empty() && price_record.minimum_quantity.empty() &&
                              price_record.valid_from.empty() && price_record.valid_until.empty() &&
                              parse_kind(price_record.kind) == Kind::Regular && parse_tax(price_record.tax);
        if (is_plain)
            price.tax = *parse_tax(price_record.tax);
        else if (!take_terms(reader, price_record, price))
            continue;
        if (!price_record.unit.empty() && !is_unit_known(price_record.unit)) {
            reader.report(Code::UnknownUnit, {{"unit", price_record.unit}, {"field", "price"}}, cell);
        }
        price.currency = std::move(price_record.currency);
        price.list = std::move(price_record.list);
        price.unit = std::move(price_record.unit);
        draft.price_markets.push_back(
            price_record.market.empty() ? kNone : mentions.markets.intern(price_record.market, cell, number));
        draft.product.prices.push_back(std::move(price));
    }
}

void SnapshotBuilder::State::write_product(std::uint32_t number) {
    digests[number] = product_digest(draft);
    blob.clear();
    encode(draft, names, blob);
    arranged.number(number);
    arranged.text(draft.product.id);
    arrange(blob.bytes());
    insert_product.bind(1, number);
    insert_product.bind_text(2, draft.product.id);
    insert_product.bind(3, draft.product.is_model ? 1 : 0);
    insert_product.bind_blob(4, blob.bytes());
    if (!insert_product.run()) fail(database.failure());
}

}
