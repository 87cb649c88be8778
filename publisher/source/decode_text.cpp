// SPDX-License-Identifier: Apache-2.0
#include "publisher/source/decode_text.hpp"

#include "publisher/base/text.hpp"
#include "publisher/source/internal/html_entities.hpp"
#include "publisher/source/internal/text_steps.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <optional>

namespace publisher::source {
namespace {

/// What browsers make of `&#146;` and its neighbours, which mean Windows-1252 (HTML, 13.2.5.80).
constexpr std::array<char32_t, 32> kWindows1252 = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

constexpr std::size_t kLongestEntity = 12;

std::optional<char32_t> number_entity(std::string_view digits) {
    const bool is_hex = digits.starts_with('x') || digits.starts_with('X');
    if (is_hex) digits.remove_prefix(1);
    std::uint32_t number = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), number, is_hex ? 16 : 10);
    if (digits.empty() || error != std::errc() || end != digits.data() + digits.size()) return {};
    if (number >= 0x80 && number <= 0x9F) return kWindows1252[number - 0x80];
    const bool is_surrogate = number >= 0xD800 && number <= 0xDFFF;
    if (number == 0 || is_surrogate || number > 0x10FFFF) return {};
    return number;
}

/// An entity at the begin of `text`: `length` with `&` and `;`, nothing in `code_point` when its name is
/// unknown.
struct EntityReference {
    std::size_t length = 0;
    std::optional<char32_t> code_point;
};

bool is_entity_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '#';
}

EntityReference read_entity(std::string_view text) {
    const std::size_t end = text.substr(0, kLongestEntity).find(';');
    if (end == std::string_view::npos || end < 2) return {};
    const std::string_view name = text.substr(1, end - 1);
    if (!std::all_of(name.begin(), name.end(), is_entity_character)) return {};
    if (name.front() == '#') return {end + 1, number_entity(name.substr(1))};
    return {end + 1, find_html_entity(name)};
}

bool has_entity(std::string_view text) {
    for (std::size_t i = text.find('&'); i != std::string_view::npos; i = text.find('&', i + 1)) {
        if (read_entity(text.substr(i)).code_point) return true;
    }
    return false;
}

/// Gives how many entities were decoded.
int decode_entities_once(std::string& text, Notes* unknown) {
    std::size_t from = text.find('&');
    if (from == std::string::npos) return 0;
    int n_decoded = 0;
    std::string decoded(text, 0, from);
    while (from < text.size()) {
        const EntityReference entity = read_entity(std::string_view(text).substr(from));
        if (entity.code_point) {
            append_utf8(decoded, *entity.code_point);
            from += entity.length;
            ++n_decoded;
        } else {
            if (entity.length != 0 && unknown) {
                unknown->add(TextNote::Kind::UnknownEntity, text.substr(from, entity.length));
            }
            decoded += text[from++];
        }
        const std::size_t next = std::min(text.find('&', from), text.size());
        decoded.append(text, from, next - from);
        from = next;
    }
    text = std::move(decoded);
    return n_decoded;
}

void decode_entities(std::string& text, Notes& notes) {
    if (decode_entities_once(text, nullptr) != 0) {
        if (const int again = decode_entities_once(text, nullptr)) {
            notes.add(TextNote::Kind::EntitiesTwice, {}, again);
            if (has_entity(text)) notes.add(TextNote::Kind::EntitiesLeft);
        }
    }
    std::string rest = text;
    decode_entities_once(rest, &notes);
}

