// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace publisher::inspect {

/// What a scanner sees of a page in red light: a byte a pixel, 0 is dark.
struct RedPicture {
    const std::uint8_t* pixels = nullptr;
    int width = 0, height = 0, pixel_step = 1, row_step = 0;
    /// Pixels outside are not of the page.
    int left = 0, top = 0, right = 0, bottom = 0;
};

/// A code on such a picture, in pixels.
struct CodeBox {
    double left = 0, top = 0, right = 0, bottom = 0;
};

/// How much light a code has around it, in pixels and in the sense in which it is read.
struct Light {
    double module = 0; ///< width of the narrowest bar; 0 where it cannot be told
    double left = 0, right = 0, above = 0, below = 0;
};

/// Measures the module on the bars and then how far the picture stays light on each side, up to the end of the page or
/// the picture. Of linear codes only left and right, beside the upper part of the bars, where no digits stand.
/// `format` is the scanner's name of the symbology, `n_quarters` how often the code is turned clockwise by 90 degrees,
/// `has_add_on` whether a second symbol follows it.
Light measure_light(const RedPicture& picture, const CodeBox& code, std::string_view format, int n_quarters,
                    bool has_add_on);

}
