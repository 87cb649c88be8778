// SPDX-License-Identifier: Apache-2.0
#include "publisher/color/screen_transform.hpp"

#include <lcms2.h>

#include <algorithm>
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

std::shared_ptr<void> make_transform(const Profile& press, const Profile& screen, cmsUInt32Number inks,
                                     cmsUInt32Number lights, cmsUInt32Number flags) {
    cmsHTRANSFORM transform =
        cmsCreateTransform(press.get(), inks, screen.get(), lights, INTENT_RELATIVE_COLORIMETRIC,
                           cmsFLAGS_BLACKPOINTCOMPENSATION | cmsFLAGS_NOCACHE | flags);
    return transform ? std::shared_ptr<void>(transform, cmsDeleteTransform) : nullptr;
}

}

Result<ScreenTransform> ScreenTransform::create(std::string_view profile) {
    const Profile press =
        own(cmsOpenProfileFromMem(profile.data(), static_cast<cmsUInt32Number>(profile.size())));
    const Profile screen = own(cmsCreate_sRGBProfile());
    if (!press || cmsGetColorSpace(press.get()) != cmsSigCmykData)
        return Failure{Failure::Kind::Refused, "the profile is none of a CMYK press"};
    auto exact = make_transform(press, screen, TYPE_CMYK_16, TYPE_RGB_16, cmsFLAGS_NOOPTIMIZE);
    auto quick = make_transform(press, screen, TYPE_CMYK_8, TYPE_RGB_8, 0);
    if (!exact || !quick) return Failure{Failure::Kind::Refused, "the profile gives no colours for a screen"};
    return ScreenTransform(std::move(exact), std::move(quick));
}

std::array<double, 3> ScreenTransform::to_rgb(const std::array<double, 4>& cmyk) const {
    std::array<std::uint16_t, 4> inks{};
    for (std::size_t i = 0; i < inks.size(); ++i)
        inks[i] = static_cast<std::uint16_t>(std::lround(std::clamp(cmyk[i], 0.0, 1.0) * kWhole));
    std::array<std::uint16_t, 3> lights{};
    cmsDoTransform(exact_.get(), inks.data(), lights.data(), 1);
    return {lights[0] / kWhole, lights[1] / kWhole, lights[2] / kWhole};
}

void ScreenTransform::convert(const std::uint8_t* inks, std::size_t n_pixels, std::uint8_t* srgb) const {
    cmsDoTransform(quick_.get(), inks, srgb, static_cast<cmsUInt32Number>(n_pixels));
}

}
