// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/image/worker/colour_lattice.hpp"
#include "publisher/image/worker/picture.hpp"
#include "publisher/image/worker/profile.hpp"
#include "publisher/image/worker/request.hpp"

#include <optional>

namespace publisher::image {

/// Brings rows of a picture into the wanted colours, 8 bits a sample.
class ColourStage {
public:
    ColourStage(const Header& header, const Request& request);
    ~ColourStage();
    ColourStage(const ColourStage&) = delete;
    ColourStage& operator=(const ColourStage&) = delete;

    /// The colour model of the result.
    Colour colour() const { return colour_; }
    bool is_identity() const { return !transform_ && !lattice_ && gray_curve_.empty(); }
    /// Whose profile the source was taken to have: "embedded", "sRGB", "output condition", "none".
    std::string_view source_profile() const { return source_profile_; }
    /// What an 8-bit result has to carry to be understood; for Wanted::Keep and for RGB that is kept.
    const std::string& kept_profile() const { return kept_profile_; }

    /// `colours` has no alpha; `result` has as many samples as `colour()` components.
    void convert(const std::uint16_t* colours, std::size_t n_pixels, std::uint8_t* result);

private:
    void keep_rgb(const Header& header);
    void plan_gray(const Profile& source, const Profile& destination, Wanted wanted);
    void plan_transform(const Header& header, const Request& request, Profile source,
                        const Profile& destination);
    bool make_transform(const Profile& source, const Profile& destination, const Request& request);

    Colour source_colour_, colour_;
    bool is_deep_;
    std::string_view source_profile_ = "none";
    std::string kept_profile_;
    cmsHTRANSFORM transform_ = nullptr;
    std::optional<ColourLattice> lattice_; ///< instead of the transform
    std::vector<std::uint8_t> gray_curve_; ///< 65,536 entries
    std::vector<std::uint8_t> narrow_;
};

}
