// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/text/internal/paragraph.hpp"

namespace publisher::text {

/// Lets small signs on both sides of a break stand outside the measure by a part of their width: what is
/// light makes an edge look ragged when it stands inside. The paragraph's pieces are shaped.
void hang_punctuation(const PreparedParagraph& paragraph, Break& place);

}
