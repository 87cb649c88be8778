// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/image/worker/picture.hpp"

#include <functional>

namespace publisher::image {

/// Calls for every marker segment before the first scan: its marker byte, its content without length.
/// Gives the offset of the first scan's marker, the size of the file when there is none.
std::size_t for_each_segment(std::string_view bytes,
                             const std::function<void(int marker, std::string_view content)>& visit);

/// Takes the coding process, EXIF, ICC profile, XMP with its extension, and IPTC from the application
/// segments.
void read_jpeg_metadata(std::string_view bytes, Header& header);

}
