// SPDX-License-Identifier: Apache-2.0
#include "publisher/catalog/product.hpp"

#include "publisher/base/hash.hpp"
#include "publisher/base/text.hpp"
#include "publisher/catalog/internal/codec.hpp"

namespace publisher::catalog {
namespace {

const std::string* find(const std::map<std::string, std::string>& texts, const std::string& locale) {
    const auto found = texts.find(locale);
    return found == texts.end() || found->second.empty() ? nullptr : &found->second;
}

const Identifier* find_identifier(const Product& product, std::initializer_list<std::string_view> schemes) {
    for (const std::string_view scheme : schemes) {
        for (const Identifier& identifier : product.identifiers) {
            if (equals_ignoring_case(identifier.scheme, scheme)) return &identifier;
        }
    }
    return nullptr;
}

}

std::uint64_t Value::hash() const {
    ByteWriter writer;
    write_datum(datum, writer);
    return quick_hash(writer.bytes());
}

std::uint64_t Price::hash() const {
    ByteWriter writer;
    write_price_terms(*this, writer);
    return quick_hash(writer.bytes());
}

std::string Product::name_for_findings() const {
    if (is_model) return "model " + id;
    const Identifier* sku = find_identifier(*this, {"sku"});
    const Identifier* gtin = find_identifier(*this, {"gtin", "ean"});
    std::string name = "SKU " + (sku ? sku->text : id);
    if (gtin && gtin->text != id) name += ", GTIN " + gtin->text;
    return name;
}

const std::string* Attribute::label(const std::string& locale) const {
    return find(labels, locale);
}

const std::string* Attribute::option_label(const std::string& option, const std::string& locale) const {
    const auto exact = options.find(option);
    if (exact != options.end()) return find(exact->second, locale);
    for (const auto& [known, texts] : options) {
        if (equals_ignoring_case(known, option)) return find(texts, locale);
    }
    return nullptr;
}

}
