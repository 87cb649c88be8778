// SPDX-License-Identifier: Apache-2.0
#include "publisher/color/press_transform.hpp"

#include <lcms2.h>

namespace publisher::color {
namespace {

struct CloseProfile {
    void operator()(void* profile) const { cmsCloseProfile(profile); }
};
using Profile = std::unique_ptr<void, CloseProfile>;

}

Result<PressTransform> PressTransform::create(std::string_view profile, PressIntent intent) {
    const Profile press(cmsOpenProfileFromMem(profile.data(), static_cast<cmsUInt32Number>(profile.size())));
    const Profile screen(cmsCreate_sRGBProfile());
    if (!press || cmsGetColorSpace(press.get()) != cmsSigCmykData)
        return Failure{Failure::Kind::Refused, "the profile is none of a CMYK press"};
    cmsHTRANSFORM transform = cmsCreateTransform(
        screen.get(), TYPE_RGB_8, press.get(), TYPE_CMYK_8,
        intent == PressIntent::Perceptual ? INTENT_PERCEPTUAL : INTENT_RELATIVE_COLORIMETRIC,
        cmsFLAGS_BLACKPOINTCOMPENSATION | cmsFLAGS_NOCACHE | cmsFLAGS_NOOPTIMIZE);
    if (!transform)
        return Failure{Failure::Kind::Refused, "the profile gives no inks for colours of screens"};
    return PressTransform(std::shared_ptr<void>(transform, cmsDeleteTransform));
}

std::array<double, 4> PressTransform::to_inks(const std::array<std::uint8_t, 3>& srgb) const {
    if (srgb[0] == srgb[1] && srgb[1] == srgb[2]) return {0, 0, 0, 1 - srgb[0] / 255.0};
    std::array<std::uint8_t, 4> inks{};
    cmsDoTransform(transform_.get(), srgb.data(), inks.data(), 1);
    return {inks[0] / 255.0, inks[1] / 255.0, inks[2] / 255.0, inks[3] / 255.0};
}

}
