// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/emit/pdf/internal/encoding.hpp"
#include "publisher/emit/pdf/internal/tagger.hpp"
#include "publisher/page/page.hpp"

#include <optional>

namespace publisher::emit::pdf {

/// One part of a table: grounds first, then text, then rules, so that no rule is cut by the ground of the
/// next row. With a tagger its rows and cells become elements.
void draw_table(const page::TablePart& table, const style::StyleSheet& styles, const Encodings& encodings,
                std::optional<Length> overprint_below, Painter& painter, Tagger* tagger);

}
