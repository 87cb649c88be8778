// SPDX-License-Identifier: Apache-2.0
#include "publisher/zip/archive.hpp"

#include <zlib.h>

#include <cassert>

namespace publisher::zip {
namespace {

constexpr std::uint16_t kVersion = 20, kFirstDay = (1 << 5) | 1;  // 1980-01-01
constexpr std::uint16_t kUtf8Names = 1 << 11;

void append_16(std::string& bytes, std::size_t value) {
    bytes += static_cast<char>(value & 0xff);
    bytes += static_cast<char>(value >> 8 & 0xff);
}

void append_32(std::string& bytes, std::size_t value) {
    append_16(bytes, value & 0xffff);
    append_16(bytes, value >> 16);
}

std::string deflated(std::string_view bytes) {
    z_stream zlib{};
    deflateInit2(&zlib, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
    std::string packed(deflateBound(&zlib, static_cast<uLong>(bytes.size())), '\0');
    zlib.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(bytes.data()));  // zlib only reads it
    zlib.avail_in = static_cast<uInt>(bytes.size());
    zlib.next_out = reinterpret_cast<Bytef*>(packed.data());
    zlib.avail_out = static_cast<uInt>(packed.size());
    deflate(&zlib, Z_FINISH);
    packed.resize(packed.size() - zlib.avail_out);
    deflateEnd(&zlib);
    return packed;
}

}

void Writer::add(std::string_view name, std::string_view bytes, Method method) {
    assert(bytes.size() < 0xffffffff && "documents of four gigabytes are not written here");
    const std::string packed = method == Method::Deflated ? deflated(bytes) : std::string(bytes);
    const auto sum = crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size()));
    // What the entry's own header and the directory say alike.
    std::string common;
    append_16(common, kVersion);
    append_16(common, kUtf8Names);
    append_16(common, method == Method::Deflated ? 8 : 0);
    append_16(common, 0);
    append_16(common, kFirstDay);
    append_32(common, sum);
    append_32(common, packed.size());
    append_32(common, bytes.size());
    append_16(common, name.size());
    append_16(common, 0);

    directory_ += "PK\1\2";
    append_16(directory_, kVersion);
    directory_ += common;
    append_16(directory_, 0);                 // comment
    append_16(directory_, 0);                 // disk
    append_16(directory_, 0);                 // internal attributes
    append_32(directory_, 0);                 // external attributes
    append_32(directory_, file_.size());
    directory_ += name;

    file_ += "PK\3\4";
    file_ += common;
    file_ += name;
    file_ += packed;
    ++n_entries_;
}

std::string Writer::finish() {
    const std::size_t begin = file_.size();
    file_ += directory_;
    file_ += "PK\5\6";
    append_32(file_, 0);
    append_16(file_, n_entries_);
    append_16(file_, n_entries_);
    append_32(file_, directory_.size());
    append_32(file_, begin);
    append_16(file_, 0);
    return std::move(file_);
}

}
