// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/catalog/internal/names.hpp"
#include "publisher/catalog/product.hpp"

#include <map>
#include <string>
#include <vector>

namespace publisher::catalog {

struct ValueAddress {
    AttributeId attribute;
    LocaleId locale;
    ChannelId channel;
    MarketId market;

    template <typename Archive>
    void describe(Archive& archive) {
        archive(attribute, locale, channel, market);
    }
};

/// Lists of numbers, one after the other: list i lies from first[i] to first[i + 1].
struct Postings {
    std::vector<std::uint32_t> first, numbers;

    /// From (list, number) pairs; the numbers of a list keep the order of the pairs, each once if adjacent.
    static Postings make(std::size_t n_lists,
                         const std::vector<std::pair<std::uint32_t, std::uint32_t>>& pairs);
    std::span<const std::uint32_t> list(std::size_t i) const;

    template <typename Archive>
    void describe(Archive& archive) {
        archive(first, numbers);
    }
};

/// Everything of a snapshot but the products themselves and their identifiers; in memory while it is
/// open. Records in the file hold numbers of mentions; these tables say what the mentions mean.
struct Tables {
    std::vector<std::string> locales, channels, markets;
    std::vector<Attribute> attributes;
    std::vector<Family> families;
    std::vector<FamilyVariant> family_variants;
    std::vector<Channel> channel_definitions;
    std::vector<Category> categories;
    std::vector<Asset> assets;
    /// By system and size, in lower case: the size in other systems.
    std::map<std::string, std::map<std::string, std::string>> sizes;
    origin::CellTable cells;

    std::vector<std::string> names;
    std::vector<ValueAddress> addresses;
    std::vector<LocaleId> mentioned_locales;
    std::vector<MarketId> mentioned_markets;
    std::vector<FamilyId> mentioned_families;
    std::vector<std::string> mentioned_variants;
    std::vector<FamilyId> family_of_variant;
    std::vector<CategoryId> mentioned_categories;
    std::vector<std::string> relation_targets;
    std::vector<ProductId> related_products;
    std::vector<std::string> references, paths; ///< of assets, by id and by file
    std::vector<AssetId> referenced_assets, assets_at_paths;

    std::vector<std::uint8_t> kinds;    ///< 1 for a model, by product
    std::vector<std::uint32_t> parents; ///< by product, kNone for none
    Postings products_of_categories, products_of_assets;
    Postings assets_of_products; ///< links that the assets' own records make

    template <typename Archive>
    void describe(Archive& archive) {
        archive(locales, channels, markets, attributes, families, family_variants, channel_definitions,
                categories, assets, sizes, cells, names, addresses, mentioned_locales, mentioned_markets,
                mentioned_families, mentioned_variants, family_of_variant, mentioned_categories,
                relation_targets, related_products, references, paths, referenced_assets, assets_at_paths,
                kinds, parents, products_of_categories, products_of_assets, assets_of_products);
    }
};

/// Ids and identifiers of all products as hashes of their lower-case text, sorted; the stable id first
/// among equal ones, products before models.
struct IdentifierIndex {
    std::vector<std::uint64_t> hashes;
    std::vector<std::uint32_t> products;

    template <typename Archive>
    void describe(Archive& archive) {
        archive(hashes, products);
    }
};

}
