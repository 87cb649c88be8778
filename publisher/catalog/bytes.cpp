// SPDX-License-Identifier: Apache-2.0
#include "publisher/catalog/internal/bytes.hpp"

namespace publisher::catalog {
namespace {

constexpr std::uint8_t kWide = 0x80; // beside the scale: the coefficient needs both words

bool fits_one_word(const std::array<std::int64_t, 2>& words) {
    return words[0] == words[1] >> 63;
}

}

void ByteWriter::decimal(const Decimal& value) {
    const auto words = value.coefficient_words();
    const auto scale = static_cast<std::uint8_t>(value.scale());
    if (fits_one_word(words)) {
        byte(scale);
    } else {
        byte(scale | kWide);
        signed_number(words[0]);
    }
    signed_number(words[1]);
}

void ByteWriter::date(const Date& value) {
    number(static_cast<std::uint64_t>((value.year * 16 + value.month) * 32 + value.day));
}

void ByteWriter::window(const DateWindow& value) {
    byte(static_cast<std::uint8_t>((value.first ? 1 : 0) | (value.last ? 2 : 0)));
    if (value.first) date(*value.first);
    if (value.last) date(*value.last);
}

void ByteWriter::cell(const origin::CellRef& value, const origin::CellRef& home) {
    const bool is_home = value.file == home.file && value.row == home.row;
    number(static_cast<std::uint64_t>(value.column) << 1 | (is_home ? 0 : 1));
    if (!is_home) number(value.file), number(value.row);
}

std::uint8_t ByteReader::byte() {
    is_good_ = is_good_ && !rest_.empty();
    if (!is_good_) return 0;
    const auto value = static_cast<std::uint8_t>(rest_.front());
    rest_.remove_prefix(1);
    return value;
}

std::uint64_t ByteReader::number() {
    std::uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
        const std::uint8_t part = byte();
        value |= static_cast<std::uint64_t>(part & 0x7F) << shift;
        if (!(part & 0x80)) return value;
    }
    is_good_ = false;
    return 0;
}

std::int64_t ByteReader::signed_number() {
    const std::uint64_t value = number();
    return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
}

std::string_view ByteReader::text() {
    const std::uint64_t n = number();
    is_good_ = is_good_ && n <= rest_.size();
    if (!is_good_) return {};
    const std::string_view value = rest_.substr(0, n);
    rest_.remove_prefix(n);
    return value;
}

std::size_t ByteReader::count() {
    const std::uint64_t n = number();
    is_good_ = is_good_ && n <= rest_.size();
    return is_good_ ? n : 0;
}

Decimal ByteReader::decimal() {
    const std::uint8_t head = byte();
    std::array<std::int64_t, 2> words{};
    if (head & kWide) words[0] = signed_number();
    words[1] = signed_number();
    if (!(head & kWide)) words[0] = words[1] >> 63;
    return Decimal::from_words(words, head & 0x7F);
}

Date ByteReader::date() {
    const auto value = static_cast<int>(number());
    return {value / 512, value / 32 % 16, value % 32};
}

DateWindow ByteReader::window() {
    DateWindow value;
    const std::uint8_t ends = byte();
    if (ends & 1) value.first = date();
    if (ends & 2) value.last = date();
    return value;
}

origin::CellRef ByteReader::cell(const origin::CellRef& home) {
    const std::uint64_t head = number();
    origin::CellRef value{home.file, home.row, static_cast<std::uint32_t>(head >> 1)};
    if (head & 1) value.file = small_number(), value.row = small_number();
    return value;
}

}
