// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/image/worker/picture.hpp"

#include <lcms2.h>

#include <utility>

namespace publisher::image {

/// An open ICC profile; may hold none.
class Profile {
public:
    Profile() = default;
    explicit Profile(cmsHPROFILE handle) : handle_(handle) {}
    Profile(Profile&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
    Profile& operator=(Profile&& other) noexcept {
        std::swap(handle_, other.handle_);
        return *this;
    }
    ~Profile() {
        if (handle_) cmsCloseProfile(handle_);
    }

    static Profile from_bytes(std::string_view bytes);
    static Profile srgb() { return Profile(cmsCreate_sRGBProfile()); }
    static Profile lab() { return Profile(cmsCreateLab4Profile(nullptr)); }

    cmsHPROFILE handle() const { return handle_; }
    bool is_open() const { return handle_ != nullptr; }
    /// "RGB", "CMYK", "GRAY", "Lab", else the four letters of its signature.
    std::string space() const;
    std::string description() const;
    /// As a file; the same bytes for the same profile, whenever it was made.
    std::string to_bytes() const;
    bool fits(Colour colour) const;

private:
    cmsHPROFILE handle_ = nullptr;
};

}
