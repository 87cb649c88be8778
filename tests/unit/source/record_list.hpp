// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/hash.hpp"
#include "publisher/base/text.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/source/read.hpp"
#include "publisher/world/world.hpp"

#include <string>
#include <vector>

namespace publisher::source {

/// Keeps the records that a source gives, and what was found.
struct RecordList : RecordSink {
    origin::CellTable table;
    std::vector<ProductRecord> products;
    std::vector<AttributeRecord> attributes;
    std::vector<OptionRecord> options;
    std::vector<FamilyRecord> families;
    std::vector<FamilyVariantRecord> family_variants;
    std::vector<CategoryRecord> categories;
    std::vector<ChannelRecord> channels;
    std::vector<SizeRecord> sizes;
    std::vector<AssetRecord> assets;
    diag::Sink sink;
    Status status = Done();

    origin::CellTable& cells() override { return table; }
    void add(ProductRecord record) override { products.push_back(std::move(record)); }
    void add(AttributeRecord record) override { attributes.push_back(std::move(record)); }
    void add(OptionRecord record) override { options.push_back(std::move(record)); }
    void add(FamilyRecord record) override { families.push_back(std::move(record)); }
    void add(FamilyVariantRecord record) override { family_variants.push_back(std::move(record)); }
    void add(CategoryRecord record) override { categories.push_back(std::move(record)); }
    void add(ChannelRecord record) override { channels.push_back(std::move(record)); }
    void add(SizeRecord record) override { sizes.push_back(std::move(record)); }
    void add(AssetRecord record) override { assets.push_back(std::move(record)); }

    void read(World& world, const publication::Sources& sources, const Options& how = {}) {
        status = read_sources(sources, how, world, *this, sink);
    }

    template <typename Record>
    static const Record* find(const std::vector<Record>& records, std::string_view code) {
        for (const Record& record : records) {
            if (record.code == code) return &record;
        }
        return nullptr;
    }
    const ProductRecord* product(std::string_view id) const {
        for (const auto& record : products) {
            if (record.id == id) return &record;
        }
        return nullptr;
    }
    const AssetRecord* asset(std::string_view id) const {
        for (const auto& record : assets) {
            if (record.id == id) return &record;
        }
        return nullptr;
    }

    /// "error source/short-row data/p.csv, row 3, field name: the row has ..."
    std::vector<std::string> findings() const {
        std::vector<std::string> texts;
        for (const auto& finding : sink.findings()) {
            texts.push_back(std::string(diag::to_string(finding.severity)) + ' ' +
                            std::string(diag::info(finding.code).id) + ' ' + finding.data.to_string() + ": " +
                            finding.message());
        }
        return texts;
    }
    int count(diag::Code code) const {
        int n = 0;
        for (const auto& finding : sink.findings())
            n += finding.code == code;
        return n;
    }

    /// "name de_DE print = text [unit] @ products.csv, row 2, field name-de_DE-print"
    std::vector<std::string> values_of(const ProductRecord& record) const {
        std::vector<std::string> texts;
        for (const ValueRecord& value : record.values)
            texts.push_back(to_text(value));
        return texts;
    }
    std::string to_text(const ValueRecord& value) const {
        std::string text = value.attribute;
        for (const std::string& part : {value.locale, value.channel, value.market}) {
            if (!part.empty()) text += " " + part;
        }
        text += " = " + value.text;
        if (!value.unit.empty()) text += " [" + value.unit + "]";
        return text + " @ " + table.resolve(value.cell).to_string();
    }
    static std::string to_text(const PriceRecord& price) {
        std::string text = price.kind + " " + price.amount + " " + price.currency;
        for (const auto& [name, part] : {std::pair{"list", price.list},
                                         {"market", price.market},
                                         {"tax", price.tax},
                                         {"basis", price.basis},
                                         {"unit", price.unit},
                                         {"from", price.valid_from},
                                         {"until", price.valid_until},
                                         {"quantity", price.minimum_quantity}}) {
            if (!part.empty()) text += std::string(" ") + name + "=" + part;
        }
        return text;
    }
    static std::vector<std::string> prices_of(const ProductRecord& record) {
        std::vector<std::string> texts;
        for (const PriceRecord& price : record.prices)
            texts.push_back(to_text(price));
        return texts;
    }
};

}
