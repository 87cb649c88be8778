// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace publisher::image {

enum class ByteOrder { Big, Little };

/// Numbers from foreign bytes; nothing when they lie beyond the end.
std::optional<std::uint32_t> number_at(std::string_view bytes, std::size_t offset, int n_bytes,
                                       ByteOrder order);

/// A part that may lie partly or wholly outside; what is not there is left out.
std::string_view part_of(std::string_view bytes, std::size_t offset, std::size_t size);

/// The whole source picture, mapped; it lives until the process ends.
std::string_view map_descriptor(int descriptor);

}
