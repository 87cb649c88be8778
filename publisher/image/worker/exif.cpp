// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/worker/exif.hpp"

#include "publisher/image/worker/bytes.hpp"
#include "publisher/image/worker/picture.hpp"

namespace publisher::image {
namespace {

using namespace std::string_view_literals;

constexpr std::uint32_t kXResolution = 0x011A, kYResolution = 0x011B, kOrientation = 0x0112,
                        kResolutionUnit = 0x0128;

double rational_at(std::string_view block, std::size_t offset, ByteOrder order) {
    const auto numerator = number_at(block, offset, 4, order),
               denominator = number_at(block, offset + 4, 4, order);
    if (!numerator || !denominator || *denominator == 0) return 0;
    return static_cast<double>(*numerator) / *denominator;
}

}

void read_exif(std::string_view block, Header& header) {
    if (block.starts_with("Exif\0\0"sv)) block.remove_prefix(6);
    const auto mark = block.substr(0, 2);
    if (mark != "II" && mark != "MM") return;
    const auto order = mark == "II" ? ByteOrder::Little : ByteOrder::Big;
    const auto directory = number_at(block, 4, 4, order);
    if (!directory) return;
    const auto n_entries = number_at(block, *directory, 2, order).value_or(0);

    double unit = 1, ppi_x = 0, ppi_y = 0;
    for (std::uint32_t i = 0; i < n_entries; ++i) {
        const std::size_t at = std::size_t{*directory} + 2 + std::size_t{i} * 12;
        const auto id = number_at(block, at, 2, order);
        const auto short_value = number_at(block, at + 8, 2, order),
                   value = number_at(block, at + 8, 4, order);
        if (!id || !short_value || !value) return;
        if (*id == kOrientation && *short_value >= 1 && *short_value <= 8) {
            header.orientation = static_cast<int>(*short_value);
        }
        if (*id == kXResolution) ppi_x = rational_at(block, *value, order);
        if (*id == kYResolution) ppi_y = rational_at(block, *value, order);
        if (*id == kResolutionUnit) unit = *short_value == 3 ? 2.54 : 1;
    }
    if (ppi_x > 0 && ppi_y > 0) {
        header.ppi_x = ppi_x * unit;
        header.ppi_y = ppi_y * unit;
    }
}

}
