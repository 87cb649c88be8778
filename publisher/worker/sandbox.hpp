// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace publisher::worker {

/// What protection the system gave; `publisher doctor` prints it.
struct Protection {
    bool no_new_privileges = false;
    bool seccomp = false;
    int landlock_abi = 0; ///< 0 when the kernel has none
    std::vector<std::string> missing;
};

/// Called by a worker first thing: gives up privileges, files and network (`run` has already closed every
/// descriptor that was not asked for). Afterwards the process can compute, read and write the descriptors it was given, and
/// nothing else. `readable_folders` are data a library opens by path (e.g. poppler-data); they are
/// opened read-only by Landlock.
Protection enter_sandbox(const std::vector<std::string>& readable_folders = {});

/// What this system would give a worker, tried in a child process.
Protection probe_protection();

}
