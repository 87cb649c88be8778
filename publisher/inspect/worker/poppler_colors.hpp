// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publisher/inspect/facts.hpp"

#include <GfxState.h>

namespace publisher::inspect {

/// A colour as the content stream set it.
Color to_color(GfxColorSpace* space, const GfxColor& color);

/// A colour space without a colour, as pictures and shadings have it.
Color to_color_space(GfxColorSpace* space);

std::string blend_mode_name(GfxBlendMode mode);

}
