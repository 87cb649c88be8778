// SPDX-License-Identifier: Apache-2.0
#include "publisher/world/scratch_file.hpp"

#include "publisher/world/descriptor.hpp"

#include <unistd.h>

#include <cerrno>

namespace publisher {
namespace {

constexpr std::string_view kName = "scratch file";

}

Result<ScratchFile> ScratchFile::create(World& world) {
    auto file = world.create_scratch();
    if (!file) return file.failure();
    return ScratchFile(*std::move(file));
}

// Positioned writes: after a disk was full, the next piece must not lie behind half of the one that failed.
Result<ScratchFile::Piece> ScratchFile::append(std::string_view bytes) {
    const Piece piece{size_, bytes.size()};
    std::uint64_t offset = size_;
    while (!bytes.empty()) {
        const auto n = ::pwrite(file_.number(), bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return system_failure(kName, n < 0 ? errno : ENOSPC, Access::Write);
        bytes.remove_prefix(static_cast<std::size_t>(n));
        offset += static_cast<std::uint64_t>(n);
    }
    size_ = offset;
    return piece;
}

Result<std::string> ScratchFile::read(const Piece& piece) const {
    assert(piece.offset + piece.size <= size_ && "a piece comes from append");
    return read_at(file_.number(), kName, piece.offset, piece.size);
}

}
