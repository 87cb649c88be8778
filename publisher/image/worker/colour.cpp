// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/worker/colour.hpp"

#include "publisher/image/worker/refuse.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace publisher::image {
namespace {

constexpr std::size_t kCurveSize = 65'536;

cmsUInt32Number pixel_type(Colour colour, bool is_deep) {
    switch (colour) {
        case Colour::Gray: return is_deep ? TYPE_GRAY_16 : TYPE_GRAY_8;
        case Colour::Rgb: return is_deep ? TYPE_RGB_16 : TYPE_RGB_8;
        case Colour::Cmyk: return is_deep ? TYPE_CMYK_16 : TYPE_CMYK_8;
        case Colour::Lab: return is_deep ? TYPE_Lab_16 : TYPE_Lab_8;
    }
    return 0;
}

Colour colour_of(Wanted wanted, Colour source) {
    // Gray stays gray: as one plate of black it needs no register and no other ink.
    if (source == Colour::Gray) return source;
    switch (wanted) {
        case Wanted::Cmyk: return Colour::Cmyk;
        case Wanted::CmykKeepingRgb: return source == Colour::Rgb ? Colour::Rgb : Colour::Cmyk;
        case Wanted::Rgb: return Colour::Rgb;
        case Wanted::Keep: return source == Colour::Lab ? Colour::Rgb : source;
    }
    return source;
}

bool is_for_press(Wanted wanted) {
    return wanted == Wanted::Cmyk || wanted == Wanted::CmykKeepingRgb;
}

/// The lightness of every level of black ink alone, 255 being paper.
std::array<double, 256> black_ink_lightness(const Profile& destination) {
    std::array<double, 256> lightness{};
    const auto lab = Profile::lab();
    const auto transform = cmsCreateTransform(destination.handle(), TYPE_CMYK_8, lab.handle(), TYPE_Lab_DBL,
                                              INTENT_RELATIVE_COLORIMETRIC, 0);
    if (!transform) refuse(Refusal::Profile, "the destination profile gives no colours");
    for (int level = 0; level < 256; ++level) {
        const std::uint8_t ink[4] = {0, 0, 0, static_cast<std::uint8_t>(255 - level)};
        cmsCIELab colour{};
        cmsDoTransform(transform, ink, &colour, 1);
        lightness[static_cast<std::size_t>(level)] = colour.L;
    }
    cmsDeleteTransform(transform);
    return lightness;
}

std::vector<double> gray_lightness(const Profile& source) {
    std::vector<double> lightness(kCurveSize);
    const auto lab = Profile::lab();
    const auto transform = cmsCreateTransform(source.handle(), TYPE_GRAY_16, lab.handle(), TYPE_Lab_DBL,
                                              INTENT_RELATIVE_COLORIMETRIC, 0);
    if (!transform) return {};
    for (std::size_t i = 0; i < kCurveSize; ++i) {
        const auto gray = static_cast<std::uint16_t>(i);
        cmsCIELab colour{};
        cmsDoTransform(transform, &gray, &colour, 1);
        lightness[i] = colour.L;
    }
    cmsDeleteTransform(transform);
    return lightness;
}

/// For every gray the level of black ink of the same lightness, with the source's black brought to that of
/// full black ink (black point compensation): the tones stay, the plate stays one.
std::vector<std::uint8_t> gray_to_black_ink(const Profile& source, const Profile& destination) {
    const auto lightness = gray_lightness(source);
    if (lightness.empty()) return {};
    const auto ink = black_ink_lightness(destination);
    const double source_black = lightness.front(), ink_black = ink[0];
    const double factor = (100 - ink_black) / std::max(100 - source_black, 1.0);
    std::vector<std::uint8_t> curve(kCurveSize);
    std::size_t level = 0;
    for (std::size_t i = 0; i < kCurveSize; ++i) {
        const double wanted = ink_black + (lightness[i] - source_black) * factor;
        while (level < 255 && std::abs(ink[level + 1] - wanted) <= std::abs(ink[level] - wanted))
            ++level;
        curve[i] = static_cast<std::uint8_t>(level);
    }
    return curve;
}

std::vector<std::uint8_t> gray_to_srgb(const Profile& source) {
    const auto srgb = Profile::srgb();
    const auto transform = cmsCreateTransform(source.handle(), TYPE_GRAY_16, srgb.handle(), TYPE_RGB_8,
                                              INTENT_RELATIVE_COLORIMETRIC, cmsFLAGS_BLACKPOINTCOMPENSATION);
    if (!transform) return {};
    std::vector<std::uint8_t> curve(kCurveSize);
    for (std::size_t i = 0; i < kCurveSize; ++i) {
        const auto gray = static_cast<std::uint16_t>(i);
        std::uint8_t rgb[3];
        cmsDoTransform(transform, &gray, rgb, 1);
        curve[i] = rgb[1];
    }
    cmsDeleteTransform(transform);
    return curve;
}

}

