// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/geometry.hpp"
#include "publisher/base/result.hpp"
#include "publisher/vector/symbology.hpp"

#include <string>
#include <vector>

namespace publisher::vector {

/// A code to be drawn. Lengths of zero stand for the nominal ones of the symbology.
struct CodeRequest {
    Symbology symbology = Symbology::Ean13;
    /// Digits with their check digit; element strings as "(01)04012345678901(10)A7"; any text for Code 128
    /// and QR. It is never corrected and never completed.
    std::string value;
    std::string add_on; ///< two or five digits beside an EAN or UPC symbol
    std::string domain; ///< of a GS1 Digital Link; empty: https://id.gs1.org
    Length module;      ///< the X-dimension: width of the narrowest bar
    Length bar_height;  ///< of linear codes
    Length reduction;   ///< bar-width reduction: what each bar loses, half on each side, for the press's gain
    Length text_size;   ///< of the human-readable line; zero: there is none
};

/// A part of the human-readable line.
struct CodeText {
    enum class Alignment { Centre, End };
    std::string text;
    Rect field; ///< the line's cap height reaches from top to bottom
    Alignment alignment = Alignment::Centre;
};

/// Bars as closed rectilinear outlines, clockwise, holes the other way: one path that is filled by the
/// nonzero rule. Coordinates are from the top left corner of the footprint.
using Outline = std::vector<Point>;

struct Code {
    Size size; ///< the footprint: bars, quiet zones and human-readable line
    std::vector<Outline> outlines;
    std::vector<CodeText> texts;
    std::string content; ///< what a scanner reads, element separators left out
};

/// Refused, in words that follow "because", when the value cannot be coded: a wrong check digit, characters
/// that the symbology has no sign for, too much for one symbol.
Result<Code> make_code(const CodeRequest& request);

}
