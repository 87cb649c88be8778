// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/hash.hpp"
#include "publisher/world/world.hpp"

namespace publisher {

/// Writes all bytes, however often the system interrupts or writes only a part.
/// Gives 0 or the system's error number. Stdio and iostreams are not used for outputs: a short
/// write followed by a successful close goes unnoticed there.
[[nodiscard]] int write_all(int descriptor, std::string_view bytes);

/// Everything from the start of a file, wherever its position is.
/// Refused when there are more than `limit` bytes; `name` is for the message.
Result<std::string> read_all(int descriptor, const std::filesystem::path& name, std::uint64_t limit);

/// So many bytes from a place in a file; a failure when there are fewer.
Result<std::string> read_at(int descriptor, const std::filesystem::path& name, std::uint64_t offset,
                            std::uint64_t n_bytes);

/// The SHA-256 of a whole file, read in pieces.
Result<Digest> digest_of(int descriptor, const std::filesystem::path& name);

enum class Access { Read, Write };

/// How many bytes a file has.
Result<std::uint64_t> size_of(int descriptor, const std::filesystem::path& name);

/// A failure with the kind that follows from the system's error number, "NAME: what the system said".
/// A full disk or a lack of descriptors is Temporary.
Failure system_failure(const std::filesystem::path& name, int error, Access access);

/// A new file in memory without a name, read and written through its descriptor alone.
Result<FileDescriptor> create_memory_file(std::string_view content = {});

}
