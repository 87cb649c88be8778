// SPDX-License-Identifier: Apache-2.0
// What the records mention, put together with what is defined, when everything has been read.
#include "publisher/base/text.hpp"
#include "publisher/catalog/internal/builder_state.hpp"
#include "publisher/diag/codes.hpp"

#include <algorithm>
#include <filesystem>
#include <numeric>

namespace publisher::catalog {
namespace {

using diag::Code;

template <typename Entry, typename Field>
CaselessMap<std::uint32_t> index_of(const std::vector<Entry>& entries, Field field) {
    CaselessMap<std::uint32_t> index;
    for (std::size_t i = 0; i < entries.size(); ++i)
        index.emplace(entries[i].*field, static_cast<std::uint32_t>(i));
    return index;
}

/// For each mention the id of what is defined under its code; invalid for what is not.
template <typename Id>
std::vector<Id> resolve(const Vocabulary& vocabulary, const CaselessMap<std::uint32_t>& defined) {
    std::vector<Id> ids;
    ids.reserve(vocabulary.mentions().size());
    for (const Mention& mention : vocabulary.mentions()) {
        const auto found = defined.find(mention.code);
        ids.push_back(found == defined.end() ? Id() : Id(found->second));
    }
    return ids;
}

/// Codes that need no definition: sorted, so that their ids do not depend on who named them first.
template <typename Id>
std::vector<Id> sort_codes(const Vocabulary& vocabulary, std::vector<std::string>& codes) {
    for (const Mention& mention : vocabulary.mentions())
        codes.push_back(mention.code);
    std::sort(codes.begin(), codes.end(), [](const std::string& a, const std::string& b) {
        return to_lower_ascii(a) < to_lower_ascii(b);
    });
    std::vector<Id> ids;
    for (const Mention& mention : vocabulary.mentions()) {
        ids.emplace_back(std::find(codes.begin(), codes.end(), mention.code) - codes.begin());
    }
    return ids;
}

template <typename Id>
Id renumbered(Id mention, const std::vector<Id>& ids) {
    return mention.is_valid() ? ids[mention.index()] : mention;
}

void sort_by_product(std::vector<std::pair<std::uint32_t, std::uint32_t>>& pairs) {
    std::stable_sort(pairs.begin(), pairs.end(),
                     [](const auto& a, const auto& b) { return a.second < b.second; });
}

}

void SnapshotBuilder::State::link() {
    define_options();
    define_families();
    define_family_variants();
    define_categories();
    define_assets();
    sort_identifiers();
    link_mentions();
    link_parents();
    link_assets();
    tables.names = names.names();
    report_options();
    report_duplicate_identifiers();
}

void SnapshotBuilder::State::link_mentions() {
    tables.mentioned_locales = sort_codes<LocaleId>(mentions.locales, tables.locales);
    tables.mentioned_markets = sort_codes<MarketId>(mentions.markets, tables.markets);
    const auto channel_ids = sort_codes<ChannelId>(mentions.channels, tables.channels);
    for (ValueAddress& address : tables.addresses) {
        address.locale = renumbered(address.locale, tables.mentioned_locales);
        address.channel = renumbered(address.channel, channel_ids);
        address.market = renumbered(address.market, tables.mentioned_markets);
    }
    for (std::size_t i = 0; i < tables.categories.size(); ++i) {
        for (std::size_t k = 0; k < tables.categories[i].values.size(); ++k) {
            const ValueAddress& address = tables.addresses[category_addresses[i][k]];
            Value& value = tables.categories[i].values[k];
            value.locale = address.locale;
            value.channel = address.channel;
            value.market = address.market;
        }
    }

    const auto families_by_code = index_of(tables.families, &Family::code);
    const auto variants_by_code = index_of(tables.family_variants, &FamilyVariant::code);
    const auto categories_by_code = index_of(tables.categories, &Category::code);
    tables.mentioned_families = resolve<FamilyId>(mentions.families, families_by_code);
    tables.mentioned_categories = resolve<CategoryId>(mentions.categories, categories_by_code);
    for (const Mention& mention : mentions.variants.mentions()) {
        const auto found = variants_by_code.find(mention.code);
        tables.mentioned_variants.push_back(mention.code);
        tables.family_of_variant.push_back(
            found == variants_by_code.end() ? FamilyId() : tables.family_variants[found->second].family);
    }
    for (const Mention& mention : mentions.targets.mentions()) {
        const std::uint32_t target = find_record(mention.code);
        tables.relation_targets.push_back(mention.code);
        tables.related_products.push_back(target == kNone ? ProductId() : ProductId(target));
    }
    sort_by_product(category_mentions);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    for (const auto& [mention, product] : category_mentions) {
        const CategoryId category = tables.mentioned_categories[mention];
        if (category.is_valid()) pairs.emplace_back(category.index(), product);
    }
    tables.products_of_categories = Postings::make(tables.categories.size(), pairs);
    report_mentions(families_by_code, variants_by_code, categories_by_code);
}

void SnapshotBuilder::State::link_parents() {
    tables.parents.assign(tables.kinds.size(), kNone);
    for (const ParentLink& link : parents) {
        const std::string& code = mentions.parents.mentions()[link.mention].code;
        const std::uint64_t hash = folded_hash(code);
        std::uint32_t parent = model_ids.find(hash);
        if (parent == kNone) parent = product_ids.find(hash);
        if (parent == kNone) {
            reading().report(Code::UnknownParent, {{"parent", code}, {"product", product_name(link.product)}},
                             link.cell);
        } else {
            tables.parents[link.product] = parent;
        }
    }
    cut_parent_cycles();
}

/// A record that leads back to itself inherits from nobody.
void SnapshotBuilder::State::cut_parent_cycles() {
    enum : std::uint8_t { New, OnPath, Done };
    std::vector<std::uint8_t> marks(tables.parents.size(), New);
    std::vector<std::uint32_t> path;
    for (const ParentLink& link : parents) {
        path.clear();
        std::uint32_t record = link.product;
        while (record != kNone && marks[record] == New) {
            marks[record] = OnPath;
            path.push_back(record);
            record = tables.parents[record];
        }
        if (record != kNone && marks[record] == OnPath) {
            report(Code::ParentCycle, {{"product", product_name(record)}}, link.cell);
            tables.parents[record] = kNone;
        }
        for (const std::uint32_t seen : path)
            marks[seen] = Done;
    }
}

void SnapshotBuilder::State::link_assets() {
    const auto by_id = index_of(tables.assets, &Asset::id);
    const auto by_file = index_of(tables.assets, &Asset::file);
    tables.referenced_assets = resolve<AssetId>(mentions.references, by_id);
    for (const Mention& mention : mentions.references.mentions())
        tables.references.push_back(mention.code);
    for (const Mention& mention : mentions.paths.mentions()) {
        // Sources name a picture of an export by its path there and give it the id "media/PATH".
        const std::string path = std::filesystem::path(mention.code).lexically_normal().generic_string();
        auto found = by_id.find("media/" + path);
        if (found == by_id.end()) found = by_id.find(mention.code);
        if (found == by_id.end()) found = by_file.find(path);
        const bool is_known = found != by_id.end() && found != by_file.end();
        tables.assets_at_paths.push_back(is_known ? AssetId(found->second) : AssetId());
        tables.paths.push_back(mention.code);
    }

    std::vector<std::pair<std::uint32_t, std::uint32_t>> links; // asset, product
    for (const auto& [mention, product] : asset_mentions) {
        const auto& table = mention & 1 ? tables.assets_at_paths : tables.referenced_assets;
        if (table[mention >> 1].is_valid()) links.emplace_back(table[mention >> 1].index(), product);
    }
    std::vector<std::pair<std::uint32_t, std::uint32_t>> own; // product, asset
    for (std::uint32_t asset = 0; asset < assets.size(); ++asset) {
        for (const std::string& code : assets[asset].products) {
            const std::uint32_t product = find_record(code);
            if (product == kNone) {
                report(Code::AssetWithoutProduct, {{"asset", assets[asset].id}, {"product", code}},
                       assets[asset].cell);
                continue;
            }
            own.emplace_back(product, asset);
            links.emplace_back(asset, product);
        }
    }
    tables.assets_of_products = Postings::make(tables.kinds.size(), own);
    sort_by_product(links);
    tables.products_of_assets = Postings::make(tables.assets.size(), links);
}

void SnapshotBuilder::State::sort_identifiers() {
    std::sort(identifiers.begin(), identifiers.end(),
              [&](const IdentifierEntry& a, const IdentifierEntry& b) {
                  if (a.hash != b.hash) return a.hash < b.hash;
                  const auto key = [&](const IdentifierEntry& entry) {
                      return std::tuple(tables.kinds[entry.product], entry.scheme != 0, entry.product,
                                        entry.scheme);
                  };
                  return key(a) < key(b);
              });
}

/// By stable id, else by any identifier; products before models.
std::uint32_t SnapshotBuilder::State::find_record(std::string_view code) const {
    const std::uint64_t hash = folded_hash(code);
    const auto found =
        std::lower_bound(identifiers.begin(), identifiers.end(), hash,
                         [](const IdentifierEntry& entry, std::uint64_t h) { return entry.hash < h; });
    return found != identifiers.end() && found->hash == hash ? found->product : kNone;
}

/// As findings name a record that has been written already.
std::string SnapshotBuilder::State::product_name(std::uint32_t number) {
    if (number == kNone) return {};
    auto select = database.prepare("SELECT id FROM product WHERE number = ?");
    if (!select) return {};
    select->bind(1, number);
    if (select->step() != Statement::Step::Row) return {};
    return (tables.kinds[number] ? "model " : "SKU ") + std::string(select->text(0));
}

}
