// SPDX-License-Identifier: Apache-2.0
#include "publisher/locale/internal/state.hpp"

#include <algorithm>
#include <array>

namespace publisher {
namespace {

struct YesNo {
    std::string_view language, yes, no;
};

// ICU does not carry CLDR's words for yes and no.
constexpr std::array kWords = std::to_array<YesNo>({
    {"ar", "نعم", "لا"},      {"bg", "Да", "Не"},      {"bs", "Da", "Ne"},     {"ca", "Sí", "No"},
    {"cs", "Ano", "Ne"},      {"da", "Ja", "Nej"},     {"de", "Ja", "Nein"},   {"el", "Ναι", "Όχι"},
    {"en", "Yes", "No"},      {"es", "Sí", "No"},      {"et", "Jah", "Ei"},    {"eu", "Bai", "Ez"},
    {"fa", "بله", "خیر"},     {"fi", "Kyllä", "Ei"},   {"fr", "Oui", "Non"},   {"gl", "Si", "Non"},
    {"he", "כן", "לא"},       {"hi", "हाँ", "नहीं"},     {"hr", "Da", "Ne"},     {"hu", "Igen", "Nem"},
    {"hy", "Այո", "Ոչ"},      {"id", "Ya", "Tidak"},   {"is", "Já", "Nei"},    {"it", "Sì", "No"},
    {"ja", "はい", "いいえ"}, {"ka", "დიახ", "არა"},   {"ko", "예", "아니요"}, {"lt", "Taip", "Ne"},
    {"lv", "Jā", "Nē"},       {"mk", "Да", "Не"},      {"ms", "Ya", "Tidak"},  {"nb", "Ja", "Nei"},
    {"nl", "Ja", "Nee"},      {"nn", "Ja", "Nei"},     {"no", "Ja", "Nei"},    {"pl", "Tak", "Nie"},
    {"pt", "Sim", "Não"},     {"ro", "Da", "Nu"},      {"ru", "Да", "Нет"},    {"sk", "Áno", "Nie"},
    {"sl", "Da", "Ne"},       {"sq", "Po", "Jo"},      {"sr", "Да", "Не"},     {"sv", "Ja", "Nej"},
    {"th", "ใช่", "ไม่ใช่"},     {"tr", "Evet", "Hayır"}, {"uk", "Так", "Ні"},    {"vi", "Có", "Không"},
    {"zh", "是", "否"},
});
static_assert(std::is_sorted(kWords.begin(), kWords.end(),
                             [](const YesNo& a, const YesNo& b) { return a.language < b.language; }));

}

std::string Locale::boolean(bool value) const {
    const std::string_view language = state_->plain.getLanguage();
    if (language == "sr" && std::string_view(state_->plain.getScript()) == "Latn") return value ? "Da" : "Ne";
    const auto* const words = std::find_if(kWords.begin(), kWords.end(),
                                           [&](const YesNo& entry) { return entry.language == language; });
    if (words == kWords.end()) return value ? "+" : "–";
    return std::string(value ? words->yes : words->no);
}

}
