// SPDX-License-Identifier: Apache-2.0
#include "publisher/worker/worker.hpp"

#include <csignal>

namespace publisher::worker {
namespace {

/// In our words: strsignal follows the user's locale.
std::string_view signal_name(int signal) {
    switch (signal) {
        case SIGSEGV: return "segmentation fault";
        case SIGBUS: return "bus error";
        case SIGABRT: return "aborted";
        case SIGFPE: return "arithmetic error";
        case SIGILL: return "illegal instruction";
        case SIGSYS: return "forbidden system call";
        case SIGTRAP: return "trap";
        case SIGKILL: return "killed";
        case SIGTERM: return "terminated";
        default: return "signal";
    }
}

}

std::string Outcome::description() const {
    switch (end) {
        case End::Done: return "done";
        case End::Failed: return "failed with exit code " + std::to_string(exit_code);
        case End::Crashed:
            return "crashed with signal " + std::to_string(signal) + " (" + std::string(signal_name(signal)) +
                   ")";
        case End::OutOfTime: return "took too long";
        case End::OutOfMemory: return "needed too much memory";
        case End::TooMuchOutput: return "gave too much output";
    }
    return {};
}

}
