// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace publisher::worker::internal {

/// Denies every path of the file system but the given folders, which may be read; where the kernel can,
/// also TCP and signals to other processes. Gives the kernel's Landlock version, 0 for none.
int restrict_file_system(const std::vector<std::string>& readable_folders);

enum class Opening { Denied, ReadOnly };

/// Allows what computing and reading and writing open descriptors needs. Network, execution and looking
/// into other processes end the process; everything else fails with EPERM, so that a library that asks
/// for more goes on without.
bool restrict_system_calls(Opening opening);

}
