// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/pdf/internal/deflate.hpp"

#include <libdeflate.h>

#include <cassert>
#include <memory>

namespace publisher::emit::pdf {

std::string deflate(std::string_view bytes) {
    constexpr int kLevel = 6;
    using Compressor = std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)>;
    // A compressor is a third of a megabyte of tables; each thread keeps its own.
    static thread_local const Compressor compressor(libdeflate_alloc_compressor(kLevel),
                                                    &libdeflate_free_compressor);
    std::string deflated(libdeflate_zlib_compress_bound(compressor.get(), bytes.size()), '\0');
    const std::size_t size = libdeflate_zlib_compress(compressor.get(), bytes.data(), bytes.size(),
                                                      deflated.data(), deflated.size());
    assert(size > 0 && "the buffer has the size that libdeflate asked for");
    deflated.resize(size);
    return deflated;
}

}
