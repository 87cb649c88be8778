// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/result.hpp"
#include "publisher/vector/drawing.hpp"

namespace publisher::font {
class Library;
}

namespace publisher::text {

class Hyphenation;

/// Sets the texts of a drawing in pinned faces and puts them in their places as outlines: shaped, with kerning,
/// and in the order in which scripts are read. Of the families that a text names the first that is pinned is taken,
/// the others stand in for missing characters.
///
/// Refused, with the line of the file, when none of the families is pinned or a character has no glyph; the
/// drawing is then as it was.
Status set_texts(vector::Drawing& drawing, const font::Library& library, const Hyphenation& hyphenation);

}
