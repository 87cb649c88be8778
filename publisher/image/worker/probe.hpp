// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/json_writer.hpp"

namespace publisher::image {

/// What the head of a picture and its metadata say.
JsonWriter probe(std::string_view source);
/// What an XMP sidecar says of the rights.
JsonWriter probe_sidecar(std::string_view packet);

}
