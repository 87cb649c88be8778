// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/text/internal/prepare.hpp"

#include <unicode/ucasemap.h>
#include <unicode/uchar.h>

#include <algorithm>

namespace publisher::text {
namespace {

constexpr std::string_view kSoftHyphen = "\xc2\xad";

/// The upper case of a language: Greek loses its accents, Turkish keeps its dots, German ß becomes SS.
std::string to_upper(std::string_view text, const std::string& language) {
    UErrorCode status = U_ZERO_ERROR;
    UCaseMap* const map = ucasemap_open(language.c_str(), 0, &status);
    std::string upper(text.size() + 16, '\0');
    for (int attempt = 0; attempt < 2; ++attempt) {
        status = U_ZERO_ERROR;
        const std::int32_t length =
            ucasemap_utf8ToUpper(map, upper.data(), static_cast<std::int32_t>(upper.size()), text.data(),
                                 static_cast<std::int32_t>(text.size()), &status);
        upper.resize(static_cast<std::size_t>(length));
        if (status != U_BUFFER_OVERFLOW_ERROR) break;
    }
    ucasemap_close(map);
    return U_FAILURE(status) ? std::string(text) : upper;
}

/// Bytes that are no UTF-8 become U+FFFD, which is then missed in every face and reported.
std::string well_formed(std::string_view text) {
    std::string repaired;
    while (const auto bad = find_malformed_utf8(text)) {
        repaired += text.substr(0, *bad);
        append_utf8(repaired, 0xFFFD);
        text.remove_prefix(*bad + 1);
    }
    return repaired.append(text);
}

bool is_lower(char32_t character) {
    return u_hasBinaryProperty(static_cast<UChar32>(character), UCHAR_CHANGES_WHEN_UPPERCASED);
}

/// Grows the collected text run by run.
class Collector {
public:
    Collector(CollectedText& collected, Workshop& workshop) : collected_(collected), workshop_(workshop) {}

    void add_run(std::string_view text, Look& look, LanguageId language, origin::BindingId binding) {
        const Source source{0, &look, language, binding};
        switch (look.letter_case) {
            case style::Case::AsWritten:
                return add(text, source);
            case style::Case::Upper:
                return add(to_upper(text, workshop_.languages[language].tag), source);
            case style::Case::SmallCaps:
                return add_small_capitals(text, source);
        }
    }

private:
    void add(std::string_view text, Source source) {
        for (std::size_t hyphen; (hyphen = text.find(kSoftHyphen)) != text.npos;) {
            add_shown(text.substr(0, hyphen));
            collected_.soft_hyphens.push_back(static_cast<std::uint32_t>(collected_.text.size()));
            text.remove_prefix(hyphen + kSoftHyphen.size());
        }
        add_shown(text);
        source.end = static_cast<std::uint32_t>(collected_.text.size());
        const std::uint32_t begin = collected_.sources.empty() ? 0 : collected_.sources.back().end;
        if (source.end > begin) collected_.sources.push_back(source);
    }

    void add_shown(std::string_view text) {
        const std::size_t begin = collected_.text.size();
        collected_.text += text;
        // There are no tab stops yet; a tab is a space.
        std::replace(collected_.text.begin() + static_cast<std::ptrdiff_t>(begin), collected_.text.end(),
                     '\t', ' ');
    }

    void add_small_capitals(std::string_view text, const Source& source) {
        Look& look = *source.look;
        const hb_script_t script = workshop_.languages[source.language].script;
        const Dress* const dress =
            workshop_.looks.dress(look, workshop_.looks.wardrobe(look, source.language, script), 0);
        if (!dress || dress->face->has_small_capitals(script)) return add(text, source);
        Source small = source;
        small.look = &workshop_.looks.ensure_small_capitals(look);
        std::size_t begin = 0;
        bool was_lower = false;
        const auto finish = [&](std::size_t end) {
            const std::string_view part = text.substr(begin, end - begin);
            if (was_lower) {
                add(to_upper(part, workshop_.languages[source.language].tag), small);
            } else {
                add(part, source);
            }
            begin = end;
        };
        for (std::size_t offset = 0; offset < text.size();) {
            const std::size_t here = offset;
            const bool is_now_lower = is_lower(next_code_point(text, offset));
            if (is_now_lower != was_lower) finish(here);
            was_lower = is_now_lower;
        }
        finish(text.size());
    }

    CollectedText& collected_;
    Workshop& workshop_;
};

}

CollectedText collect(const story::Paragraph& paragraph, LanguageId story_language, const Fitting& fitting,
                      Workshop& workshop) {
    CollectedText collected;
    Collector collector(collected, workshop);
    for (const story::Run& run : paragraph.runs) {
        if (run.text.empty()) continue;
        Look& look = workshop.looks.ensure(paragraph.style, run.style, fitting);
        const LanguageId language =
            run.language.empty() ? story_language : workshop.languages.ensure(run.language);
        if (find_malformed_utf8(run.text)) {
            collector.add_run(well_formed(run.text), look, language, run.binding);
        } else {
            collector.add_run(run.text, look, language, run.binding);
        }
    }
    return collected;
}

}
