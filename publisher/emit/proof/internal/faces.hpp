// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/emit/proof/internal/canvas.hpp"
#include "publisher/font/library.hpp"

#include <map>

namespace publisher::emit::proof {

/// Faces of the library as Cairo wants them; nothing of the host's fonts. The library outlives them.
class Faces {
public:
    explicit Faces(const font::Library& library) : library_(library) {}

    /// Refused for a face that cannot be opened. Valid as long as this object.
    Result<cairo_font_face_t*> open(font::FaceId face);

private:
    const font::Library& library_;
    std::map<font::FaceId, Owned<cairo_font_face_t>> faces_;
};

}
