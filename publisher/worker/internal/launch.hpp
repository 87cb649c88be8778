// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/worker/worker.hpp"
#include "publisher/world/world.hpp"

#include <sys/types.h>

namespace publisher::worker::internal {

/// A started worker. The two pipes do not block.
struct Child {
    pid_t process = -1;
    FileDescriptor answers, messages;
};

/// Forks, limits and executes. A program that cannot be executed is a failure here, not an exit code.
Result<Child> launch(const Job& job);

}
