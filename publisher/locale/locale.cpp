// SPDX-License-Identifier: Apache-2.0
#include "publisher/locale/locale.hpp"

#include "publisher/locale/internal/state.hpp"

#include <unicode/locid.h>

#include <algorithm>
#include <cassert>
#include <cstring>

namespace publisher {
namespace {

icu::Locale to_icu(const std::string& code) {
    return icu::Locale::createCanonical(code.c_str());
}

icu::Locale with_digits(icu::Locale locale, Locale::Digits digits) {
    UErrorCode error = U_ZERO_ERROR;
    if (digits != Locale::Digits::Usual) {
        locale.setUnicodeKeywordValue("nu", digits == Locale::Digits::Latin ? "latn" : "native", error);
    }
    return locale;
}

icu::UnicodeString from_utf8(std::string_view text) {
    return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

bool is_language_with_data(const char* language) {
    int32_t n = 0;
    const icu::Locale* all = icu::Locale::getAvailableLocales(n);
    return std::any_of(all, all + n, [&](const icu::Locale& locale) {
        return std::strcmp(locale.getLanguage(), language) == 0;
    });
}

bool is_territory(const char* code) {
    for (const char* const* country = icu::Locale::getISOCountries(); *country; ++country) {
        if (std::strcmp(*country, code) == 0) return true;
    }
    return false;
}

bool is_shaped_like_a_code(std::string_view code) {
    return !code.empty() && code.size() < 32 && std::all_of(code.begin(), code.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               c == '-';
    });
}

}

std::string to_utf8(const icu::UnicodeString& text) {
    std::string result;
    text.toUTF8String(result);
    return result;
}

Locale::Locale(std::string_view code, Digits digits) : state_(std::make_unique<State>()) {
    state_->code = code;
    state_->plain = to_icu(state_->code);
    state_->digits = with_digits(state_->plain, digits);

    UErrorCode error = U_ZERO_ERROR;
    state_->collator.reset(icu::Collator::createInstance(state_->plain, error));
    if (state_->collator) {
        state_->collator->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, error);
        state_->collator->setAttribute(UCOL_NORMALIZATION_MODE, UCOL_ON, error);
    }
    state_->list.reset(icu::ListFormatter::createInstance(state_->plain, error));
    assert(U_SUCCESS(error) && "ICU has at least the data of its root locale");
}

Locale::~Locale() = default;
Locale::Locale(Locale&&) noexcept = default;
Locale& Locale::operator=(Locale&&) noexcept = default;

bool Locale::is_known(std::string_view code) {
    if (!is_shaped_like_a_code(code)) return false;
    const icu::Locale locale = to_icu(std::string(code));
    if (locale.isBogus() || !*locale.getLanguage() || !is_language_with_data(locale.getLanguage()))
        return false;
    const char* territory = locale.getCountry();
    if (!*territory || is_territory(territory)) return true;
    int32_t n = 0;
    const icu::Locale* all = icu::Locale::getAvailableLocales(n); // es_419, en_150
    return std::any_of(all, all + n, [&](const icu::Locale& known) {
        return std::strcmp(known.getCountry(), territory) == 0;
    });
}

const std::string& Locale::code() const {
    return state_->code;
}

std::string Locale::language_tag() const {
    UErrorCode error = U_ZERO_ERROR;
    return state_->plain.toLanguageTag<std::string>(error);
}

Locale::Direction Locale::direction() const {
    return state_->plain.isRightToLeft() ? Direction::RightToLeft : Direction::LeftToRight;
}

std::string Locale::list(const std::vector<std::string>& items) const {
    std::vector<icu::UnicodeString> texts;
    texts.reserve(items.size());
    for (const std::string& item : items)
        texts.push_back(from_utf8(item));
    icu::UnicodeString result;
    UErrorCode error = U_ZERO_ERROR;
    state_->list->format(texts.data(), static_cast<int32_t>(texts.size()), result, error);
    return to_utf8(result);
}

int Locale::compare(std::string_view a, std::string_view b) const {
    UErrorCode error = U_ZERO_ERROR;
    return state_->collator->compareUTF8({a.data(), static_cast<int32_t>(a.size())},
                                         {b.data(), static_cast<int32_t>(b.size())}, error);
}

std::string Locale::sort_key(std::string_view text) const {
    const icu::UnicodeString source = from_utf8(text);
    std::string key(text.size() * 2 + 16, '\0');
    const auto fill = [&] {
        return state_->collator->getSortKey(source, reinterpret_cast<uint8_t*>(key.data()),
                                            static_cast<int32_t>(key.size()));
    };
    std::size_t n = static_cast<std::size_t>(fill());
    if (n > key.size()) {
        key.resize(n);
        n = static_cast<std::size_t>(fill());
    }
    key.resize(n == 0 ? 0 : n - 1); // without the final zero
    return key;
}

std::string Locale::upper(std::string_view text) const {
    return to_utf8(from_utf8(text).toUpper(state_->plain));
}

}
