// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/result.hpp"
#include "publisher/raster/image.hpp"
#include "publisher/vector/drawing.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace publisher::color {
class ScreenTransform;
}
namespace publisher::font {
class Library;
}
namespace publisher::page {
struct Page;
}
namespace publisher::style {
struct StyleSheet;
}

/// Pages as pictures, straight from what was laid out and long before there is a PDF. Quick, and honest
/// about geometry and colour; what a press does with overprint is for the proof of the finished file.
namespace publisher::emit::proof {

/// A picture as a screen shows it.
struct Picture {
    raster::Image pixels;
    std::string opacity; ///< a byte a pixel; empty: opaque
    /// As image::PrintPicture::clip.
    std::vector<std::vector<std::int32_t>> clip;
};

/// What a picture frame holds.
using Art = std::variant<Picture, vector::InkedDrawing>;

/// Gives art by PictureFrame::file_digest; null when it could not be had: its frame stays empty.
using ArtSource = std::function<std::shared_ptr<const Art>(const std::string& file_digest)>;

/// Draws the trim of pages, one after another. What it is given has to outlive it. Each thread has its own.
class PageDrawer {
public:
    PageDrawer(const style::StyleSheet& styles, const font::Library& fonts,
               const color::ScreenTransform& inks, ArtSource art);
    ~PageDrawer();

    /// `ppi` pixels an inch, both sides rounded up to whole pixels. Refused for a face that cannot be opened
    /// and for a page of more pixels than a proof may have.
    Result<raster::Image> draw(const page::Page& page, double ppi);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}