bool is_dropped_character(char32_t c) {
    if (c == '\n' || c == '\t' || c == kLiteralBreak) return false;
    const bool is_control = c < 0x20 || (c >= 0x7F && c <= 0x9F);
    return is_control || c == 0xFEFF || (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

/// Drops what cannot be printed and names what is damaged; line and paragraph separators become LF.
void drop_controls(std::string& text, Notes& notes) {
    std::string kept;
    kept.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t begin = i;
        const char32_t c = next_code_point(text, i);
        if (c == 0x2028 || c == 0x2029) {
            kept += '\n';
        } else if (is_dropped_character(c)) {
            notes.add(TextNote::Kind::ControlCharacter, to_code_point_name(c));
        } else {
            if (c == 0xFFFD) notes.add(TextNote::Kind::ReplacementCharacter);
            kept.append(text, begin, i - begin);
        }
    }
    text = std::move(kept);
}

/// CRLF and CR as LF; `\n` written as characters as kLiteralBreak. A vertical tab of the source is
/// a line break of spreadsheets.
std::string unify_breaks(std::string_view text) {
    std::string unified;
    unified.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view rest = text.substr(i);
        if (rest.starts_with("\r\n")) {
            unified += '\n';
            ++i;
        } else if (text[i] == '\r' || text[i] == '\v') {
            unified += '\n';
        } else if (rest.starts_with("\\r\\n")) {
            unified += kLiteralBreak;
            i += 3;
        } else if (rest.starts_with("\\n") || rest.starts_with("\\r")) {
            unified += kLiteralBreak;
            ++i;
        } else {
            unified += text[i];
        }
    }
    return unified;
}

int count_tags(std::string_view text) {
    int n_tags = 0;
    Tag tag;
    for (std::size_t i = text.find('<'); i != std::string_view::npos; i = text.find('<', i + 1)) {
        n_tags += read_tag(text.substr(i), tag);
    }
    return n_tags;
}

}

void Notes::add(TextNote::Kind kind, std::string detail, int count) {
    for (TextNote& note : notes_) {
        if (note.kind != kind || note.detail != detail) continue;
        note.count += count;
        return;
    }
    notes_.push_back({kind, std::move(detail), count});
}

std::string to_string(const TextNote& note) {
    using Kind = TextNote::Kind;
    switch (note.kind) {
        case Kind::EntitiesTwice: return "entities decoded a second time";
        case Kind::EntitiesLeft: return "entities left after the second decoding";
        case Kind::UnknownEntity: return "unknown entity " + note.detail + " kept as text";
        case Kind::ControlCharacter: return "character " + note.detail + " dropped";
        case Kind::ReplacementCharacter: return "replacement character U+FFFD kept";
        case Kind::TooDeep: return "elements nested too deep";
        case Kind::UnbalancedMarkup: return "unbalanced markup repaired";
        case Kind::DroppedTag: return "tag <" + note.detail + "> dropped";
        case Kind::DroppedStyle: return "style of <" + note.detail + "> dropped";
        case Kind::DroppedSpan: return "span of <" + note.detail + "> over columns or rows dropped";
        case Kind::DroppedAddress: return "address '" + note.detail + "' of a link dropped";
        case Kind::DroppedContent: return "<" + note.detail + "> dropped with all it holds";
        case Kind::CutOffTag: return "cut-off tag <" + note.detail + " dropped";
        case Kind::MarkupInPlainText: return "markup in plain text kept as text";
    }
    return {};
}

bool is_damage(const TextNote& note) {
    using Kind = TextNote::Kind;
    return note.kind == Kind::ReplacementCharacter || note.kind == Kind::TooDeep ||
           note.kind == Kind::MarkupInPlainText;
}

bool needs_decoding(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        // The last three begin U+0080..U+00BF, U+2000..U+2FFF and U+F000..U+FFFF or more.
        return byte < 0x20 || byte == '\\' || byte == '&' || byte == '<' || byte == 0x7F || byte == 0xC2 ||
               byte == 0xE2 || byte >= 0xEF;
    });
}

std::string decode_characters(std::string_view text, Notes& notes) {
    std::string decoded = unify_breaks(text);
    decode_entities(decoded, notes);
    drop_controls(decoded, notes);
    return decoded;
}

DecodedText decode_plain(std::string_view text) {
    text = trimmed(text);
    if (!needs_decoding(text)) return {std::string(text), {}};
    Notes notes;
    std::string decoded = decode_characters(text, notes);
    std::replace(decoded.begin(), decoded.end(), kLiteralBreak, '\n');
    if (const int n_tags = count_tags(decoded)) notes.add(TextNote::Kind::MarkupInPlainText, {}, n_tags);
    return {std::string(trimmed(decoded)), notes.take()};
}

}
