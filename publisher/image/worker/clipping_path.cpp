// SPDX-License-Identifier: Apache-2.0
// Adobe Photoshop File Formats Specification (November 2019), "Path resource format".
#include "publisher/image/worker/clipping_path.hpp"

#include "publisher/image/worker/bytes.hpp"
#include "publisher/image/worker/image_resources.hpp"

#include <tuple>
#include <utility>

namespace publisher::image {
namespace {

constexpr int kFirstPath = 2000, kLastPath = 2997, kNameOfClippingPath = 2999;
constexpr std::size_t kRecordSize = 26;
enum Record { ClosedLength = 0, ClosedLinked = 1, ClosedUnlinked = 2, OpenLength = 3 };

/// A string behind the byte with its length.
std::string_view pascal_string(std::string_view bytes) {
    return part_of(bytes, 1, number_at(bytes, 0, 1, ByteOrder::Big).value_or(0));
}

std::string_view find_path(std::string_view resources, std::string_view wanted) {
    std::string_view path;
    for_each_image_resource(resources, [&](int id, std::string_view content, std::string_view name) {
        if (id >= kFirstPath && id <= kLastPath && name == wanted) path = content;
    });
    return path;
}

/// The file gives y before x, as signed fixed point with 24 bits behind the point.
std::array<std::int32_t, 6> to_knot(std::string_view record) {
    std::array<std::int32_t, 6> knot{};
    for (std::size_t i = 0; i < knot.size(); i += 2) {
        for (std::size_t j = 0; j < 2; ++j) {
            const auto value = number_at(record, 2 + 4 * (i + j), 4, ByteOrder::Big).value_or(0);
            knot[i + 1 - j] = static_cast<std::int32_t>(value);
        }
    }
    return knot;
}

/// A point of the stored picture where the shown one has it. Beyond 4, width and height are exchanged.
std::pair<std::int32_t, std::int32_t> oriented(std::int32_t x, std::int32_t y, int orientation) {
    const std::int32_t from_right = kPathUnit - x, from_bottom = kPathUnit - y;
    switch (orientation) {
        case 2:
            return {from_right, y};
        case 3:
            return {from_right, from_bottom};
        case 4:
            return {x, from_bottom};
        case 5:
            return {y, x};
        case 6:
            return {from_bottom, x};
        case 7:
            return {from_bottom, from_right};
        case 8:
            return {y, from_right};
        default:
            return {x, y};
    }
}

}

ClippingPath read_clipping_path(std::string_view image_resources) {
    std::string_view name;
    for_each_image_resource(image_resources, [&](int id, std::string_view content, std::string_view) {
        if (id == kNameOfClippingPath) name = pascal_string(content);
    });
    if (name.empty()) return {};
    ClippingPath path;
    const std::string_view records = find_path(image_resources, name);
    for (std::size_t at = 0; at + kRecordSize <= records.size(); at += kRecordSize) {
        const std::string_view record = records.substr(at, kRecordSize);
        const std::uint32_t kind = number_at(record, 0, 2, ByteOrder::Big).value_or(0);
        if (kind == ClosedLength) path.emplace_back();
        // What is open encloses nothing.
        if (kind == OpenLength) break;
        if ((kind == ClosedLinked || kind == ClosedUnlinked) && !path.empty())
            path.back().push_back(to_knot(record));
    }
    std::erase_if(path, [](const auto& curve) { return curve.size() < 2; });
    return path;
}

ClippingPath oriented(ClippingPath path, int orientation) {
    for (auto& curve : path)
        for (auto& knot : curve)
            for (std::size_t i = 0; i < knot.size(); i += 2)
                std::tie(knot[i], knot[i + 1]) = oriented(knot[i], knot[i + 1], orientation);
    return path;
}

}
