// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/publication/publication.hpp"
#include "publisher/source/internal/context.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace publisher::source {

/// The kinds of records a table may hold; a manifest holds assets.
enum class RecordKind { Product, Model, Category, Attribute, Family, Option, Channel, SizeSystem, Asset };

std::optional<RecordKind> parse_record_kind(std::string_view name);
std::string_view to_string(RecordKind kind);

/// What a column means; which of them a kind of record has is in the table of mapping.cpp.
enum class Role {
    Ignore,
    Id,
    Kind,
    Identifier,
    Parent,
    Family,
    FamilyVariant,
    Categories,
    Enabled,
    Order,
    Label,
    Attribute,
    Price,
    Relation,
    Asset,
    Pagination,
    Tree,
    Type,
    Group,
    MetricFamily,
    DefaultUnit,
    Pattern,
    Rule,
    Minimum,
    Maximum,
    MaxCharacters,
    Localizable,
    Scopable,
    Attributes,
    Requirements,
    LabelAttribute,
    ImageAttribute,
    Locales,
    Currencies,
    System,
    Size,
    Equivalent,
    Version,
    File,
    Sha256,
    Approval,
    Licence,
    LicenceStart,
    LicenceEnd,
    JudgedBy,
    PrintRunMax,
    Territories,
    Media,
    Constraints,
    Credit,
    CreditRequired,
    AssetRole,
    AssetLocale,
    Products,
    AlternativeText,
    FocalX,
    FocalY,
};

/// What the placeholders of a pattern stood for in a heading.
struct Captures {
    std::string locale, channel, market, currency, list, quantity;
};

/// Whether a heading is that of the pattern, "name-{locale}" of "name-de_DE". A `[]` at the end of a
/// heading, an element of a JSON list, may be left out of the pattern. Locales are given with `_`.
bool matches(std::string_view pattern, std::string_view heading, Captures& captures);

/// A column of the source bound to one mapping, with its placeholders filled.
struct Binding {
    const publication::ColumnMapping* mapping = nullptr;
    Role role = Role::Ignore;
    /// The attribute, identifier scheme, relation type, pagination field or size system: as mapped, else
    /// the heading without its placeholders.
    std::string name;
    Captures captures;
    std::string unit_column, from_column, until_column;
};

/// One record of a table or a JSON list: texts by column, in the order of the source.
struct Row {
    struct Cell {
        std::uint32_t column = 0; ///< index into RowReader::columns
        std::string_view text;
        CellRef ref;
    };
    std::vector<Cell> cells;
    CellRef ref; ///< of the record as a whole

    const Cell* find(std::uint32_t column) const;
};

/// Gives the records of a file one by one, whatever its format.
class RowReader {
public:
    virtual ~RowReader() = default;
    /// The texts of a row are valid within the call. Fails when the rest of the file cannot be read.
    virtual Status read(const std::function<void(const Row&)>& take) = 0;
    /// Headings or JSON paths met so far; they only grow.
    virtual const std::vector<std::string>& columns() const = 0;
    /// All columns are known before the first row.
    virtual bool has_headings() const = 0;
    virtual CellRef heading_ref(std::uint32_t column) const = 0;
};

/// What is to be read as rows.
struct RowSource {
    std::filesystem::path file; ///< as it is opened
    std::string name;           ///< as findings name it
    publication::TableSource::Format format{};
    CsvFormat csv;
    std::string records_path; ///< JSON: where the list of records is; an object there is one record,
                              ///< with `/*` behind it every member is one and its key is "@key"
    std::string sheet = {};   ///< XLSX: the tab
};

/// Nothing when the file cannot be opened, which has been reported then. A JSON file is held in memory as
/// a whole; its numbers stay as they are written, its paths are joined with points, an element of a list
/// adds `[]`: "pictures[].id".
std::unique_ptr<RowReader> open_rows(const RowSource& source, Context& context, Reporter& reporter);
std::unique_ptr<RowReader> open_json_rows(const RowSource& source, Context& context, Reporter& reporter);

/// The same for readers without a context. Of an empty sheet name the first that is not hidden is read.
Result<std::unique_ptr<RowReader>> open_csv_rows(const World& world, const std::filesystem::path& file,
                                                 std::string name, const CsvFormat& format,
                                                 origin::CellTable& cells, Reporter& reporter);
Result<std::unique_ptr<RowReader>> open_xlsx_rows(const World& world, const std::filesystem::path& file,
                                                  std::string name, const std::string& sheet,
                                                  origin::CellTable& cells, Reporter& reporter);

/// The mappings of one source, applied to its columns as they show up.
///
/// A heading that is named literally is bound to those mappings alone, one that patterns match to the
/// ones with the most literal text. A column may be bound several times: a GTIN is an identifier and an
/// attribute.
class Mapping {
public:
    Mapping(const std::vector<publication::ColumnMapping>& columns, RecordKind kind, Context& context);

    const std::vector<Binding>& bind(const RowReader& rows, std::uint32_t column);
    /// The text of the column that a binding names beside its own: a unit, a date.
    const Row::Cell* find(const RowReader& rows, const Row& row, const std::string& heading);
    /// Columns without a mapping, and mappings without a column; at the end of the file.
    void report(const RowReader& rows, const std::string& file, Reporter& reporter);
    bool has_role(Role role) const;

private:
    struct Entry {
        const publication::ColumnMapping* mapping;
        Role role;
        bool is_used = false;
    };
    std::vector<Binding> make_bindings(const std::string& heading);
    bool is_beside(std::string_view heading) const;

    std::vector<Entry> entries_;
    std::vector<std::vector<Binding>> bound_; ///< by column
    std::unordered_map<std::string, std::uint32_t> column_of_;
    std::size_t n_indexed_ = 0;
};

}
