// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher/inspect/worker/poppler_colors.hpp"

#include <GooString.h>

#include <cmath>

namespace publisher::inspect {
namespace {

std::string space_name(GfxColorSpace* space) {
    if (!space) return {};
    switch (space->getMode()) {
        case csDeviceGray: return "DeviceGray";
        case csCalGray: return "CalGray";
        case csDeviceRGB: return "DeviceRGB";
        case csCalRGB: return "CalRGB";
        case csDeviceCMYK: return "DeviceCMYK";
        case csLab: return "Lab";
        case csICCBased: return "ICCBased";
        case csIndexed: return "Indexed";
        case csSeparation: return "Separation";
        case csDeviceN: return "DeviceN";
        case csPattern: return "Pattern";
        default: return "unknown";
    }
}

/// Poppler holds components as 16.16 fixed point, cut off; four decimals give back what was written.
double rounded(GfxColorComp component) {
    return std::round(colToDbl(component) * 10'000) / 10'000;
}

void add_names(GfxSeparationColorSpace& space, Color& color) {
    color.colorants.push_back(space.getName()->toStr());
    color.alternate = space_name(space.getAlt());
}

void add_names(GfxDeviceNColorSpace& space, Color& color) {
    for (int i = 0; i < space.getNComps(); ++i)
        color.colorants.push_back(space.getColorantName(i));
    color.alternate = space_name(space.getAlt());
}

void add_names(GfxIndexedColorSpace& space, Color& color) {
    const auto base = to_color_space(space.getBase());
    color.alternate = base.space;
    color.colorants = base.colorants;
}

}

Color to_color_space(GfxColorSpace* space) {
    Color color{space_name(space), {}, {}, {}};
    if (!space) return color;
    // The mode tells the class; Poppler has no other visible way to ask.
    switch (space->getMode()) {
        case csSeparation: add_names(*static_cast<GfxSeparationColorSpace*>(space), color); break;
        case csDeviceN: add_names(*static_cast<GfxDeviceNColorSpace*>(space), color); break;
        case csIndexed: add_names(*static_cast<GfxIndexedColorSpace*>(space), color); break;
        case csICCBased:
            color.alternate = space_name(static_cast<GfxICCBasedColorSpace*>(space)->getAlt());
            break;
        case csPattern:
            color.alternate = space_name(static_cast<GfxPatternColorSpace*>(space)->getUnder());
            break;
        default: break;
    }
    return color;
}

Color to_color(GfxColorSpace* space, const GfxColor& value) {
    Color color = to_color_space(space);
    if (!space || space->getMode() == csPattern) return color;
    for (int i = 0; i < space->getNComps() && i < gfxColorMaxComps; ++i)
        color.components.push_back(rounded(value.c[i]));
    return color;
}

std::string blend_mode_name(GfxBlendMode mode) {
    constexpr const char* kNames[] = {"Normal",    "Multiply",   "Screen",     "Overlay",
                                      "Darken",    "Lighten",    "ColorDodge", "ColorBurn",
                                      "HardLight", "SoftLight",  "Difference", "Exclusion",
                                      "Hue",       "Saturation", "Color",      "Luminosity"};
    const auto idx = static_cast<std::size_t>(mode);
    return idx < std::size(kNames) ? kNames[idx] : "unknown";
}

}
