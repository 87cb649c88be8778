// SPDX-License-Identifier: Apache-2.0
#include "publisher/zip/archive.hpp"

#include <zlib.h>

#include <algorithm>
#include <optional>

namespace publisher::zip {
namespace {

constexpr std::uint32_t kLocalHeader = 0x04034b50, kDirectoryHeader = 0x02014b50, kDirectoryEnd = 0x06054b50;
constexpr std::size_t kLocalHeaderSize = 30, kDirectoryHeaderSize = 46, kDirectoryEndSize = 22;
constexpr std::size_t kLongestComment = 65535;
constexpr std::uint16_t kStored = 0, kDeflated = 8, kEncrypted = 1;

std::uint16_t read_16(std::string_view bytes, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[at + i]); };
    return static_cast<std::uint16_t>(byte(0) | byte(1) << 8);
}

std::uint32_t read_32(std::string_view bytes, std::size_t at) {
    return read_16(bytes, at) | static_cast<std::uint32_t>(read_16(bytes, at + 2)) << 16;
}

Failure refused(std::string reason) { return {Failure::Kind::Refused, std::move(reason)}; }

/// The end record stands last, behind it only a comment.
std::optional<std::size_t> find_directory_end(std::string_view bytes) {
    if (bytes.size() < kDirectoryEndSize) return std::nullopt;
    const std::size_t last = bytes.size() - kDirectoryEndSize;
    const std::size_t first = last > kLongestComment ? last - kLongestComment : 0;
    for (std::size_t at = last + 1; at-- > first;) {
        if (read_32(bytes, at) == kDirectoryEnd && at + kDirectoryEndSize + read_16(bytes, at + 20) == bytes.size()) return at;
    }
    return std::nullopt;
}

/// Unpacks with zlib's raw inflate, or copies what is stored.
class Unpacker : public EntryStream {
public:
    Unpacker(std::shared_ptr<const std::string> bytes, std::string_view packed, std::uint32_t size, std::uint32_t sum,
             bool is_deflated, std::string name)
        : bytes_(std::move(bytes)), packed_(packed), size_(size), wanted_sum_(sum), is_deflated_(is_deflated),
          name_(std::move(name)) {
        if (is_deflated_) inflateInit2(&zlib_, -MAX_WBITS);
    }
    ~Unpacker() override {
        if (is_deflated_) inflateEnd(&zlib_);
    }
    Unpacker(const Unpacker&) = delete;
    Unpacker& operator=(const Unpacker&) = delete;

    Result<std::size_t> read(char* buffer, std::size_t n) override {
        if (is_finished_ || n == 0) return std::size_t{0};
        n = std::min<std::size_t>(n, 1u << 30);
        const auto got = is_deflated_ ? inflate_into(buffer, n) : copy_into(buffer, n);
        if (!got) return got;
        n_given_ += *got;
        sum_ = crc32(sum_, reinterpret_cast<const Bytef*>(buffer), static_cast<uInt>(*got));
        if (n_given_ > size_) return refused("entry '" + name_ + "' is larger than it says");
        if (is_finished_ && n_given_ != size_) return refused("entry '" + name_ + "' is shorter than it says");
        if (is_finished_ && sum_ != wanted_sum_) return refused("entry '" + name_ + "' is damaged: its sum is another");
        return got;
    }

private:
    Result<std::size_t> copy_into(char* buffer, std::size_t n) {
        const std::size_t taken = packed_.copy(buffer, n);
        packed_.remove_prefix(taken);
        is_finished_ = packed_.empty();
        return taken;
    }

    Result<std::size_t> inflate_into(char* buffer, std::size_t n) {
        zlib_.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(packed_.data()));  // zlib only reads it
        zlib_.avail_in = static_cast<uInt>(packed_.size());
        zlib_.next_out = reinterpret_cast<Bytef*>(buffer);
        zlib_.avail_out = static_cast<uInt>(n);
        const int result = inflate(&zlib_, Z_NO_FLUSH);
        packed_.remove_prefix(packed_.size() - zlib_.avail_in);
        const std::size_t got = n - zlib_.avail_out;
        is_finished_ = result == Z_STREAM_END;
        const bool is_stuck = result == Z_OK && got == 0;
        if ((result != Z_OK && result != Z_STREAM_END) || is_stuck) return refused("entry '" + name_ + "' is damaged");
        return got;
    }

    std::shared_ptr<const std::string> bytes_;
    std::string_view packed_;
    std::uint64_t n_given_ = 0;
    std::uint32_t size_, wanted_sum_;
    uLong sum_ = 0;
    bool is_deflated_, is_finished_ = false;
    std::string name_;
    z_stream zlib_{};
};

}

Result<Archive> Archive::open(std::string bytes, const Limits& limits) {
    Archive archive;
    archive.bytes_ = std::make_shared<const std::string>(std::move(bytes));
    if (const Status status = archive.read_directory(limits); !status) return status.failure();
    return archive;
}

