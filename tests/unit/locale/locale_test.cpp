// SPDX-License-Identifier: Apache-2.0
#include "publisher/locale/locale.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace publisher {
namespace {

std::vector<std::string> sorted(const Locale& locale, std::vector<std::string> names) {
    std::stable_sort(names.begin(), names.end(),
                     [&](const auto& a, const auto& b) { return locale.compare(a, b) < 0; });
    return names;
}

using Names = std::vector<std::string>;

TEST(Locale, KnowsLanguagesAndTerritories) {
    for (const char* code :
         {"de_DE", "de-DE", "fr_FR", "ar_AE", "el_GR", "es_419", "zh_Hant_TW", "de", "en_DE"}) {
        EXPECT_TRUE(Locale::is_known(code)) << code;
    }
    for (const char* code : {"", "xx_YY", "de_QQ", "german", "de_DE.UTF-8", "../de", "default"}) {
        EXPECT_FALSE(Locale::is_known(code)) << code;
    }
}

TEST(Locale, NamesItself) {
    const Locale german("de_DE");
    EXPECT_EQ(german.code(), "de_DE");
    EXPECT_EQ(german.language_tag(), "de-DE");
    EXPECT_EQ(german.direction(), Locale::Direction::LeftToRight);
    EXPECT_EQ(Locale("ar_AE").direction(), Locale::Direction::RightToLeft);
    EXPECT_EQ(Locale("he_IL", Locale::Digits::Latin).language_tag(), "he-IL");
}

TEST(Locale, UnknownLocaleStillWrites) {
    const Locale unknown("xx_YY");
    EXPECT_FALSE(unknown.number(Decimal(1234)).empty());
    EXPECT_EQ(unknown.boolean(true), "+");
}

TEST(Locale, SortsAsReadersDo) {
    // Å Ä Ö stand after Z in Swedish, with A and O in German.
    EXPECT_EQ(sorted(Locale("sv_SE"), {"Ärm", "Zon", "Arm", "Åre"}), (Names{"Arm", "Zon", "Åre", "Ärm"}));
    EXPECT_EQ(sorted(Locale("de_DE"), {"Zange", "Ärmel", "Armband"}), (Names{"Armband", "Ärmel", "Zange"}));
    // CH is a letter after H in Czech.
    EXPECT_EQ(sorted(Locale("cs_CZ"), {"chata", "hora", "dům"}), (Names{"dům", "hora", "chata"}));
    // By pinyin: 锤子 chuizi, 刀 dao, 钻 zuan.
    EXPECT_EQ(sorted(Locale("zh_CN"), {"钻", "刀", "锤子"}), (Names{"锤子", "刀", "钻"}));
}

TEST(Locale, DigitsSortAsNumbers) {
    EXPECT_EQ(sorted(Locale("en_GB"), {"M10", "M8", "M12"}), (Names{"M8", "M10", "M12"}));
}

TEST(Locale, DecomposedLettersSortAsComposedOnes) {
    EXPECT_EQ(Locale("de_DE").compare("a\u0308", "ä"), 0);
}

TEST(Locale, SortKeysHaveTheOrderOfCompare) {
    const Locale locale("de_DE");
    const Names names = {"", "Ärmel", "armband", "Armband", "M10", "M8", "Zange", std::string(300, 'z')};
    for (const std::string& a : names) {
        for (const std::string& b : names) {
            const int by_key = locale.sort_key(a).compare(locale.sort_key(b));
            EXPECT_EQ(locale.compare(a, b) < 0, by_key < 0) << a << " / " << b;
            EXPECT_EQ(locale.compare(a, b) == 0, by_key == 0) << a << " / " << b;
        }
    }
}

TEST(Locale, UpperFollowsTheLanguage) {
    EXPECT_EQ(Locale("de_DE").upper("Straße"), "STRASSE");
    EXPECT_EQ(Locale("tr_TR").upper("izmir"), "İZMİR");
    EXPECT_EQ(Locale("el_GR").upper("Τιμή"), "ΤΙΜΗ"); // Greek capitals have no accent
}

TEST(Locale, ListsAreJoinedByTheirWord) {
    const Locale german("de_DE");
    EXPECT_EQ(german.list({}), "");
    EXPECT_EQ(german.list({"Rot"}), "Rot");
    EXPECT_EQ(german.list({"Rot", "Blau"}), "Rot und Blau");
    EXPECT_EQ(german.list({"Rot", "Grün", "Blau"}), "Rot, Grün und Blau");
    EXPECT_EQ(Locale("ja_JP").list({"赤", "青"}), "赤、青");
}

TEST(Locale, BooleansAreWords) {
    EXPECT_EQ(Locale("de_DE").boolean(true), "Ja");
    EXPECT_EQ(Locale("fr_FR").boolean(false), "Non");
    EXPECT_EQ(Locale("el_GR").boolean(true), "Ναι");
    EXPECT_EQ(Locale("ar_AE").boolean(true), "نعم");
    EXPECT_EQ(Locale("sr_RS").boolean(false), "Не");
    EXPECT_EQ(Locale("sr_Latn_RS").boolean(false), "Ne");
}

TEST(Locale, Dates) {
    const Date first{2027, 3, 1};
    EXPECT_EQ(Locale("de_DE").date(first), "01.03.2027");
    EXPECT_EQ(Locale("en_US").date(first), "Mar 1, 2027");
    EXPECT_EQ(Locale("ar_EG").date(first), "٠١\u200F/٠٣\u200F/٢٠٢٧");
    EXPECT_EQ(Locale("ar_EG", Locale::Digits::Latin).date(first), "01\u200F/03\u200F/2027");
    EXPECT_EQ(Locale("de_DE").date({2024, 2, 29}), "29.02.2024");
    EXPECT_EQ(Locale("de_DE").date({1970, 1, 1}), "01.01.1970");
}

TEST(Locale, DateRangesDoNotRepeatWhatIsTheSame) {
    const Locale english("en_GB");
    EXPECT_EQ(english.date_range({2027, 3, 1}, {2027, 3, 31}), "1–31 Mar 2027");
    EXPECT_EQ(english.date_range({2027, 3, 1}, {2027, 3, 1}), english.date({2027, 3, 1}));
    const std::string german = Locale("de_DE").date_range({2027, 3, 1}, {2027, 8, 31});
    EXPECT_TRUE(german.starts_with("01.03.")) << german;
    EXPECT_TRUE(german.ends_with("31.08.2027")) << german;
}

}
}
