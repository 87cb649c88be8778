// SPDX-License-Identifier: Apache-2.0
#include "publisher/text/hyphenation.hpp"

#include <unicode/ucnv.h>

#include <algorithm>

namespace publisher::text {
namespace {

/// Lines that do not fit libhyphen's buffer are not read there either.
constexpr std::size_t kLongestLine = 100;

bool is_digit(char32_t character) {
    return character >= U'0' && character <= U'9';
}

/// All but the first line, which names the encoding.
std::optional<std::u32string> decode(std::string_view bytes) {
    const std::size_t line_end = std::min(bytes.find('\n'), bytes.size());
    std::string encoding(bytes.substr(0, line_end));
    while (!encoding.empty() && encoding.back() <= ' ')
        encoding.pop_back();
    if (encoding.starts_with("microsoft-cp")) encoding = "windows-" + encoding.substr(12);

    UErrorCode status = U_ZERO_ERROR;
    UConverter* const converter = ucnv_open(encoding.c_str(), &status);
    if (U_FAILURE(status) || encoding.empty()) return {};
    const std::string_view rest = bytes.substr(line_end);
    std::u16string units(rest.size() + 1, u'\0');
    const std::int32_t n_units =
        ucnv_toUChars(converter, units.data(), static_cast<std::int32_t>(units.size()), rest.data(),
                      static_cast<std::int32_t>(rest.size()), &status);
    ucnv_close(converter);
    if (U_FAILURE(status)) return {};
    // Alphabets all lie in the first plane; a stray surrogate only spoils its own line.
    return std::u32string(units.begin(), units.begin() + n_units);
}

std::optional<std::size_t> setting(std::u32string_view line, std::u32string_view keyword) {
    if (!line.starts_with(keyword)) return {};
    std::size_t value = 0;
    for (const char32_t character : line.substr(keyword.size())) {
        if (is_digit(character)) value = value * 10 + (character - U'0');
    }
    return value;
}

}

std::uint32_t Patterns::Level::child(std::uint32_t node, char32_t letter) const {
    std::uint32_t place = nodes[node].first_child;
    while (place != 0 && nodes[place].letter != letter)
        place = nodes[place].next_sibling;
    return place;
}

std::uint32_t Patterns::Level::ensure_child(std::uint32_t node, char32_t letter) {
    if (const std::uint32_t found = child(node, letter)) return found;
    const auto place = static_cast<std::uint32_t>(nodes.size());
    Node& added = nodes.emplace_back();
    added.letter = letter;
    added.next_sibling = nodes[node].first_child;
    nodes[node].first_child = place;
    return place;
}

/// "a1b2c/ab=c,1,2": letters with values between them, and the change of spelling behind the slash.
void Patterns::Level::add(std::u32string_view line) {
    std::uint32_t node = 0;
    std::string pattern(1, 0);
    bool changes_spelling = false;
    for (const char32_t character : line) {
        if (character <= U' ') break;
        if (character == U'/') {
            changes_spelling = true;
            break;
        }
        if (is_digit(character)) {
            pattern.back() = static_cast<char>(character - U'0');
        } else {
            node = ensure_child(node, character);
            pattern += '\0';
        }
    }
    if (node == 0) return;
    nodes[node].values = static_cast<std::uint32_t>(values.size());
    nodes[node].n_values = static_cast<std::uint16_t>(pattern.size());
    nodes[node].changes_spelling = changes_spelling;
    values += pattern;
}

void Patterns::add_line(std::u32string_view line, Level& level) {
    if (line.empty() || line.size() >= kLongestLine || line[0] == U'%' || line[0] == U'#') return;
    if (line.starts_with(U"NOHYPHEN")) return; // names signs; words here are of letters only
    if (const auto n = setting(line, U"LEFTHYPHENMIN")) {
        min_prefix_ = std::max<std::size_t>(*n, 1);
    } else if (const auto m = setting(line, U"RIGHTHYPHENMIN")) {
        min_suffix_ = std::max<std::size_t>(*m, 1);
    } else if (const auto o = setting(line, U"COMPOUNDLEFTHYPHENMIN")) {
        min_compound_prefix_ = *o;
    } else if (const auto p = setting(line, U"COMPOUNDRIGHTHYPHENMIN")) {
        min_compound_suffix_ = *p;
    } else {
        level.add(line);
    }
}

std::optional<Patterns> Patterns::parse(std::string_view bytes) {
    const auto decoded = decode(bytes);
    if (!decoded) return {};
    Patterns patterns;
    std::u32string_view rest = *decoded;
    while (!rest.empty()) {
        const std::size_t line_end = std::min(rest.find(U'\n'), rest.size());
        std::u32string_view line = rest.substr(0, line_end);
        rest.remove_prefix(std::min(line_end + 1, rest.size()));
        if (line.ends_with(U'\r')) line.remove_suffix(1);
        if (line.starts_with(U"NEXTLEVEL")) {
            patterns.has_compounds_ = true;
            patterns.compounds_ = std::move(patterns.letters_);
            patterns.letters_ = Level();
        } else {
            patterns.add_line(line, patterns.letters_);
        }
    }
    return patterns;
}

/// libhyphen is a finite state machine whose state is the longest end of what was read that begins a
/// pattern; only the pattern that ends in this state counts, not shorter ones that end in the same place.
Patterns::Found Patterns::match(const Level& level, std::u32string_view word) const {
    std::u32string framed = U".";
    framed += word;
    framed += U'.';
    // One place for what stands before each framed character, one more for the end.
    Found found{std::string(framed.size() + 1, '\0'), std::vector<bool>(framed.size() + 1)};
    std::size_t begin = 0;
    std::uint32_t node = 0;
    for (std::size_t i = 0; i < framed.size(); ++i) {
        std::uint32_t next = level.child(node, framed[i]);
        while (next == 0 && begin < i) {
            ++begin;
            next = 0;
            std::uint32_t walked = 0;
            std::size_t j = begin;
            while (j <= i && (walked = level.child(walked, framed[j])) != 0)
                ++j;
            if (j > i) next = walked;
        }
        if (next == 0) begin = i + 1;
        node = next;
        if (node == 0 || level.nodes[node].n_values == 0) continue;
        const Node& pattern = level.nodes[node];
        const std::size_t first = i + 2 - pattern.n_values;
        for (std::size_t k = 0; k < pattern.n_values; ++k) {
            const char value = level.values[pattern.values + k];
            if (found.values[first + k] >= value) continue;
            found.values[first + k] = value;
            found.is_forbidden[first + k] = pattern.changes_spelling;
        }
    }
    // From "before framed character i + 2" to "after letter i".
    found.values.erase(0, 2);
    found.is_forbidden.erase(found.is_forbidden.begin(), found.is_forbidden.begin() + 2);
    found.values.resize(word.size());
    return found;
}

/// Parts of a compound are looked at as compounds again: "Adressdaten" is one of "Adress" and "Daten",
/// and only what has no seam is hyphenated by letters.
void Patterns::hyphenate_part(std::u32string_view part, Part place,
                              std::vector<bool>::iterator is_break) const {
    const Found seams = has_compounds_ ? match(compounds_, part) : Found();
    std::size_t begin = 0;
    for (std::size_t i = 0; i < seams.values.size(); ++i) {
        const bool is_seam = i + 1 < part.size() && (seams.values[i] & 1);
        if (!is_seam && (begin == 0 || i + 1 < part.size())) continue;
        if (i - begin > 1) {
            const Part inner{begin == 0 && place.begins_word, !is_seam && place.ends_word};
            hyphenate_part(part.substr(begin, i + 1 - begin), inner,
                           is_break + static_cast<std::ptrdiff_t>(begin));
        }
        if (is_seam) is_break[static_cast<std::ptrdiff_t>(i)] = !seams.is_forbidden[i];
        begin = i + 1;
    }
    if (begin > 0) return;
    const Found found = match(letters_, part);
    const std::size_t min_prefix = place.begins_word ? 1 : min_compound_prefix_;
    const std::size_t min_suffix = place.ends_word ? 1 : min_compound_suffix_;
    for (std::size_t i = 0; i + 1 < part.size(); ++i) {
        is_break[static_cast<std::ptrdiff_t>(i)] = (found.values[i] & 1) && !found.is_forbidden[i] &&
                                                   i + 1 >= min_prefix && part.size() - i - 1 >= min_suffix;
    }
}

std::vector<std::uint16_t> Patterns::find_breaks(std::u32string_view word) const {
    std::vector<std::uint16_t> breaks;
    if (word.size() < min_prefix_ + min_suffix_) return breaks;
    std::vector<bool> is_break(word.size());
    hyphenate_part(word, Part(), is_break.begin());
    for (std::size_t n = min_prefix_; n + min_suffix_ <= word.size(); ++n) {
        if (is_break[n - 1]) breaks.push_back(static_cast<std::uint16_t>(n));
    }
    return breaks;
}

}
