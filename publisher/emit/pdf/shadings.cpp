// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/pdf/internal/objects.hpp"

namespace publisher::emit::pdf {
namespace {

using style::Swatch;

/// One straight piece for each pair of stops, stitched together (PDF 32000-1 §7.10.4).
Object make_function(const Swatch& gradient, const Colors& colors) {
    std::vector<Object> pieces;
    std::vector<double> bounds, encode;
    const auto color_of = [&](const Swatch::Stop& stop) {
        return numbers(colors.numbers(*colors.ink({stop.swatch, stop.tint, style::Overprint::Never})));
    };
    for (std::size_t i = 0; i + 1 < gradient.stops.size(); ++i) {
        pieces.push_back(dictionary({{"FunctionType", integer(2)},
                                     {"Domain", numbers({0, 1})},
                                     {"C0", color_of(gradient.stops[i])},
                                     {"C1", color_of(gradient.stops[i + 1])},
                                     {"N", integer(1)}}));
        if (i > 0) bounds.push_back(gradient.stops[i].place);
        encode.insert(encode.end(), {0, 1});
    }
    return dictionary({{"FunctionType", integer(3)},
                       {"Domain", numbers({gradient.stops.front().place, gradient.stops.back().place})},
                       {"Functions", array(pieces)},
                       {"Bounds", numbers(bounds)},
                       {"Encode", numbers(encode)}});
}

}

Object make_shading(const Swatch& gradient, const Colors& colors, const std::vector<Object>& color_spaces,
                    Document& document) {
    const double first = gradient.stops.front().place, last = gradient.stops.back().place;
    const Swatch::Stop& stop = gradient.stops.front();
    const auto plate = colors.ink({stop.swatch, stop.tint, style::Overprint::Never})->plate;
    const Object both = QPDFObjectHandle::newBool(true);
    return document.indirect(dictionary(
        {{"ShadingType", integer(gradient.is_radial ? 3 : 2)},
         {"ColorSpace", plate ? color_spaces[*plate] : name(colors.is_rgb() ? "DeviceRGB" : "DeviceCMYK")},
         {"Coords", gradient.is_radial ? numbers({0, 0, first, 0, 0, last}) : numbers({first, 0, last, 0})},
         {"Domain", numbers({first, last})},
         {"Function", make_function(gradient, colors)},
         {"Extend", array({both, both})}}));
}

}
