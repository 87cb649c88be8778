// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/internal/ask.hpp"
#include "publisher/image/internal/answer.hpp"
#include "publisher/image/internal/protocol.hpp"
#include "publisher/worker/worker.hpp"

#include <sys/stat.h>

#include <algorithm>

namespace publisher::image::internal {
namespace {

std::uint64_t size_of(const FileDescriptor& file) {
    struct stat status {};
    if (::fstat(file.number(), &status) != 0) return 0;
    return static_cast<std::uint64_t>(std::max<off_t>(status.st_size, 0));
}

}

Result<std::string> ask_worker(const std::filesystem::path& name, const FileDescriptor& source,
                               std::vector<std::string> arguments, const std::vector<int>& more_descriptors) {
    worker::Job job;
    job.program = worker::find_program("publisher-image");
    job.arguments = std::move(arguments);
    job.descriptors = {source.number()};
    job.descriptors.insert(job.descriptors.end(), more_descriptors.begin(), more_descriptors.end());
    // The worker maps its source, and the limit counts address space.
    job.limits.memory_bytes += size_of(source);
    job.limits.answer_bytes = 64ull << 20;

    const auto outcome = worker::run(job);
    if (!outcome) return outcome.failure();
    if (outcome->is_done()) return outcome->answer;
    if (outcome->end == worker::Outcome::End::Failed) {
        Failure failure{Failure::Kind::Internal,
                        job.program.string() + " " + outcome->description() + ": " + outcome->messages};
        if (outcome->exit_code == protocol::kRefusedExit) failure = parse_refusal(outcome->answer);
        failure.message = name.string() + ": " + failure.message;
        return failure;
    }
    return Failure{Failure::Kind::Refused, name.string() + ": reading the picture " + outcome->description()};
}

}
