// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/json_writer.hpp"

#include "publisher/base/text.hpp"

#include <cmath>

namespace publisher {

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
    text_ += std::isfinite(number) ? to_number_text(number, 3) : "null";
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

}
