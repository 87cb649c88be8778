// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/hash.hpp"
#include "publisher/base/text.hpp"
#include "publisher/origin/origin.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace publisher::catalog {

inline constexpr std::uint32_t kNone = 0xFFFFFFFF;

struct CaselessHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
        std::uint64_t hash = 0xCBF29CE484222325; // FNV-1a
        for (const char c : text) {
            const bool is_upper = c >= 'A' && c <= 'Z';
            hash = (hash ^ static_cast<unsigned char>(is_upper ? c + 32 : c)) * 0x100000001B3;
        }
        return hash ^ hash >> 32;
    }
};

struct CaselessEqual {
    using is_transparent = void;
    bool operator()(std::string_view a, std::string_view b) const {
        return a == b || equals_ignoring_case(a, b);
    }
};

/// Codes of PIM systems compare without case; the first spelling is kept.
template <typename T>
using CaselessMap = std::unordered_map<std::string, T, CaselessHash, CaselessEqual>;

/// Where a code was named for the first time, and how often in all.
struct Mention {
    std::string code;
    origin::CellRef cell;
    std::uint32_t product = kNone;
    std::uint32_t n_times = 0;
};

/// Gives each code a number in the order in which the codes are met, defined or not: what they mean is
/// known only when everything has been read.
class Vocabulary {
public:
    std::uint32_t intern(std::string_view code, const origin::CellRef& cell, std::uint32_t product = kNone) {
        if (last_ < mentions_.size() &&
            mentions_[last_].code == code) { // neighbours in a table are often equal
            ++mentions_[last_].n_times;
            return last_;
        }
        auto found = numbers_.find(code);
        if (found == numbers_.end()) {
            found = numbers_.emplace(std::string(code), static_cast<std::uint32_t>(mentions_.size())).first;
            mentions_.push_back({std::string(code), cell, product, 0});
        }
        last_ = found->second;
        ++mentions_[last_].n_times;
        return last_;
    }
    const std::vector<Mention>& mentions() const { return mentions_; }

private:
    CaselessMap<std::uint32_t> numbers_;
    std::vector<Mention> mentions_;
    std::uint32_t last_ = kNone;
};

/// Texts that repeat from record to record (schemes, lists, currencies, units), each kept once, case and all.
class NameTable {
public:
    std::uint32_t intern(std::string_view name) {
        const auto found = numbers_.find(name);
        if (found != numbers_.end()) return found->second;
        numbers_.emplace(std::string(name), static_cast<std::uint32_t>(names_.size()));
        names_.emplace_back(name);
        return static_cast<std::uint32_t>(names_.size() - 1);
    }
    const std::vector<std::string>& names() const { return names_; }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> numbers_;
    std::vector<std::string> names_;
};

/// A hash of a code that is the same for every spelling of its letters' case.
inline std::uint64_t folded_hash(std::string_view code) {
    char folded[128];
    if (code.size() > sizeof folded) return quick_hash(to_lower_ascii(code));
    for (std::size_t i = 0; i < code.size(); ++i) {
        folded[i] = code[i] >= 'A' && code[i] <= 'Z' ? static_cast<char>(code[i] + 32) : code[i];
    }
    return quick_hash({folded, code.size()});
}

/// From hashes to numbers in twelve bytes each and a little air; for the ids of a million products.
class HashTable {
public:
    /// The number stored under the hash before; kNone and stored when there was none.
    std::uint32_t insert(std::uint64_t hash, std::uint32_t number) {
        if (2 * (n_used_ + 1) > keys_.size()) grow();
        const std::size_t slot = slot_of(hash);
        if (numbers_[slot] != kNone) return numbers_[slot];
        keys_[slot] = hash;
        numbers_[slot] = number;
        ++n_used_;
        return kNone;
    }
    std::uint32_t find(std::uint64_t hash) const { return keys_.empty() ? kNone : numbers_[slot_of(hash)]; }

private:
    std::size_t slot_of(std::uint64_t hash) const {
        std::size_t slot = hash & (keys_.size() - 1);
        while (numbers_[slot] != kNone && keys_[slot] != hash)
            slot = (slot + 1) & (keys_.size() - 1);
        return slot;
    }
    void grow() {
        const auto keys = std::move(keys_);
        const auto numbers = std::move(numbers_);
        keys_.assign(keys.empty() ? 256 : keys.size() * 2, 0);
        numbers_.assign(keys_.size(), kNone);
        for (std::size_t i = 0; i < keys.size(); ++i) {
            if (numbers[i] == kNone) continue;
            const std::size_t slot = slot_of(keys[i]);
            keys_[slot] = keys[i];
            numbers_[slot] = numbers[i];
        }
    }

    std::vector<std::uint64_t> keys_;
    std::vector<std::uint32_t> numbers_;
    std::size_t n_used_ = 0;
};

}
