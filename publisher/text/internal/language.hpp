// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/id.hpp"
#include "publisher/text/hyphenation.hpp"

#include <hb.h>

#include <deque>
#include <string>
#include <string_view>
#include <vector>

typedef struct _PangoLanguage PangoLanguage;

namespace publisher::text {

using LanguageId = Id<struct LanguageTag>;

/// What a language tag means to those who have to act on it.
struct Language {
    std::string tag; ///< "de-DE" as the story has it
    hb_language_t shaping = HB_LANGUAGE_INVALID;
    PangoLanguage* breaking = nullptr;
    hb_script_t script = HB_SCRIPT_LATIN; ///< its usual one
};

/// The languages a composer has met.
class Languages {
public:
    explicit Languages(const Hyphenation& hyphenation) : hyphenation_(&hyphenation) {}

    LanguageId ensure(std::string_view tag);
    const Language& operator[](LanguageId id) const { return known_[id.index()].language; }
    /// Loaded when they are first asked for; null when there is no dictionary.
    const Patterns* patterns(LanguageId id);
    std::vector<std::string> without_dictionary() const;

private:
    struct Known {
        Language language;
        bool has_asked = false;
        const Patterns* patterns = nullptr;
    };
    const Hyphenation* hyphenation_;
    std::deque<Known> known_;
    LanguageId last_;
};

}
