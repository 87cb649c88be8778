// SPDX-License-Identifier: Apache-2.0
#include "publisher/color/icc_profile.hpp"

#include <algorithm>
#include <cstdint>

namespace publisher::color {
namespace {

constexpr std::size_t kHeaderSize = 128, kTagSize = 12;

std::uint64_t number_at(std::string_view bytes, std::size_t offset) {
    std::uint64_t value = 0;
    for (const char c : bytes.substr(offset, 4))
        value = value << 8 | static_cast<unsigned char>(c);
    return value;
}

Failure refused(std::string message) {
    return {Failure::Kind::Refused, std::move(message)};
}

}

Result<IccProfile> read_icc_profile(std::string_view bytes) {
    if (bytes.size() < kHeaderSize + 4 || bytes.substr(36, 4) != "acsp")
        return refused("this is no ICC profile");
    if (number_at(bytes, 0) != bytes.size()) {
        return refused("the ICC profile says it has " + std::to_string(number_at(bytes, 0)) +
                       " bytes and has " + std::to_string(bytes.size()));
    }
    IccProfile profile;
    profile.major_version = static_cast<unsigned char>(bytes[8]);
    profile.device_class = bytes.substr(12, 4);
    profile.color_space = bytes.substr(16, 4);
    const std::uint64_t n_tags = number_at(bytes, kHeaderSize);
    if (n_tags > (bytes.size() - kHeaderSize - 4) / kTagSize)
        return refused("the tag table of the ICC profile is cut off");
    for (std::uint64_t i = 0; i < n_tags; ++i) {
        const std::size_t entry = kHeaderSize + 4 + i * kTagSize;
        profile.tags.emplace_back(bytes.substr(entry, 4));
        if (number_at(bytes, entry + 4) + number_at(bytes, entry + 8) > bytes.size())
            return refused("the tag '" + profile.tags.back() + "' lies outside the ICC profile");
    }
    return profile;
}

Status check_cmyk_output(const IccProfile& profile, std::string_view name) {
    const std::string subject = "the profile of '" + std::string(name) + "' ";
    if (profile.device_class != "prtr")
        return refused(subject + "has the class '" + profile.device_class +
                       "' and not that of a press, 'prtr'");
    if (profile.color_space != "CMYK")
        return refused(subject + "is for '" + profile.color_space + "' and not CMYK");
    if (profile.major_version != 2 && profile.major_version != 4)
        return refused(subject + "has version " + std::to_string(profile.major_version) + ", not 2 or 4");
    for (const std::string_view table : {"A2B0", "B2A0"}) {
        if (std::ranges::find(profile.tags, table) == profile.tags.end())
            return refused(subject + "has no table '" + std::string(table) + "'");
    }
    return Done();
}

}
