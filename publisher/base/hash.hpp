// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace publisher {

/// A SHA-256 digest; names content.
struct Digest {
    std::array<std::uint8_t, 32> bytes{};

    std::string to_hex() const;
    /// The first 16 hexadecimal digits, as listings show it.
    std::string to_short_hex() const { return to_hex().substr(0, 16); }
    /// The first eight bytes as a number, for tables in memory.
    std::uint64_t prefix() const;
    auto operator<=>(const Digest&) const = default;

    template <typename Archive>
    void describe(Archive& archive) {
        archive(bytes);
    }
};

/// Collects the declared inputs of a stage result into its content key.
/// Every string is preceded by its length, so that "ab"+"c" differs from "a"+"bc".
class Hasher {
public:
    Hasher();
    ~Hasher();
    Hasher(Hasher&&) noexcept;
    Hasher& operator=(Hasher&&) noexcept;

    Hasher& add(std::string_view text);
    Hasher& add(std::int64_t number);
    Hasher& add(const Digest& digest);
    /// The bytes alone, without a length: for the checksum of a file read in pieces.
    Hasher& add_raw(std::span<const std::byte> bytes);
    /// Gives the digest and begins anew, so that one hasher serves many records.
    Digest finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

Digest sha256(std::string_view bytes);

/// A number for tables in memory and for marking values: quick, the same on every little-endian
/// machine, and no name of content, because equal numbers can be made on purpose.
std::uint64_t quick_hash(std::string_view bytes);

}
