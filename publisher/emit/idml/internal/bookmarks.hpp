// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/emit/idml/internal/resources.hpp"

namespace publisher::emit::idml {

/// Sections, the groups in them and, where asked for, the products in those as bookmarks, each at the page
/// where it stands first; with them all hyperlinks of the document and the destinations of both.
void write_links(const Contents& contents, Desk& desk, XmlWriter& xml);

}
