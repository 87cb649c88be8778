// SPDX-License-Identifier: Apache-2.0
#include "publisher/worker/internal/protection.hpp"

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace publisher::worker::internal {
namespace {

// The kernel's structures and constants up to version 6 (linux/landlock.h); Debian 12's header has
// version 2 at most, and glibc no wrappers.
struct RulesetAttributes {
    std::uint64_t handled_access_fs, handled_access_net, scoped;
};

struct [[gnu::packed]] PathBeneath {
    std::uint64_t allowed_access;
    std::int32_t parent_fd;
};

constexpr std::uint32_t kQueryVersion = 1;
constexpr int kRulePathBeneath = 1;
constexpr std::uint64_t kReadFile = 1 << 2, kReadFolder = 1 << 3;
constexpr std::uint64_t kTcpBindAndConnect = 0b11, kAbstractSocketAndSignal = 0b11;

/// All rights that this version of the kernel knows; unknown bits are an error.
std::uint64_t file_rights(int version) {
    if (version >= 5) return (1 << 16) - 1; // device ioctl
    if (version >= 3) return (1 << 15) - 1; // truncate
    if (version == 2) return (1 << 14) - 1; // refer
    return (1 << 13) - 1;
}

std::size_t attributes_size(int version) {
    if (version >= 6) return sizeof(RulesetAttributes);
    return version >= 4 ? offsetof(RulesetAttributes, scoped)
                        : offsetof(RulesetAttributes, handled_access_net);
}

void allow_reading(int ruleset, const std::string& folder) {
    const int descriptor = ::open(folder.c_str(), O_PATH | O_CLOEXEC | O_DIRECTORY);
    if (descriptor < 0) return;
    const PathBeneath rule{kReadFile | kReadFolder, descriptor};
    ::syscall(SYS_landlock_add_rule, ruleset, kRulePathBeneath, &rule, 0);
    ::close(descriptor);
}

}

int restrict_file_system(const std::vector<std::string>& readable_folders) {
    const auto version = static_cast<int>(::syscall(SYS_landlock_create_ruleset, nullptr, 0, kQueryVersion));
    if (version < 1) return 0;
    const RulesetAttributes attributes{file_rights(version), kTcpBindAndConnect, kAbstractSocketAndSignal};
    const auto ruleset =
        static_cast<int>(::syscall(SYS_landlock_create_ruleset, &attributes, attributes_size(version), 0));
    if (ruleset < 0) return 0;
    for (const auto& folder : readable_folders)
        allow_reading(ruleset, folder);
    const bool restricted = ::syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
    ::close(ruleset);
    return restricted ? version : 0;
}

}
