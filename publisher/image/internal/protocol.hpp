// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

// What the client and the worker `publisher-image` agree on. Arguments are an operation and "name=value"
// pairs; the answer is one JSON object on standard output.
namespace publisher::image::protocol {

/// Part of every cache key: raise it when the same picture would be converted to other bytes.
constexpr const char* kConversionVersion = "3";

/// The same of what is remembered of heads: raise it when more is said, or otherwise.
constexpr const char* kProbeVersion = "1";

/// The worker ends with this code after it has answered {"refusal": {...}}.
constexpr int kRefusedExit = 2;

/// Descriptors in the order in which the client gives them.
constexpr int kSourceDescriptor = 3;
constexpr int kProfileDescriptor = 4;
constexpr int kPictureDescriptor = 5;
constexpr int kMaskDescriptor = 6;

/// The header decides before anything is decoded.
constexpr std::uint64_t kPixelBudget = 500'000'000;
/// A picture of more than 64 MiB decoded may not have been packed tighter than this.
constexpr std::uint64_t kPackingRatio = 1000;

}
