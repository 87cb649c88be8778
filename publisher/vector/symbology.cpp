// SPDX-License-Identifier: Apache-2.0
#include "publisher/vector/symbology.hpp"

#include <array>
#include <cassert>

namespace publisher::vector {
namespace {

// The limits of EAN and UPC are 80 and 200 percent. Codes in a catalog are scanned from paper at the desk or
// in the shop: the limits of the other codes are those of scanning in general, not of pallets on a conveyor.
constexpr std::array<SymbologyRules, 9> kRules = {{
    {Symbology::Ean13, "ean13", 0.33_mm, 0.264_mm, 0.66_mm, 22.85_mm, 11, 7, 0, true},
    {Symbology::Ean8, "ean8", 0.33_mm, 0.264_mm, 0.66_mm, 18.23_mm, 7, 7, 0, true},
    {Symbology::UpcA, "upca", 0.33_mm, 0.264_mm, 0.66_mm, 22.85_mm, 9, 9, 0, true},
    {Symbology::Itf14, "itf14", 0.495_mm, 0.25_mm, 1.016_mm, 12.7_mm, 10, 10, 0, false},
    {Symbology::Code128, "code128", 0.33_mm, 0.19_mm, 1.016_mm, 12.7_mm, 10, 10, 0, false},
    {Symbology::Gs1_128, "gs1-128", 0.33_mm, 0.25_mm, 1.016_mm, 12.7_mm, 10, 10, 0, false},
    {Symbology::Qr, "qr", 0.5_mm, 0.33_mm, 2_mm, 0_mm, 4, 4, 4, false},
    {Symbology::Gs1DataMatrix, "gs1-datamatrix", 0.38_mm, 0.255_mm, 0.99_mm, 0_mm, 1, 1, 1, false},
    {Symbology::Gs1DigitalLink, "gs1-digital-link", 0.5_mm, 0.396_mm, 0.99_mm, 0_mm, 4, 4, 4, false},
}};

}

const SymbologyRules& rules(Symbology symbology) {
    const SymbologyRules& found = kRules[static_cast<std::size_t>(symbology)];
    assert(found.symbology == symbology && "the rules stand in the order of the enumerators");
    return found;
}

std::span<const SymbologyRules> all_symbologies() {
    return kRules;
}

}
