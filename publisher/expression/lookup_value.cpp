// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/expression/internal/lookup.hpp"
#include "publisher/expression/raw_text.hpp"

#include <algorithm>

namespace publisher::expression {

using namespace catalog;

Lookup::Lookup(const Snapshot& snapshot, const publication::Publication& publication,
               const publication::Edition& edition, const Locale& locale)
    : snapshot_(snapshot), publication_(publication), edition_(edition), locale_(locale) {}

void Lookup::set_subject(const Subject& subject) {
    subject_ = subject;
    address_ = address(edition_.locale);
}

/// The locale itself, the publication's standing chain for it, and what a policy allows this subject.
std::vector<std::string> Lookup::locale_chain(const std::string& locale) const {
    std::vector<std::string> chain = {locale};
    const auto add = [&](const std::vector<std::string>& more) {
        for (const std::string& name : more) {
            if (std::find(chain.begin(), chain.end(), name) == chain.end()) chain.push_back(name);
        }
    };
    for (const publication::LocaleFallback& fallback : publication_.governance.fallbacks) {
        if (fallback.locale == locale) add(fallback.to);
    }
    if (locale == edition_.locale) add(subject_.fallback_locales);
    return chain;
}

Address Lookup::address(const std::string& locale) const {
    std::vector<std::string> chain = locale_chain(locale);
    chain.erase(chain.begin());
    return {locale, edition_.channel, edition_.market, std::move(chain)};
}

Resolution Lookup::resolve(const Attribute& attribute, const std::string& locale) const {
    const bool is_edition = locale.empty() || locale == edition_.locale;
    const Address& asked = is_edition ? address_ : address(locale);
    if (subject_.product) return snapshot_.resolve(*subject_.product, attribute.index, asked);
    const Category* category = subject_category();
    return category ? snapshot_.resolve(*category, attribute.index, asked) : Resolution();
}

BoundText Lookup::of_product(std::string field) const {
    BoundText bound;
    if (subject_.product)
        bound.product = subject_.product->own().id;
    else if (const Category* category = subject_category())
        bound.product = category->code;
    bound.field = std::move(field);
    return bound;
}

BoundText Lookup::value(const std::string& code, const std::string& locale) {
    BoundText bound = of_product(code);
    const Attribute* attribute = snapshot_.find_attribute(code);
    if (!attribute) return bound;
    bound.field = attribute->code;
    const Resolution found = resolve(*attribute, locale);
    if (!found.is_set()) {
        // The identifier an Akeneo export calls an attribute is kept with the identifiers.
        return attribute->type == AttributeType::Identifier ? identifier(code) : bound;
    }
    bound.locale = found.locale;
    bound.value = found.value->hash();
    bound.cell = found.value->cell;
    bound.text = formatted(*attribute, *found.value, locale.empty() ? edition_.locale : locale, bound);
    bound.is_set = !bound.text.empty();
    return bound;
}

std::string Lookup::formatted(const Attribute& attribute, const Value& value, const std::string& locale,
                              BoundText& bound) {
    if (const auto* rich = std::get_if<RichText>(&value.datum)) {
        bound.is_markup = true;
        return rich->html;
    }
    if (const auto* number = std::get_if<Decimal>(&value.datum)) return locale_.number(*number);
    if (const auto* truth = std::get_if<bool>(&value.datum)) return locale_.boolean(*truth);
    if (const auto* day = std::get_if<Date>(&value.datum)) return locale_.date(*day);
    if (const auto* metric = std::get_if<Metric>(&value.datum)) return metric_text(attribute, *metric);
    if (const auto* options = std::get_if<Options>(&value.datum)) {
        std::vector<std::string> labels;
        for (const std::string& code : options->codes)
            labels.push_back(option_text(attribute, code, locale, bound));
        return labels.size() == 1 ? labels.front() : locale_.list(labels);
    }
    return raw_text(value.datum);
}

std::string Lookup::option_text(const Attribute& attribute, const std::string& code,
                                const std::string& locale, BoundText& bound) {
    for (const std::string& name : locale_chain(locale)) {
        const std::string* label = attribute.option_label(code, name);
        if (!label || label->empty()) continue;
        if (bound.locale.empty()) bound.locale = name;
        return *label;
    }
    bound.is_label_missing = true;
    missing_labels_.emplace("option '" + code + "' of '" + attribute.code + "'", code, locale);
    return "[" + code + "]";
}

/// The first rule that fits and can convert; a rule for inches says nothing about a weight.
std::string Lookup::metric_text(const Attribute& attribute, const Metric& metric) const {
    const auto fits = [](const std::string& wanted, const std::string& found) {
        return wanted.empty() || equals_ignoring_case(wanted, found);
    };
    for (const publication::UnitRule& rule : publication_.governance.units) {
        const bool is_for_us = fits(rule.attribute, attribute.code) && fits(rule.channel, edition_.channel) &&
                               fits(rule.locale, edition_.locale) && fits(rule.market, edition_.market);
        if (!is_for_us) continue;
        const auto converted =
            convert_unit(metric.amount, metric.unit, rule.to_unit, rule.decimals, rule.rounding);
        if (converted) return locale_.measure(*converted, rule.to_unit, attribute.metric_family);
    }
    return locale_.measure(metric.amount, metric.unit, attribute.metric_family);
}

BoundText Lookup::raw(const std::string& code, const std::string& unit) const {
    BoundText bound = of_product(code);
    const Attribute* attribute = snapshot_.find_attribute(code);
    if (!attribute) return bound;
    bound.field = attribute->code;
    const Resolution found = resolve(*attribute, {});
    if (!found.is_set()) return attribute->type == AttributeType::Identifier ? identifier(code) : bound;
    bound.locale = found.locale;
    bound.value = found.value->hash();
    bound.cell = found.value->cell;
    bound.text = raw_text(found.value->datum);
    if (!unit.empty()) {
        constexpr int kDecimals = 12; // conditions compare; nothing is printed from here
        const auto* metric = std::get_if<Metric>(&found.value->datum);
        const auto converted =
            metric ? convert_unit(metric->amount, metric->unit, unit, kDecimals, Rounding::HalfEven)
                   : std::nullopt;
        bound.text = converted ? converted->normalized().to_string() : "";
    }
    bound.is_set = !bound.text.empty();
    return bound;
}

bool Lookup::has(const std::string& code) const {
    const Attribute* attribute = snapshot_.find_attribute(code);
    if (!attribute) return false;
    if (attribute->type == AttributeType::Price) return has_price("regular");
    if (attribute->type == AttributeType::Media && find_asset(attribute->code)) return true;
    return resolve(*attribute, {}).is_set() ||
           (attribute->type == AttributeType::Identifier && identifier(code).is_set);
}

BoundText Lookup::size(const std::string& code, const std::string& from, const std::string& to) const {
    BoundText bound = raw(code, {});
    const auto converted = bound.is_set ? snapshot_.convert_size(from, bound.text, to) : std::nullopt;
    bound.text = converted.value_or("");
    bound.is_set = !bound.text.empty();
    return bound;
}

BoundText Lookup::identifier(const std::string& scheme) const {
    BoundText bound = of_product("identifier[" + scheme + "]");
    if (!subject_.product) return bound;
    for (const auto& level : subject_.product->levels()) {
        for (const Identifier& identifier : level->identifiers) {
            if (!equals_ignoring_case(identifier.scheme, scheme) || identifier.text.empty()) continue;
            bound.text = identifier.text;
            bound.value = sha256(identifier.text).prefix();
            bound.cell = identifier.cell;
            bound.is_set = true;
            return bound;
        }
    }
    const Product& own = subject_.product->own();
    if (!equals_ignoring_case(scheme, "sku") || own.is_model) return bound;
    bound.text = own.id;
    bound.value = sha256(own.id).prefix();
    bound.cell = own.cell;
    bound.is_set = true;
    return bound;
}

}
