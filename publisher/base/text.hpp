// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace publisher {

/// Parts of `text` between separators, empty ones included; one part for a text without separator.
std::vector<std::string_view> split(std::string_view text, char separator);
/// As `split`, but every part trimmed and empty ones left out: lists such as "DE, GR".
std::vector<std::string> split_list(std::string_view text, char separator = ',');
/// Without ASCII white space at both ends.
std::string_view trimmed(std::string_view text);
/// ASCII letters only; codes of PIM systems compare without case.
std::string to_lower_ascii(std::string_view text);
bool equals_ignoring_case(std::string_view a, std::string_view b);
/// A pattern with `*` for any run of characters and `?` for one; case counts.
bool matches_glob(std::string_view pattern, std::string_view text);
std::string joined(std::span<const std::string> parts, std::string_view separator);

/// The offset of the first byte that is not well-formed UTF-8 (RFC 3629); nothing when all is well.
std::optional<std::size_t> find_malformed_utf8(std::string_view text);
/// The code point at `offset` and, in `offset`, where the next one begins. The text is well-formed.
char32_t next_code_point(std::string_view text, std::size_t& offset);
void append_utf8(std::string& text, char32_t code_point);
/// "U+202F"
std::string to_code_point_name(char32_t code_point);

/// The candidate with the smallest edit distance, at most 2 (3 for names of 8 letters and more);
/// the remedy "did you mean 'description'?" is made from it.
std::optional<std::string> nearest_name(std::string_view name, std::span<const std::string> candidates);

/// A number without exponent or locale, at most `decimals` (up to 60) digits after the point, no
/// trailing zeros.
std::string to_number_text(double value, int decimals);

}
