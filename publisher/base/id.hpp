// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>

namespace publisher {

/// A small typed index into the vector that owns the objects of its kind.
/// Documents of ids copy, compare and print easily; a default id means "none".
template <typename Tag>
class Id {
public:
    constexpr Id() = default;
    explicit constexpr Id(std::size_t index) : index_(static_cast<std::uint32_t>(index)) {}

    constexpr std::uint32_t index() const { return index_; }
    constexpr bool is_valid() const { return index_ != kNone; }
    constexpr auto operator<=>(const Id&) const = default;

    template <typename Archive>
    void describe(Archive& archive) {
        archive(index_);
    }

private:
    static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
    std::uint32_t index_ = kNone;
};

}

template <typename Tag>
struct std::hash<publisher::Id<Tag>> {
    std::size_t operator()(publisher::Id<Tag> id) const noexcept { return id.index(); }
};
