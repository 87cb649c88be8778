// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/catalog/build.hpp"
#include "publisher/catalog/internal/codec.hpp"
#include "publisher/catalog/internal/database.hpp"
#include "publisher/diag/sink.hpp"

#include <array>
#include <initializer_list>
#include <optional>
#include <utility>

namespace publisher::catalog {

using Arguments = std::vector<std::pair<std::string, std::string>>;

/// Makes values of texts; each function reports what it cannot read and gives nothing.
struct Reading {
    diag::Sink& findings;
    const origin::CellTable& cells;
    const source::ProductRecord* owner = nullptr; ///< whom the findings are about

    void report(diag::Code code, Arguments arguments, const CellRef& cell) const;
    std::optional<Decimal> number(std::string_view text, std::string_view field, const CellRef& cell) const;
    std::optional<Date> date(std::string_view text, std::string_view field, const CellRef& cell) const;
    std::optional<bool> boolean(std::string_view text, std::string_view field, const CellRef& cell) const;
};

/// The record as findings name it.
std::string name_of(const source::ProductRecord& record);

/// What records mention before, or instead of, defining it.
struct Mentions {
    Vocabulary locales, channels, markets, families, variants, categories, parents, targets, references,
        paths;
    Vocabulary unknown_attributes;
    Vocabulary options; ///< "attribute number/option code"
};

/// How a value's address is found again: neighbours in a row have the same one in every row.
struct AddressMemo {
    std::string attribute, locale, channel, market;
    std::uint32_t address = kNone;
};

struct SnapshotBuilder::State {
    explicit State(std::filesystem::path target, diag::Sink& sink);
    ~State();

    std::filesystem::path folder, scratch;
    diag::Sink& findings;
    std::optional<Failure> failure; ///< of the disk; everything after it is dropped
    Database database;
    Statement insert_product;

    Tables tables;
    Mentions mentions;
    NameTable names;
    CaselessMap<std::uint32_t> attributes;
    std::unordered_map<std::string, std::uint32_t> addresses; ///< by its four numbers
    std::vector<Digest> address_digests;
    std::vector<AddressMemo> memos;
    std::vector<std::uint8_t> known_units, known_currencies; ///< by name: 0 not asked, 1 known, 2 unknown

    // Records that can only be linked when all have come.
    std::vector<source::OptionRecord> options;
    std::vector<source::FamilyRecord> families;
    std::vector<source::FamilyVariantRecord> family_variants;
    std::vector<source::CategoryRecord> categories;
    std::vector<source::AssetRecord> assets;
    struct Waiting {
        std::uint32_t number;
        source::ProductRecord record;
    };
    std::vector<Waiting> waiting;

    HashTable product_ids, model_ids;
    struct IdentifierEntry {
        std::uint64_t hash;
        std::uint32_t product;
        std::uint32_t scheme; ///< 0: the stable id
    };
    std::vector<IdentifierEntry> identifiers;
    struct ParentLink {
        std::uint32_t product, mention;
        CellRef cell;
    };
    std::vector<ParentLink> parents;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> category_mentions; ///< mention, product
    std::vector<std::pair<std::uint32_t, std::uint32_t>> asset_mentions; ///< reference * 2 + is path, product
    std::vector<Digest> digests;                                         ///< of all records, for the name
    Hasher hasher, arrangement;
    std::vector<std::vector<std::uint32_t>> category_addresses; ///< of the values of tables.categories
    std::size_t n_without_family = 0;
    CellRef first_without_family;

    Draft draft;
    ByteWriter blob, canonical, part, arranged;
    std::vector<std::uint32_t> order;

    void report(diag::Code code, Arguments arguments, const CellRef& cell,
                const source::ProductRecord* owner = nullptr) const {
        reading(owner).report(code, std::move(arguments), cell);
    }
    Reading reading(const source::ProductRecord* owner = nullptr) const {
        return {findings, tables.cells, owner};
    }
    Status open_scratch();
    void fail(Failure reason);

    // define.cpp
    void define(source::AttributeRecord record);
    void define(source::ChannelRecord record);
    void define(const source::SizeRecord& record);
    std::uint32_t find_attribute(std::string_view code) const;
    std::uint32_t add_attribute(Attribute attribute);
    void define_options();

    // define_structure.cpp
    void define_families();
    void define_family_variants();
    std::vector<AttributeId> attribute_list(const std::vector<std::string>& codes, const CellRef& cell);

    // define_categories.cpp
    void define_categories();
    void link_category(std::size_t category, const CaselessMap<std::uint32_t>& known);
    void type_category_values(std::size_t category);

    // define_assets.cpp
    void define_assets();

    // type_value.cpp
    std::uint32_t address_of(const source::ValueRecord& record, std::size_t position, std::uint32_t product);
    std::uint32_t ensure_address(const ValueAddress& address);
    bool type_datum(source::ValueRecord& record, const Attribute& attribute, Datum& datum,
                    std::uint32_t product, const source::ProductRecord* owner);
    bool is_unit_known(std::string_view unit);
    bool is_currency_known(std::string_view currency);

    // type_product.cpp
    bool take_id(const source::ProductRecord& record);
    bool knows_attributes(const source::ProductRecord& record) const;
    void type_product(std::uint32_t number, source::ProductRecord& record);
    void take_links(std::uint32_t number, source::ProductRecord& record);
    void type_values(std::uint32_t number, source::ProductRecord& record);
    void sort_values(const source::ProductRecord& record);
    void type_prices(std::uint32_t number, source::ProductRecord& record);
    void write_product(std::uint32_t number);

    // canonical.cpp
    void arrange(std::string_view bytes);
    Digest product_digest(const Draft& record);
    void write_values(const Draft& record, ByteWriter& out);
    void write_prices(const Draft& record, ByteWriter& out);
    void add_definition_digests();
    Digest category_values_digest(std::size_t category);
    std::string name_of_content();

    // link.cpp
    void link();
    void link_mentions();
    void link_parents();
    void cut_parent_cycles();
    void link_assets();
    void sort_identifiers();
    std::uint32_t find_record(std::string_view code) const;
    std::string product_name(std::uint32_t number);

    // report.cpp
    void report_mentions(const CaselessMap<std::uint32_t>& families,
                         const CaselessMap<std::uint32_t>& variants,
                         const CaselessMap<std::uint32_t>& categories);
    void report_mention(diag::Code code, const Mention& mention, const std::vector<std::string>& known);
    void report_options();
    void report_duplicate_identifiers();

    // publish.cpp
    Result<std::unique_ptr<Snapshot>> publish();
};

}
