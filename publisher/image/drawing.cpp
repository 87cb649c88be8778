// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/drawing.hpp"

#include "publisher/base/archive.hpp"
#include "publisher/image/internal/ask.hpp"

namespace publisher::image {

Result<vector::Drawing> read_drawing(const World& world, const std::filesystem::path& file) {
    const auto source = world.open(file);
    if (!source) return source.failure();
    const auto answer = internal::ask_worker(file, *source, {"drawing"});
    if (!answer) return answer.failure();
    ArchiveReader reader(*answer);
    vector::Drawing drawing;
    reader.field(drawing);
    if (!reader.is_good() || !reader.is_at_end() || !vector::is_sound(drawing))
        return Failure{Failure::Kind::Internal, "publisher-image gave an answer that is not understood"};
    return drawing;
}

}
