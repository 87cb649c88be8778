// SPDX-License-Identifier: Apache-2.0
#include "publisher/compare/internal/edition.hpp"

#include <algorithm>
#include <set>

namespace publisher::compare {
namespace {

using provenance::Record;

/// Whole and cents of a price are one field here: "price[regular]/whole".
std::string field_of(const Record& record) {
    return record.field.substr(
        0, record.field.find("]/") == std::string::npos ? std::string::npos : record.field.find("]/") + 1);
}

class ProductReader {
public:
    ProductReader(const provenance::Provenance& provenance, const std::vector<PageContent>& pages)
        : provenance_(provenance), pages_(pages) {}

    std::map<std::string, ProductContent> read() {
        for (const Record& record : provenance_.records)
            read(record);
        end_field();
        return std::move(products_);
    }

private:
    void read(const Record& record) {
        if (record.product.empty()) return;
        std::vector<int>& pages = products_[record.product].pages;
        if (pages.empty() || pages.back() != record.page) pages.push_back(record.page);
        if (record.kind == Record::Kind::Text) return read_text(record);
        products_[record.product].values[{field_of(record), record.locale}] = record.value;
    }

    /// The lines of one field of one object follow one another.
    void read_text(const Record& record) {
        const auto place = std::tuple(record.page, record.object, record.product, field_of(record));
        if (place != place_) end_field();
        place_ = place;
        locale_ = record.locale;
        const auto page = static_cast<std::size_t>(record.page - 1);
        if (page >= pages_.size()) return;
        for (const PlacedWord& word : pages_[page].words) {
            if (contains_middle(record.area, word.box)) text_ += (text_.empty() ? "" : " ") + word.text;
        }
    }

    void end_field() {
        const auto& [page, object, product, field] = place_;
        if (!product.empty()) {
            std::string& printed = products_[product].printed[{field, locale_}];
            const bool is_new = texts_.emplace(product, field, locale_, text_).second;
            if (is_new && !text_.empty()) printed += (printed.empty() ? "" : " | ") + text_;
        }
        text_.clear();
    }

    const provenance::Provenance& provenance_;
    const std::vector<PageContent>& pages_;
    std::map<std::string, ProductContent> products_;
    std::tuple<int, std::string, std::string, std::string> place_;
    std::string locale_, text_;
    std::set<std::tuple<std::string, std::string, std::string, std::string>> texts_;
};

template <typename Value>
std::set<FieldKey> keys_of(const std::map<FieldKey, Value>& before, const std::map<FieldKey, Value>& after) {
    std::set<FieldKey> keys;
    for (const auto& [key, value] : before)
        keys.insert(key);
    for (const auto& [key, value] : after)
        keys.insert(key);
    return keys;
}

template <typename Value>
Value value_or_none(const std::map<FieldKey, Value>& values, const FieldKey& key) {
    const auto found = values.find(key);
    return found == values.end() ? Value() : found->second;
}

std::string picture_name(std::uint64_t value, bool is_after) {
    return value == 0 ? "" : is_after ? "another content" : "content";
}

std::vector<FieldChange> compare_fields(const ProductContent& before, const ProductContent& after) {
    std::vector<FieldChange> changes;
    for (const FieldKey& key : keys_of(before.printed, after.printed)) {
        const std::string was = value_or_none(before.printed, key), is = value_or_none(after.printed, key);
        if (was != is) changes.push_back({key.first, key.second, was, is});
    }
    for (const FieldKey& key : keys_of(before.values, after.values)) {
        const auto was = value_or_none(before.values, key), is = value_or_none(after.values, key);
        if (was != is)
            changes.push_back({key.first, key.second, picture_name(was, false), picture_name(is, true)});
    }
    return changes;
}

}

std::map<std::string, ProductContent> products_of(const provenance::Provenance& provenance,
                                                  const std::vector<PageContent>& pages) {
    auto products = ProductReader(provenance, pages).read();
    for (auto& [id, product] : products) {
        std::ranges::sort(product.pages);
        product.pages.erase(std::ranges::unique(product.pages).begin(), product.pages.end());
    }
    return products;
}

std::vector<ProductChange> compare_products(const std::map<std::string, ProductContent>& before,
                                            const std::map<std::string, ProductContent>& after) {
    using Kind = ProductChange::Kind;
    std::set<std::string> ids;
    for (const auto& [id, product] : before)
        ids.insert(id);
    for (const auto& [id, product] : after)
        ids.insert(id);
    std::vector<ProductChange> changes;
    for (const std::string& id : ids) {
        const auto was = before.find(id), is = after.find(id);
        if (was == before.end()) {
            changes.push_back({Kind::New, id, {}, is->second.pages, {}});
        } else if (is == after.end()) {
            changes.push_back({Kind::Gone, id, was->second.pages, {}, {}});
        } else {
            auto fields = compare_fields(was->second, is->second);
            if (fields.empty() && was->second.pages == is->second.pages) continue;
            changes.push_back({fields.empty() ? Kind::Moved : Kind::Changed, id, was->second.pages,
                               is->second.pages, std::move(fields)});
        }
    }
    return changes;
}

}
