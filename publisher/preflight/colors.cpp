// SPDX-License-Identifier: Apache-2.0
#include "publisher/preflight/internal/colors.hpp"

#include "publisher/base/text.hpp"

#include <algorithm>
#include <array>

namespace publisher::preflight {
namespace {

constexpr double kAlmost = 0.0005;

bool is_all(const std::vector<double>& components, double value) {
    return !components.empty() && std::all_of(components.begin(), components.end(), [&](double each) {
        return each > value - kAlmost && each < value + kAlmost;
    });
}

bool has_colorants(const inspect::Color& color) {
    return color.space == "Separation" || color.space == "DeviceN";
}

/// The amount of one colorant; 0 where it is not named.
double colorant(const inspect::Color& color, std::string_view name) {
    for (std::size_t i = 0; i < std::min(color.colorants.size(), color.components.size()); ++i) {
        if (color.colorants[i] == name) return color.components[i];
    }
    return 0;
}

constexpr std::array<std::string_view, 6> kProcess = {"Cyan", "Magenta", "Yellow", "Black", "All", "None"};

}

bool is_white(const inspect::Color& color) {
    if (color.space == "DeviceGray") return is_all(color.components, 1);
    return (color.space == "DeviceCMYK" || has_colorants(color)) && is_all(color.components, 0);
}

bool is_pure_black(const inspect::Color& color) {
    if (color.space == "DeviceGray") return is_all(color.components, 0);
    return black_of(color) > 1 - kAlmost && n_inks(color) == 1;
}

int n_inks(const inspect::Color& color) {
    if (color.space == "DeviceGray") return is_white(color) ? 0 : 1;
    if (color.space != "DeviceCMYK" && !has_colorants(color)) return 0;
    return static_cast<int>(std::count_if(color.components.begin(), color.components.end(),
                                          [](double each) { return each > kAlmost; }));
}

double process_ink(const inspect::Color& color) {
    if (color.space != "DeviceCMYK") return 0;
    double sum = 0;
    for (const double each : color.components)
        sum += 100 * each;
    return sum;
}

double black_of(const inspect::Color& color) {
    if (color.space == "DeviceCMYK") return color.components.size() == 4 ? color.components[3] : 0;
    if (color.space == "DeviceGray") return color.components.size() == 1 ? 1 - color.components[0] : 0;
    return colorant(color, "Black");
}

std::vector<std::string> spots_of(const inspect::Color& color) {
    std::vector<std::string> spots;
    for (const std::string& name : color.colorants) {
        if (std::find(kProcess.begin(), kProcess.end(), name) == kProcess.end()) spots.push_back(name);
    }
    return spots;
}

std::string to_string(const inspect::Color& color) {
    std::string text = color.space.empty() ? "nothing" : color.space;
    for (const std::string& name : color.colorants)
        text += ' ' + name;
    for (const double each : color.components)
        text += ' ' + to_number_text(each, 3);
    return text;
}

bool is_three_coloured(const inspect::Color& color) {
    const auto is_it = [&](const std::string& space) {
        return space == "DeviceRGB" || space == "CalRGB" || space == "Lab";
    };
    return is_it(color.space) ||
           (color.space == "ICCBased" && (color.components.size() == 3 || color.alternate == "DeviceRGB")) ||
           ((color.space == "Indexed" || color.space == "Pattern") && is_it(color.alternate));
}

}
