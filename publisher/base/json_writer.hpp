// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace publisher {

/// Writes one JSON document. Names are given in objects and empty in arrays and for the outermost
/// value. Bytes that are no UTF-8 become U+FFFD: metadata of pictures holds anything.
class JsonWriter {
public:
    JsonWriter& open_object(std::string_view name = {}) { return open(name, '{'); }
    JsonWriter& close_object() { return close('}'); }
    JsonWriter& open_array(std::string_view name = {}) { return open(name, '['); }
    JsonWriter& close_array() { return close(']'); }
    JsonWriter& add(std::string_view name, std::string_view text);
    JsonWriter& add(std::string_view name, const char* text) { return add(name, std::string_view(text)); }
    JsonWriter& add(std::string_view name, std::int64_t number);
    JsonWriter& add(std::string_view name, int number) {
        return add(name, static_cast<std::int64_t>(number));
    }
    JsonWriter& add(std::string_view name, bool yes);
    /// At most three digits after the point; null for what is no number.
    JsonWriter& add(std::string_view name, double number);

    const std::string& text() const { return text_; }

private:
    JsonWriter& open(std::string_view name, char bracket);
    JsonWriter& close(char bracket);
    void begin(std::string_view name);
    void quote(std::string_view text);

    std::string text_;
    bool needs_comma_ = false;
};

}
