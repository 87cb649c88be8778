// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/worker/pass_through.hpp"

#include "publisher/image/worker/bytes.hpp"
#include "publisher/image/worker/jpeg_markers.hpp"

namespace publisher::image {
namespace {

using namespace std::string_view_literals;

/// The offset behind the end-of-image marker, from a start-of-scan marker on.
std::size_t end_of_image(std::string_view bytes, std::size_t at) {
    while (at + 1 < bytes.size()) {
        const int marker = static_cast<unsigned char>(bytes[at + 1]);
        const bool is_marker =
            bytes[at] == '\xFF' && marker != 0 && marker != 0xFF && !(marker >= 0xD0 && marker <= 0xD7);
        if (!is_marker) {
            ++at;
            continue;
        }
        if (marker == 0xD9) return at + 2;
        at += 2 + number_at(bytes, at + 2, 2, ByteOrder::Big).value_or(0);
    }
    return bytes.size();
}

bool is_needed(int marker, std::string_view content, ProfileSegments profile) {
    constexpr int kApp0 = 0xE0, kApp2 = 0xE2, kApp14 = 0xEE, kApp15 = 0xEF, kComment = 0xFE;
    if (marker == kComment) return false;
    if (marker < kApp0 || marker > kApp15) return true;
    if (marker == kApp2) return profile == ProfileSegments::Keep && content.starts_with("ICC_PROFILE\0"sv);
    return (marker == kApp0 && content.starts_with("JFIF\0"sv)) ||
           (marker == kApp14 && content.starts_with("Adobe"sv));
}

}

std::string strip_jpeg(std::string_view bytes, ProfileSegments profile) {
    std::string stripped = "\xFF\xD8";
    const std::size_t scan = for_each_segment(bytes, [&](int marker, std::string_view content) {
        if (!is_needed(marker, content, profile)) return;
        const std::size_t length = content.size() + 2;
        stripped += '\xFF';
        stripped += static_cast<char>(marker);
        stripped += static_cast<char>(length >> 8);
        stripped += static_cast<char>(length & 0xFF);
        stripped += content;
    });
    stripped += bytes.substr(scan, end_of_image(bytes, scan) - scan);
    return stripped;
}

}
