// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/worker/raw_profile.hpp"

#include <zlib.h>

#include <charconv>

namespace publisher::image {
namespace {

using namespace std::string_view_literals;

/// No EXIF block is larger: it has to fit into one segment of a JPEG.
constexpr std::size_t kMostBytes = 64 << 10;

std::string inflated(std::string_view bytes) {
    // Two digits a byte, a new line now and then.
    std::string text(kMostBytes * 3, '\0');
    uLongf size = text.size();
    if (::uncompress(reinterpret_cast<Bytef*>(text.data()), &size,
                     reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()) != Z_OK)
        return {};
    text.resize(size);
    return text;
}

/// A new line, a name, a new line, how many bytes, a new line, the digits.
std::string from_digits(std::string_view text) {
    for (int i = 0; i < 3; ++i) {
        const auto end = text.find('\n');
        if (end == std::string_view::npos) return {};
        text.remove_prefix(end + 1);
    }
    std::string digits, bytes;
    for (const char c : text)
        if (c != '\n') digits += c;
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
        unsigned char byte = 0;
        const char* const pair = digits.data() + i;
        if (std::from_chars(pair, pair + 2, byte, 16).ptr != pair + 2) return {};
        bytes += static_cast<char>(byte);
    }
    return bytes;
}

}

std::string read_raw_exif(std::string_view type, std::string_view content) {
    for (const auto keyword : {"Raw profile type exif\0"sv, "Raw profile type APP1\0"sv}) {
        if (!content.starts_with(keyword)) continue;
        const auto text = content.substr(keyword.size());
        if (type == "tEXt") return from_digits(text);
        // The byte before the stream names its method; there is only one.
        if (type == "zTXt" && !text.empty()) return from_digits(inflated(text.substr(1)));
    }
    return {};
}

}
