// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/worker/profile.hpp"

#include "publisher/base/text.hpp"

namespace publisher::image {

Profile Profile::from_bytes(std::string_view bytes) {
    if (bytes.empty()) return {};
    return Profile(cmsOpenProfileFromMem(bytes.data(), static_cast<cmsUInt32Number>(bytes.size())));
}

std::string Profile::space() const {
    const auto signature = static_cast<std::uint32_t>(cmsGetColorSpace(handle_));
    std::string name;
    for (int shift = 24; shift >= 0; shift -= 8)
        name += static_cast<char>(signature >> shift & 0xFF);
    return std::string(trimmed(name));
}

std::string Profile::description() const {
    char text[512] = {};
    // The ASCII form is the one that does not depend on the wide characters of the platform.
    cmsGetProfileInfoASCII(handle_, cmsInfoDescription, "en", "US", text, sizeof text);
    return std::string(trimmed(text));
}

std::string Profile::to_bytes() const {
    cmsUInt32Number size = 0;
    if (!cmsSaveProfileToMem(handle_, nullptr, &size)) return {};
    std::string bytes(size, '\0');
    if (!cmsSaveProfileToMem(handle_, bytes.data(), &size)) return {};
    // The date of creation (ICC.1:2010 §7.2.8) of a profile that is made on the spot is the present.
    constexpr std::size_t kDate = 24, kDateSize = 12;
    bytes.replace(kDate, kDateSize, kDateSize, '\0');
    return bytes;
}

bool Profile::fits(Colour colour) const {
    switch (cmsGetColorSpace(handle_)) {
        case cmsSigGrayData: return colour == Colour::Gray;
        case cmsSigRgbData: return colour == Colour::Rgb;
        case cmsSigCmykData: return colour == Colour::Cmyk;
        case cmsSigLabData: return colour == Colour::Lab;
        default: return false;
    }
}

}
