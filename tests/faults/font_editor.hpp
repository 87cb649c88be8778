// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/faults/pdf_editor.hpp"

#include <functional>

namespace publisher::faults {

/// Lets two figures change places in the font programs of a file: what is said to be the one is drawn as the other
/// wherever such a font is used, and no text changes. `is_meant` is asked for each font by its BaseFont, tag included.
/// Gives how many fonts were changed.
int exchange_figures(PdfEditor& pdf, char a, char b,
                     const std::function<bool(const std::string& name)>& is_meant);

}
