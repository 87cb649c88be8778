// SPDX-License-Identifier: Apache-2.0
#include "publisher/text/hyphenation.hpp"

#include "publisher/base/text.hpp"
#include "publisher/text/internal/hyphenate.hpp"
#include "publisher/world/memory_world.hpp"
#include "setting.hpp"

#include <hyphen.h>
#include <unicode/ucnv.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <random>

namespace publisher::text {
namespace {

std::u32string to_letters(std::string_view text) {
    std::u32string letters;
    for (std::size_t offset = 0; offset < text.size();)
        letters += next_code_point(text, offset);
    return letters;
}

std::string hyphenated(const Patterns& patterns, const std::u32string& word) {
    const auto breaks = patterns.find_breaks(word);
    std::string text;
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (std::find(breaks.begin(), breaks.end(), i) != breaks.end()) text += '-';
        append_utf8(text, word[i]);
    }
    return text;
}
std::string hyphenated(std::string_view language, std::string_view word) {
    return hyphenated(*dictionaries().find(language), to_letters(word));
}

TEST(Hyphenation, KnowsTheLanguagesOfACatalog) {
    EXPECT_EQ(hyphenated("de-DE", "größenordnung"), "grö-ßen-ord-nung");
    EXPECT_EQ(hyphenated("de-AT", "adressdaten"), "adress-da-ten")
        << "parts of compounds are compounds again";
    EXPECT_EQ(hyphenated("en-US", "typographer"), "ty-pog-ra-pher");
    EXPECT_EQ(hyphenated("fr-FR", "qualité"), "qua-li-té");
    EXPECT_EQ(hyphenated("el-GR", "μπαταρίας"), "μπα-τα-ρί-ας");
}

TEST(Hyphenation, FallsBackToTheLanguageWithoutItsRegion) {
    MemoryWorld world;
    world.add("/d/hyph_xx.dic", "UTF-8\na1b\n");
    const Hyphenation hyphenation(world, "/d");
    ASSERT_TRUE(hyphenation.find("xx-YY"));
    EXPECT_EQ(hyphenated(*hyphenation.find("xx-YY"), U"aabb"), "aa-bb");
    EXPECT_FALSE(hyphenation.find("yy"));
}

TEST(Hyphenation, AnUnknownEncodingIsNoDictionary) {
    EXPECT_FALSE(Patterns::parse("KLINGON-7\na1b\n"));
    EXPECT_FALSE(Patterns::parse(""));
}

TEST(Hyphenation, PatternsThatChangeTheSpellingForbidTheBreak) {
    const auto patterns = Patterns::parse("UTF-8\na1b/aa=b,1,1\nb1c\n");
    ASSERT_TRUE(patterns);
    EXPECT_EQ(hyphenated(*patterns, U"xxabcxx"), "xxab-cxx");
}

/// libhyphen is the judge of what its dictionaries mean.
class LibHyphen {
public:
    explicit LibHyphen(const std::string& file) : dictionary_(hnj_hyphen_load(file.c_str())) {}
    ~LibHyphen() { hnj_hyphen_free(dictionary_); }

    std::string hyphenate(const std::u32string& word) const {
        const std::string encoded = encode(word);
        std::string marks(encoded.size() + 5, '\0');
        char** replacements = nullptr;
        int *positions = nullptr, *cuts = nullptr;
        hnj_hyphen_hyphenate2(dictionary_, encoded.c_str(), static_cast<int>(encoded.size()), marks.data(),
                              nullptr, &replacements, &positions, &cuts);
        std::string text;
        for (std::size_t i = 0; i < word.size(); ++i) {
            append_utf8(text, word[i]);
            if (i + 1 < word.size() && (marks[i] & 1)) text += '-';
        }
        return text;
    }

private:
    std::string encode(const std::u32string& word) const {
        const std::u16string units(word.begin(), word.end());
        std::string bytes(units.size() * 4, '\0');
        UErrorCode status = U_ZERO_ERROR;
        UConverter* const converter = ucnv_open(dictionary_->cset, &status);
        bytes.resize(static_cast<std::size_t>(
            ucnv_fromUChars(converter, bytes.data(), static_cast<std::int32_t>(bytes.size()), units.data(),
                            static_cast<std::int32_t>(units.size()), &status)));
        ucnv_close(converter);
        return bytes;
    }

