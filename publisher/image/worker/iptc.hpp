// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace publisher::image {

/// The IPTC records among Photoshop's image resources (resource 0x0404); empty when there are none.
std::string_view find_iptc(std::string_view image_resources);

/// The values of record 2 by data set number, as UTF-8 (IPTC IIM 4.2, 1:90 names the character set; without
/// it bytes that are no UTF-8 are taken as Windows-1252, which is what the old tools wrote).
std::map<int, std::vector<std::string>> read_iptc(std::string_view records);

}
