// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/emit/idml/internal/desk.hpp"

namespace publisher::emit::idml {

/// Which objects of a page are written: its own ones, or the furniture of a parent page.
enum class Share { Page, Parent };

/// Writes the objects of a page as items of its spread, back to front. A text frame and the ground behind
/// it become one frame. Furniture that the parent page shows is left out on the page.
Status write_items(const PageContext& context, const ParentSide& parent, Share share, Desk& desk,
                   XmlWriter& xml);

}
