// SPDX-License-Identifier: Apache-2.0
#include "publisher/catalog/internal/codec.hpp"

namespace publisher::catalog {
namespace {

enum PriceField : std::uint8_t {
    kHasMarket = 1,
    kHasUnit = 2,
    kHasBasis = 4,
    kHasMinimum = 8,
    kHasWindow = 16,
    kHasRule = 32
};

/// As encode writes metrics: the unit is one of few.
void encode_datum(const Datum& datum, NameTable& names, ByteWriter& writer) {
    const auto* metric = std::get_if<Metric>(&datum);
    if (!metric) return write_datum(datum, writer);
    writer.byte(static_cast<std::uint8_t>(datum.index()));
    writer.decimal(metric->amount);
    writer.number(names.intern(metric->unit));
}

void encode_price(const Price& price, std::uint32_t market, const CellRef& home, NameTable& names,
                  ByteWriter& writer) {
    const int fields = (market != kNone ? kHasMarket : 0) | (price.unit.empty() ? 0 : kHasUnit) |
                       (price.basis == Decimal(1) ? 0 : kHasBasis) |
                       (price.minimum_quantity == Decimal(1) ? 0 : kHasMinimum) |
                       (price.validity == DateWindow() ? 0 : kHasWindow) |
                       (price.derived_kind.empty() ? 0 : kHasRule);
    writer.byte(static_cast<std::uint8_t>(fields));
    writer.byte(static_cast<std::uint8_t>(static_cast<int>(price.kind) << 2 | static_cast<int>(price.tax)));
    writer.decimal(price.amount);
    writer.number(names.intern(price.currency));
    writer.number(names.intern(price.list));
    if (fields & kHasMarket) writer.number(market);
    if (fields & kHasUnit) writer.number(names.intern(price.unit));
    if (fields & kHasBasis) writer.decimal(price.basis);
    if (fields & kHasMinimum) writer.decimal(price.minimum_quantity);
    if (fields & kHasWindow) writer.window(price.validity);
    if (fields & kHasRule) writer.number(names.intern(price.derived_kind));
    writer.cell(price.cell, home);
}

/// Reads one record; everything that counts or points is checked against the tables.
class Decoder {
public:
    Decoder(std::string_view bytes, const Tables& tables, Product& product)
        : reader_(bytes), tables_(tables), product_(product) {}

    bool decode() {
        product_.is_enabled = reader_.byte() != 0;
        product_.cell = reader_.cell({});
        place();
        identifiers();
        values();
        prices();
        relations();
        links();
        for (std::size_t n = reader_.count(); n > 0 && reader_.is_good(); --n) {
            std::string key = name();
            product_.pagination.emplace(std::move(key), reader_.text());
        }
        return reader_.is_good() && reader_.is_at_end();
    }

private:
    template <typename T>
    T at(const std::vector<T>& table, std::uint64_t i) {
        if (i < table.size()) return table[i];
        reader_.set_bad();
        return T();
    }
    std::string name() { return at(tables_.names, reader_.number()); }

    void place() {
        const std::uint64_t family = reader_.number(), variant = reader_.number();
        if (family > 0) product_.family = at(tables_.mentioned_families, family - 1);
        if (variant > 0) {
            product_.family_variant = at(tables_.mentioned_variants, variant - 1);
            if (!product_.family.is_valid()) product_.family = at(tables_.family_of_variant, variant - 1);
        }
        for (std::size_t n = reader_.count(); n > 0; --n) {
            const CategoryId category = at(tables_.mentioned_categories, reader_.number());
            if (category.is_valid()) product_.categories.push_back(category);
        }
    }

    void identifiers() {
        const std::size_t n = reader_.count();
        product_.identifiers.reserve(n);
        for (std::size_t i = 0; i < n && reader_.is_good(); ++i) {
            Identifier& identifier = product_.identifiers.emplace_back();
            identifier.scheme = name();
            identifier.text = reader_.text();
            identifier.cell = reader_.cell(product_.cell);
        }
    }

    void values() {
        const std::size_t n = reader_.count();
        product_.values.reserve(n);
        for (std::size_t i = 0; i < n && reader_.is_good(); ++i) {
            Value& value = product_.values.emplace_back();
            const ValueAddress address = at(tables_.addresses, reader_.number());
            value.attribute = address.attribute;
            value.locale = address.locale;
            value.channel = address.channel;
            value.market = address.market;
            datum(value.datum);
            value.cell = reader_.cell(product_.cell);
        }
    }

    void datum(Datum& value) {
        switch (reader_.byte()) {
            case 0: break;
            case 1: value.emplace<PlainText>().text = reader_.text(); break;
            case 2: value.emplace<RichText>().html = reader_.text(); break;
            case 3: value = reader_.decimal(); break;
            case 4: value = reader_.byte() != 0; break;
            case 5: value = reader_.date(); break;
            case 6: {
                auto& codes = value.emplace<Options>().codes;
                const std::size_t n = reader_.count();
                codes.reserve(n);
                for (std::size_t i = 0; i < n; ++i)
                    codes.emplace_back(reader_.text());
                break;
            }
            case 7: {
                auto& metric = value.emplace<Metric>();
                metric.amount = reader_.decimal();
                metric.unit = name();
                break;
            }
            default: reader_.set_bad();
        }
    }

