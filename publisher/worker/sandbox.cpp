// SPDX-License-Identifier: Apache-2.0
#include "publisher/worker/sandbox.hpp"

#include "publisher/worker/internal/protection.hpp"
#include "publisher/worker/worker.hpp"

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <new>

namespace publisher::worker {
namespace {

struct Answer {
    bool no_new_privileges, seccomp;
    int landlock_abi;
};

void name_missing(Protection& protection) {
    if (!protection.no_new_privileges) protection.missing.push_back("no_new_privs");
    if (!protection.seccomp) protection.missing.push_back("seccomp");
    if (protection.landlock_abi == 0) protection.missing.push_back("landlock");
}

}

Protection enter_sandbox(const std::vector<std::string>& readable_folders) {
    std::set_new_handler([] { ::_exit(kOutOfMemoryExit); });
    Protection protection;
    protection.no_new_privileges = ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
    protection.landlock_abi = internal::restrict_file_system(readable_folders);
    const auto opening = readable_folders.empty() ? internal::Opening::Denied : internal::Opening::ReadOnly;
    protection.seccomp = internal::restrict_system_calls(opening);
    name_missing(protection);
    return protection;
}

Protection probe_protection() {
    Protection protection;
    int ends[2];
    if (::pipe(ends) == 0) {
        const pid_t child = ::fork();
        if (child == 0) {
            const auto given = enter_sandbox();
            const Answer answer{given.no_new_privileges, given.seccomp, given.landlock_abi};
            ::_exit(::write(ends[1], &answer, sizeof answer) == sizeof answer ? 0 : 1);
        }
        ::close(ends[1]);
        Answer answer{};
        if (child > 0 && ::read(ends[0], &answer, sizeof answer) == sizeof answer) {
            protection.no_new_privileges = answer.no_new_privileges;
            protection.seccomp = answer.seccomp;
            protection.landlock_abi = answer.landlock_abi;
        }
        ::close(ends[0]);
        if (child > 0) ::waitpid(child, nullptr, 0);
    }
    name_missing(protection);
    return protection;
}

}
