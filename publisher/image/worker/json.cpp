// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/worker/json.hpp"

#include "publisher/base/text.hpp"

namespace publisher::image {

JsonWriter& JsonWriter::add(std::string_view name, std::string_view text) {
    begin(name);
    quote(text);
    return *this;
}

JsonWriter& JsonWriter::add(std::string_view name, std::int64_t number) {
    begin(name);
    text_ += std::to_string(number);
    return *this;
}

JsonWriter& JsonWriter::add(std::string_view name, bool yes) {
    begin(name);
    text_ += yes ? "true" : "false";
    return *this;
}

JsonWriter& JsonWriter::add(std::string_view name, double number) {
    begin(name);
    text_ += to_number_text(number, 3);
    return *this;
}

JsonWriter& JsonWriter::open(std::string_view name, char bracket) {
    begin(name);
    text_ += bracket;
    needs_comma_ = false;
    return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
    text_ += bracket;
    needs_comma_ = true;
    return *this;
}

void JsonWriter::begin(std::string_view name) {
    if (needs_comma_) text_ += ',';
    needs_comma_ = true;
    if (name.empty()) return;
    quote(name);
    text_ += ':';
}

void JsonWriter::quote(std::string_view text) {
    text_ += '"';
    while (!text.empty()) {
        const auto malformed = find_malformed_utf8(text);
        for (const char c : text.substr(0, malformed.value_or(text.size()))) {
            if (c == '"' || c == '\\') {
                text_ += '\\';
                text_ += c;
            } else if (static_cast<unsigned char>(c) < 0x20) {
                constexpr char kDigits[] = "0123456789abcdef";
                text_ += "\\u00";
                text_ += kDigits[c >> 4];
                text_ += kDigits[c & 15];
            } else {
                text_ += c;
            }
        }
        if (!malformed) break;
        text_ += "\xEF\xBF\xBD";
        text.remove_prefix(*malformed + 1);
    }
    text_ += '"';
}

std::string to_base64(std::string_view bytes) {
    constexpr char kAlphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        unsigned group = 0;
        const std::size_t n = std::min<std::size_t>(3, bytes.size() - i);
        for (std::size_t j = 0; j < 3; ++j) {
            group = group << 8 | (j < n ? static_cast<unsigned char>(bytes[i + j]) : 0u);
        }
        for (std::size_t j = 0; j < 4; ++j)
            text += j <= n ? kAlphabet[group >> (18 - 6 * j) & 63] : '=';
    }
    return text;
}

}
