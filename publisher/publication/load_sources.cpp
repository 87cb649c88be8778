// SPDX-License-Identifier: Apache-2.0
#include "publisher/publication/internal/parts.hpp"
#include "publisher/xml/read.hpp"

namespace publisher::publication {
namespace {

ColumnMapping read_column(const xml::Node& node) {
    ColumnMapping column;
    column.column = node.attribute_or("name", "");
    column.role = node.attribute_or("role", "");
    column.attribute = node.attribute_or("attribute", "");
    column.type = node.attribute_or("type", "");
    column.unit_column = node.attribute_or("unit-column", "");
    column.unit = node.attribute_or("unit", "");
    column.list = node.attribute_or("list", "");
    column.kind = node.attribute_or("kind", "");
    column.tax = node.attribute_or("tax", "");
    column.market = node.attribute_or("market", "");
    column.currency = node.attribute_or("currency", "");
    column.basis = node.attribute_or("basis", "");
    column.per_unit = node.attribute_or("per-unit", "");
    column.quantity = node.attribute_or("quantity", "");
    column.from_column = node.attribute_or("from-column", "");
    column.until_column = node.attribute_or("until-column", "");
    column.asset_role = node.attribute_or("asset-role", "");
    column.origin = node.origin();
    return column;
}

std::vector<ColumnMapping> read_columns(const xml::Node& node) {
    std::vector<ColumnMapping> columns;
    for (const xml::Node& column : node.children("column"))
        columns.push_back(read_column(column));
    return columns;
}

char read_delimiter(const xml::Node& node) {
    const std::string text = node.attribute_or("delimiter", "");
    return text == "tab" ? '\t' : text.empty() ? '\0' : text.front();
}

TableSource::Format read_format(const xml::Node& node, diag::Sink& findings) {
    using Format = TableSource::Format;
    return xml::read_enum(node, "format", Format::Csv,
                          {{"csv", Format::Csv}, {"json", Format::Json}, {"xlsx", Format::Xlsx}}, findings);
}

}

void read_sources(const xml::Node& sources, LoadContext& context) {
    for (const xml::Node& node : sources.children("akeneo")) {
        context.publication.sources.akeneo.push_back(
            {node.attribute_or("id", ""), context.resolve_path(node, "folder"),
             node.attribute_or("identifier", "sku"), node.attribute_or("price-list", ""),
             node.attribute_or("tax", ""), read_columns(node), node.origin()});
    }
    for (const xml::Node& node : sources.children("table")) {
        context.publication.sources.tables.push_back(
            {node.attribute_or("id", ""), context.resolve_path(node, "file"),
             read_format(node, context.findings), node.attribute_or("record", "product"),
             read_delimiter(node), node.attribute_or("charset", ""), node.attribute_or("records", ""),
             node.attribute_or("tree", ""), read_columns(node), node.origin(),
             node.attribute_or("sheet", "")});
    }
    for (const xml::Node& node : sources.children("dam")) {
        context.publication.sources.dams.push_back(
            {node.attribute_or("id", ""), context.resolve_path(node, "folder"),
             context.resolve_path(node, "manifest"), read_format(node, context.findings),
             read_delimiter(node), node.attribute_or("records", ""), read_columns(node), node.origin(),
             node.attribute_or("sheet", "")});
    }
}

}
