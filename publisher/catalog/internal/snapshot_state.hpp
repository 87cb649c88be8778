// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/catalog/internal/codec.hpp"
#include "publisher/catalog/internal/database.hpp"
#include "publisher/catalog/snapshot.hpp"

#include <array>
#include <atomic>
#include <mutex>
#include <optional>

namespace publisher::catalog {

/// Bytes 68..71 of a SQLite file tell programs what it is; the version counts our own changes.
inline constexpr std::int64_t kApplicationId = 0x50554243; // "PUBC"
inline constexpr std::int64_t kFormatVersion = 1;

/// An address in numbers. A code that was asked for and that no value has is kNone and `is_asked`.
struct AddressIds {
    struct Part {
        std::uint32_t number = kNone;
        bool is_asked = false;
        bool is_usable() const { return is_asked && number != kNone; }
    };
    Part locale, channel, market;
    std::vector<Part> fallbacks;
};

struct Snapshot::State {
    /// Held by whoever reads from the file or touches what is filled in later: all that is marked below.
    std::mutex reading;
    Database database;        // by one thread at a time
    Statement select_product; // by one thread at a time
    std::string name, arrangement;
    Tables tables;
    std::optional<Failure> failure; // filled in later

    CaselessMap<std::uint32_t> attributes, families, family_variants, categories, assets, channel_definitions;
    std::vector<LocaleId> asset_locales;
    std::vector<ProductId> products;
    std::size_t n_models = 0;
    std::optional<IdentifierIndex> identifiers; // filled in later, unchanged from then on
    std::optional<Postings> variants;           // as well

    /// Decoded records by index modulo the number of places: a variant finds its model still there.
    std::array<std::shared_ptr<const Product>, 2048> recent; // filled in later
    /// Tells the addresses that threads remember of this snapshot from those of another.
    const std::uint64_t serial = next_serial++;
    static inline std::atomic<std::uint64_t> next_serial = 1;

    Status read_document(std::string_view name, std::string& bytes);
    void index_tables();
    std::shared_ptr<const Product> load(ProductId product);
    /// The record's columns; false when it cannot be read.
    bool read_record(ProductId product, std::string& id, std::string& content);
    void note_failure(Failure noted);
    void add_asset_links(Product& product) const;
    LocaleId locale_id(std::string_view code) const;
    const AddressIds& ids_of(const Address& address) const;
    const IdentifierIndex& ensure_identifiers();
    const Postings& ensure_variants();
    bool has_identifier(ProductId product, std::string_view code);
};

}
