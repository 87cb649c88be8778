// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/world/world.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace publisher {

/// Byte strings put aside on disk and read back in any order. Disappears with its owner; pieces that
/// are no longer wanted keep their room until then.
///
/// Reading does not move anything, so several threads may read while nobody appends.
class ScratchFile {
public:
    struct Piece {
        std::uint64_t offset = 0, size = 0;
    };

    static Result<ScratchFile> create(World& world);

    /// After a failure the file is as it was before.
    Result<Piece> append(std::string_view bytes);
    Result<std::string> read(const Piece& piece) const;
    std::uint64_t size() const { return size_; }

private:
    explicit ScratchFile(FileDescriptor file) : file_(std::move(file)) {}
    FileDescriptor file_;
    std::uint64_t size_ = 0;
};

}
