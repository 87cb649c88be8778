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
#include <thread>

namespace publisher::worker {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t kMessagesLimit = 64 << 10;

/// What is in the pipe now; the descriptor is closed at the end of the stream. False when `limit` is
/// exceeded, the rest being dropped.
bool drain(FileDescriptor& pipe, std::string& text, std::size_t limit) {
    char piece[64 << 10];
    bool fits = true;
    for (;;) {
        const ssize_t n = ::read(pipe.number(), piece, sizeof piece);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0 && errno == EAGAIN) return fits;
        if (n <= 0) {
            pipe = FileDescriptor();
            return fits;
        }
        const auto room = std::min(limit - text.size(), static_cast<std::size_t>(n));
        text.append(piece, room);
        if (room < static_cast<std::size_t>(n)) fits = false;
        if (!fits && limit != kMessagesLimit) return false;
    }
}

int milliseconds_until(Clock::time_point deadline) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
    return static_cast<int>(std::clamp<long long>(left, 0, 60'000));
}

enum class Verdict { Ended, OutOfTime, TooMuchOutput };

/// Reads both pipes until the worker has closed them or went beyond a limit.
Verdict listen(internal::Child& child, const Limits& limits, Clock::time_point deadline, Outcome& outcome) {
    while (child.answers.is_open() || child.messages.is_open()) {
        pollfd waits[2] = {{child.answers.number(), POLLIN, 0}, {child.messages.number(), POLLIN, 0}};
        const int n_ready = ::poll(waits, 2, milliseconds_until(deadline));
        if (n_ready <= 0 && Clock::now() >= deadline) return Verdict::OutOfTime;
        if (child.messages.is_open() && waits[1].revents != 0) {
            drain(child.messages, outcome.messages, kMessagesLimit);
        }
        if (child.answers.is_open() && waits[0].revents != 0 &&
            !drain(child.answers, outcome.answer, limits.answer_bytes)) {
            return Verdict::TooMuchOutput;
        }
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

Result<Outcome> run(Job job) {
    const auto deadline = Clock::now() + std::chrono::seconds(job.limits.wall_seconds);
    auto child = internal::launch(job);
    if (!child) return child.failure();

    Outcome outcome;
    outcome.answer = std::move(job.memory);
    outcome.answer.clear();
    const Verdict verdict = listen(*child, job.limits, deadline, outcome);
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
