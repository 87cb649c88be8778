// SPDX-License-Identifier: Apache-2.0
#include "publisher/world/descriptor.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace publisher {

FileDescriptor& FileDescriptor::operator=(FileDescriptor&& other) noexcept {
    if (this != &other) {
        if (is_open()) ::close(number_);
        number_ = other.release();
    }
    return *this;
}

FileDescriptor::~FileDescriptor() {
    if (is_open()) ::close(number_);
}

int FileDescriptor::release() {
    return std::exchange(number_, -1);
}

int write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t n = ::write(descriptor, bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return errno;
        if (n == 0) return EIO;
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return 0;
}

Result<std::string> read_all(int descriptor, const std::filesystem::path& name, std::uint64_t limit) {
    struct stat status {};
    if (::fstat(descriptor, &status) != 0) return system_failure(name, errno, Access::Read);
    const auto too_large = [&] {
        return Failure{Failure::Kind::Refused,
                       name.string() + ": larger than " + std::to_string(limit) + " bytes"};
    };
    const auto expected = static_cast<std::uint64_t>(std::max<off_t>(status.st_size, 0));
    if (expected > limit) return too_large();

    // One byte of room beyond the expected size shows the end without growing the string.
    std::string content(expected + 1, '\0');
    std::size_t filled = 0;
    for (;;) {
        if (filled == content.size()) content.resize(content.size() * 2);
        const ssize_t n =
            ::pread(descriptor, content.data() + filled, content.size() - filled, static_cast<off_t>(filled));
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return system_failure(name, errno, Access::Read);
        if (n == 0) break;
        filled += static_cast<std::size_t>(n);
        if (filled > limit) return too_large();
    }
    content.resize(filled);
    return content;
}

Result<std::string> read_at(int descriptor, const std::filesystem::path& name, std::uint64_t offset,
                            std::uint64_t n_bytes) {
    std::string bytes(n_bytes, '\0');
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t n =
            ::pread(descriptor, bytes.data() + done, bytes.size() - done, static_cast<off_t>(offset + done));
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return system_failure(name, n < 0 ? errno : EIO, Access::Read);
        done += static_cast<std::size_t>(n);
    }
    return bytes;
}

Result<std::uint64_t> size_of(int descriptor, const std::filesystem::path& name) {
    struct stat status {};
    if (::fstat(descriptor, &status) != 0) return system_failure(name, errno, Access::Read);
    return static_cast<std::uint64_t>(status.st_size);
}

Failure system_failure(const std::filesystem::path& name, int error, Access access) {
    Failure failure;
    failure.message = name.string() + ": " + std::generic_category().message(error);
    switch (error) {
        case ENOSPC:
        case EDQUOT:
        case EMFILE:
        case ENFILE:
        case ENOMEM:
        case EAGAIN:
        case EBUSY: failure.kind = Failure::Kind::Temporary; break;
        default: failure.kind = access == Access::Read ? Failure::Kind::Missing : Failure::Kind::Refused;
    }
    return failure;
}

Result<FileDescriptor> create_memory_file(std::string_view content) {
    FileDescriptor file(::memfd_create("publisher", MFD_CLOEXEC));
    if (!file.is_open()) return system_failure("memory", errno, Access::Write);
    if (const int error = write_all(file.number(), content)) {
        return system_failure("memory", error, Access::Write);
    }
    ::lseek(file.number(), 0, SEEK_SET);
    return file;
}

}
