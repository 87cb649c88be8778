// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/pdf/internal/objects.hpp"

namespace publisher::emit::pdf {
namespace {

using style::Swatch;

/// One straight piece for each pair of stops, stitched together (PDF 32000-1 §7.10.4); two stops in one place
/// are an edge. The stops are not all in one place.
Object make_function(const std::vector<ColorStop>& stops) {
    std::vector<Object> pieces;
    std::vector<double> bounds, encode;
    for (std::size_t i = 0; i + 1 < stops.size(); ++i) {
        if (stops[i].place == stops[i + 1].place) continue;
        if (!pieces.empty()) bounds.push_back(stops[i].place);
        pieces.push_back(dictionary({{"FunctionType", integer(2)},
                                     {"Domain", numbers({0, 1})},
                                     {"C0", numbers(stops[i].numbers)},
                                     {"C1", numbers(stops[i + 1].numbers)},
                                     {"N", integer(1)}}));
        encode.insert(encode.end(), {0, 1});
    }
    return dictionary({{"FunctionType", integer(3)},
                       {"Domain", numbers({stops.front().place, stops.back().place})},
                       {"Functions", array(pieces)},
                       {"Bounds", numbers(bounds)},
                       {"Encode", numbers(encode)}});
}

}

Object make_shading(const Swatch& gradient, const Colors& colors, const std::vector<Object>& color_spaces,
                    Document& document) {
    const double first = gradient.stops.front().place, last = gradient.stops.back().place;
    const Swatch::Stop& stop = gradient.stops.front();
    const auto ink_of = [&](const Swatch::Stop& at) {
        return *colors.ink(style::Paint{at.swatch, at.tint, style::Overprint::Never});
    };
    const auto plate = ink_of(stop).plate;
    std::vector<ColorStop> stops;
    for (const Swatch::Stop& at : gradient.stops)
        stops.push_back({at.place, colors.numbers(ink_of(at))});
    const Object both = QPDFObjectHandle::newBool(true);
    return document.indirect(dictionary(
        {{"ShadingType", integer(gradient.is_radial ? 3 : 2)},
         {"ColorSpace", plate ? color_spaces[*plate] : name(colors.is_rgb() ? "DeviceRGB" : "DeviceCMYK")},
         {"Coords", gradient.is_radial ? numbers({0, 0, first, 0, 0, last}) : numbers({first, 0, last, 0})},
         {"Domain", numbers({first, last})},
         {"Function", make_function(stops)},
         {"Extend", array({both, both})}}));
}

Object make_pattern(const GradientPattern& gradient, const Colors& colors,
                    const std::vector<Object>& color_spaces, Document& document) {
    std::vector<ColorStop> stops = gradient.stops;
    if (stops.front().place > 0) stops.insert(stops.begin(), {0, stops.front().numbers});
    if (stops.back().place < 1) stops.push_back({1, stops.back().numbers});
    const Object both = QPDFObjectHandle::newBool(true);
    const Object shading = dictionary(
        {{"ShadingType", integer(gradient.is_radial ? 3 : 2)},
         {"ColorSpace", gradient.plate ? color_spaces[*gradient.plate]
                                       : name(colors.is_rgb() ? "DeviceRGB" : "DeviceCMYK")},
         {"Coords", gradient.is_radial ? numbers({gradient.focus[0], gradient.focus[1], 0, 0, 0, 1})
                                       : numbers({0, 0, 1, 0})},
         {"Function", make_function(stops)},
         {"Extend", array({both, both})}});
    return document.indirect(
        dictionary({{"PatternType", integer(2)},
                    {"Matrix", numbers({gradient.matrix.begin(), gradient.matrix.end()})},
                    {"Shading", shading}}));
}

}
