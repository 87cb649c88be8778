// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/worker/worker.hpp"

#include <gtest/gtest.h>

namespace publisher::worker {

// Sanitizers catch crashes themselves, reserve terabytes and need system calls that the sandbox forbids.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kIsSanitized = true;
#else
constexpr bool kIsSanitized = false;
#endif

inline Job test_job(std::vector<std::string> arguments) {
    Job job;
    job.program = find_program("test_worker_program");
    job.arguments = std::move(arguments);
    job.limits.wall_seconds = 20;
    return job;
}

inline Outcome outcome_of(const Job& job) {
    auto outcome = run(job);
    if (outcome) return *std::move(outcome);
    ADD_FAILURE() << outcome.failure().message;
    return {};
}

}
