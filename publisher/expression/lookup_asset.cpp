// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/expression/internal/lookup.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace publisher::expression {

using namespace catalog;

namespace {

/// "", "1", "2" ... as an index from 0; nothing for what counts no pictures.
std::optional<std::size_t> to_index(std::string_view place) {
    if (place.empty()) return 0;
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(place.data(), place.data() + place.size(), number);
    if (error != std::errc() || end != place.data() + place.size() || number == 0) return std::nullopt;
    return number - 1;
}

template <typename Entry>
const Entry* entry_at(const std::vector<const Entry*>& entries, std::string_view place) {
    const auto idx = to_index(place);
    return idx && *idx < entries.size() ? entries[*idx] : nullptr;
}

}

/// Pictures made for the edition's locale go before those that serve all.
const AssetLink* Lookup::find_asset(std::string_view role, std::string_view place) const {
    if (!subject_.product) return nullptr;
    std::vector<const AssetLink*> own, neutral;
    for (const AssetLink* link : subject_.product->assets()) {
        if (!equals_ignoring_case(link->role, role) || !is_usable(link->asset)) continue;
        const Asset& asset = snapshot_.assets()[link->asset.index()];
        const std::string& locale =
            link->locale.is_valid() ? snapshot_.locales()[link->locale.index()] : asset.locale;
        if (locale == edition_.locale) own.push_back(link);
        if (locale.empty()) neutral.push_back(link);
    }
    own.insert(own.end(), neutral.begin(), neutral.end());
    return entry_at(own, place);
}

/// Does one of the products that link the asset stand in the category or below it?
bool Lookup::is_of_category(const Asset& asset, CategoryId category) const {
    for (const ProductId product : snapshot_.products_with_asset(asset.index)) {
        for (CategoryId own : snapshot_.view(product).categories()) {
            for (; own.is_valid(); own = snapshot_.categories()[own.index()].parent) {
                if (own == category) return true;
            }
        }
    }
    return false;
}

/// A picture that stands for more than a product: a cover for the publication, a mood for a category; by
/// asset id. For a category one of its own products has to link it.
const Asset* Lookup::find_house_asset(std::string_view role, std::string_view place) const {
    std::vector<const Asset*> found;
    for (const Asset& asset : snapshot_.assets()) {
        const bool is_meant = equals_ignoring_case(asset.role, role) && is_usable(asset.index) &&
                              (asset.locale.empty() || asset.locale == edition_.locale) &&
                              (!subject_.category.is_valid() || is_of_category(asset, subject_.category));
        if (is_meant) found.push_back(&asset);
    }
    std::sort(found.begin(), found.end(), [](const Asset* a, const Asset* b) { return a->id < b->id; });
    return entry_at(found, place);
}

bool Lookup::has_asset(const std::string& role, const std::string& place) const {
    return subject_.product ? find_asset(role, place) != nullptr : find_house_asset(role, place) != nullptr;
}

BoundText Lookup::asset(const std::string& role, const std::string& place) const {
    BoundText bound = of_product("asset[" + role + "]");
    if (const Asset* house = subject_.product ? nullptr : find_house_asset(role, place)) {
        bound.text = house->id;
        bound.is_set = true;
        bound.value = sha256(house->id + '\n' + house->actual_sha256).prefix();
        bound.cell = house->cell;
        return bound;
    }
    const AssetLink* link = find_asset(role, place);
    if (!link) return bound;
    const Asset& asset = snapshot_.assets()[link->asset.index()];
    bound.text = asset.id;
    bound.is_set = true;
    bound.value = sha256(asset.id + '\n' + asset.actual_sha256).prefix();
    bound.cell = link->cell;
    return bound;
}

BoundText Lookup::asset_text(const std::string& role, const std::string& place) const {
    BoundText bound = of_product("asset-text[" + role + "]");
    const AssetLink* link = find_asset(role, place);
    if (!link) return bound;
    const Asset& asset = snapshot_.assets()[link->asset.index()];
    for (const std::string& locale : locale_chain(edition_.locale)) {
        const auto found = asset.alternative_texts.find(locale);
        if (found == asset.alternative_texts.end() || found->second.empty()) continue;
        bound.text = found->second;
        bound.locale = locale;
        break;
    }
    if (const auto any = asset.alternative_texts.find("");
        bound.text.empty() && any != asset.alternative_texts.end()) {
        bound.text = any->second;
    }
    bound.is_set = !bound.text.empty();
    bound.value = sha256(bound.text).prefix();
    bound.cell = asset.cell;
    return bound;
}

BoundText Lookup::asset_credit(const std::string& role, const std::string& place) const {
    BoundText bound = of_product("asset-credit[" + role + "]");
    const AssetLink* link = find_asset(role, place);
    if (!link) return bound;
    const Asset& asset = snapshot_.assets()[link->asset.index()];
    bound.text = asset.credit;
    bound.is_set = !bound.text.empty();
    bound.value = sha256(bound.text).prefix();
    bound.cell = asset.cell;
    return bound;
}

}
