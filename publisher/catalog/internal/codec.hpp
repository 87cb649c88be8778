// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/catalog/internal/bytes.hpp"
#include "publisher/catalog/internal/tables.hpp"

namespace publisher::catalog {

/// A product on its way into the file: its ids of families, categories and the like are numbers of
/// mentions, because what they mean is known only at the end.
struct Draft {
    Product product;
    std::vector<std::uint32_t> addresses; ///< beside product.values
    std::uint32_t family = kNone, variant = kNone;
    std::uint32_t parent = kNone; ///< for the digest; the file has parents in a table
    std::vector<std::uint32_t> categories;
    std::vector<std::uint32_t> targets; ///< beside product.relations
    struct Reference {
        std::uint32_t number = 0, locale = kNone;
        bool is_path = false;
    };
    std::vector<Reference> references; ///< beside product.assets
    std::vector<std::uint32_t> price_markets;

    void clear();
};

void write_datum(const Datum& datum, ByteWriter& writer);
void write_price_terms(const Price& price, ByteWriter& writer);
void encode(const Draft& draft, NameTable& names, ByteWriter& writer);

/// Nothing for bytes that no `encode` wrote. Index, id and kind come from the columns beside the blob.
bool decode(std::string_view bytes, const Tables& tables, Product& product);

}
