// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace publisher::image {

enum class ProfileSegments { Keep, Drop };

/// A JPEG without metadata, thumbnails and what follows its end; the pixels are the same bytes as before.
std::string strip_jpeg(std::string_view bytes, ProfileSegments profile);

}
