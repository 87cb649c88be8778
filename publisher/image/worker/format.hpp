// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace publisher::image {

enum class Format { Jpeg, Png, Tiff, WebP, Psd, Svg, Unsupported };

struct FormatGuess {
    Format format = Format::Unsupported;
    std::string_view name; ///< "JPEG"; "unknown format" when the first bytes are none we know
};

/// By the first bytes; names of files are not trusted.
FormatGuess guess_format(std::string_view bytes);

}
