// SPDX-License-Identifier: Apache-2.0
#include "publisher/source/internal/table.hpp"

#include "publisher/base/text.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"

namespace publisher::source {
namespace {

using Take = void (*)(TableRun&, const Row&);

Take take_for(RecordKind kind) {
    switch (kind) {
        case RecordKind::Category: return take_category;
        case RecordKind::Attribute: return take_attribute;
        case RecordKind::Family: return take_family;
        case RecordKind::Option: return take_option;
        case RecordKind::Channel: return take_channel;
        case RecordKind::SizeSystem: return take_size;
        default: return take_product;
    }
}

bool is_element(const RowReader& rows, const Row::Cell& cell) {
    return rows.columns()[cell.column].ends_with("[]");
}

}

void TableRun::for_each(const Row& row, const std::function<void(const Binding&, const Row::Cell&)>& take) {
    for (const Row::Cell& cell : row.cells) {
        for (const Binding& binding : mapping.bind(rows, cell.column))
            take(binding, cell);
    }
}

std::string TableRun::text(const Row::Cell& cell) const {
    return context.plain(cell.text, cell.ref, reporter);
}

std::vector<std::string> TableRun::list(const Row::Cell& cell) const {
    if (!is_element(rows, cell)) return split_list(cell.text);
    std::string part = code_text(cell);
    return part.empty() ? std::vector<std::string>() : std::vector<std::string>{std::move(part)};
}

std::string TableRun::beside(const Row& row, const std::string& column) {
    const Row::Cell* cell = mapping.find(rows, row, column);
    return cell ? code_text(*cell) : std::string();
}

void TableRun::report_missing(std::string_view what, const Row& row) {
    reporter.add(diag::finding(diag::Code::MissingId, {{"what", std::string(what)}}), row.ref);
}

std::string code_text(const Row::Cell& cell) {
    return std::string(trimmed(cell.text));
}

bool is_rich_type(std::string_view type) {
    return type == "rich-text" || type == "pim_catalog_textarea";
}

void declare_attributes(TableRun& run) {
    const bool has_values =
        run.kind == RecordKind::Product || run.kind == RecordKind::Model || run.kind == RecordKind::Category;
    if (!has_values) return;
    for (; run.n_declared < run.rows.columns().size(); ++run.n_declared) {
        const auto column = static_cast<std::uint32_t>(run.n_declared);
        for (const Binding& binding : run.mapping.bind(run.rows, column)) {
            if (binding.role != Role::Attribute) continue;
            if (run.context.known_attributes.contains(to_lower_ascii(binding.name))) continue;
            AttributeRecord attribute;
            attribute.code = binding.name;
            attribute.type = binding.mapping->type.empty() ? "text" : binding.mapping->type;
            attribute.default_unit = binding.mapping->unit;
            attribute.is_localizable = !binding.captures.locale.empty();
            attribute.is_scopable = !binding.captures.channel.empty();
            attribute.is_rich_text = is_rich_type(attribute.type);
            attribute.cell = run.rows.heading_ref(column);
            run.context.add_attribute(std::move(attribute));
        }
    }
}

void add_value(TableRun& run, const Row& row, const Binding& binding, const Row::Cell& cell,
               std::vector<ValueRecord>& values) {
    ValueRecord value;
    value.attribute = binding.name;
    value.locale = binding.captures.locale;
    value.channel = binding.captures.channel;
    value.market = binding.captures.market.empty() ? binding.mapping->market : binding.captures.market;
    value.cell = cell.ref;
    const std::string& type = binding.mapping->type;
    const bool is_rich = type.empty() ? run.context.is_rich(binding.name) : is_rich_type(type);
    value.text = is_rich ? run.context.rich(cell.text, cell.ref, run.reporter) : run.text(cell);
    value.unit = run.beside(row, binding.unit_column);
    if (value.unit.empty()) value.unit = binding.mapping->unit;

    // The elements of a JSON list make one value.
    const auto is_same = [&](const ValueRecord& other) {
        return other.cell == value.cell && other.attribute == value.attribute;
    };
    if (is_element(run.rows, cell) && !values.empty() && is_same(values.back())) {
        values.back().text += (type == "option" || type == "options" ? "," : ", ") + value.text;
    } else {
        values.push_back(std::move(value));
    }
}

bool can_name_records(TableRun& run, const std::string& name, const origin::DesignOrigin& design) {
    const Role wanted = run.kind == RecordKind::SizeSystem ? Role::Size : Role::Id;
    const bool is_size = wanted == Role::Size;
    if (!run.mapping.has_role(wanted)) {
        origin::DataOrigin data;
        data.file = name;
        run.reporter.add(
            diag::finding(diag::Code::MissingColumn, {{"column", ""}, {"role", is_size ? "size" : "id"}})
                .from(design)
                .from(data)
                .with_severity(diag::Severity::Error)
                .with_remedy("map the column that names the records"));
        return false;
    }
    // The paths of JSON records show up as they are read.
    if (!run.rows.has_headings()) return true;
    for (std::uint32_t i = 0; i < run.rows.columns().size(); ++i) {
        for (const Binding& binding : run.mapping.bind(run.rows, i)) {
            if (binding.role == wanted) return true;
        }
    }
    return false;
}

void finish_rows(TableRun& run, publication::TableSource::Format format, const std::string& name,
                 const Status& status) {
    // Malformed JSON has been reported where it is; a read that fails on the way has not.
    const bool is_reported = format == publication::TableSource::Format::Json;
    if (!status && !is_reported) run.context.fail(name, status.failure());
    if (!status && run.context.status) run.context.status = status;
    run.mapping.report(run.rows, name, run.reporter);
}

void read_table(const publication::TableSource& source, Context& context) {
    if (source.file.empty()) return;
    const auto kind = parse_record_kind(source.record);
    if (!kind || *kind == RecordKind::Asset) {
        context.findings.add(
            diag::finding(diag::Code::UnknownRecord, {{"record", source.record}}).from(source.origin));
        return;
    }
    const std::filesystem::path path = source.file;
    const std::string name = name_of(path.parent_path(), path.filename());
    Reporter reporter(context.findings, context.records.cells());
    const RowSource row_source{context.place_of(path), name,
                               source.format,          {source.delimiter, source.charset},
                               source.records_path,    source.sheet};
    const auto rows = open_rows(row_source, context, reporter);
    if (!rows) return;

    Mapping mapping(source.columns, *kind, context);
    Media media(path.parent_path(), context);
    TableRun run{context, mapping, *rows, reporter, *kind, source.tree, &media};
    if (!can_name_records(run, name, source.origin)) return mapping.report(*rows, name, reporter);
    const Take take = take_for(*kind);
    const Status status = rows->read([&](const Row& row) {
        declare_attributes(run);
        take(run, row);
    });
    finish_rows(run, source.format, name, status);
}

}
