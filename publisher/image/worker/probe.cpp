// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/worker/probe.hpp"

#include "publisher/base/base64.hpp"
#include "publisher/image/worker/format.hpp"
#include "publisher/image/worker/picture.hpp"
#include "publisher/image/worker/profile.hpp"
#include "publisher/image/worker/refuse.hpp"
#include "publisher/image/worker/rights.hpp"
#include "publisher/image/worker/svg/reader.hpp"

#include <algorithm>
#include <cmath>

namespace publisher::image {
namespace {

void write_profile(JsonWriter& json, const Header& header) {
    if (header.profile.empty()) return;
    const auto profile = Profile::from_bytes(header.profile);
    json.open_object("profile");
    json.add("is_damaged", !profile.is_open());
    if (profile.is_open()) {
        json.add("space", std::string_view(profile.space()));
        json.add("description", std::string_view(profile.description()));
        json.add("contradicts_pixels", !profile.fits(header.colour));
    }
    json.close_object();
}

std::string_view colour_model(const Header& header) {
    if (header.is_indexed) return "indexed";
    if (header.colour == Colour::Cmyk && header.adobe_transform == 2) return "ycck";
    return to_string(header.colour);
}

/// Counted in thousandths of a user unit, 96,000 an inch.
JsonWriter probe_drawing(std::string_view source) {
    set_format_name("SVG");
    const svg::Extent extent = svg::read_extent(source);
    const auto thousandths = [](double units) {
        return std::clamp<std::int64_t>(std::llround(units * 1000), 1, 1 << 30);
    };
    JsonWriter json;
    json.open_object("");
    json.add("format", "SVG");
    json.add("width", thousandths(extent.width)).add("height", thousandths(extent.height));
    json.add("colour", "rgb").add("alpha", "none");
    json.add("ppi_x", 96'000.0).add("ppi_y", 96'000.0);
    Rights().write(json);
    json.close_object();
    return json;
}

}

JsonWriter probe(std::string_view source) {
    if (guess_format(source).format == Format::Svg) return probe_drawing(source);
    const auto reader = open_picture(source);
    const Header& header = reader->header();
    JsonWriter json;
    json.open_object("");
    json.add("format", header.format);
    json.add("width", std::int64_t{header.shown_width()}).add("height", std::int64_t{header.shown_height()});
    json.add("orientation", header.orientation);
    json.add("colour", colour_model(header)).add("bits", header.bits);
    json.add("alpha", to_string(header.alpha)).add("n_pages", header.n_pages);
    json.add("ppi_x", header.ppi_x).add("ppi_y", header.ppi_y);
    json.add("jpeg_process", header.jpeg_process);
    json.add("has_adobe_marker", header.has_adobe_marker).add("adobe_transform", header.adobe_transform);
    write_profile(json, header);
    if (const auto clip = bounds_of(oriented(header.clip, header.orientation))) {
        json.open_array("clip");
        for (const std::int32_t side : *clip)
            json.add("", std::int64_t{side});
        json.close_array();
        json.add("clip_name", header.clip_name);
    }
    json.add("xmp",
             std::string_view(to_base64(header.xmp_packets.empty() ? "" : header.xmp_packets.front())));
    read_rights(header).write(json);
    json.close_object();
    return json;
}

JsonWriter probe_sidecar(std::string_view packet) {
    JsonWriter json;
    json.open_object("");
    read_sidecar_rights(packet).write(json);
    json.close_object();
    return json;
}

}
