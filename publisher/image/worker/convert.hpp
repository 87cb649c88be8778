// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/json_writer.hpp"
#include "publisher/image/worker/request.hpp"

namespace publisher::image {

/// Writes the print-ready stream and the soft mask to their descriptors and gives what is known of them.
JsonWriter convert(std::string_view source, const Request& request);

}
