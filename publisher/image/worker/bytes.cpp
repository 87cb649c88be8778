// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/worker/bytes.hpp"

#include "publisher/image/worker/refuse.hpp"

#include <sys/mman.h>
#include <sys/stat.h>

namespace publisher::image {

std::optional<std::uint32_t> number_at(std::string_view bytes, std::size_t offset, int n_bytes,
                                       ByteOrder order) {
    const auto n = static_cast<std::size_t>(n_bytes);
    if (offset > bytes.size() || bytes.size() - offset < n) return {};
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const std::size_t at = order == ByteOrder::Big ? i : n - 1 - i;
        number = number << 8 | static_cast<unsigned char>(bytes[offset + at]);
    }
    return number;
}

std::string_view part_of(std::string_view bytes, std::size_t offset, std::size_t size) {
    return offset >= bytes.size() ? std::string_view() : bytes.substr(offset, size);
}

std::string_view map_descriptor(int descriptor) {
    struct stat status {};
    if (::fstat(descriptor, &status) != 0) refuse(Refusal::Malformed, "the file cannot be read");
    if (status.st_size == 0) return {};
    const auto size = static_cast<std::size_t>(status.st_size);
    void* memory = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    if (memory == MAP_FAILED) refuse(Refusal::Malformed, "the file cannot be mapped");
    return {static_cast<const char*>(memory), size};
}

}
