// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/inspect/facts.hpp"

#include <string>
#include <string_view>
#include <vector>

/// Words for colours as the Ghent Workgroup's 2022 settings define them.
namespace publisher::preflight {

/// CMYK 0 0 0 0, gray 1, spots without ink. White in RGB is none: it is converted.
bool is_white(const inspect::Color& color);
/// CMYK 0 0 0 1, Separation Black 1, DeviceN with black alone, gray 0.
bool is_pure_black(const inspect::Color& color);
/// Inks that are printed with, 0 to 4 of the process and the spots.
int n_inks(const inspect::Color& color);
/// Sum of the process inks in percent; nothing beyond CMYK.
double process_ink(const inspect::Color& color);
double black_of(const inspect::Color& color);
/// Colorants that are none of the press's own: not Cyan, Magenta, Yellow, Black, All, None.
std::vector<std::string> spots_of(const inspect::Color& color);
/// "DeviceCMYK 0 0 0 1", as a person can compare it.
std::string to_string(const inspect::Color& color);
/// A space whose inks the press mixes itself: DeviceRGB, CalRGB, Lab, ICCBased of three components.
bool is_three_coloured(const inspect::Color& color);

}
