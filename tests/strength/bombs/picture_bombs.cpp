// SPDX-License-Identifier: Apache-2.0
#include "tests/strength/bombs/bomb.hpp"

namespace publisher::strength {
namespace {

using e2e::Shop;

/// In the place of the picture of the mug.
std::vector<std::string> picture(const Shop& shop, const std::string& bytes) {
    e2e::write(shop.file("pictures/mug.jpg"), bytes);
    return build(shop);
}

std::string chunk(const std::string& type, const std::string& content) {
    return big_endian(content.size(), 4) + type + content + big_endian(checksum(type + content), 4);
}

/// Eight bits of gray, or what `depth` and `kind` say.
std::string png(std::uint64_t width, std::uint64_t height, const std::string& between,
                const std::string& data, int depth = 8, int kind = 0) {
    const std::string head = big_endian(width, 4) + big_endian(height, 4) +
                             big_endian(static_cast<unsigned>(depth), 1) +
                             big_endian(static_cast<unsigned>(kind), 1) + std::string(3, '\0');
    return "\x89PNG\r\n\x1a\n" + chunk("IHDR", head) + between + chunk("IDAT", data) + chunk("IEND", "");
}

std::string segment(int marker, const std::string& content) {
    return "\xff" + big_endian(static_cast<unsigned>(marker), 1) + big_endian(content.size() + 2, 2) +
           content;
}

std::string frame(int marker, std::uint64_t width, std::uint64_t height) {
    return segment(
        marker, big_endian(8, 1) + big_endian(height, 2) + big_endian(width, 2) + big_endian(0x01011100, 4));
}

const std::string kQuantities = segment(0xdb, std::string(1, '\0') + std::string(64, '\1'));
/// One code of one bit for each class.
const std::string kCodes = segment(0xc4, std::string(1, '\0') + '\1' + std::string(15, '\0') + '\0') +
                           segment(0xc4, std::string(1, '\x10') + '\1' + std::string(15, '\0') + '\0');

/// One of so many scans over all that one frame holds.
std::string progressive(std::uint64_t side, std::size_t n_scans) {
    const std::string scan =
        segment(0xda, big_endian(0x010100, 3) + std::string("\x00\x00\x00", 3)) + "\xff\x00";
    return "\xff\xd8" + kQuantities + frame(0xc2, side, side) + kCodes + repeated(scan, n_scans) + "\xff\xd9";
}

struct Field {
    int tag, type;
    std::uint64_t count, value;
};

/// One directory; `next`: where the one behind it is said to be.
std::string tiff(const std::vector<Field>& fields, std::uint64_t next = 0, const std::string& data = {}) {
    std::string bytes = "II*" + std::string(1, '\0') + little_endian(8, 4) + little_endian(fields.size(), 2);
    for (const Field& field : fields)
        bytes += little_endian(static_cast<unsigned>(field.tag), 2) +
                 little_endian(static_cast<unsigned>(field.type), 2) + little_endian(field.count, 4) +
                 little_endian(field.value, 4);
    return bytes + little_endian(next, 4) + data;
}

std::vector<Field> gray(std::uint64_t width, std::uint64_t height, std::uint64_t packing,
                        std::uint64_t n_data, std::uint64_t strip_rows) {
    return {{256, 4, 1, width},   {257, 4, 1, height},     {258, 3, 1, 8},
            {259, 3, 1, packing}, {262, 3, 1, 1},          {273, 4, 1, 200},
            {277, 3, 1, 1},       {278, 4, 1, strip_rows}, {279, 4, 1, n_data}};
}

std::string webp(const std::string& kind, const std::string& content) {
    const std::string body = "WEBP" + kind + little_endian(content.size(), 4) + content;
    return "RIFF" + little_endian(body.size(), 4) + body;
}

std::string psd(std::uint64_t width, std::uint64_t height, int n_channels, const std::string& sections) {
    return "8BPS" + big_endian(1, 2) + std::string(6, '\0') +
           big_endian(static_cast<unsigned>(n_channels), 2) + big_endian(height, 4) + big_endian(width, 4) +
           big_endian(8, 2) + big_endian(3, 2) + sections;
}

}

std::vector<Bomb> picture_bombs() {
    return {
        {"png/30,000 by 30,000", "job/picture-unusable",
         [](const Shop& shop) {
             return picture(shop, png(30'000, 30'000, "", deflated(30'000ull * 30'001)));
         }},
        {"png/two thousand million wide", "job/picture-unusable",
         [](const Shop& shop) { return picture(shop, png(0x7fffffff, 1, "", deflated(100))); }},
        {"png/no pixels", "job/picture-unusable",
         [](const Shop& shop) { return picture(shop, png(0, 0, "", deflated(0))); }},
        {"png/text of a gigabyte", "job/picture-unusable",
         [](const Shop& shop) {
             return picture(shop, png(60'000, 60'000,
                                      chunk("zTXt", std::string("a\0\0", 3) + deflated(1'000'000'000)), ""));
         }},
        {"png/profile of a gigabyte", "job/picture-unusable",
         [](const Shop& shop) {
             return picture(shop,
                            png(16, 16, chunk("iCCP", std::string("a\0\0", 3) + deflated(1'000'000'000)),
                                deflated(100)));
         }},
        {"png/rows that never come", "job/picture-unusable",
         [](const Shop& shop) { return picture(shop, png(10'000, 10'000, "", deflated(10))); }},
        {"png/a hundred thousand chunks", "job/picture-unusable",
         [](const Shop& shop) {
             return picture(shop, png(16, 16, repeated(chunk("tEXt", std::string("a\0b", 3)), 100'000), ""));
         }},
        {"jpeg/65,535 by 65,535", "job/picture-unusable",
         [](const Shop& shop) {
             return picture(shop, "\xff\xd8" + kQuantities + frame(0xc0, 65535, 65535) + kCodes +
                                      segment(0xda, big_endian(0x010100003f00, 6)) + "\xff\xd9");
         }},
        {"jpeg/scans without end", "job/picture-unusable",
         [](const Shop& shop) { return picture(shop, progressive(8000, 20'000)); }},
        {"jpeg/profile of 255 parts, each the first", "job/picture-unusable",
         [](const Shop& shop) {
             const std::string part =
                 segment(0xe2, std::string("ICC_PROFILE\0\1\xff", 14) + std::string(65'000, 'x'));
             return picture(shop, "\xff\xd8" + repeated(part, 255) + frame(0xc0, 16, 16) + "\xff\xd9");
         }},
        {"jpeg/directory of EXIF that leads to itself", "job/picture-unusable",
         [](const Shop& shop) {
             return picture(
                 shop, "\xff\xd8" + segment(0xe1, std::string("Exif\0\0", 6) + tiff({{0x8769, 4, 1, 8}}, 8)) +
                           frame(0xc0, 16, 16) + "\xff\xd9");
         }},
        {"jpeg/laughs in XMP", "source/unreadable-metadata",
         [](const Shop& shop) {
             std::string packet =
                 "http://ns.adobe.com/xap/1.0/" + std::string(1, '\0') + "<!DOCTYPE a [<!ENTITY a 'ha'>";
             for (char c = 'b'; c < 'k'; ++c)
                 packet += std::string("<!ENTITY ") + c + " '" +
                           repeated("&" + std::string(1, static_cast<char>(c - 1)) + ";", 10) + "'>";
             packet += "]><x:xmpmeta xmlns:x='adobe:ns:meta/'>&j;</x:xmpmeta>";
             const std::string whole = e2e::read(shop.file("pictures/mug.jpg"));
             return picture(shop, whole.substr(0, 2) + segment(0xe1, packet) + whole.substr(2));
         }},
        {"tiff/four thousand million wide", "job/picture-unusable",
         [](const Shop& shop) {
             return picture(shop, tiff(gray(0xffffffff, 0xffffffff, 1, 100, 1), 0, std::string(200, '\0')));
         }},
        {"tiff/directories in a ring", "job/picture-unusable",
         [](const Shop& shop) { return picture(shop, tiff(gray(60'000, 60'000, 1, 100, 1), 8)); }},
        {"tiff/strip of two gigabytes", "job/picture-unusable",
         [](const Shop& shop) {
             return picture(shop,
                            tiff(gray(20'000, 20'000, 8, 0x7fffffff, 20'000), 0, std::string(200, '\0')));
         }},
        {"tiff/a thousand million strips", "job/picture-unusable",
         [](const Shop& shop) {
             std::vector<Field> fields = gray(16, 1'000'000'000, 1, 16, 1);
             fields[5].count = fields[8].count = 1'000'000'000;
             return picture(shop, tiff(fields, 0, std::string(200, '\0')));
         }},
        {"tiff/fields without end", "job/picture-unusable",
         [](const Shop& shop) {
             return picture(shop, tiff(std::vector<Field>(60'000, Field{40'000, 2, 0xffffffff, 8})));
         }},
        {"webp/16,383 by 16,383", "job/picture-unusable",
         [](const Shop& shop) {
             return picture(shop,
                            webp("VP8L", "\x2f" + little_endian(0x0fffffff, 4) + std::string(100, '\0')));
         }},
        {"webp/canvas of two to the 24", "job/picture-unusable",
         [](const Shop& shop) {
             return picture(shop, webp("VP8X", little_endian(0, 4) + std::string(6, '\xff')));
         }},
        {"psd/300,000 by 300,000", "job/picture-unusable",
         [](const Shop& shop) {
             return picture(shop, psd(300'000, 300'000, 3, std::string(12, '\0') + big_endian(1, 2)));
         }},
        {"psd/sections of four gigabytes", "job/picture-unusable",
         [](const Shop& shop) { return picture(shop, psd(16, 16, 3, std::string(12, '\xff'))); }},
        {"psd/rows that unpack for ever", "job/picture-unusable",
         [](const Shop& shop) {
             return picture(shop,
                            psd(30'000, 30'000, 56,
                                std::string(12, '\0') + big_endian(1, 2) + std::string(400'000, '\xff')));
         }},
    };
}

}