Status Archive::read_directory(const Limits& limits) {
    const std::string_view bytes = *bytes_;
    const auto end = find_directory_end(bytes);
    if (!end) return refused("this is no zip archive, or its end is missing");
    const std::size_t n_entries = read_16(bytes, *end + 10);
    directory_ = read_32(bytes, *end + 16);
    if (read_16(bytes, *end + 4) != 0) return refused("the archive is split over several files");
    if (n_entries == 0xffff || directory_ == 0xffffffff) return refused("the archive is of the Zip64 kind");
    if (n_entries > limits.n_entries) return refused("the archive has more than " + std::to_string(limits.n_entries) + " entries");

    std::uint64_t at = directory_, total = 0;
    for (std::size_t i = 0; i < n_entries; ++i) {
        if (at + kDirectoryHeaderSize > *end || read_32(bytes, at) != kDirectoryHeader) return refused("the archive's directory is damaged");
        Entry entry;
        entry.flags = read_16(bytes, at + 8);
        entry.method = read_16(bytes, at + 10);
        entry.sum = read_32(bytes, at + 16);
        entry.packed_size = read_32(bytes, at + 20);
        entry.size = read_32(bytes, at + 24);
        const std::size_t name_size = read_16(bytes, at + 28);
        const std::uint64_t next = at + kDirectoryHeaderSize + name_size + read_16(bytes, at + 30) + read_16(bytes, at + 32);
        if (next > *end) return refused("the archive's directory is damaged");
        entry.name = bytes.substr(at + kDirectoryHeaderSize, name_size);
        const std::uint64_t header = read_32(bytes, at + 42);
        at = next;
        if (entry.name.ends_with('/')) continue;
        total += entry.size;
        const bool is_bomb = entry.size > limits.size_without_ratio && entry.size / limits.ratio > entry.packed_size;
        if (entry.size > limits.entry_size || total > limits.total_size || is_bomb) {
            return refused("entry '" + entry.name + "' unpacks to " + std::to_string(entry.size) + " bytes, which is too much");
        }
        if (const Status status = locate(entry, header); !status) return status;
        entries_.push_back(std::move(entry));
    }
    std::vector<std::pair<std::uint64_t, std::uint64_t>> ranges;
    for (const Entry& entry : entries_) ranges.emplace_back(entry.offset, entry.offset + entry.packed_size);
    std::sort(ranges.begin(), ranges.end());
    for (std::size_t i = 1; i < ranges.size(); ++i) {
        if (ranges[i].first < ranges[i - 1].second) return refused("entries of the archive overlap");
    }
    return Done{};
}

/// Where the packed bytes begin is said by the header that stands before them.
Status Archive::locate(Entry& entry, std::uint64_t header) const {
    const std::string_view bytes = *bytes_;
    if (header + kLocalHeaderSize > directory_ || directory_ > bytes.size() || read_32(bytes, header) != kLocalHeader) {
        return refused("entry '" + entry.name + "' is not where the directory says");
    }
    entry.offset = header + kLocalHeaderSize + read_16(bytes, header + 26) + read_16(bytes, header + 28);
    if (entry.offset + entry.packed_size > directory_) return refused("entry '" + entry.name + "' is cut off");
    return Done{};
}

const Archive::Entry* Archive::find(std::string_view name) const {
    const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) { return entry.name == name; });
    return found == entries_.end() ? nullptr : &*found;
}

std::vector<std::string> Archive::names() const {
    std::vector<std::string> names;
    for (const Entry& entry : entries_) names.push_back(entry.name);
    return names;
}

bool Archive::has(std::string_view name) const { return find(name) != nullptr; }

Result<std::unique_ptr<EntryStream>> Archive::stream(std::string_view name) const {
    const Entry* entry = find(name);
    if (!entry) return refused("the archive has no entry '" + std::string(name) + "'");
    if (entry->flags & kEncrypted) return refused("entry '" + entry->name + "' is encrypted");
    if (entry->method != kStored && entry->method != kDeflated) {
        return refused("entry '" + entry->name + "' is packed by method " + std::to_string(entry->method) + ", which is not read here");
    }
    const std::string_view packed = std::string_view(*bytes_).substr(entry->offset, entry->packed_size);
    return std::unique_ptr<EntryStream>(std::make_unique<Unpacker>(bytes_, packed, entry->size, entry->sum,
                                                                   entry->method == kDeflated, entry->name));
}

Result<std::string> Archive::read(std::string_view name) const {
    auto entry = stream(name);
    if (!entry) return entry.failure();
    std::string bytes;
    char piece[16384];
    for (;;) {
        const auto got = (*entry)->read(piece, sizeof piece);
        if (!got) return got.failure();
        if (*got == 0) return bytes;
        bytes.append(piece, *got);
    }
}

}
