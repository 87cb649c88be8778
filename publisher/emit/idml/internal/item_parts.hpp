// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/emit/idml/internal/desk.hpp"

namespace publisher::emit::idml {

/// A corner of a path without curves.
void write_point(Length x, Length y, XmlWriter& xml);
/// The outline in the item's own coordinates: its corner is 0 0. Order of points as InDesign writes it.
void write_rectangle_path(Length width, Length height, XmlWriter& xml);
/// From the corner 0 0 to the opposite one.
void write_line_path(Length width, Length height, XmlWriter& xml);

/// Begins an item of a spread at its place: id, name, layer; more attributes may follow.
void open_item(const char* element, const page::ObjectHead& head, const std::string& self, const Rect& frame,
               const PageContext& context, const Desk& desk, XmlWriter& xml);
/// How far other frames' text stands from an object. It takes the wider side, as it does here.
void write_wrap(const Insets& distances, XmlWriter& xml);
/// Opacity and blend mode; nothing when it is opaque.
void write_blending(const style::Blending& blending, XmlWriter& xml);
/// Where a gradient begins in a frame of its own coordinates and how far it goes; nothing for other paints.
void write_gradient_axis(const style::Paint& paint, const Rect& frame, const style::StyleSheet& styles,
                         XmlWriter& xml);
/// Rounded corners, in both forms: InDesign reads the four corners, other programs the one radius.
Properties corner_properties(Length radius);

}
