// SPDX-License-Identifier: Apache-2.0
// Loaded before the system's library: every write takes half of what it is given, as a full disk, a signal
// or a network file system may have it. That is no error, and whoever writes has to go on.
#include <dlfcn.h>
#include <sys/types.h>

#include <cstddef>

namespace {

template <typename Function>
Function* next(const char* name) {
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

std::size_t half(std::size_t count) {
    return count > 1 ? count / 2 : count;
}

}

extern "C" {

ssize_t write(int file, const void* bytes, std::size_t count) {
    static const auto whole = next<ssize_t(int, const void*, std::size_t)>("write");
    return whole(file, bytes, half(count));
}

ssize_t pwrite(int file, const void* bytes, std::size_t count, off_t offset) {
    static const auto whole = next<ssize_t(int, const void*, std::size_t, off_t)>("pwrite");
    return whole(file, bytes, half(count), offset);
}

ssize_t pwrite64(int file, const void* bytes, std::size_t count, off64_t offset) {
    static const auto whole = next<ssize_t(int, const void*, std::size_t, off64_t)>("pwrite64");
    return whole(file, bytes, half(count), offset);
}
}
