// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace publisher::image {

struct Header;

/// Takes orientation and resolution from an EXIF block (with or without its "Exif" prefix).
/// What is damaged is left out: cameras and editors write a lot of it.
void read_exif(std::string_view block, Header& header);

}
