// SPDX-License-Identifier: Apache-2.0
// publisher-image: decodes one foreign picture or metadata packet, given as an open descriptor, in a
// process that can do nothing else. It is started by the image module.
#include "publisher/base/archive.hpp"
#include "publisher/base/text.hpp"
#include "publisher/image/internal/protocol.hpp"
#include "publisher/image/worker/bytes.hpp"
#include "publisher/image/worker/convert.hpp"
#include "publisher/image/worker/probe.hpp"
#include "publisher/image/worker/refuse.hpp"
#include "publisher/image/worker/svg/reader.hpp"
#include "publisher/worker/sandbox.hpp"
#include "publisher/world/descriptor.hpp"

#include <unistd.h>

#include <charconv>
#include <cstdio>

namespace publisher::image {
namespace {

constexpr int kUsage = 64;

/// False for a name or value that is not known.
bool apply(Request& request, std::string_view name, std::string_view value) {
    const auto to_number = [&](auto& number) {
        const char* end = value.data() + value.size();
        const auto parsed = std::from_chars(value.data(), end, number);
        return parsed.ec == std::errc() && parsed.ptr == end;
    };
    if (name == "wanted") {
        request.wanted = value == "cmyk"               ? Wanted::Cmyk
                         : value == "cmyk-keeping-rgb" ? Wanted::CmykKeepingRgb
                         : value == "rgb"              ? Wanted::Rgb
                                                       : Wanted::Keep;
        return value == "cmyk" || value == "cmyk-keeping-rgb" || value == "rgb" || value == "keep";
    }
    if (name == "intent") {
        request.is_perceptual = value == "perceptual";
        return request.is_perceptual || value == "relative";
    }
    if (name == "width") return to_number(request.enough_width);
    if (name == "height") return to_number(request.enough_height);
    if (name == "tolerance") return to_number(request.tolerance) && request.tolerance >= 1;
    if (name == "ground") {
        std::uint32_t inks = 0;
        if (!to_number(inks)) return false;
        request.ground.emplace();
        for (std::size_t i = 0; i < 4; ++i)
            (*request.ground)[i] = static_cast<std::uint8_t>(inks >> (24 - 8 * i));
        return true;
    }
    if (name == "ink-square") {
        std::uint32_t millionths = 0;
        if (!to_number(millionths)) return false;
        request.ink_square = millionths / 1e6;
        return true;
    }
    if (name == "for") {
        request.is_for_screen = value == "screen";
        return request.is_for_screen;
    }
    if (name == "quality")
        return to_number(request.quality) && request.quality >= 1 && request.quality <= 100;
    return false;
}

bool is_open(int descriptor) {
    return ::lseek(descriptor, 0, SEEK_CUR) >= 0;
}

int run(const std::vector<std::string_view>& arguments) {
    const std::string_view operation = arguments.empty() ? "" : arguments.front();
    if (operation == "--version") {
        std::puts("publisher-image " PUBLISHER_VERSION "\nLicence: Apache-2.0");
        return 0;
    }
    Request request;
    bool is_understood =
        operation == "probe" || operation == "metadata" || operation == "drawing" || operation == "convert";
    for (std::size_t i = 1; i < arguments.size(); ++i) {
        const auto equals = arguments[i].find('=');
        is_understood = is_understood && equals != std::string_view::npos &&
                        apply(request, arguments[i].substr(0, equals), arguments[i].substr(equals + 1));
    }
    if (!is_understood || !is_open(protocol::kSourceDescriptor)) {
        std::fputs("publisher-image is started by publisher, which gives it an open picture\n", stderr);
        return kUsage;
    }

    worker::enter_sandbox();
    const auto source = map_descriptor(protocol::kSourceDescriptor);
    if (operation == "drawing") {
        ArchiveWriter drawing;
        set_format_name("SVG");
        drawing.field(svg::read_drawing(source));
        return write_all(STDOUT_FILENO, drawing.bytes()) == 0 ? 0 : 1;
    }
    JsonWriter answer;
    if (operation == "probe") {
        answer = probe(source);
    } else if (operation == "metadata") {
        answer = probe_sidecar(source);
    } else {
        request.destination = map_descriptor(protocol::kProfileDescriptor);
        answer = convert(source, request);
    }
    return write_all(STDOUT_FILENO, answer.text()) == 0 ? 0 : 1;
}

}
}

int main(int n_arguments, char** arguments) {
    const int code = publisher::image::run({arguments + 1, arguments + n_arguments});
    std::fflush(nullptr);
    // One picture, one process: nothing is worth tidying up, and nothing is left that may be asked for.
    ::_exit(code);
}
