// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/pdf/internal/deflate.hpp"

#include <zlib.h>

#include <cassert>

namespace publisher::emit::pdf {

std::string deflate(std::string_view bytes) {
    constexpr int kLevel = 6;
    uLongf size = compressBound(bytes.size());
    std::string deflated(size, '\0');
    [[maybe_unused]] const int answer =
        compress2(reinterpret_cast<Bytef*>(deflated.data()), &size,
                  reinterpret_cast<const Bytef*>(bytes.data()), bytes.size(), kLevel);
    assert(answer == Z_OK && "the buffer has the size that zlib asked for");
    deflated.resize(size);
    return deflated;
}

}
