// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/text/internal/prepare.hpp"

namespace publisher::text {

/// Full-width signs that fill one half of their square.
enum class HalfBlank { None, Left, Right };
/// In traditional Chinese points and commas stand in the middle of theirs.
HalfBlank half_blank(char32_t character, bool has_centred_points);

/// After JLREQ 3.1 and 3.2: signs that stand side by side give up the blank halves between them, and letters
/// or figures among ideographs get a quarter of an em of room. The pieces are shaped.
void space_ideographs(PreparedParagraph& paragraph, Languages& languages);

/// What a sign at the edge of a line gives up of its square; the ink stands at the edge.
void trim_line_edges(const PreparedParagraph& paragraph, Break& place, Languages& languages);

}
