// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/catalog/build.hpp"
#include "publisher/diag/sink.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>
#include <unistd.h>

#include <filesystem>

namespace publisher::catalog {

/// A folder that is gone after the test; in memory where there is such a file system, because every
/// snapshot is synced.
class ScratchFolder {
public:
    ScratchFolder() {
        const bool has_memory = ::access("/dev/shm", W_OK) == 0;
        std::string name = (has_memory ? "/dev/shm/" : testing::TempDir()) + "catalog-XXXXXX";
        path_ = ::mkdtemp(name.data());
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ~ScratchFolder() {
        std::error_code error;
        std::filesystem::remove_all(path_, error);
    }
    const std::filesystem::path& path() const { return path_; }
    std::size_t n_files() const {
        const std::filesystem::directory_iterator files(path_);
        return static_cast<std::size_t>(std::distance(begin(files), end(files)));
    }

private:
    std::filesystem::path path_;
};

inline source::AttributeRecord attribute(std::string code, std::string type) {
    source::AttributeRecord record;
    record.code = std::move(code);
    record.type = std::move(type);
    return record;
}

inline source::ValueRecord value(std::string attribute, std::string text, std::string locale = {},
                                 std::string channel = {}, std::string market = {}) {
    source::ValueRecord record;
    record.attribute = std::move(attribute);
    record.text = std::move(text);
    record.locale = std::move(locale);
    record.channel = std::move(channel);
    record.market = std::move(market);
    return record;
}

inline source::PriceRecord price(std::string amount, std::string currency = "EUR", std::string list = {}) {
    source::PriceRecord record;
    record.amount = std::move(amount);
    record.currency = std::move(currency);
    record.list = std::move(list);
    return record;
}

inline source::ProductRecord product(std::string id, std::vector<source::ValueRecord> values = {}) {
    source::ProductRecord record;
    record.id = std::move(id);
    record.values = std::move(values);
    return record;
}

inline source::ProductRecord variant(std::string id, std::string parent,
                                     std::vector<source::ValueRecord> values = {}) {
    source::ProductRecord record = product(std::move(id), std::move(values));
    record.parent = std::move(parent);
    return record;
}

inline source::ProductRecord model(std::string id, std::string parent = {},
                                   std::vector<source::ValueRecord> values = {}) {
    source::ProductRecord record = variant(std::move(id), std::move(parent), std::move(values));
    record.kind = source::ProductRecord::Kind::Model;
    return record;
}

inline source::CategoryRecord category(std::string code, std::string parent = {}) {
    source::CategoryRecord record;
    record.code = std::move(code);
    record.parent = std::move(parent);
    return record;
}

inline source::AssetRecord asset(std::string id) {
    source::AssetRecord record;
    record.id = std::move(id);
    return record;
}

/// Records in the order in which they are given to a builder.
struct Records {
    std::vector<source::AttributeRecord> attributes;
    std::vector<source::OptionRecord> options;
    std::vector<source::FamilyRecord> families;
    std::vector<source::FamilyVariantRecord> family_variants;
    std::vector<source::CategoryRecord> categories;
    std::vector<source::ChannelRecord> channels;
    std::vector<source::SizeRecord> sizes;
    std::vector<source::AssetRecord> assets;
    std::vector<source::ProductRecord> products;

    void add_to(source::RecordSink& sink) const {
        const auto add_all = [&](const auto& list) {
            for (const auto& record : list)
                sink.add(record);
        };
        add_all(attributes);
        add_all(options);
        add_all(families);
        add_all(family_variants);
        add_all(categories);
        add_all(channels);
        add_all(sizes);
        add_all(assets);
        add_all(products);
    }
};

/// A snapshot in a folder of its own, with the findings of its making.
struct Built {
    explicit Built(const Records& records) {
        SnapshotBuilder builder(folder.path(), findings);
        builder.cells().add_file("products.csv", {"sku", "name", "price"});
        records.add_to(builder);
        auto result = builder.finish();
        EXPECT_TRUE(result) << (result ? "" : result.failure().message);
        if (result) snapshot = std::move(*result);
    }

    ProductView view(std::string_view id) const {
        const auto found = snapshot->find_product(id);
        EXPECT_TRUE(found) << id;
        return found ? snapshot->view(*found) : ProductView();
    }
    std::vector<std::string> finding_ids() const {
        std::vector<std::string> ids;
        for (const auto& finding : findings.findings())
            ids.emplace_back(diag::info(finding.code).id);
        return ids;
    }

    ScratchFolder folder;
    diag::Sink findings;
    std::unique_ptr<Snapshot> snapshot;
};

/// What the chain gives, as text; "-" for absent, "empty" for emptied.
inline std::string resolved(const Built& built, std::string_view product, std::string_view attribute_code,
                            const Address& address) {
    const Resolution found = built.snapshot->resolve(
        built.view(product), built.snapshot->find_attribute(attribute_code)->index, address);
    if (!found.value) return "-";
    if (found.value->is_empty()) return "empty";
    return std::get<PlainText>(found.value->datum).text;
}

}
