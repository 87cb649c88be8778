// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace publisher::emit::pdf {

/// As FlateDecode wants it, at a level that never changes: the same bytes give the same file.
std::string deflate(std::string_view bytes);

}
