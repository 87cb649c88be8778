// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace publisher::image {

/// The EXIF block that ImageMagick and ExifTool wrote into PNG before it had a chunk for it: in hexadecimal digits, in a text
/// chunk `type` (tEXt, zTXt) with the keyword "Raw profile type exif" or, as JPEG's segment, "Raw profile type APP1".
/// Empty when the chunk is another, or damaged.
std::string read_raw_exif(std::string_view type, std::string_view content);

}
