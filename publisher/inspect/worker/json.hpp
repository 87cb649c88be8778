// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publisher/base/geometry.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace publisher::inspect {

/// Writes one JSON text from front to back; commas are its business.
class Json {
public:
    Json& begin_object();
    Json& end_object();
    Json& begin_array();
    Json& end_array();
    Json& key(std::string_view name);

    /// Bytes that are no UTF-8 are read as Latin-1, so that the answer is always well-formed.
    Json& text(std::string_view value);
    Json& number(double value, int decimals);
    Json& number(std::int64_t value);
    Json& numbers(std::string_view name, std::span<const std::int64_t> values);
    Json& boolean(bool value);
    /// Points with five decimals: a Length survives the way.
    Json& length(Length value);

    Json& entry(std::string_view name, std::string_view value) { return key(name).text(value); }
    Json& entry(std::string_view name, std::int64_t value) { return key(name).number(value); }
    Json& entry(std::string_view name, double value, int decimals) {
        return key(name).number(value, decimals);
    }
    Json& flag(std::string_view name, bool value) { return key(name).boolean(value); }
    Json& rect(std::string_view name, const Rect& value);
    Json& texts(std::string_view name, const std::vector<std::string>& values);

    const std::string& result() const { return text_; }
    /// The next text begins here; its memory is that of the last one.
    void clear();

private:
    void separate();

    std::string text_;
    bool needs_comma_ = false;
};

}
