// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/emit/idml/internal/property.hpp"
#include "publisher/emit/idml/internal/xml_writer.hpp"
#include "publisher/style/style.hpp"

#include <string>

namespace publisher::emit::idml {

/// "Color/ink"; "Swatch/None" for no paint. A spot colour goes by the name of its plate, as InDesign's do.
std::string color_reference(const style::StyleSheet& styles, const style::Paint& paint);
/// Percent, 100 without paint.
std::string tint_percent(const style::Paint& paint);
bool is_overprinting(const style::StyleSheet& styles, const style::Paint& paint);

/// Attributes of what is painted so: FillColor, FillTint and OverprintFill, or those of a stroke with its
/// weight. `prefix` goes before the names of a cell's edges and a table's borders: "BottomEdge".
Properties fill_properties(const style::StyleSheet& styles, const style::Paint& paint);
Properties stroke_properties(const style::StyleSheet& styles, const style::Stroke& stroke,
                             std::string_view prefix);

/// Resources/Graphic.xml: the layout's swatches, inks for its spots, and what every document has.
std::string make_graphic(const style::StyleSheet& styles);

}
