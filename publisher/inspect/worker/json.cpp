// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher/inspect/worker/json.hpp"

#include "publisher/base/text.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace publisher::inspect {
namespace {

std::string from_latin1(std::string_view bytes) {
    std::string text;
    for (const char byte : bytes)
        append_utf8(text, static_cast<unsigned char>(byte));
    return text;
}

bool needs_escape(char byte) {
    return byte == '"' || byte == '\\' || static_cast<unsigned char>(byte) < 0x20;
}

void append_escaped(std::string& text, std::string_view value) {
    constexpr char kHex[] = "0123456789abcdef";
    if (std::ranges::none_of(value, needs_escape)) {
        text += value;
        return;
    }
    for (const char byte : value) {
        if (byte == '"' || byte == '\\') {
            text += '\\';
            text += byte;
        } else if (static_cast<unsigned char>(byte) < 0x20) {
            text += "\\u00";
            text += kHex[byte >> 4];
            text += kHex[byte & 15];
        } else {
            text += byte;
        }
    }
}

}

void Json::clear() {
    text_.clear();
    needs_comma_ = false;
}

void Json::separate() {
    if (needs_comma_) text_ += ',';
    needs_comma_ = true;
}

Json& Json::begin_object() {
    separate();
    text_ += '{';
    needs_comma_ = false;
    return *this;
}

Json& Json::end_object() {
    text_ += '}';
    needs_comma_ = true;
    return *this;
}

Json& Json::begin_array() {
    separate();
    text_ += '[';
    needs_comma_ = false;
    return *this;
}

Json& Json::end_array() {
    text_ += ']';
    needs_comma_ = true;
    return *this;
}

Json& Json::key(std::string_view name) {
    separate();
    text_ += '"';
    text_ += name;
    text_ += "\":";
    needs_comma_ = false;
    return *this;
}

Json& Json::text(std::string_view value) {
    separate();
    text_ += '"';
    if (find_malformed_utf8(value))
        append_escaped(text_, from_latin1(value));
    else
        append_escaped(text_, value);
    text_ += '"';
    return *this;
}

Json& Json::number(double value, int decimals) {
    separate();
    text_ += std::isfinite(value) ? to_number_text(std::clamp(value, -1e15, 1e15), decimals) : "0";
    return *this;
}

Json& Json::number(std::int64_t value) {
    separate();
    char digits[24];
    text_.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
    return *this;
}

// Glyphs come by the thousand, so their numbers are written into one piece of memory.
Json& Json::numbers(std::string_view name, std::span<const std::int64_t> values) {
    constexpr std::size_t kMostBytes = 21; // sign, digits and comma
    key(name).begin_array();
    std::size_t end = text_.size();
    text_.resize(end + values.size() * kMostBytes);
    char* const begin = text_.data();
    for (const std::int64_t value : values) {
        end = static_cast<std::size_t>(std::to_chars(begin + end, begin + text_.size(), value).ptr - begin);
        begin[end++] = ',';
    }
    text_.resize(values.empty() ? end : end - 1);
    return end_array();
}

// The most frequent number by far. A unit is 1/12700 pt, half of the last decimal is rounded away from zero.
Json& Json::length(Length value) {
    constexpr std::int64_t kScale = 100'000, kUnits = Length::kUnitsPerPoint;
    const std::int64_t units = value.units() < 0 ? -value.units() : value.units();
    if (units > std::int64_t{1} << 40) return number(value.points(), 5);
    const std::int64_t scaled = (units * kScale + kUnits / 2) / kUnits;
    if (value.units() < 0 && scaled > 0) {
        separate();
        text_ += '-';
        needs_comma_ = false;
    }
    number(scaled / kScale);
    std::int64_t rest = scaled % kScale;
    if (rest == 0) return *this;
    char decimals[] = ".00000";
    std::size_t n = 0;
    for (std::size_t place = 5; place > 0; --place, rest /= 10) {
        decimals[place] = static_cast<char>('0' + rest % 10);
        if (n == 0 && decimals[place] != '0') n = place;
    }
    text_.append(decimals, n + 1);
    return *this;
}

Json& Json::boolean(bool value) {
    separate();
    text_ += value ? "true" : "false";
    return *this;
}

Json& Json::rect(std::string_view name, const Rect& value) {
    key(name).begin_array().length(value.x).length(value.y).length(value.width).length(value.height);
    return end_array();
}

Json& Json::texts(std::string_view name, const std::vector<std::string>& values) {
    key(name).begin_array();
    for (const auto& value : values)
        text(value);
    return end_array();
}

}
