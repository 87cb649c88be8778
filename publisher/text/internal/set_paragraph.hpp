// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/text/internal/prepare.hpp"

namespace publisher::text {

/// What a story is set in.
struct Area {
    const Composer::MeasureOf& measure_of;
    bool is_uniform = false; ///< every line has the same measure
};

/// Sets a paragraph below what is in the galley already.
void set_paragraph(const PreparedParagraph& paragraph, const Area& area, Workshop& workshop,
                   story::Galley& galley);

}
