// SPDX-License-Identifier: Apache-2.0
#include "publisher/color/screen_transform.hpp"

#include <lcms2.h>

#include <cmath>
#include <cstdint>

namespace publisher::color {
namespace {

using Profile = std::shared_ptr<void>;

constexpr double kWhole = 65'535;

Profile own(cmsHPROFILE profile) {
    return {profile, [](void* each) {
                if (each) cmsCloseProfile(each);
            }};
}

}

Result<ScreenTransform> ScreenTransform::create(std::string_view profile) {
    const Profile press =
        own(cmsOpenProfileFromMem(profile.data(), static_cast<cmsUInt32Number>(profile.size())));
    const Profile screen = own(cmsCreate_sRGBProfile());
    const bool is_press = press && cmsGetColorSpace(press.get()) == cmsSigCmykData;
    cmsHTRANSFORM transform =
        is_press ? cmsCreateTransform(
                       press.get(), TYPE_CMYK_16, screen.get(), TYPE_RGB_16, INTENT_RELATIVE_COLORIMETRIC,
                       cmsFLAGS_BLACKPOINTCOMPENSATION | cmsFLAGS_NOCACHE | cmsFLAGS_NOOPTIMIZE)
                 : nullptr;
    if (!transform) return Failure{Failure::Kind::Refused, "the profile gives no colours for a screen"};
    return ScreenTransform(std::shared_ptr<void>(transform, cmsDeleteTransform));
}

std::array<double, 3> ScreenTransform::to_rgb(const std::array<double, 4>& cmyk) const {
    std::array<std::uint16_t, 4> inks{};
    for (std::size_t i = 0; i < inks.size(); ++i)
        inks[i] = static_cast<std::uint16_t>(std::lround(cmyk[i] * kWhole));
    std::array<std::uint16_t, 3> lights{};
    cmsDoTransform(transform_.get(), inks.data(), lights.data(), 1);
    return {lights[0] / kWhole, lights[1] / kWhole, lights[2] / kWhole};
}

}
