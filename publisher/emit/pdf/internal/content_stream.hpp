// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/length.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace publisher::emit::pdf {

/// Operands and operators of a page (PDF 32000-1 §7.8.2), one operator on a line. Numbers have at most
/// three decimals and are made of whole numbers, so that they are the same everywhere.
class ContentStream {
public:
    /// In points.
    ContentStream& operand(Length length);
    ContentStream& operand(double number);
    ContentStream& operand(std::int64_t number);
    /// A resource: "/F" and 3 give "/F3".
    ContentStream& name(std::string_view prefix, std::uint32_t number);
    void operation(std::string_view name);
    /// As it is.
    ContentStream& raw(std::string_view bytes);

    bool is_empty() const { return bytes_.empty(); }
    std::string take() { return std::move(bytes_); }

private:
    std::string bytes_;
};

/// A number of thousandths as decimal text: -1250 is "-1.25".
void append_thousandths(std::string& text, std::int64_t thousandths);
/// A length in thousandths of a point, rounded half away from zero.
std::int64_t to_thousandths(Length length);
/// UTF-16BE with byte order mark as a hexadecimal string with its brackets.
void append_hex_text(std::string& text, std::string_view utf8);
/// The four digits of a two-byte code.
void append_hex(std::string& text, std::uint16_t code);
/// The UTF-16BE code units of a text as hexadecimal digits.
void append_hex_utf16(std::string& text, std::string_view utf8);

}
