// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/probe.hpp"

#include "publisher/image/internal/answer.hpp"
#include "publisher/image/internal/ask.hpp"
#include "publisher/image/internal/cache.hpp"
#include "publisher/image/internal/protocol.hpp"
#include "publisher/world/descriptor.hpp"

namespace publisher::image {

Result<PictureFacts> probe(const World& world, const std::filesystem::path& file) {
    const auto source = world.open(file);
    if (!source) return source.failure();
    const auto answer = internal::ask_worker(file, *source, {"probe"});
    if (!answer) return answer.failure();
    return internal::parse_facts(*answer);
}

Result<PictureFacts> probe(World& world, const std::filesystem::path& file,
                           const std::filesystem::path& cache) {
    if (cache.empty()) return probe(world, file);
    const auto source = world.open(file);
    if (!source) return source.failure();
    const auto content = digest_of(source->number(), file);
    if (!content) return content.failure();
    const Digest key =
        Hasher().add("probe").add(PUBLISHER_VERSION).add(protocol::kProbeVersion).add(*content).finish();
    if (const auto remembered = internal::find_answer(world, cache, key)) {
        if (auto facts = internal::parse_facts(*remembered)) return facts;
    }
    const auto answer = internal::ask_worker(file, *source, {"probe"});
    if (!answer) return answer.failure();
    auto facts = internal::parse_facts(*answer);
    if (facts) internal::keep_answer(world, cache, key, *answer);
    return facts;
}

Result<RightsFacts> probe_sidecar(const World& world, const std::filesystem::path& file) {
    const auto source = world.open(file);
    if (!source) return source.failure();
    const auto answer = internal::ask_worker(file, *source, {"metadata"});
    if (!answer) return answer.failure();
    return internal::parse_rights(*answer);
}

}
