// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace publisher::color {

/// The head of an ICC profile with the given tags, each of four bytes.
inline std::string made_profile(std::string_view device_class = "prtr", std::string_view space = "CMYK",
                                std::vector<std::string> tags = {"A2B0", "B2A0"}, char version = 2) {
    const auto number = [](std::size_t value) {
        std::string bytes;
        for (const int shift : {24, 16, 8, 0})
            bytes += static_cast<char>(value >> shift & 255);
        return bytes;
    };
    const std::size_t data = 128 + 4 + 12 * tags.size();
    std::string profile = number(data + 4 * tags.size()) + "lcms" + version + std::string(3, '\0');
    profile.append(device_class)
        .append(space)
        .append("Lab ")
        .append(12, '\0')
        .append("acsp")
        .append(88, '\0');
    profile += number(tags.size());
    for (std::size_t i = 0; i < tags.size(); ++i)
        profile += tags[i] + number(data + 4 * i) + number(4);
    return profile + std::string(4 * tags.size(), '\0');
}

}
