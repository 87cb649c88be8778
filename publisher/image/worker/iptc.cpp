// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/worker/iptc.hpp"

#include "publisher/base/text.hpp"
#include "publisher/image/worker/bytes.hpp"
#include "publisher/image/worker/image_resources.hpp"

namespace publisher::image {
namespace {

constexpr int kIptcResource = 0x0404;

// Windows-1252 above 0x7F where it differs from Latin 1; 0 where it has nothing.
constexpr char16_t kWindows1252[32] = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                       0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                       0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                       0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

std::string to_utf8(std::string_view bytes) {
    if (!find_malformed_utf8(bytes)) return std::string(bytes);
    std::string text;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        char32_t code_point = byte;
        if (byte >= 0x80 && byte < 0xA0)
            code_point = kWindows1252[byte - 0x80] ? kWindows1252[byte - 0x80] : 0xFFFD;
        append_utf8(text, code_point);
    }
    return text;
}

}

std::string_view find_iptc(std::string_view resources) {
    std::string_view records;
    for_each_image_resource(resources, [&](int id, std::string_view content, std::string_view) {
        if (id == kIptcResource && records.empty()) records = content;
    });
    return records;
}

std::map<int, std::vector<std::string>> read_iptc(std::string_view records) {
    std::map<int, std::vector<std::string>> values;
    std::size_t at = 0;
    while (part_of(records, at, 1) == "\x1C") {
        const auto record = number_at(records, at + 1, 1, ByteOrder::Big);
        const auto data_set = number_at(records, at + 2, 1, ByteOrder::Big);
        const auto size = number_at(records, at + 3, 2, ByteOrder::Big);
        // Extended sizes (above 32 KB) are for pictures in the record; what follows is not worth reading.
        if (!record || !data_set || !size || *size >= 0x8000) break;
        if (*record == 2)
            values[static_cast<int>(*data_set)].push_back(to_utf8(part_of(records, at + 5, *size)));
        at += 5 + *size;
    }
    return values;
}

}
