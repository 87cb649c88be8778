// SPDX-License-Identifier: Apache-2.0
#include "publisher/color/soft_proof.hpp"

#include <lcms2.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace publisher::color {
namespace {

using Profile = std::unique_ptr<void, decltype(&cmsCloseProfile)>;

}

struct SoftProof::State {
    cmsHTRANSFORM transform = nullptr;
    ~State() { cmsDeleteTransform(transform); }
};

SoftProof::SoftProof() = default;
SoftProof::~SoftProof() = default;
SoftProof::SoftProof(SoftProof&&) noexcept = default;
SoftProof& SoftProof::operator=(SoftProof&&) noexcept = default;

Result<SoftProof> SoftProof::create(std::string_view bytes) {
    const Profile press(cmsOpenProfileFromMem(bytes.data(), static_cast<cmsUInt32Number>(bytes.size())),
                        &cmsCloseProfile);
    const Profile screen(cmsCreate_sRGBProfile(), &cmsCloseProfile);
    if (!press || cmsGetColorSpace(press.get()) != cmsSigCmykData)
        return Failure{Failure::Kind::Refused, "the profile is none of a CMYK press"};
    // Without the cache of the last pixel a transform has no state that threads could share.
    cmsHTRANSFORM transform =
        cmsCreateTransform(press.get(), TYPE_CMYK_8, screen.get(), TYPE_RGB_8, INTENT_RELATIVE_COLORIMETRIC,
                           cmsFLAGS_BLACKPOINTCOMPENSATION | cmsFLAGS_NOCACHE);
    if (!transform) return Failure{Failure::Kind::Refused, "the profile has no table towards a screen"};
    SoftProof proof;
    proof.state_ = std::make_unique<State>();
    proof.state_->transform = transform;
    return proof;
}

void SoftProof::convert(const std::uint8_t* inks, std::size_t n_pixels, std::uint8_t* srgb) const {
    cmsDoTransform(state_->transform, inks, srgb, static_cast<cmsUInt32Number>(n_pixels));
}

std::array<std::uint8_t, 3> SoftProof::to_srgb(const std::array<double, 4>& inks) const {
    std::array<std::uint8_t, 4> bytes{};
    for (std::size_t i = 0; i < 4; ++i)
        bytes[i] = static_cast<std::uint8_t>(std::lround(std::clamp(inks[i], 0.0, 1.0) * 255));
    std::array<std::uint8_t, 3> srgb{};
    convert(bytes.data(), 1, srgb.data());
    return srgb;
}

}
