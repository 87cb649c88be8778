// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/convert.hpp"

#include "publisher/base/text.hpp"
#include "publisher/image/internal/answer.hpp"
#include "publisher/image/internal/ask.hpp"
#include "publisher/image/internal/cache.hpp"
#include "publisher/world/descriptor.hpp"

#include <cmath>

namespace publisher::image {
namespace {

constexpr std::uint64_t kStreamLimit = 1ull << 30;

std::string_view to_argument(TargetColour colour) {
    switch (colour) {
        case TargetColour::Cmyk: return "wanted=cmyk";
        case TargetColour::CmykKeepingRgb: return "wanted=cmyk-keeping-rgb";
        case TargetColour::Rgb: return "wanted=rgb";
        case TargetColour::Keep: return "wanted=keep";
    }
    return {};
}

std::int64_t ink_square_millionths(const ConvertRequest& request) {
    return std::llround(request.ink_square * 1e6);
}

std::vector<std::string> to_arguments(const ConvertRequest& request) {
    std::vector<std::string> arguments = {
        "convert",
        std::string(to_argument(request.colour)),
        request.intent == Intent::Perceptual ? "intent=perceptual" : "intent=relative",
        "width=" + std::to_string(request.enough_width),
        "height=" + std::to_string(request.enough_height),
        "tolerance=" + to_number_text(request.tolerance, 3),
        "quality=" + std::to_string(request.quality)};
    if (request.ground) {
        std::uint32_t ground = 0;
        for (const std::uint8_t ink : *request.ground)
            ground = ground << 8 | ink;
        arguments.push_back("ground=" + std::to_string(ground));
    }
    if (request.ink_square > 0)
        arguments.push_back("ink-square=" + std::to_string(ink_square_millionths(request)));
    if (request.is_for_screen) arguments.push_back("for=screen");
    return arguments;
}

Result<PrintPicture> run(World& world, const ConvertRequest& request, const FileDescriptor& source) {
    const auto profile = create_memory_file(request.destination_profile);
    if (!profile) return profile.failure();
    const auto bytes = world.create_scratch();
    if (!bytes) return bytes.failure();
    const auto mask = world.create_scratch();
    if (!mask) return mask.failure();

    const auto answer = internal::ask_worker(request.source, source, to_arguments(request),
                                             {profile->number(), bytes->number(), mask->number()});
    if (!answer) return answer.failure();
    auto picture = internal::parse_conversion(*answer);
    if (!picture) return picture.failure();
    auto content = read_all(bytes->number(), request.source, kStreamLimit);
    if (!content) return content.failure();
    auto mask_content = read_all(mask->number(), request.source, kStreamLimit);
    if (!mask_content) return mask_content.failure();
    picture->bytes = *std::move(content);
    picture->soft_mask = *std::move(mask_content);
    picture->content = internal::content_of(*picture);
    return picture;
}

}

Result<PrintPicture> convert(World& world, const ConvertRequest& request) {
    const auto source =
        request.bytes.empty() ? world.open(request.source) : create_memory_file(request.bytes);
    if (!source) return source.failure();
    if (request.cache.empty()) return run(world, request, *source);

    Digest digest;
    if (request.source_digest) {
        digest = *request.source_digest;
    } else {
        const auto read = digest_of(source->number(), request.source);
        if (!read) return read.failure();
        digest = *read;
    }
    const Digest key = internal::cache_key(request, digest);
    if (auto cached = internal::find_cached(world, request.cache, key)) return *std::move(cached);
    auto picture = run(world, request, *source);
    if (picture) internal::keep_cached(world, request.cache, key, *picture);
    return picture;
}

}
