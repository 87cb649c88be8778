// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/pdf/internal/content_stream.hpp"

#include "publisher/base/text.hpp"

#include <charconv>
#include <cmath>

namespace publisher::emit::pdf {

void append_thousandths(std::string& text, std::int64_t thousandths) {
    if (thousandths < 0) {
        text += '-';
        thousandths = -thousandths;
    }
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, thousandths / 1000).ptr;
    text.append(digits, end);
    const auto fraction = static_cast<int>(thousandths % 1000);
    if (fraction == 0) return;
    text += '.';
    text += static_cast<char>('0' + fraction / 100);
    if (fraction % 100 == 0) return;
    text += static_cast<char>('0' + fraction / 10 % 10);
    if (fraction % 10 != 0) text += static_cast<char>('0' + fraction % 10);
}

// A point has 12 700 units, so a thousandth of it is 12.7 units.
std::int64_t to_thousandths(Length length) {
    const std::int64_t tenfold = length.units() * 10;
    return (tenfold + (tenfold < 0 ? -63 : 63)) / 127;
}

void append_hex(std::string& text, std::uint16_t code) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    for (const int shift : {12, 8, 4, 0})
        text += kDigits[code >> shift & 15];
}

void append_hex_utf16(std::string& text, std::string_view utf8) {
    for (std::size_t i = 0; i < utf8.size();) {
        char32_t code_point = next_code_point(utf8, i);
        const bool is_surrogate = code_point >= 0xD800 && code_point < 0xE000;
        if (is_surrogate || code_point > 0x10FFFF) code_point = 0xFFFD;
        if (code_point >= 0x10000) {
            append_hex(text, static_cast<std::uint16_t>(0xD800 + ((code_point - 0x10000) >> 10)));
            append_hex(text, static_cast<std::uint16_t>(0xDC00 + ((code_point - 0x10000) & 0x3FF)));
        } else {
            append_hex(text, static_cast<std::uint16_t>(code_point));
        }
    }
}

void append_hex_text(std::string& text, std::string_view utf8) {
    text += "<FEFF";
    append_hex_utf16(text, utf8);
    text += '>';
}

ContentStream& ContentStream::operand(Length length) {
    append_thousandths(bytes_, to_thousandths(length));
    bytes_ += ' ';
    return *this;
}

ContentStream& ContentStream::operand(double number) {
    append_thousandths(bytes_, std::llround(number * 1000));
    bytes_ += ' ';
    return *this;
}

ContentStream& ContentStream::operand(std::int64_t number) {
    append_thousandths(bytes_, number * 1000);
    bytes_ += ' ';
    return *this;
}

ContentStream& ContentStream::name(std::string_view prefix, std::uint32_t number) {
    bytes_.append(prefix).append(std::to_string(number)).append(" ");
    return *this;
}

void ContentStream::operation(std::string_view name) {
    bytes_.append(name).append("\n");
}

ContentStream& ContentStream::raw(std::string_view bytes) {
    bytes_ += bytes;
    return *this;
}

}
