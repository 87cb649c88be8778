// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/catalog/internal/snapshot_state.hpp"

#include <algorithm>

namespace publisher::catalog {
namespace {

std::uint32_t find_code(const std::vector<std::string>& codes, std::string_view code) {
    for (std::size_t i = 0; i < codes.size(); ++i) {
        if (equals_ignoring_case(codes[i], code)) return static_cast<std::uint32_t>(i);
    }
    return kNone;
}

AddressIds::Part part_of(const std::vector<std::string>& codes, std::string_view code) {
    if (code.empty()) return {};
    return {find_code(codes, code), true};
}

bool is_same(const Address& a, const Address& b) {
    return a.locale == b.locale && a.channel == b.channel && a.market == b.market &&
           a.fallback_locales == b.fallback_locales;
}

using Values = std::span<const Value>;

/// The values of one attribute; they stand together.
Values values_of(const std::vector<Value>& values, AttributeId attribute) {
    const auto before = [](const Value& value, AttributeId id) { return value.attribute < id; };
    const auto first = std::lower_bound(values.begin(), values.end(), attribute, before);
    auto last = first;
    while (last != values.end() && last->attribute == attribute)
        ++last;
    return {first, last};
}

/// Walks the chain over the levels and remembers the first empty value on the way.
class Search {
public:
    Search(const std::vector<Values>& levels, const AddressIds& address)
        : levels_(levels), address_(address) {}

    Resolution run() {
        const LocaleId locale = usable<LocaleId>(address_.locale), everywhere;
        const MarketId market = usable<MarketId>(address_.market), all;
        const bool has_locale = address_.locale.is_usable(), has_market = address_.market.is_usable();
        const bool is_done = (has_market && has_locale && try_step(Step::MarketOverride, market, locale)) ||
                             (has_market && try_step(Step::MarketOverride, market, everywhere)) ||
                             (has_locale && try_step(Step::Locale, all, locale)) ||
                             try_fallbacks(market, has_market) || try_step(Step::Default, all, everywhere);
        return is_done || !empty_.value ? found_ : empty_;
    }

private:
    template <typename Id>
    static Id usable(const AddressIds::Part& part) {
        return part.is_usable() ? Id(part.number) : Id();
    }

    bool try_fallbacks(MarketId market, bool has_market) {
        for (const AddressIds::Part& fallback : address_.fallbacks) {
            if (!fallback.is_usable()) continue;
            const LocaleId locale(fallback.number);
            if (has_market && try_step(Step::Fallback, market, locale)) return true;
            if (try_step(Step::Fallback, MarketId(), locale)) return true;
        }
        return false;
    }

    bool try_step(Step step, MarketId market, LocaleId locale) {
        for (std::size_t level = 0; level < levels_.size(); ++level) {
            if (address_.channel.is_usable() &&
                take(step, level, market, locale, ChannelId(address_.channel.number))) {
                return true;
            }
            if (take(step, level, market, locale, ChannelId())) return true;
        }
        return false;
    }

    bool take(Step step, std::size_t level, MarketId market, LocaleId locale, ChannelId channel) {
        for (const Value& value : levels_[level]) {
            if (value.market != market || value.locale != locale || value.channel != channel) continue;
            Resolution& result = value.is_empty() ? empty_ : found_;
            if (!result.value) {
                result.value = &value;
                result.step = step;
                result.level = static_cast<int>(level);
            }
            return !value.is_empty();
        }
        return false;
    }

    const std::vector<Values>& levels_;
    const AddressIds& address_;
    Resolution found_, empty_;
};

Resolution search(const std::vector<Values>& levels, const AddressIds& address,
                  const std::vector<std::string>& locales) {
    Resolution result = Search(levels, address).run();
    if (result.value && result.value->locale.is_valid())
        result.locale = locales[result.value->locale.index()];
    return result;
}

}

std::string_view to_string(Step step) {
    switch (step) {
        case Step::MarketOverride: return "market override";
        case Step::Locale: return "locale";
        case Step::Fallback: return "fallback";
        case Step::Default: return "default";
        case Step::None: return "none";
    }
    return "";
}

LocaleId Snapshot::State::locale_id(std::string_view code) const {
    const std::uint32_t number = find_code(tables.locales, code);
    return number == kNone ? LocaleId() : LocaleId(number);
}

LocaleId Snapshot::find_locale(std::string_view code) const {
    return state_->locale_id(code);
}

MarketId Snapshot::find_market(std::string_view code) const {
    const std::uint32_t number = find_code(markets(), code);
    return number == kNone ? MarketId() : MarketId(number);
}

// Stages ask for one address thousands of times: each thread remembers the one it asked for last.
const AddressIds& Snapshot::State::ids_of(const Address& address) const {
    struct Asked {
        std::uint64_t snapshot = 0;
        Address address;
        AddressIds ids;
    };
    thread_local Asked last;
    if (last.snapshot == serial && is_same(address, last.address)) return last.ids;
    last = {serial,
            address,
            {part_of(tables.locales, address.locale),
             part_of(tables.channels, address.channel),
             part_of(tables.markets, address.market),
             {}}};
    for (const std::string& locale : address.fallback_locales) {
        last.ids.fallbacks.push_back(part_of(tables.locales, locale));
    }
    return last.ids;
}

Resolution Snapshot::resolve(const ProductView& product, AttributeId attribute,
                             const Address& address) const {
    std::vector<Values> levels;
    levels.reserve(product.levels().size());
    for (const auto& level : product.levels())
        levels.push_back(values_of(level->values, attribute));
    return search(levels, state_->ids_of(address), locales());
}

Resolution Snapshot::resolve(const Category& category, AttributeId attribute, const Address& address) const {
    return search({values_of(category.values, attribute)}, state_->ids_of(address), locales());
}

}
