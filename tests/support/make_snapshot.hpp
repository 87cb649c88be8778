// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/catalog/build.hpp"
#include "publisher/diag/sink.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <list>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace publisher::testing_support {

/// A folder of this test's own, gone when it is done.
class ScratchFolder {
public:
    ScratchFolder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "publisher-test-XXXXXX").string();
        path_ = ::mkdtemp(pattern.data());
    }
    ~ScratchFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// Records in memory become the snapshot that a source with the same rows would give. Every record gets a
/// cell of "house.csv", a row of its own.
class SnapshotMaker {
public:
    SnapshotMaker() : builder_(folder_.path(), findings) {
        file_ = builder_.cells().add_file("house.csv", {"all"});
    }

    source::CellRef next_cell() { return {file_, ++row_, 1}; }

    source::AttributeRecord& attribute(const std::string& code, const std::string& type) {
        source::AttributeRecord record;
        record.code = code;
        record.type = type;
        record.cell = next_cell();
        return attributes_.emplace_back(std::move(record));
    }
    void option(const std::string& attribute, const std::string& code, source::Labels labels) {
        builder_.add(source::OptionRecord{attribute, code, 0, std::move(labels), next_cell()});
    }
    source::FamilyRecord& family(const std::string& code) {
        source::FamilyRecord record;
        record.code = code;
        record.cell = next_cell();
        return families_.emplace_back(std::move(record));
    }
    source::CategoryRecord& category(const std::string& code, const std::string& parent = "") {
        source::CategoryRecord record;
        record.code = code;
        record.parent = parent;
        record.cell = next_cell();
        return categories_.emplace_back(std::move(record));
    }
    void channel(const std::string& code) {
        source::ChannelRecord record;
        record.code = code;
        record.cell = next_cell();
        builder_.add(std::move(record));
    }
    source::ProductRecord& product(const std::string& id, const std::string& family = "") {
        source::ProductRecord record;
        record.id = id;
        record.family = family;
        record.cell = next_cell();
        return products_.emplace_back(std::move(record));
    }
    source::AssetRecord& asset(const std::string& id) {
        source::AssetRecord record;
        record.id = id;
        record.file = "assets/" + id + ".jpg";
        record.actual_sha256 = std::string(64, 'a');
        record.cell = next_cell();
        return assets_.emplace_back(std::move(record));
    }
    void size(source::SizeRecord record) { builder_.add(std::move(record)); }

    source::ValueRecord value(const std::string& attribute, const std::string& text,
                              const std::string& locale = "") {
        return {attribute, locale, "", "", text, "", next_cell()};
    }
    source::ValueRecord metric(const std::string& attribute, const std::string& amount,
                               const std::string& unit) {
        return {attribute, "", "", "", amount, unit, next_cell()};
    }
    source::PriceRecord price(const std::string& amount, const std::string& currency,
                              const std::string& kind = "regular") {
        source::PriceRecord record;
        record.amount = amount;
        record.currency = currency;
        record.kind = kind;
        record.tax = "gross";
        record.cell = next_cell();
        return record;
    }
    source::AssetLinkRecord picture(const std::string& role, const std::string& asset) {
        return {role, asset, "", false, next_cell()};
    }

    std::unique_ptr<catalog::Snapshot> finish() {
        for (auto& record : attributes_)
            builder_.add(std::move(record));
        for (auto& record : families_)
            builder_.add(std::move(record));
        for (auto& record : categories_)
            builder_.add(std::move(record));
        for (auto& record : assets_)
            builder_.add(std::move(record));
        for (auto& record : products_)
            builder_.add(std::move(record));
        auto snapshot = builder_.finish();
        EXPECT_TRUE(snapshot) << (snapshot ? "" : snapshot.failure().message);
        return snapshot ? std::move(*snapshot) : nullptr;
    }

    diag::Sink findings;

private:
    ScratchFolder folder_;
    catalog::SnapshotBuilder builder_;
    std::uint32_t file_ = 0, row_ = 0;
    // Lists, so that a test may keep a reference to a record while it adds others.
    std::list<source::AttributeRecord> attributes_;
    std::list<source::FamilyRecord> families_;
    std::list<source::CategoryRecord> categories_;
    std::list<source::AssetRecord> assets_;
    std::list<source::ProductRecord> products_;
};

}
