// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/result.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace publisher::worker {

/// What one worker process may use. Beyond it the process dies and the caller makes a finding of it.
struct Limits {
    std::uint64_t memory_bytes = 1ull << 30;
    std::uint32_t cpu_seconds = 60;
    std::uint32_t wall_seconds = 120;
    std::uint64_t file_bytes = 1ull << 30;
    std::uint64_t answer_bytes = 256ull << 20; ///< of an answer that is taken by lines: of each of them
};

/// One run of a worker: its descriptors arrive as 3, 4, 5, ... in the order given; it gets no path,
/// an empty environment, no standard input and no network.
struct Job {
    std::filesystem::path program;
    std::vector<std::string> arguments;
    std::vector<int> descriptors;
    Limits limits;
    /// Takes the lines of the answer as they come, while the worker goes on; what follows the last one is left as
    /// the answer.
    std::function<void(const std::string& line)> take_line = {};
};

/// The exit code by which a worker says that its memory did not suffice; `enter_sandbox` sees to it
/// that a failing `operator new` ends so.
constexpr int kOutOfMemoryExit = 71;

/// How the run ended and what the worker said on its standard output.
struct Outcome {
    enum class End { Done, Failed, Crashed, OutOfTime, OutOfMemory, TooMuchOutput };
    End end = End::Failed;
    int exit_code = 0;
    int signal = 0;
    std::string answer;
    std::string messages; ///< standard error, at most 64 KiB

    bool is_done() const { return end == End::Done; }
    /// "crashed with signal 11 (segmentation fault)", for the message of a finding.
    std::string description() const;
};

/// Runs one worker to its end. Fails only when no process could be started.
Result<Outcome> run(const Job& job);

/// The worker executables stand beside the program: `publisher-image`, `publisher-inspect`. Also looked
/// for in `../bin` (tests of a build tree) and `../libexec/publisher` (an installation).
std::filesystem::path find_program(std::string_view name);

}
