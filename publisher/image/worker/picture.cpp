// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/worker/picture.hpp"

#include "publisher/image/internal/protocol.hpp"
#include "publisher/image/worker/format.hpp"
#include "publisher/image/worker/refuse.hpp"

namespace publisher::image {

std::string_view to_string(Colour colour) {
    switch (colour) {
        case Colour::Gray: return "gray";
        case Colour::Rgb: return "rgb";
        case Colour::Cmyk: return "cmyk";
        case Colour::Lab: return "lab";
    }
    return {};
}

std::string_view to_string(Alpha alpha) {
    switch (alpha) {
        case Alpha::None: return "none";
        case Alpha::Straight: return "straight";
        case Alpha::Associated: return "associated";
        case Alpha::TransparentColour: return "transparent-colour";
    }
    return {};
}

std::unique_ptr<PictureReader> open_picture(std::string_view bytes) {
    const auto guess = guess_format(bytes);
    set_format_name(guess.name);
    std::unique_ptr<PictureReader> reader;
    switch (guess.format) {
        case Format::Jpeg: reader = open_jpeg(bytes); break;
        case Format::Png: reader = open_png(bytes); break;
        case Format::Tiff: reader = open_tiff(bytes); break;
        case Format::WebP: reader = open_webp(bytes); break;
        case Format::Psd: reader = open_psd(bytes); break;
        case Format::Svg: refuse(Refusal::Unsupported, "a drawing has no pixels");
        case Format::Unsupported: refuse(Refusal::Unsupported, "pictures of this format are not read");
    }
    check_limits(reader->header(), bytes.size());
    return reader;
}

void check_limits(const Header& header, std::uint64_t file_bytes) {
    const std::uint64_t n_pixels = std::uint64_t{header.width} * header.height;
    const std::string size = std::to_string(header.width) + " x " + std::to_string(header.height) + " pixels";
    if (n_pixels == 0) refuse(Refusal::Malformed, "the picture has no pixels");
    if (n_pixels > protocol::kPixelBudget) {
        refuse(Refusal::TooLarge, size + " are more than 500 million");
    }
    const auto n_samples =
        header.is_indexed ? 1 : n_components_of(header.colour) + (header.alpha != Alpha::None);
    const std::uint64_t n_bytes = n_pixels * static_cast<std::uint64_t>(header.bits * n_samples) / 8;
    if (n_bytes > (64u << 20) && n_bytes / protocol::kPackingRatio > file_bytes) {
        refuse(Refusal::TooLarge, size + " in a file of " + std::to_string(file_bytes) +
                                      " bytes: packed tighter than a picture can be");
    }
}

}
