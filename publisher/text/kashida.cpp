// SPDX-License-Identifier: Apache-2.0
#include "publisher/text/internal/kashida.hpp"

#include "publisher/base/text.hpp"

#include <unicode/uchar.h>

#include <vector>

namespace publisher::text {
namespace {

struct Letter {
    char32_t character = 0;
    std::size_t begin = 0, end = 0; ///< with its marks
    int joining_type = 0, joining_group = 0;
};

std::vector<Letter> letters_of(std::string_view word) {
    std::vector<Letter> letters;
    for (std::size_t offset = 0; offset < word.size();) {
        const std::size_t begin = offset;
        const char32_t character = next_code_point(word, offset);
        const auto code = static_cast<UChar32>(character);
        const int type = u_getIntPropertyValue(code, UCHAR_JOINING_TYPE);
        if (type == U_JT_TRANSPARENT && !letters.empty()) {
            letters.back().end = offset;
        } else {
            letters.push_back(
                {character, begin, offset, type, u_getIntPropertyValue(code, UCHAR_JOINING_GROUP)});
        }
    }
    return letters;
}

bool joins_next(const Letter& letter) {
    return letter.joining_type == U_JT_DUAL_JOINING || letter.joining_type == U_JT_JOIN_CAUSING;
}
bool joins_previous(const Letter& letter) {
    return joins_next(letter) || letter.joining_type == U_JT_RIGHT_JOINING;
}

/// How good the join between two letters is to be lengthened; 0: not at all. After Microsoft's table for
/// Arabic justification (Uniscribe), as InDesign's "Naskh" follows it.
int priority(const Letter& letter, const Letter& next, bool is_next_final) {
    const bool is_lam_alef = letter.joining_group == U_JG_LAM && next.joining_group == U_JG_ALEF;
    if (!joins_next(letter) || !joins_previous(next) || is_lam_alef) return 0;
    if (letter.character == 0x0640) return 7;
    if (letter.joining_group == U_JG_SEEN || letter.joining_group == U_JG_SAD) return 6;
    if (!is_next_final) return 1;
    switch (next.joining_group) {
        case U_JG_TEH_MARBUTA:
        case U_JG_HEH:
        case U_JG_HEH_GOAL:
        case U_JG_DAL: return 5;
        case U_JG_ALEF:
        case U_JG_TAH:
        case U_JG_LAM:
        case U_JG_KAF:
        case U_JG_GAF: return 4;
        case U_JG_REH:
        case U_JG_YEH:
        case U_JG_FARSI_YEH: return letter.joining_group == U_JG_BEH ? 3 : 1;
        case U_JG_WAW:
        case U_JG_AIN:
        case U_JG_QAF:
        case U_JG_FEH: return 2;
        default: return 1;
    }
}

}

std::optional<std::size_t> find_kashida(std::string_view word) {
    const std::vector<Letter> letters = letters_of(word);
    std::optional<std::size_t> best;
    int best_priority = 0;
    for (std::size_t i = 0; i + 1 < letters.size(); ++i) {
        const bool is_next_final =
            i + 2 == letters.size() || !joins_next(letters[i + 1]) || !joins_previous(letters[i + 2]);
        const int here = priority(letters[i], letters[i + 1], is_next_final);
        if (here == 0 || here < best_priority) continue;
        best_priority = here;
        best = letters[i].end;
    }
    return best;
}

}
