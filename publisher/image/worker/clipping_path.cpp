// SPDX-License-Identifier: Apache-2.0
// Adobe Photoshop File Formats Specification (November 2019), "Path resource format".
#include "publisher/image/worker/clipping_path.hpp"

#include "publisher/image/worker/bytes.hpp"
#include "publisher/image/worker/image_resources.hpp"

#include <algorithm>
#include <cmath>
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

std::string_view find_name(std::string_view resources) {
    std::string_view name;
    for_each_image_resource(resources, [&](int id, std::string_view content, std::string_view) {
        if (id == kNameOfClippingPath) name = pascal_string(content);
    });
    return name;
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
        case 2: return {from_right, y};
        case 3: return {from_right, from_bottom};
        case 4: return {x, from_bottom};
        case 5: return {y, x};
        case 6: return {from_bottom, x};
        case 7: return {from_bottom, from_right};
        case 8: return {y, from_right};
        default: return {x, y};
    }
}

/// The least and the most of one coordinate.
struct Span {
    double least = kPathUnit, most = 0;

    void take(double value) {
        least = std::min(least, value);
        most = std::max(most, value);
    }
};

/// A Bézier curve goes farthest at its ends or where its derivative, a quadratic, is zero.
void take_curve(const std::array<double, 4>& p, Span& span) {
    const auto take_at = [&](double t) {
        if (!(t > 0 && t < 1)) return;
        const double u = 1 - t;
        span.take(u * u * u * p[0] + 3 * u * u * t * p[1] + 3 * u * t * t * p[2] + t * t * t * p[3]);
    };
    span.take(p[0]);
    span.take(p[3]);
    const double a = p[3] - 3 * p[2] + 3 * p[1] - p[0], b = 2 * (p[2] - 2 * p[1] + p[0]), c = p[1] - p[0];
    if (a == 0) {
        if (b != 0) take_at(-c / b);
        return;
    }
    const double root = b * b - 4 * a * c;
    if (root < 0) return;
    take_at((-b + std::sqrt(root)) / (2 * a));
    take_at((-b - std::sqrt(root)) / (2 * a));
}

}

std::string read_clipping_path_name(std::string_view image_resources) {
    const std::string_view name = find_name(image_resources);
    const auto is_plain = [](char c) { return c >= ' ' && c <= '~'; };
    return std::all_of(name.begin(), name.end(), is_plain) ? std::string(name) : std::string();
}

ClippingPath read_clipping_path(std::string_view image_resources) {
    const std::string_view name = find_name(image_resources);
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

std::optional<std::array<std::int32_t, 4>> bounds_of(const ClippingPath& path) {
    std::array<Span, 2> spans;
    for (const auto& curve : path) {
        for (std::size_t i = 0; i < curve.size(); ++i) {
            const auto& from = curve[i];
            const auto& to = curve[(i + 1) % curve.size()];
            for (std::size_t axis = 0; axis < 2; ++axis) {
                const std::int32_t corners[] = {from[2 + axis], from[4 + axis], to[axis], to[2 + axis]};
                take_curve({double(corners[0]), double(corners[1]), double(corners[2]), double(corners[3])},
                           spans[axis]);
            }
        }
    }
    const auto within = [](double value) {
        return static_cast<std::int32_t>(std::lround(std::clamp<double>(value, 0, kPathUnit)));
    };
    const std::array<std::int32_t, 4> bounds = {within(spans[0].least), within(spans[1].least),
                                                within(spans[0].most), within(spans[1].most)};
    if (bounds[0] >= bounds[2] || bounds[1] >= bounds[3]) return std::nullopt;
    return bounds;
}

ClippingPath oriented(ClippingPath path, int orientation) {
    for (auto& curve : path)
        for (auto& knot : curve)
            for (std::size_t i = 0; i < knot.size(); i += 2)
                std::tie(knot[i], knot[i + 1]) = oriented(knot[i], knot[i + 1], orientation);
    return path;
}

}