    void prices() {
        const std::size_t n = reader_.count();
        product_.prices.reserve(n);
        for (std::size_t i = 0; i < n && reader_.is_good(); ++i) {
            Price& price = product_.prices.emplace_back();
            const std::uint8_t fields = reader_.byte(), kinds = reader_.byte();
            price.kind = static_cast<Price::Kind>(kinds >> 2);
            price.tax = static_cast<Price::Tax>(kinds & 3);
            price.amount = reader_.decimal();
            price.currency = name();
            price.list = name();
            if (fields & kHasMarket) price.market = at(tables_.mentioned_markets, reader_.number());
            if (fields & kHasUnit) price.unit = name();
            if (fields & kHasBasis) price.basis = reader_.decimal();
            if (fields & kHasMinimum) price.minimum_quantity = reader_.decimal();
            if (fields & kHasWindow) price.validity = reader_.window();
            if (fields & kHasRule) price.derived_kind = name();
            price.cell = reader_.cell(product_.cell);
        }
    }

    void relations() {
        const std::size_t n = reader_.count();
        product_.relations.reserve(n);
        for (std::size_t i = 0; i < n && reader_.is_good(); ++i) {
            Relation& relation = product_.relations.emplace_back();
            relation.type = name();
            const std::uint64_t target = reader_.number();
            relation.target = at(tables_.related_products, target);
            relation.target_code = at(tables_.relation_targets, target);
            relation.cell = reader_.cell(product_.cell);
        }
    }

    void links() {
        const std::size_t n = reader_.count();
        product_.assets.reserve(n);
        for (std::size_t i = 0; i < n && reader_.is_good(); ++i) {
            AssetLink& link = product_.assets.emplace_back();
            link.role = name();
            const std::uint64_t locale = reader_.number(), reference = reader_.number();
            if (locale > 0) link.locale = at(tables_.mentioned_locales, locale - 1);
            const bool is_path = reference & 1;
            link.asset = at(is_path ? tables_.assets_at_paths : tables_.referenced_assets, reference >> 1);
            link.reference = at(is_path ? tables_.paths : tables_.references, reference >> 1);
            link.cell = reader_.cell(product_.cell);
        }
    }

    ByteReader reader_;
    const Tables& tables_;
    Product& product_;
};

}

void Draft::clear() {
    product.values.clear();
    product.identifiers.clear();
    product.prices.clear();
    product.relations.clear();
    product.assets.clear();
    product.pagination.clear();
    addresses.clear();
    categories.clear();
    targets.clear();
    references.clear();
    price_markets.clear();
    family = variant = parent = kNone;
}

void write_datum(const Datum& datum, ByteWriter& writer) {
    writer.byte(static_cast<std::uint8_t>(datum.index()));
    struct Visitor {
        ByteWriter& out;
        void operator()(const std::monostate&) {}
        void operator()(const PlainText& value) { out.text(value.text); }
        void operator()(const RichText& value) { out.text(value.html); }
        void operator()(const Decimal& value) { out.decimal(value); }
        void operator()(bool value) { out.byte(value ? 1 : 0); }
        void operator()(const Date& value) { out.date(value); }
        void operator()(const Options& value) {
            out.number(value.codes.size());
            for (const std::string& code : value.codes)
                out.text(code);
        }
        void operator()(const Metric& value) {
            out.decimal(value.amount);
            out.text(value.unit);
        }
    };
    std::visit(Visitor{writer}, datum);
}

void write_price_terms(const Price& price, ByteWriter& writer) {
    writer.byte(static_cast<std::uint8_t>(static_cast<int>(price.kind) << 2 | static_cast<int>(price.tax)));
    writer.decimal(price.amount);
    writer.text(price.currency);
    writer.text(price.list);
    writer.text(price.derived_kind);
    writer.decimal(price.basis);
    writer.text(price.unit);
    writer.decimal(price.minimum_quantity);
    writer.window(price.validity);
}

void encode(const Draft& draft, NameTable& names, ByteWriter& writer) {
    const Product& product = draft.product;
    const CellRef& home = product.cell;
    writer.byte(product.is_enabled ? 1 : 0);
    writer.cell(home, {});
    writer.number(draft.family == kNone ? 0 : draft.family + 1);
    writer.number(draft.variant == kNone ? 0 : draft.variant + 1);
    writer.number(draft.categories.size());
    for (const std::uint32_t category : draft.categories)
        writer.number(category);
    writer.number(product.identifiers.size());
    for (const Identifier& identifier : product.identifiers) {
        writer.number(names.intern(identifier.scheme));
        writer.text(identifier.text);
        writer.cell(identifier.cell, home);
    }
    writer.number(product.values.size());
    for (std::size_t i = 0; i < product.values.size(); ++i) {
        writer.number(draft.addresses[i]);
        encode_datum(product.values[i].datum, names, writer);
        writer.cell(product.values[i].cell, home);
    }
    writer.number(product.prices.size());
    for (std::size_t i = 0; i < product.prices.size(); ++i) {
        encode_price(product.prices[i], draft.price_markets[i], home, names, writer);
    }
    writer.number(product.relations.size());
    for (std::size_t i = 0; i < product.relations.size(); ++i) {
        writer.number(names.intern(product.relations[i].type));
        writer.number(draft.targets[i]);
        writer.cell(product.relations[i].cell, home);
    }
    writer.number(product.assets.size());
    for (std::size_t i = 0; i < product.assets.size(); ++i) {
        const Draft::Reference& reference = draft.references[i];
        writer.number(names.intern(product.assets[i].role));
        writer.number(reference.locale == kNone ? 0 : reference.locale + 1);
        writer.number(static_cast<std::uint64_t>(reference.number) << 1 | (reference.is_path ? 1 : 0));
        writer.cell(product.assets[i].cell, home);
    }
    writer.number(product.pagination.size());
    for (const auto& [key, text] : product.pagination) {
        writer.number(names.intern(key));
        writer.text(text);
    }
}

bool decode(std::string_view bytes, const Tables& tables, Product& product) {
    return Decoder(bytes, tables, product).decode();
}

}
