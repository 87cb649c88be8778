// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/worker/format.hpp"

#include "publisher/image/worker/bytes.hpp"

namespace publisher::image {
namespace {

struct Signature {
    std::size_t offset;
    std::string_view bytes;
    FormatGuess guess;
};

using namespace std::string_view_literals;

constexpr Signature kSignatures[] = {
    {0, "\xFF\xD8\xFF"sv, {Format::Jpeg, "JPEG"}},
    {0, "\x89PNG\r\n\x1A\n"sv, {Format::Png, "PNG"}},
    {0, "II*\0"sv, {Format::Tiff, "TIFF"}},
    {0, "MM\0*"sv, {Format::Tiff, "TIFF"}},
    {0, "II+\0"sv, {Format::Tiff, "BigTIFF"}},
    {0, "MM\0+"sv, {Format::Tiff, "BigTIFF"}},
    {8, "WEBP"sv, {Format::WebP, "WebP"}},
    {0, "8BPS"sv, {Format::Psd, "PSD"}},
    {0, "%!PS"sv, {Format::Unsupported, "EPS"}},
    {0, "\xC5\xD0\xD3\xC6"sv, {Format::Unsupported, "EPS"}},
    {0, "%PDF-"sv, {Format::Unsupported, "PDF"}},
    {0, "GIF8"sv, {Format::Unsupported, "GIF"}},
    {0, "BM"sv, {Format::Unsupported, "BMP"}},
    {0, "\xFF\x4F\xFF\x51"sv, {Format::Unsupported, "JPEG 2000"}},
    {0, "\0\0\0\x0CjP  \r\n"sv, {Format::Unsupported, "JPEG 2000"}},
    {0, "\xFF\x0A"sv, {Format::Unsupported, "JPEG XL"}},
    {0, "\0\0\0\x0CJXL \r\n"sv, {Format::Unsupported, "JPEG XL"}},
    {0, "II\xBC\x01"sv, {Format::Unsupported, "JPEG XR"}},
    {4, "ftypavif"sv, {Format::Unsupported, "AVIF"}},
    {4, "ftypavis"sv, {Format::Unsupported, "AVIF"}},
    {4, "ftyphei"sv, {Format::Unsupported, "HEIF"}},
    {4, "ftypmif1"sv, {Format::Unsupported, "HEIF"}},
    {0, "\x06\x06\xED\xF5\xD8\x1D\x46\xE5"sv, {Format::Unsupported, "INDD"}},
    {36, "acsp"sv, {Format::Unsupported, "ICC profile"}},
    {0, "PK\x03\x04"sv, {Format::Unsupported, "ZIP"}},
};

/// Text formats have white space, a byte order mark, declarations or comments before their first tag.
bool has_early_tag(std::string_view bytes, std::string_view tag) {
    return bytes.substr(0, 4096).find(tag) != std::string_view::npos;
}

}

FormatGuess guess_format(std::string_view bytes) {
    for (const auto& signature : kSignatures) {
        if (part_of(bytes, signature.offset, signature.bytes.size()) == signature.bytes)
            return signature.guess;
    }
    if (has_early_tag(bytes, "<svg")) return {Format::Svg, "SVG"};
    if (has_early_tag(bytes, "<x:xmpmeta") || has_early_tag(bytes, "<?xpacket")) {
        return {Format::Unsupported, "XMP"};
    }
    if (has_early_tag(bytes, "<?xml")) return {Format::Unsupported, "XML"};
    if (bytes.empty()) return {Format::Unsupported, "empty file"};
    return {Format::Unsupported, "unknown format"};
}

}
