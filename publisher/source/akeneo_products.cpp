// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/source/internal/akeneo.hpp"
#include "publisher/source/internal/media.hpp"
#include "publisher/source/internal/prices.hpp"
#include "publisher/world/world.hpp"

#include <algorithm>

namespace publisher::source {
namespace akeneo {
namespace {

using Kind = Column::Kind;
using publication::AkeneoSource;

/// What is the same for all rows of a product file.
struct ProductFile {
    const AkeneoSource& source;
    Context& context;
    Structure& structure;
    Media& media;
    const CsvReader& reader;
    Reporter& reporter;
    std::vector<Column> columns;
    ProductRecord::Kind kind = ProductRecord::Kind::Product;
};

/// The record's place among the levels of its family variant: 0 for a simple product or a root model.
struct Level {
    const FamilyVariant* variant = nullptr;
    const CodeSet* family = nullptr;
    int level = 0;

    /// An empty cell of an attribute that is filled on this level was left empty; every other empty
    /// cell is only a column that the file has because of other products.
    bool owns(std::string_view attribute) const {
        const std::string code = to_lower_ascii(attribute);
        if (!family || !family->contains(code)) return false;
        if (!variant) return true;
        const auto found = variant->levels.find(code);
        return (found == variant->levels.end() ? 0 : found->second) == level;
    }
};

template <typename Map>
const typename Map::mapped_type* find(const Map& map, std::string_view code) {
    const auto found = map.find(to_lower_ascii(code));
    return found == map.end() ? nullptr : &found->second;
}

/// Completes the family of the record from its model or its family variant.
Level place(ProductRecord& record, Structure& structure) {
    Level level;
    const Model* parent = find(structure.models, record.parent);
    if (record.family_variant.empty() && parent) record.family_variant = parent->family_variant;
    level.variant = find(structure.family_variants, record.family_variant);
    if (level.variant && record.family.empty()) record.family = level.variant->family;
    level.family = find(structure.families, record.family);
    if (record.kind == ProductRecord::Kind::Model) {
        level.level = record.parent.empty() ? 0 : parent ? parent->level + 1 : 1;
        structure.models[to_lower_ascii(record.id)] = {record.family_variant, level.level};
    } else if (level.variant) {
        level.level = level.variant->n_levels;
    }
    return level;
}

std::string value_text(const ProductFile& file, const Attribute& attribute, std::string_view text,
                       const CellRef& cell) {
    switch (attribute.kind) {
        case Attribute::Kind::Text: return file.context.plain(text, cell, file.reporter);
        case Attribute::Kind::RichText: return file.context.rich(text, cell, file.reporter);
        default: return std::string(trimmed(text));
    }
}

/// The amount and its unit, from two columns or from one cell "500 GRAM".
void take_metric(const ProductFile& file, const Column& column, ValueRecord& value) {
    if (column.unit_column >= 0) {
        value.unit = trimmed(file.reader.cell(static_cast<std::size_t>(column.unit_column)));
    } else if (const auto gap = value.text.find(' '); gap != std::string::npos) {
        value.unit = trimmed(std::string_view(value.text).substr(gap));
        value.text.erase(gap);
    }
}

void add_value(const ProductFile& file, std::size_t i, const Level& level, ProductRecord& record) {
    const Column& column = file.columns[i];
    const std::string_view text = file.reader.cell(i);
    const bool is_there = i < file.reader.n_cells();
    if (trimmed(text).empty() && !(is_there && level.owns(column.attribute->code))) return;
    ValueRecord value;
    value.attribute = column.attribute->code;
    value.locale = column.locale;
    value.channel = column.channel;
    value.cell = file.reader.ref(i);
    value.text = value_text(file, *column.attribute, text, value.cell);
    if (column.kind == Kind::Metric) take_metric(file, column, value);
    record.values.push_back(std::move(value));
}

/// A price column belongs to the list that the publication names for the source. Where an export has
/// several price attributes, each but `price` is a list of its own unless it is mapped.
void add_price(const ProductFile& file, std::size_t i, ProductRecord& record) {
    const Column& column = file.columns[i];
    PriceRecord price;
    const bool is_main =
        file.structure.n_price_attributes <= 1 || equals_ignoring_case(column.attribute->code, "price");
    price.list = is_main ? file.source.price_list : column.attribute->code;
    price.tax = file.source.tax;
    price.currency = column.currency;
    if (const auto* mapping = column.mapping; mapping && mapping->role == "price") {
        if (!mapping->list.empty()) price.list = mapping->list;
        if (!mapping->tax.empty()) price.tax = mapping->tax;
        if (!mapping->kind.empty()) price.kind = mapping->kind;
        if (!mapping->currency.empty()) price.currency = mapping->currency;
        price.market = mapping->market;
        price.basis = mapping->basis;
        price.unit = mapping->per_unit;
        price.minimum_quantity = mapping->quantity;
    }
    add_prices(file.reader.cell(i), price, file.reader.ref(i), file.reporter, record.prices);
}

void add_assets(const ProductFile& file, std::size_t i, ProductRecord& record) {
    const Column& column = file.columns[i];
    const std::string_view text = trimmed(file.reader.cell(i));
    if (text.empty()) return;
    AssetLinkRecord link;
    const bool has_role = column.mapping && !column.mapping->asset_role.empty();
    link.role = has_role ? column.mapping->asset_role : column.attribute->code;
    link.locale = column.locale;
    link.is_path = column.kind == Kind::File;
    link.cell = file.reader.ref(i);
    if (link.is_path) {
        link.reference = file.media.add(text, link.cell, file.reporter);
        record.assets.push_back(std::move(link));
        return;
    }
    for (std::string& id : split_list(text)) {
        link.reference = std::move(id);
        record.assets.push_back(link);
    }
}

/// What a mapping makes of a cell beside its value.
void add_mapped(const ProductFile& file, std::size_t i, ProductRecord& record) {
    const publication::ColumnMapping& mapping = *file.columns[i].mapping;
    const std::string_view text = trimmed(file.reader.cell(i));
    if (text.empty()) return;
    const std::string& name = mapping.attribute.empty() ? mapping.column : mapping.attribute;
    if (mapping.role == "identifier")
        record.identifiers.push_back({name, std::string(text), file.reader.ref(i)});
    if (mapping.role == "pagination") record.pagination[name] = {std::string(text), file.reader.ref(i)};
}

/// The identifier of products and every further attribute of that type; a mapping may name the scheme.
void add_identifier(const ProductFile& file, std::size_t i, ProductRecord& record) {
    const Column& column = file.columns[i];
    const bool is_id = column.kind == Kind::Id && file.kind == ProductRecord::Kind::Product;
    const bool is_typed = column.kind == Kind::Value && column.attribute->kind == Attribute::Kind::Identifier;
    const std::string_view text = trimmed(file.reader.cell(i));
    if (text.empty() || !(is_id || is_typed)) return;
    if (column.mapping && column.mapping->role == "identifier") return;
    const std::string& scheme = column.attribute ? column.attribute->code : file.reader.headings()[i];
    record.identifiers.push_back({scheme, std::string(text), file.reader.ref(i)});
}

void add_cell(const ProductFile& file, std::size_t i, const Level& level, ProductRecord& record) {
    const Column& column = file.columns[i];
    switch (column.kind) {
        case Kind::Id:
            // A model's code is the house's name for it and nothing that is ordered or printed.
            if (column.attribute && file.kind == ProductRecord::Kind::Product)
                add_value(file, i, level, record);
            break;
        case Kind::Metric:
        case Kind::Value: add_value(file, i, level, record); break;
        case Kind::Price: add_price(file, i, record); break;
        case Kind::File:
        case Kind::Assets:
            add_value(file, i, level, record);
            add_assets(file, i, record);
            break;
        case Kind::Relation:
            for (std::string& target : split_list(file.reader.cell(i))) {
                record.relations.push_back({column.relation, std::move(target), file.reader.ref(i)});
            }
            break;
        default: break;
    }
    const bool is_read = column.kind != Kind::Ignored && column.kind != Kind::Unknown;
    if (column.mapping && is_read) add_mapped(file, i, record);
    add_identifier(file, i, record);
}

/// Family, parent, categories and the like, before anything that depends on them.
void take_fixed(const ProductFile& file, ProductRecord& record) {
    for (std::size_t i = 0; i < file.columns.size(); ++i) {
        const std::string text(trimmed(file.reader.cell(i)));
        switch (file.columns[i].kind) {
            case Kind::Id:
                record.id = text;
                record.cell = file.reader.ref(i);
                break;
            case Kind::Uuid:
                if (!text.empty()) record.identifiers.push_back({"uuid", text, file.reader.ref(i)});
                break;
            case Kind::Family: record.family = text; break;
            case Kind::FamilyVariant: record.family_variant = text; break;
            case Kind::Parent: record.parent = text; break;
            case Kind::Categories: record.categories = split_list(text); break;
            case Kind::Enabled: record.enabled = text; break;
            default: break;
        }
    }
    // Products may have no identifier but their uuid.
    if (record.id.empty() && !record.identifiers.empty()) {
        record.id = record.identifiers.front().text;
        record.cell = record.identifiers.front().cell;
    }
}

void read_row(const ProductFile& file) {
    ProductRecord record;
    record.kind = file.kind;
    take_fixed(file, record);
    if (record.id.empty()) {
        const CellRef cell{file.reader.ref(0).file, file.reader.row(), record.cell.column};
        file.reporter.add(diag::finding(diag::Code::MissingId, {{"what", "identifier"}}), cell);
        return;
    }
    const Level level = place(record, file.structure);
    for (std::size_t i = 0; i < file.columns.size(); ++i)
        add_cell(file, i, level, record);
    file.context.records.add(std::move(record));
}

/// Each column once, though both product files have it.
void report_columns(const ProductFile& file, CodeSet& reported) {
    for (std::size_t i = 0; i < file.columns.size(); ++i) {
        const Kind kind = file.columns[i].kind;
        const std::string& heading = file.reader.headings()[i];
        if (kind != Kind::Unknown && kind != Kind::UnaddressedPrice) continue;
        if (!reported.insert(heading).second) continue;
        const auto code = kind == Kind::Unknown ? diag::Code::UnknownColumn : diag::Code::UnaddressedPrice;
        file.reporter.add(diag::finding(code, {{"column", heading}}), file.reader.ref(i));
    }
}

struct FileRun {
    const AkeneoSource& source;
    Context& context;
    Structure& structure;
    Media& media;
    CodeSet& reported;
    bool infers_attributes;
};

void read_file(const FileRun& run, const std::string& file_name, const std::string& id,
               ProductRecord::Kind kind) {
    const std::string name = name_of(run.source.folder, file_name);
    Reporter reporter(run.context.findings, run.context.records.cells());
    const auto reader =
        run.context.open_csv(run.context.place_of(run.source.folder) / file_name, name, {}, reporter);
    if (!reader) return;
    if (run.infers_attributes) infer_attributes(*reader, id, run.context, run.structure);
    ProductFile file{run.source, run.context, run.structure, run.media, *reader, reporter, {}, kind};
    file.columns = understand_columns(reader->headings(), id, run.source, run.structure);
    report_columns(file, run.reported);
    const auto names_record = [](const Column& column) {
        return column.kind == Kind::Id || column.kind == Kind::Uuid;
    };
    if (std::none_of(file.columns.begin(), file.columns.end(), names_record)) {
        reporter.add(diag::finding(diag::Code::MissingColumn, {{"column", id}, {"role", "id"}})
                         .with_severity(diag::Severity::Error)
                         .from(run.source.origin),
                     {reader->ref(0).file, reader->row(), 0});
        return;
    }
    while (reader->next())
        read_row(file);
    if (const auto status = reader->status(); !status) run.context.fail(name, status.failure());
}

/// The roles that make sense for an attribute of an export.
void check_mappings(const AkeneoSource& source, Context& context) {
    for (const auto& mapping : source.columns) {
        const bool is_known = mapping.role == "price" || mapping.role == "identifier" ||
                              mapping.role == "asset" || mapping.role == "pagination" ||
                              mapping.role == "ignore";
        if (is_known) continue;
        context.findings.add(
            diag::finding(diag::Code::UnknownRole, {{"role", mapping.role}, {"record", "Akeneo"}})
                .from(mapping.origin)
                .with_remedy("use price, identifier, asset, pagination or ignore"));
    }
}

}

void read_products(const AkeneoSource& source, Context& context, Structure& structure) {
    Media media(source.folder, context);
    CodeSet reported;
    const bool infers_attributes = structure.attributes.empty();
    const FileRun run{source, context, structure, media, reported, infers_attributes};
    if (context.world.is_file(context.place_of(source.folder) / "product_models.csv")) {
        read_file(run, "product_models.csv", "code", ProductRecord::Kind::Model);
    }
    read_file(run, "products.csv", source.identifier_attribute, ProductRecord::Kind::Product);
}

}

void read_akeneo(const publication::AkeneoSource& source, Context& context) {
    // The publication has said already which variable of the environment is missing.
    if (source.folder.empty()) return;
    akeneo::check_mappings(source, context);
    akeneo::Structure structure;
    akeneo::read_structure(source, context, structure);
    akeneo::read_products(source, context, structure);
}

}
