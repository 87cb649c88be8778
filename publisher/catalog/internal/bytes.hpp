// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/date.hpp"
#include "publisher/base/decimal.hpp"
#include "publisher/origin/origin.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace publisher::catalog {

/// Appends numbers in as few bytes as they need and texts with their length before them: most numbers of
/// a record are small, and a record is written and hashed once but read many times.
class ByteWriter {
public:
    void clear() { bytes_.clear(); }
    const std::string& bytes() const { return bytes_; }
    std::size_t size() const { return bytes_.size(); }

    void byte(std::uint8_t value) { bytes_ += static_cast<char>(value); }
    void number(std::uint64_t value) {
        for (; value >= 0x80; value >>= 7)
            byte(static_cast<std::uint8_t>(value | 0x80));
        byte(static_cast<std::uint8_t>(value));
    }
    void signed_number(std::int64_t value) {
        number(static_cast<std::uint64_t>(value) << 1 ^ static_cast<std::uint64_t>(value >> 63));
    }
    void text(std::string_view value) {
        number(value.size());
        bytes_ += value;
    }
    void raw(std::string_view value) { bytes_ += value; }
    void decimal(const Decimal& value);
    void date(const Date& value);
    void window(const DateWindow& value);
    /// A cell of the same row as `home` takes one or two bytes.
    void cell(const origin::CellRef& value, const origin::CellRef& home);

private:
    std::string bytes_;
};

/// Reads what ByteWriter wrote. Short or impossible bytes make `is_good` false and leave defaults.
class ByteReader {
public:
    explicit ByteReader(std::string_view bytes) : rest_(bytes) {}
    bool is_good() const { return is_good_; }
    bool is_at_end() const { return rest_.empty(); }

    std::uint8_t byte();
    std::uint64_t number();
    std::uint32_t small_number() { return static_cast<std::uint32_t>(number()); }
    std::int64_t signed_number();
    std::string_view text();
    /// A number of things of which each takes a byte at least.
    std::size_t count();
    Decimal decimal();
    Date date();
    DateWindow window();
    origin::CellRef cell(const origin::CellRef& home);
    void set_bad() { is_good_ = false; }

private:
    std::string_view rest_;
    bool is_good_ = true;
};

}
