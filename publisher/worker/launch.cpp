// SPDX-License-Identifier: Apache-2.0
#include "publisher/worker/internal/launch.hpp"

#include "publisher/world/descriptor.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace publisher::worker::internal {
namespace {

// The address sanitizer reserves terabytes of address space, which no limit would allow.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kHasMemoryLimit = false;
#else
constexpr bool kHasMemoryLimit = true;
#endif

struct Pipe {
    FileDescriptor reading, writing;
};

Result<Pipe> make_pipe() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) return system_failure("pipe", errno, Access::Write);
    return Pipe{FileDescriptor(ends[0]), FileDescriptor(ends[1])};
}

/// Everything the child needs, made before it is there: until it executes its program it lives in our memory, while other
/// threads go on, so nothing is allocated there and only async-signal-safe functions are called.
struct Preparation {
    const char* program = nullptr;
    std::vector<char*> arguments;
    char* environment[2] = {};
    /// What becomes 0, 1, 2, 3, ...; the last one is where a failure to execute is told.
    std::vector<int> descriptors;
    Limits limits;
    pid_t parent = 0;
};

/// A lower limit that stands already goes on to stand.
bool limit_to(__rlimit_resource resource, rlim_t soft, rlim_t hard) {
    rlimit limit{};
    if (::getrlimit(resource, &limit) != 0) return false;
    limit = {std::min(soft, limit.rlim_max), std::min(hard, limit.rlim_max)};
    return ::setrlimit(resource, &limit) == 0;
}

bool apply_limits(const Limits& limits, rlim_t n_descriptors) {
    if (kHasMemoryLimit && !limit_to(RLIMIT_AS, limits.memory_bytes, limits.memory_bytes)) return false;
    // The soft limit names the reason (SIGXCPU), the hard one ends a process that ignores it.
    return limit_to(RLIMIT_CPU, limits.cpu_seconds, limits.cpu_seconds + 1) &&
           limit_to(RLIMIT_FSIZE, limits.file_bytes, limits.file_bytes) &&
           limit_to(RLIMIT_NOFILE, n_descriptors + 32, n_descriptors + 32) && limit_to(RLIMIT_CORE, 0, 0);
}

/// Numbers may overlap (what becomes 3 may be the open file 4), so all are first moved out of the way.
bool place_descriptors(std::vector<int>& descriptors) {
    const int n = static_cast<int>(descriptors.size());
    for (int& descriptor : descriptors) {
        descriptor = ::fcntl(descriptor, F_DUPFD_CLOEXEC, n);
        if (descriptor < 0) return false;
    }
    for (int i = 0; i < n; ++i) {
        if (::dup2(descriptors[static_cast<std::size_t>(i)], i) < 0) return false;
    }
    if (::fcntl(n - 1, F_SETFD, FD_CLOEXEC) != 0) return false;
    return ::syscall(SYS_close_range, static_cast<unsigned>(n), ~0u, 0u) == 0;
}

/// While there is a child in our memory no handler of ours may run in it; it takes its signals when it has none of them.
class SignalsHeldBack {
public:
    SignalsHeldBack() {
        sigset_t all;
        ::sigfillset(&all);
        ::pthread_sigmask(SIG_SETMASK, &all, &before_);
    }
    ~SignalsHeldBack() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
    SignalsHeldBack(const SignalsHeldBack&) = delete;
    SignalsHeldBack& operator=(const SignalsHeldBack&) = delete;

private:
    sigset_t before_;
};

void reset_signals() {
    for (int number = 1; number < NSIG; ++number)
        ::signal(number, SIG_DFL);
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

[[noreturn]] void tell_and_exit(int descriptor) {
    const int error = errno;
    [[maybe_unused]] const auto n = ::write(descriptor, &error, sizeof error);
    ::_exit(127);
}

[[noreturn]] void become_worker(Preparation& preparation) {
    const int failure = preparation.descriptors.back();
    reset_signals();
    // A session of its own: an interrupt at the terminal is the parent's business.
    ::setsid();
    ::umask(077);
    if (::chdir("/") != 0 || ::prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) tell_and_exit(failure);
    if (::getppid() != preparation.parent) ::_exit(127);
    if (!place_descriptors(preparation.descriptors)) tell_and_exit(failure);
    const int moved_failure = static_cast<int>(preparation.descriptors.size()) - 1;
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
        !apply_limits(preparation.limits, preparation.descriptors.size())) {
        tell_and_exit(moved_failure);
    }
    ::execve(preparation.program, preparation.arguments.data(), preparation.environment);
    tell_and_exit(moved_failure);
}

/// Not by fork: copying the tables of a large process's memory costs more than all that a worker does with a small picture.
pid_t start(Preparation& preparation) {
    const SignalsHeldBack held_back;
    const pid_t process = ::vfork();
    if (process == 0) become_worker(preparation);
    return process;
}

}

Result<Child> launch(const Job& job) {
    auto answers = make_pipe();
    if (!answers) return answers.failure();
    auto messages = make_pipe();
    if (!messages) return messages.failure();
    auto failure = make_pipe();
    if (!failure) return failure.failure();
    const FileDescriptor nothing(::open("/dev/null", O_RDONLY | O_CLOEXEC));
    if (!nothing.is_open()) return system_failure("/dev/null", errno, Access::Read);

    Preparation preparation;
    std::string program = job.program.string(), locale = "LC_ALL=C.UTF-8";
    std::vector<std::string> arguments = job.arguments;
    preparation.program = program.c_str();
    preparation.arguments.push_back(program.data());
    for (auto& argument : arguments)
        preparation.arguments.push_back(argument.data());
    preparation.arguments.push_back(nullptr);
    preparation.environment[0] = locale.data();
    preparation.descriptors = {nothing.number(), answers->writing.number(), messages->writing.number()};
    for (const int descriptor : job.descriptors)
        preparation.descriptors.push_back(descriptor);
    preparation.descriptors.push_back(failure->writing.number());
    preparation.limits = job.limits;
    preparation.parent = ::getpid();

    Child child;
    child.process = start(preparation);
    if (child.process < 0) return Failure{Failure::Kind::Temporary, program + ": no further process"};

    failure->writing = FileDescriptor();
    int error = 0;
    ssize_t n = 0;
    do
        n = ::read(failure->reading.number(), &error, sizeof error);
    while (n < 0 && errno == EINTR);
    if (n == sizeof error) {
        ::waitpid(child.process, nullptr, 0);
        return system_failure(job.program, error, Access::Read);
    }
    child.answers = std::move(answers->reading);
    child.messages = std::move(messages->reading);
    ::fcntl(child.answers.number(), F_SETFL, O_NONBLOCK);
    ::fcntl(child.messages.number(), F_SETFL, O_NONBLOCK);
    return child;
}

}
