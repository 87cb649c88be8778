// SPDX-License-Identifier: Apache-2.0
#include "publisher/diag/sink.hpp"
#include "publisher/source/read.hpp"
#include "publisher/world/memory_world.hpp"
#include "tests/fuzz/targets.hpp"

namespace publisher::fuzz {
namespace {

using publication::ColumnMapping;
using publication::TableSource;

/// Takes records and forgets them.
struct Nowhere : source::RecordSink {
    origin::CellTable table;
    origin::CellTable& cells() override { return table; }
    void add(source::ProductRecord) override {}
    void add(source::AttributeRecord) override {}
    void add(source::OptionRecord) override {}
    void add(source::FamilyRecord) override {}
    void add(source::FamilyVariantRecord) override {}
    void add(source::CategoryRecord) override {}
    void add(source::ChannelRecord) override {}
    void add(source::SizeRecord) override {}
    void add(source::AssetRecord) override {}
};

void read(MemoryWorld& world, const publication::Sources& sources) {
    Nowhere records;
    diag::Sink findings;
    (void)source::read_sources(sources, {}, world, records, findings);
}

ColumnMapping column(std::string name, std::string role, std::string type = {}) {
    ColumnMapping mapping;
    mapping.column = std::move(name);
    mapping.role = std::move(role);
    mapping.type = std::move(type);
    return mapping;
}

void read_products(std::string_view bytes, TableSource::Format format, const std::string& file) {
    MemoryWorld world;
    world.add(file, std::string(bytes));
    TableSource table;
    table.id = "products";
    table.file = file;
    table.format = format;
    table.columns = {column("sku", "id"), column("name-{locale}", "attribute", "text"),
                     column("text", "attribute", "rich-text"), column("price-{currency}", "price")};
    publication::Sources sources;
    sources.tables = {table};
    read(world, sources);
}

}

void csv(std::string_view bytes) {
    read_products(bytes, TableSource::Format::Csv, "products.csv");
}

void json(std::string_view bytes) {
    read_products(bytes, TableSource::Format::Json, "products.json");
}

void workbook(std::string_view bytes) {
    read_products(bytes, TableSource::Format::Xlsx, "products.xlsx");
}

void akeneo(std::string_view bytes) {
    MemoryWorld world;
    world.add("export/attributes.csv",
              "code;type;localizable;scopable\nsku;pim_catalog_identifier;0;0\nname;pim_catalog_text;1;0\n"
              "text;pim_catalog_textarea;1;1\nwidth;pim_catalog_metric;0;0\n"
              "price;pim_catalog_price_collection;0;0\npicture;pim_catalog_image;0;0\n");
    world.add("export/products.csv", std::string(bytes));
    publication::AkeneoSource source;
    source.id = "pim";
    source.folder = "export";
    publication::Sources sources;
    sources.akeneo = {source};
    read(world, sources);
}

}