    HyphenDict* dictionary_;
};

/// Random words of a dictionary's own patterns, which meet in ways that single words do not.
std::vector<std::u32string> words_of(const std::string& bytes, const std::string& encoding) {
    std::string decoded(bytes.size() * 3, '\0');
    UErrorCode status = U_ZERO_ERROR;
    decoded.resize(static_cast<std::size_t>(
        ucnv_convert("UTF-8", encoding.c_str(), decoded.data(), static_cast<std::int32_t>(decoded.size()),
                     bytes.data(), static_cast<std::int32_t>(bytes.size()), &status)));
    std::vector<std::u32string> words;
    for (const std::string_view line : split(decoded, '\n')) {
        std::u32string word;
        for (const char32_t letter : to_letters(line)) {
            if (letter > U'9' || letter == U'\'') word += letter;
        }
        const bool is_keyword = word.find_first_of(U"ABCDEFGHIJKLMNOPQRSTUVWXYZ") != word.npos;
        const bool is_word = !is_keyword && word.find_first_of(U"',/=#") == word.npos;
        if (is_word && word.size() > 2) words.push_back(word);
    }
    std::mt19937 random(7);
    const std::size_t n_patterns = words.size();
    for (int i = 0; i < 3000; ++i) {
        const std::u32string other = words[random() % n_patterns];
        words.push_back(words[random() % n_patterns] + other);
    }
    return words;
}

void expect_agreement(const std::string& bytes, const std::string& encoding, std::size_t max_differences) {
    const std::string file = testing::TempDir() + "publisher_hyph_test.dic";
    std::FILE* const out = std::fopen(file.c_str(), "wb");
    std::fwrite(bytes.data(), 1, bytes.size(), out);
    std::fclose(out);
    const LibHyphen judge(file);
    std::filesystem::remove(file);
    const auto patterns = Patterns::parse(bytes);
    ASSERT_TRUE(patterns);
    const auto words = words_of(bytes, encoding);
    ASSERT_GT(words.size(), 3000u);
    std::vector<std::string> differences;
    for (const std::u32string& word : words) {
        const std::string ours = hyphenated(*patterns, word), theirs = judge.hyphenate(word);
        if (ours != theirs) differences.push_back(ours + " / " + theirs);
    }
    EXPECT_LE(differences.size(), max_differences) << testing::PrintToString(differences);
}

std::string dictionary_bytes(const std::string& name) {
    return *make_system_world()->read("/usr/share/hyphen/hyph_" + name + ".dic");
}

TEST(Hyphenation, AgreesWithLibhyphenOnDictionariesOfOneLevel) {
    expect_agreement(dictionary_bytes("en_US"), "UTF-8", 0);
    expect_agreement(dictionary_bytes("fr"), "UTF-8", 0);
    expect_agreement(dictionary_bytes("el_GR"), "ISO-8859-7", 0);
}

TEST(Hyphenation, AgreesWithLibhyphenOnGermanCompounds) {
    // libhyphen takes seconds for the whole file: every twentieth compound, and all patterns for letters.
    const std::string whole = dictionary_bytes("de_DE");
    const std::size_t second_level = whole.find("\nNOHYPHEN");
    std::string bytes = "ISO8859-1\nCOMPOUNDLEFTHYPHENMIN 2\nCOMPOUNDRIGHTHYPHENMIN 2\n";
    std::size_t n = 0;
    for (const std::string_view line : split(std::string_view(whole).substr(0, second_level), '\n')) {
        const bool is_pattern = !line.empty() && line[0] >= 'a';
        if (is_pattern && ++n % 20 == 0) bytes.append(line) += '\n';
    }
    bytes += whole.substr(second_level + 1);
    // A single letter between two seams keeps the first of them here and loses it there.
    expect_agreement(bytes, "ISO-8859-1", 3);
}

std::vector<std::size_t> hyphen_offsets(std::string_view text) {
    std::vector<std::size_t> offsets;
    for (const InnerBreak& place : find_hyphens(text, *dictionaries().find("en-US")))
        offsets.push_back(place.offset);
    return offsets;
}

TEST(FindHyphens, LeavesNumbersAndAddressesAlone) {
    EXPECT_THAT(hyphen_offsets("catalog"), testing::ElementsAre(3, 4));
    EXPECT_THAT(hyphen_offsets("(catalog),"), testing::ElementsAre(4, 5));
    EXPECT_THAT(hyphen_offsets("catalog-catalog"), testing::ElementsAre(3, 4, 11, 12));
    EXPECT_THAT(hyphen_offsets("catalog7"), testing::IsEmpty());
    EXPECT_THAT(hyphen_offsets("7catalog"), testing::IsEmpty());
    EXPECT_THAT(hyphen_offsets("www.catalog.com"), testing::IsEmpty());
    EXPECT_THAT(hyphen_offsets("https://catalog"), testing::IsEmpty());
    EXPECT_THAT(hyphen_offsets("sales@catalog"), testing::IsEmpty());
}

TEST(FindHyphens, TellsCapitals) {
    const auto places = find_hyphens("CATALOG", *dictionaries().find("en-US"));
    ASSERT_EQ(places.size(), 2u);
    EXPECT_TRUE(places[0].is_in_capitals);
    EXPECT_EQ(places[0].n_before, 3);
    EXPECT_EQ(places[0].n_after, 4);
}

}
}
