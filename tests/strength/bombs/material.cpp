// SPDX-License-Identifier: Apache-2.0
#include "tests/strength/bombs/bomb.hpp"

#include <zlib.h>

#include <algorithm>
#include <stdexcept>

namespace publisher::strength {
namespace {

/// Piece by piece: the test itself stays small.
std::string deflate(std::size_t n, char byte, int window_bits) {
    z_stream stream{};
    if (deflateInit2(&stream, 9, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::runtime_error("zlib");
    std::string plain(1 << 16, byte), packed, piece(1 << 16, '\0');
    int state = Z_OK;
    while (state != Z_STREAM_END) {
        const std::size_t taken = std::min(n, plain.size());
        n -= taken;
        stream.next_in = reinterpret_cast<Bytef*>(plain.data());
        stream.avail_in = static_cast<uInt>(taken);
        do {
            stream.next_out = reinterpret_cast<Bytef*>(piece.data());
            stream.avail_out = static_cast<uInt>(piece.size());
            state = ::deflate(&stream, n == 0 ? Z_FINISH : Z_NO_FLUSH);
            packed.append(piece, 0, piece.size() - stream.avail_out);
        } while (stream.avail_out == 0);
    }
    deflateEnd(&stream);
    return packed;
}

}

std::string repeated(std::string_view text, std::size_t times) {
    std::string result;
    result.reserve(text.size() * times);
    for (std::size_t i = 0; i < times; ++i)
        result += text;
    return result;
}

std::string little_endian(std::uint64_t number, int n_bytes) {
    std::string bytes;
    for (int i = 0; i < n_bytes; ++i)
        bytes += static_cast<char>(number >> (8 * i));
    return bytes;
}

std::string big_endian(std::uint64_t number, int n_bytes) {
    std::string bytes = little_endian(number, n_bytes);
    std::reverse(bytes.begin(), bytes.end());
    return bytes;
}

std::string deflated(std::size_t n, char byte) {
    return deflate(n, byte, 15);
}

std::string deflated_raw(std::size_t n, char byte) {
    return deflate(n, byte, -15);
}

std::uint32_t checksum(std::string_view bytes) {
    return static_cast<std::uint32_t>(
        crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())));
}

std::vector<std::string> check(const e2e::Shop& shop) {
    return {"check", shop.publication(), "-e", "de_DE"};
}

std::vector<std::string> build(const e2e::Shop& shop) {
    return {"build", shop.publication(), "-e", "de_DE", "-o", shop.out().string()};
}

std::vector<std::string> on_file(const e2e::Shop& shop, std::string command, const std::string& name,
                                 const std::string& content) {
    e2e::write(shop.file(name), content);
    return {std::move(command), shop.file(name).string()};
}

}
