// SPDX-License-Identifier: Apache-2.0
#include "publisher/text/internal/language.hpp"

#include "publisher/locale/locale.hpp"

#include <pango/pango-language.h>
#include <unicode/uloc.h>
#include <unicode/uscript.h>

namespace publisher::text {
namespace {

hb_script_t usual_script(const std::string& tag) {
    UErrorCode status = U_ZERO_ERROR;
    UScriptCode script = USCRIPT_INVALID_CODE;
    uscript_getCode(tag.c_str(), &script, 1, &status);
    if (U_FAILURE(status) || script == USCRIPT_INVALID_CODE) return HB_SCRIPT_LATIN;
    switch (script) {
        // Text in these is Han with syllables; a single script stands for what letters are.
        case USCRIPT_JAPANESE:
        case USCRIPT_SIMPLIFIED_HAN:
        case USCRIPT_TRADITIONAL_HAN: return HB_SCRIPT_HAN;
        case USCRIPT_KOREAN: return HB_SCRIPT_HANGUL;
        default: return hb_script_from_string(uscript_getShortName(script), -1);
    }
}

}

LanguageId Languages::ensure(std::string_view tag) {
    if (last_.is_valid() && known_[last_.index()].language.tag == tag) return last_;
    for (std::size_t i = 0; i < known_.size(); ++i) {
        if (known_[i].language.tag == tag) return last_ = LanguageId(i);
    }
    Language& language = known_.emplace_back().language;
    language.tag = tag;
    const std::string& name = language.tag;
    language.shaping = name.empty() ? HB_LANGUAGE_INVALID : hb_language_from_string(name.c_str(), -1);
    language.breaking = pango_language_from_string(name.empty() ? "und" : name.c_str());
    language.script = usual_script(name);
    return last_ = LanguageId(known_.size() - 1);
}

const Patterns* Languages::patterns(LanguageId id) {
    Known& known = known_[id.index()];
    if (!known.has_asked) {
        known.has_asked = true;
        known.patterns = known.language.tag.empty() ? nullptr : hyphenation_->find(known.language.tag);
    }
    return known.patterns;
}

const std::string& Languages::decimal_separator(LanguageId id) {
    Known& known = known_[id.index()];
    if (known.decimal_separator.empty())
        known.decimal_separator = Locale(known.language.tag, Locale::Digits::Latin).decimal_separator();
    return known.decimal_separator;
}

std::vector<std::string> Languages::without_dictionary() const {
    std::vector<std::string> tags;
    for (const Known& known : known_) {
        if (known.has_asked && !known.patterns) tags.push_back(known.language.tag);
    }
    return tags;
}

}
