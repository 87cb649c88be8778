// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/hash.hpp"

#include <openssl/evp.h>

#include <cassert>
#include <cstring>

namespace publisher {

struct Hasher::State {
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    ~State() { EVP_MD_CTX_free(context); }
};

Hasher::Hasher() : state_(std::make_unique<State>()) {
    [[maybe_unused]] const int ok = EVP_DigestInit_ex(state_->context, EVP_sha256(), nullptr);
    assert(ok == 1 && "SHA-256 is always available");
}
Hasher::~Hasher() = default;
Hasher::Hasher(Hasher&&) noexcept = default;
Hasher& Hasher::operator=(Hasher&&) noexcept = default;

Hasher& Hasher::add(std::string_view text) {
    add(static_cast<std::int64_t>(text.size()));
    return add_raw(std::as_bytes(std::span(text)));
}

Hasher& Hasher::add(std::int64_t number) {
    return add_raw(std::as_bytes(std::span(&number, 1)));
}

Hasher& Hasher::add(const Digest& digest) {
    return add_raw(std::as_bytes(std::span(digest.bytes)));
}

Hasher& Hasher::add_raw(std::span<const std::byte> bytes) {
    EVP_DigestUpdate(state_->context, bytes.data(), bytes.size());
    return *this;
}

Digest Hasher::finish() {
    Digest digest;
    EVP_DigestFinal_ex(state_->context, digest.bytes.data(), nullptr);
    EVP_DigestInit_ex(state_->context, nullptr, nullptr);
    return digest;
}

Digest sha256(std::string_view bytes) {
    return Hasher().add_raw(std::as_bytes(std::span(bytes))).finish();
}

std::uint64_t quick_hash(std::string_view bytes) {
    __extension__ using Wide = unsigned __int128;
    const auto mixed = [](std::uint64_t a, std::uint64_t b) {
        const Wide product = static_cast<Wide>(a) * b;
        return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
    };
    constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15, kOther = 0xD6E8FEB86659FD93; // golden ratio; a prime
    std::uint64_t hash = kOther ^ bytes.size();
    for (; bytes.size() >= 8; bytes.remove_prefix(8)) {
        std::uint64_t word;
        std::memcpy(&word, bytes.data(), 8);
        hash = mixed(hash ^ word, kOdd) + kOther;
    }
    std::uint64_t rest = 0;
    if (!bytes.empty()) std::memcpy(&rest, bytes.data(), bytes.size());
    return mixed(mixed(hash ^ rest, kOdd) + kOther, kOther);
}

std::string Digest::to_hex() const {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    text.reserve(2 * bytes.size());
    for (const std::uint8_t byte : bytes) {
        text += kDigits[byte >> 4];
        text += kDigits[byte & 15];
    }
    return text;
}

std::uint64_t Digest::prefix() const {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < 8; ++i)
        value = value << 8 | bytes[i];
    return value;
}

}