ColourStage::ColourStage(const Header& header, const Request& request)
    : source_colour_(header.colour),
      colour_(colour_of(request.wanted, header.colour)),
      is_deep_(header.bits > 8) {
    if (request.wanted == Wanted::CmykKeepingRgb && header.colour == Colour::Rgb) {
        keep_rgb(header);
        return;
    }
    const auto destination = Profile::from_bytes(request.destination);
    if (is_for_press(request.wanted) && (!destination.is_open() || !destination.fits(Colour::Cmyk))) {
        refuse(Refusal::Profile, "the destination profile is no CMYK profile");
    }
    auto source = Profile::from_bytes(header.profile);
    // A profile of another colour space than the pixels' is a mistake of some editor; it says nothing.
    if (source.is_open() && !source.fits(header.colour)) source = Profile();
    if (header.colour == Colour::Gray)
        plan_gray(source, destination, request.wanted);
    else
        plan_transform(header, request, std::move(source), destination);
    if (request.wanted == Wanted::Keep && colour_ == source_colour_ && source_profile_ == "embedded") {
        kept_profile_ = header.profile;
    }
}

void ColourStage::keep_rgb(const Header& header) {
    const auto source = Profile::from_bytes(header.profile);
    const bool is_tagged = source.is_open() && source.fits(Colour::Rgb);
    source_profile_ = is_tagged ? "embedded" : "sRGB";
    kept_profile_ = is_tagged ? header.profile : Profile::srgb().to_bytes();
}

ColourStage::~ColourStage() {
    if (transform_) cmsDeleteTransform(transform_);
}

void ColourStage::plan_gray(const Profile& source, const Profile& destination, Wanted wanted) {
    // Gray without a profile is taken as the amount of black ink that it will be.
    if (!source.is_open()) return;
    source_profile_ = "embedded";
    if (is_for_press(wanted)) gray_curve_ = gray_to_black_ink(source, destination);
    if (wanted == Wanted::Rgb) gray_curve_ = gray_to_srgb(source);
}

void ColourStage::plan_transform(const Header& header, const Request& request, Profile source,
                                 const Profile& destination) {
    if (source.is_open()) source_profile_ = "embedded";
    if (request.wanted == Wanted::Keep && colour_ == source_colour_) return;
    if (is_for_press(request.wanted) && source_colour_ == Colour::Cmyk) {
        // Untagged ink amounts are what they are; tagged ones for this very condition too.
        if (!source.is_open() || header.profile == request.destination) return;
    }
    if (request.wanted == Wanted::Rgb && source_colour_ == Colour::Rgb && !source.is_open()) return;

    const auto srgb = Profile::srgb();
    const Profile& target = colour_ == Colour::Cmyk ? destination : srgb;
    if (source.is_open() && make_transform(source, target, request)) return;
    if (source_colour_ == Colour::Cmyk) {
        if (!destination.is_open() || !destination.fits(Colour::Cmyk)) {
            refuse(Refusal::Profile, "CMYK without a profile needs the output condition's");
        }
        source_profile_ = "output condition";
        if (colour_ == Colour::Cmyk) return;
        make_transform(destination, target, request);
    } else if (source_colour_ == Colour::Lab) {
        source_profile_ = "none";
        make_transform(Profile::lab(), target, request);
    } else {
        source_profile_ = "sRGB";
        make_transform(srgb, target, request);
    }
    if (!transform_ && !lattice_) refuse(Refusal::Profile, "the destination profile cannot be used");
}

bool ColourStage::make_transform(const Profile& source, const Profile& destination, const Request& request) {
    const auto intent = request.is_perceptual ? INTENT_PERCEPTUAL : INTENT_RELATIVE_COLORIMETRIC;
    const auto make = [&](cmsUInt32Number from, cmsUInt32Number to, cmsUInt32Number flags) {
        return cmsCreateTransform(source.handle(), from, destination.handle(), to, intent,
                                  cmsFLAGS_BLACKPOINTCOMPENSATION | flags);
    };
    if (source_colour_ == Colour::Rgb && colour_ == Colour::Cmyk && !is_deep_) {
        const auto transform = make(TYPE_RGB_16, TYPE_CMYK_16, cmsFLAGS_NOOPTIMIZE | cmsFLAGS_NOCACHE);
        if (transform) lattice_.emplace(transform);
        return lattice_.has_value();
    }
    transform_ = make(pixel_type(source_colour_, is_deep_), pixel_type(colour_, false), 0);
    return transform_ != nullptr;
}

void ColourStage::convert(const std::uint16_t* colours, std::size_t n_pixels, std::uint8_t* result) {
    const std::size_t n_samples = n_pixels * static_cast<std::size_t>(n_components_of(source_colour_));
    if (!gray_curve_.empty()) {
        for (std::size_t i = 0; i < n_samples; ++i)
            result[i] = gray_curve_[colours[i]];
    } else if (lattice_) {
        lattice_->convert(colours, n_pixels, result);
    } else if (!transform_) {
        for (std::size_t i = 0; i < n_samples; ++i)
            result[i] = narrow(colours[i]);
    } else if (is_deep_) {
        cmsDoTransform(transform_, colours, result, static_cast<cmsUInt32Number>(n_pixels));
    } else {
        narrow_.resize(n_samples);
        for (std::size_t i = 0; i < n_samples; ++i)
            narrow_[i] = narrow(colours[i]);
        cmsDoTransform(transform_, narrow_.data(), result, static_cast<cmsUInt32Number>(n_pixels));
    }
}

}
