// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/internal/cache.hpp"
#include "publisher/base/archive.hpp"
#include "publisher/image/internal/protocol.hpp"
#include "publisher/world/world.hpp"

#include <cmath>

namespace publisher::image::internal {
namespace {

/// In a folder for each first byte, so that none holds more entries than people can bear.
std::filesystem::path place_of(const std::filesystem::path& cache, const char* kind, const Digest& key) {
    const std::string name = key.to_hex();
    return cache / kind / name.substr(0, 2) / name;
}

/// Nothing is kept where nothing can be written.
void write(World& world, const std::filesystem::path& place, const std::string& bytes) {
    if (!world.create_directories(place.parent_path())) return;
    auto file = world.create(place);
    if (!file) return;
    (*file)->write(bytes);
    [[maybe_unused]] const auto published = (*file)->publish();
}

constexpr const char *kPictures = "pictures", *kHeads = "heads";

}

Digest cache_key(const ConvertRequest& request, const Digest& source) {
    const auto ground = request.ground.value_or(std::array<std::uint8_t, 4>{});
    return Hasher()
        .add("picture")
        .add(protocol::kConversionVersion)
        .add(source)
        .add(sha256(request.destination_profile))
        .add(static_cast<std::int64_t>(request.colour))
        .add(std::int64_t{request.enough_width})
        .add(std::int64_t{request.enough_height})
        .add(static_cast<std::int64_t>(std::llround(request.tolerance * 1000)))
        .add(static_cast<std::int64_t>(request.intent))
        .add(std::int64_t{request.quality})
        .add(std::int64_t{request.ground.has_value()})
        .add(std::string_view(reinterpret_cast<const char*>(ground.data()), ground.size()))
        .add(static_cast<std::int64_t>(std::llround(request.ink_square * 1e6)))
        .add(std::int64_t{request.is_for_screen})
        .finish();
}

std::optional<PrintPicture> find_cached(const World& world, const std::filesystem::path& cache,
                                        const Digest& key) {
    const auto bytes = world.read(place_of(cache, kPictures, key));
    if (!bytes) return {};
    ArchiveReader reader(*bytes);
    PrintPicture picture;
    reader.field(picture);
    if (!reader.is_good() || !reader.is_at_end() || content_of(picture) != picture.content) return {};
    return picture;
}

void keep_cached(World& world, const std::filesystem::path& cache, const Digest& key,
                 const PrintPicture& picture) {
    ArchiveWriter writer;
    writer.field(picture);
    write(world, place_of(cache, kPictures, key), writer.bytes());
}

std::optional<std::string> find_answer(const World& world, const std::filesystem::path& cache,
                                       const Digest& key) {
    const auto bytes = world.read(place_of(cache, kHeads, key));
    if (!bytes) return {};
    ArchiveReader reader(*bytes);
    Digest digest;
    std::string answer;
    reader(digest, answer);
    if (!reader.is_good() || !reader.is_at_end() || sha256(answer) != digest) return {};
    return answer;
}

void keep_answer(World& world, const std::filesystem::path& cache, const Digest& key,
                 const std::string& answer) {
    ArchiveWriter writer;
    writer.field(sha256(answer));
    writer.field(answer);
    write(world, place_of(cache, kHeads, key), writer.bytes());
}

Digest content_of(const PrintPicture& picture) {
    return Hasher().add(picture.bytes).add(picture.soft_mask).add(picture.profile).finish();
}

}
