// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/emit/idml/internal/desk.hpp"

namespace publisher::emit::idml {

/// Writes a frame with the whole picture behind it, linked by a relative URI. What the picture's clipping
/// path cuts off is cut off by that path in InDesign, too.
Status write_picture(const page::PictureFrame& picture, const PageContext& context, Desk& desk,
                     XmlWriter& xml);

}
