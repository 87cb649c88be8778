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

/// Where a style has no stops a tab is a space: data is full of them.
enum class Tabs { AreSpaces, Stay };

/// Grows the collected text run by run.
class Collector {
public:
    Collector(CollectedText& collected, Tabs tabs, Workshop& workshop)
        : collected_(collected), tabs_(tabs), workshop_(workshop) {}

    void add_run(std::string_view text, const Source& source) {
        Look& look = *source.look;
        switch (look.letter_case) {
            case style::Case::AsWritten: return add(text, source);
            case style::Case::Upper:
                return add(to_upper(text, workshop_.languages[source.language].tag), source);
            case style::Case::SmallCaps: return add_small_capitals(text, source);
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
        if (tabs_ == Tabs::Stay) return;
        std::replace(collected_.text.begin() + static_cast<std::ptrdiff_t>(begin), collected_.text.end(),
                     '\t', ' ');
    }

    void add_small_capitals(std::string_view text, const Source& source) {
        Look& look = *source.look;
        const hb_script_t script = workshop_.languages[source.language].script;
        const Dress* const dress =
            workshop_.looks.dress(look, workshop_.looks.wardrobe(look, source.language, script), 0);
        if (!dress || dress->face->has_small_capitals(script)) return add(text, source);
        std::size_t begin = 0;
        bool was_lower = false;
        const auto finish = [&](std::size_t end) {
            const std::string_view part = text.substr(begin, end - begin);
            if (was_lower) {
                Source small = source;
                small.look = &workshop_.looks.ensure_small_capitals(look, *dress->face);
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
    Tabs tabs_;
    Workshop& workshop_;
};

}

CollectedText collect(const story::Paragraph& paragraph, const style::ParagraphStyle& style,
                      LanguageId story_language, const Fitting& fitting, Workshop& workshop) {
    CollectedText collected;
    Collector collector(collected, style.tab_stops.empty() ? Tabs::AreSpaces : Tabs::Stay, workshop);
    std::vector<std::string> texts;
    std::string all;
    for (const story::Run& run : paragraph.runs)
        all += texts.emplace_back(find_malformed_utf8(run.text) ? well_formed(run.text) : run.text);
    const std::vector<StyleRange> ranges = workshop.style_ranges.find(style, all);
    auto range = ranges.begin();
    std::size_t begin = 0;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const story::Run& run = paragraph.runs[i];
        const std::size_t end = begin + texts[i].size();
        std::string_view rest = texts[i];
        while (!rest.empty()) {
            const std::size_t part_end = range == ranges.end() ? end : std::min<std::size_t>(end, range->end);
            Styling styling{.paragraph = paragraph.style, .own = run.style};
            if (range != ranges.end()) styling.nested = range->nested, styling.pattern = range->pattern;
            Look& look = workshop.looks.ensure(styling, fitting);
            const std::string& tag = look.language.empty() ? run.language : look.language;
            const LanguageId language = tag.empty() ? story_language : workshop.languages.ensure(tag);
            collector.add_run(
                rest.substr(0, part_end - begin),
                {0, &look, language, run.binding, static_cast<std::uint32_t>(i), run.is_reference()});
            rest.remove_prefix(part_end - begin);
            begin = part_end;
            if (range != ranges.end() && range->end == begin) ++range;
        }
    }
    return collected;
}

}
