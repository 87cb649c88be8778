// SPDX-License-Identifier: Apache-2.0
#include "publisher/worker/internal/launch.hpp"
#include "publisher/worker/worker.hpp"

#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <string_view>
#include <thread>

namespace publisher::worker {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t kMessagesLimit = 64 << 10;

/// False when there is more than the limit; the rest is dropped.
bool append_within(std::string& text, std::string_view piece, std::size_t limit) {
    const std::size_t room = std::min(limit - text.size(), piece.size());
    text.append(piece.substr(0, room));
    return room == piece.size();
}

/// False when the answer, or a line of it, is too long.
bool hear(std::string_view piece, const Job& job, std::string& answer) {
    const std::size_t limit = job.limits.answer_bytes;
    while (job.take_line) {
        const std::size_t end = piece.find('\n');
        if (end == std::string_view::npos) break;
        if (!append_within(answer, piece.substr(0, end), limit)) return false;
        job.take_line(answer);
        answer.clear();
        piece.remove_prefix(end + 1);
    }
    return append_within(answer, piece, limit);
}

/// Hands over what is in the pipe now, until `take` wants no more; the descriptor is closed at the end of the stream.
template <typename Take>
bool drain(FileDescriptor& pipe, Take take) {
    char piece[64 << 10];
    for (;;) {
        const ssize_t n = ::read(pipe.number(), piece, sizeof piece);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0 && errno == EAGAIN) return true;
        if (n <= 0) {
            pipe = FileDescriptor();
            return true;
        }
        if (!take(std::string_view(piece, static_cast<std::size_t>(n)))) return false;
    }
}

int milliseconds_until(Clock::time_point deadline) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
    return static_cast<int>(std::clamp<long long>(left, 0, 60'000));
}

enum class Verdict { Ended, OutOfTime, TooMuchOutput };

/// Reads both pipes until the worker has closed them or went beyond a limit.
Verdict listen(internal::Child& child, const Job& job, Clock::time_point deadline, Outcome& outcome) {
    const auto take_answer = [&](std::string_view piece) { return hear(piece, job, outcome.answer); };
    const auto take_message = [&](std::string_view piece) {
        append_within(outcome.messages, piece, kMessagesLimit);
        return true;
    };
    while (child.answers.is_open() || child.messages.is_open()) {
        pollfd waits[2] = {{child.answers.number(), POLLIN, 0}, {child.messages.number(), POLLIN, 0}};
        const int n_ready = ::poll(waits, 2, milliseconds_until(deadline));
        if (n_ready <= 0 && Clock::now() >= deadline) return Verdict::OutOfTime;
        if (child.messages.is_open() && waits[1].revents != 0) drain(child.messages, take_message);
        if (child.answers.is_open() && waits[0].revents != 0 && !drain(child.answers, take_answer))
            return Verdict::TooMuchOutput;
    }
    return Verdict::Ended;
}

/// Waits for the end; a process that closed its pipes and lives on is given until the deadline.
/// Gives false when it had to be killed.
bool reap(pid_t process, Clock::time_point deadline, int& status, rusage& usage) {
    auto pause = std::chrono::microseconds(200);
    for (;;) {
        const pid_t reaped = ::wait4(process, &status, WNOHANG, &usage);
        if (reaped == process) return true;
        if (reaped < 0 && errno != EINTR) return true;
        if (Clock::now() >= deadline) break;
        std::this_thread::sleep_for(pause);
        pause = std::min(pause * 2, std::chrono::microseconds(20'000));
    }
    ::kill(process, SIGKILL);
    while (::wait4(process, &status, 0, &usage) < 0 && errno == EINTR) {
    }
    return false;
}

Outcome::End judge_signal(int signal, const rusage& usage, const Limits& limits) {
    const auto cpu_seconds = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec;
    if (signal == SIGXCPU) return Outcome::End::OutOfTime;
    if (signal == SIGXFSZ) return Outcome::End::TooMuchOutput;
    if (signal != SIGKILL) return Outcome::End::Crashed;
    // Nobody but the system kills a worker that we did not kill: for its CPU time or for lack of memory.
    return cpu_seconds >= static_cast<long>(limits.cpu_seconds) ? Outcome::End::OutOfTime
                                                                : Outcome::End::OutOfMemory;
}

}

Result<Outcome> run(const Job& job) {
    const auto deadline = Clock::now() + std::chrono::seconds(job.limits.wall_seconds);
    auto child = internal::launch(job);
    if (!child) return child.failure();

    Outcome outcome;
    const Verdict verdict = listen(*child, job, deadline, outcome);
    if (verdict != Verdict::Ended) ::kill(child->process, SIGKILL);
    int status = 0;
    rusage usage{};
    const bool ended_alone = reap(child->process, deadline, status, usage);

    if (WIFSIGNALED(status)) outcome.signal = WTERMSIG(status);
    if (WIFEXITED(status)) outcome.exit_code = WEXITSTATUS(status);
    if (verdict == Verdict::TooMuchOutput)
        outcome.end = Outcome::End::TooMuchOutput;
    else if (verdict == Verdict::OutOfTime || !ended_alone)
        outcome.end = Outcome::End::OutOfTime;
    else if (outcome.signal != 0)
        outcome.end = judge_signal(outcome.signal, usage, job.limits);
    else if (outcome.exit_code == kOutOfMemoryExit)
        outcome.end = Outcome::End::OutOfMemory;
    else
        outcome.end = outcome.exit_code == 0 ? Outcome::End::Done : Outcome::End::Failed;
    return outcome;
}

}
