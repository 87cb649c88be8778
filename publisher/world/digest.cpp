// SPDX-License-Identifier: Apache-2.0
// Apart from the other functions of descriptors: those are used by workers, which start sooner without a library of ciphers.
#include "publisher/world/descriptor.hpp"

#include <unistd.h>

#include <cerrno>

namespace publisher {

Result<Digest> digest_of(int descriptor, const std::filesystem::path& name) {
    Hasher hasher;
    std::byte piece[64 << 10];
    off_t offset = 0;
    for (;;) {
        const ssize_t n = ::pread(descriptor, piece, sizeof piece, offset);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return system_failure(name, errno, Access::Read);
        if (n == 0) return hasher.finish();
        hasher.add_raw({piece, static_cast<std::size_t>(n)});
        offset += n;
    }
}

}
