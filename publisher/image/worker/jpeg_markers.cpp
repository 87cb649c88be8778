// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/worker/jpeg_markers.hpp"

#include "publisher/image/worker/bytes.hpp"
#include "publisher/image/worker/exif.hpp"
#include "publisher/image/worker/iptc.hpp"

#include <map>

namespace publisher::image {
namespace {

using namespace std::string_view_literals;

constexpr int kStartOfScan = 0xDA, kEndOfImage = 0xD9, kApp1 = 0xE1, kApp2 = 0xE2, kApp13 = 0xED;
constexpr auto kXmp = "http://ns.adobe.com/xap/1.0/\0"sv;
constexpr auto kExtendedXmp = "http://ns.adobe.com/xmp/extension/\0"sv;
constexpr auto kIcc = "ICC_PROFILE\0"sv;
constexpr auto kPhotoshop = "Photoshop 3.0\0"sv;

bool stands_alone(int marker) {
    return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
}

/// The pieces of a profile are numbered from 1 and each says how many there are (ICC.1:2010 B.4); with a
/// piece missing there is no profile.
std::string join_profile(const std::map<int, std::string_view>& pieces, int n_pieces) {
    if (pieces.empty() || static_cast<int>(pieces.size()) != n_pieces || pieces.begin()->first != 1)
        return {};
    std::string profile;
    for (const auto& [number, piece] : pieces)
        profile += piece;
    return profile;
}

/// The pieces of an extended packet are by offset; one with holes is left out (XMP part 3, 1.1.3.1).
std::string join_extension(const std::map<std::uint32_t, std::string_view>& pieces) {
    std::string packet;
    for (const auto& [offset, piece] : pieces) {
        if (offset != packet.size()) return {};
        packet += piece;
    }
    return packet;
}

/// The coding process that a start-of-frame marker announces (ITU-T T.81 table B.1); empty for others.
std::string_view process_of(int marker) {
    switch (marker) {
        case 0xC0: return "baseline";
        case 0xC1: return "extended";
        case 0xC2: return "progressive";
        case 0xC9: return "arithmetic";
        case 0xCA: return "progressive arithmetic";
        default: return {};
    }
}

}

std::size_t for_each_segment(std::string_view bytes,
                             const std::function<void(int marker, std::string_view content)>& visit) {
    std::size_t at = 2;
    while (at < bytes.size()) {
        // Fill bytes, and rubbish that libjpeg skips too, may stand before a marker.
        if (bytes[at] != '\xFF') {
            ++at;
            continue;
        }
        const int marker =
            static_cast<int>(number_at(bytes, at + 1, 1, ByteOrder::Big).value_or(kEndOfImage));
        if (marker == kStartOfScan || marker == kEndOfImage) return at;
        if (marker == 0xFF || marker == 0) {
            ++at;
            continue;
        }
        if (stands_alone(marker)) {
            at += 2;
            continue;
        }
        const auto length = number_at(bytes, at + 2, 2, ByteOrder::Big).value_or(0);
        if (length < 2) return bytes.size();
        visit(marker, part_of(bytes, at + 4, length - 2));
        at += 2 + length;
    }
    return bytes.size();
}

void read_jpeg_metadata(std::string_view bytes, Header& header) {
    std::map<int, std::string_view> profile_pieces;
    std::map<std::string, std::map<std::uint32_t, std::string_view>> extensions;
    std::string image_resources;
    int n_profile_pieces = 0;
    for_each_segment(bytes, [&](int marker, std::string_view content) {
        if (const auto process = process_of(marker); !process.empty()) header.jpeg_process = process;
        if (marker == kApp1 && content.starts_with("Exif\0"sv)) read_exif(content, header);
        if (marker == kApp1 && content.starts_with(kXmp)) {
            header.xmp_packets.emplace_back(content.substr(kXmp.size()));
        }
        if (marker == kApp1 && content.starts_with(kExtendedXmp)) {
            const auto rest = content.substr(kExtendedXmp.size());
            const auto offset = number_at(rest, 36, 4, ByteOrder::Big);
            if (offset)
                extensions[std::string(part_of(rest, 0, 32))][*offset] = part_of(rest, 40, rest.size());
        }
        if (marker == kApp2 && content.starts_with(kIcc) && content.size() > kIcc.size() + 2) {
            n_profile_pieces = static_cast<unsigned char>(content[kIcc.size() + 1]);
            profile_pieces[static_cast<unsigned char>(content[kIcc.size()])] =
                content.substr(kIcc.size() + 2);
        }
        if (marker == kApp13 && content.starts_with(kPhotoshop))
            image_resources += content.substr(kPhotoshop.size());
    });
    header.profile = join_profile(profile_pieces, n_profile_pieces);
    header.iptc = find_iptc(image_resources);
    header.clip = read_clipping_path(image_resources);
    header.clip_name = read_clipping_path_name(image_resources);
    if (header.xmp_packets.empty()) return;
    for (const auto& [name, pieces] : extensions) {
        // The main packet names the one that belongs to it; others are left over from editing.
        if (header.xmp_packets.front().find(name) == std::string::npos) continue;
        if (auto packet = join_extension(pieces); !packet.empty())
            header.xmp_packets.push_back(std::move(packet));
    }
}

}
