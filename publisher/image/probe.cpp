// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/probe.hpp"

#include "publisher/image/internal/answer.hpp"
#include "publisher/image/internal/ask.hpp"

namespace publisher::image {

Result<PictureFacts> probe(const World& world, const std::filesystem::path& file) {
    const auto source = world.open(file);
    if (!source) return source.failure();
    const auto answer = internal::ask_worker(file, *source, {"probe"});
    if (!answer) return answer.failure();
    return internal::parse_facts(*answer);
}

Result<RightsFacts> probe_sidecar(const World& world, const std::filesystem::path& file) {
    const auto source = world.open(file);
    if (!source) return source.failure();
    const auto answer = internal::ask_worker(file, *source, {"metadata"});
    if (!answer) return answer.failure();
    return internal::parse_rights(*answer);
}

}
