// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/idml/internal/languages.hpp"

#include "publisher/emit/idml/internal/xml_writer.hpp"

#include <algorithm>
#include <set>

namespace publisher::emit::idml {
namespace {

struct Language {
    std::string_view tag;             ///< language, or language and region where they differ
    std::string_view primary, sub;    ///< its name is "primary: sub", or primary alone
    std::string_view single, twofold; ///< quotation marks
    int id;
};

// Names and numbers as InDesign CS6 writes them; those of East Asia by its rule (256, the place of the language
// in the alphabet, 256 more for each variety). The first of a language stands for all its regions.
constexpr Language kLanguages[] = {
    {"ar", "Arabic", "", "‹›", "«»", 257},
    {"bg", "Bulgarian", "", "‚‘", "„“", 261},
    {"ca", "Catalan", "", "‘’", "“”", 263},
    {"cs", "Czech", "", "‚‘", "„“", 266},
    {"da", "Danish", "", "’’", "””", 267},
    {"de", "de_DE_2006", "", "‚‘", "„“", 275},
    {"de-CH", "de_CH_2006", "", "‹›", "«»", 531},
    {"el", "Greek", "", "‘’", "«»", 276},
    {"en", "English", "USA", "‘’", "“”", 269},
    {"en-CA", "English", "Canadian", "‘’", "“”", 1037},
    {"en-GB", "English", "UK", "‘’", "“”", 525},
    {"es", "Spanish", "Castilian", "‘’", "“”", 294},
    {"et", "Estonian", "", "‘’", "“”", 270},
    {"fi", "Finnish", "", "’’", "””", 273},
    {"fr", "French", "", "‘’", "«»", 274},
    {"fr-CA", "French", "Canadian", "‘’", "«»", 786},
    {"he", "Hebrew", "", "''", "\"\"", 277},
    {"hr", "Croatian", "", "‘’", "“”", 265},
    {"hu", "Hungarian", "", "‚’", "„”", 278},
    {"it", "Italian", "", "‘’", "“”", 281},
    {"ja", "Japanese", "", "「」", "『』", 282},
    {"ko", "Korean", "", "‘’", "“”", 283},
    {"lt", "Lithuanian", "", "‚‘", "„“", 285},
    {"lv", "Latvian", "", "‘’", "“”", 284},
    {"nb", "Norwegian", "Bokmal", "’’", "””", 286},
    {"nl", "nl_NL_2005", "", "‘’", "“”", 268},
    {"nn", "Norwegian", "Nynorsk", "’’", "””", 542},
    {"no", "Norwegian", "Bokmal", "’’", "””", 286},
    {"pl", "Polish", "", "‚’", "„”", 287},
    {"pt", "Portuguese", "Orthographic Agreement", "‘’", "“”", 544},
    {"pt-BR", "Portuguese", "Brazilian", "‘’", "“”", 544},
    {"ro", "Romanian", "", "‚’", "„”", 289},
    {"ru", "Russian", "", "‘’", "«»", 290},
    {"sk", "Slovak", "", "‚‘", "„“", 291},
    {"sl", "Slovenian", "", "''", "»«", 292},
    {"sv", "Swedish", "", "’’", "””", 295},
    {"tr", "Turkish", "", "‘’", "“”", 297},
    {"uk", "Ukrainian", "", "‘’", "«»", 298},
    {"zh", "Chinese", "Simplified", "‘’", "“”", 264},
    {"zh-HK", "Chinese", "Traditional", "「」", "『』", 520},
    {"zh-Hant", "Chinese", "Traditional", "「」", "『』", 520},
    {"zh-TW", "Chinese", "Traditional", "「」", "『』", 520},
};

constexpr Language kNoLanguage{"", "[No Language]", "", "''", "\"\"", 0};

const Language& find_language(std::string_view tag) {
    const auto has_tag = [&](const Language& language) { return language.tag == tag; };
    const auto exact = std::find_if(std::begin(kLanguages), std::end(kLanguages), has_tag);
    if (exact != std::end(kLanguages)) return *exact;
    const std::size_t end = tag.find_last_of("-_");
    return end == std::string_view::npos ? kNoLanguage : find_language(tag.substr(0, end));
}

std::string full_name(const Language& language) {
    std::string name(language.primary);
    if (!language.sub.empty()) name += ": " + std::string(language.sub);
    return name;
}

void write_language(const Language& language, XmlWriter& xml) {
    const std::string name = "$ID/" + full_name(language);
    xml.open("Language").attribute("Self", "Language/" + escaped_name(name)).attribute("Name", name);
    xml.attribute("SingleQuotes", language.single).attribute("DoubleQuotes", language.twofold);
    xml.attribute("PrimaryLanguageName", "$ID/" + std::string(language.primary));
    xml.attribute("SublanguageName", "$ID/" + std::string(language.sub)).attribute("Id", language.id);
    xml.attribute("HyphenationVendor", "Hunspell").attribute("SpellingVendor", "Hunspell").close();
}

}

bool is_right_to_left_language(std::string_view tag) {
    const std::string_view language = tag.substr(0, tag.find_first_of("-_"));
    return language == "ar" || language == "he" || language == "fa" || language == "ur";
}

std::string applied_language(std::string_view tag) {
    return "$ID/" + full_name(find_language(tag));
}

std::string_view kinsoku_set(std::string_view tag) {
    const Language& language = find_language(tag);
    if (language.primary == "Japanese") return "HardKinsoku";
    if (language.primary == "Korean") return "KoreanKinsoku";
    if (language.primary != "Chinese") return {};
    return language.sub == "Simplified" ? "SimplifiedChineseKinsoku" : "TraditionalChineseKinsoku";
}

void write_languages(XmlWriter& xml) {
    write_language(kNoLanguage, xml);
    std::set<std::string> written; ///< several tags may mean one language
    for (const Language& language : kLanguages)
        if (written.insert(full_name(language)).second) write_language(language, xml);
}

}
