// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/color/press_transform.hpp"
#include "publisher/job/prepare.hpp"
#include "publisher/publication/publication.hpp"
#include "publisher/vector/drawing.hpp"

#include <optional>
#include <string>

namespace publisher::job {

/// Reads a drawing and sets its texts in pinned fonts.
Result<vector::Drawing> load_drawing(const World& world, const Preparation& preparation, const Path& file);

/// How the colours of a drawing are made in one output: by the swatch that the layout maps them to; else as those
/// of pictures, in the inks of the printing condition or, on screens, as they are. `press` may be null for screens.
vector::InkedDrawing inked(vector::Drawing drawing, const style::StyleSheet& styles,
                           const color::PressTransform* press);

/// The transform that an output needs for drawings; null for screens.
Result<std::optional<color::PressTransform>> press_transform(const publication::Output& output,
                                                             const color::OutputCondition& condition);

/// Percent of all inks in its fullest colour.
int ink_percent(const vector::InkedDrawing& drawing, const style::StyleSheet& styles);

/// Why a drawing cannot keep its plates: a gradient between a spot colour and other inks. Empty when it can.
std::string plate_trouble(const vector::InkedDrawing& drawing, const style::StyleSheet& styles);

}
