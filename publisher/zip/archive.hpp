// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/result.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// Zip archives (APPNOTE 6.3.3) as office documents are packed: stored or deflated entries in one file.
namespace publisher::zip {

struct Limits {
    std::size_t n_entries = 4096;
    std::uint64_t entry_size = 1ull << 30;   ///< unpacked
    std::uint64_t total_size = 2ull << 30;   ///< of all entries, as they say themselves
    /// An entry that unpacks to more than this many times its size is no document; small ones are let be.
    std::uint64_t ratio = 400;
    std::uint64_t size_without_ratio = 16u << 20;
};

/// The unpacked bytes of one entry, piece by piece. Valid as long as the archive it is read from.
class EntryStream {
public:
    virtual ~EntryStream() = default;
    /// Fills as much of the buffer as there is; 0 at the end. The end is checked against the entry's
    /// size and sum.
    virtual Result<std::size_t> read(char* buffer, std::size_t n) = 0;
};

/// An archive in memory. Nothing in it is believed: sizes, sums and ratios are checked while it is
/// unpacked, entries that overlap or leave the file refuse the archive, and names are never made into
/// paths. Encrypted, split and Zip64 archives are refused in words.
class Archive {
public:
    static Result<Archive> open(std::string bytes, const Limits& limits = {});

    /// Names as they stand in the archive, in its order; folders are left out.
    std::vector<std::string> names() const;
    bool has(std::string_view name) const;
    Result<std::unique_ptr<EntryStream>> stream(std::string_view name) const;
    Result<std::string> read(std::string_view name) const;

private:
    struct Entry {
        std::string name;
        std::uint64_t offset = 0;            ///< of the packed bytes
        std::uint32_t packed_size = 0, size = 0, sum = 0;
        std::uint16_t method = 0, flags = 0;
    };
    Status read_directory(const Limits& limits);
    Status locate(Entry& entry, std::uint64_t header) const;
    const Entry* find(std::string_view name) const;

    std::shared_ptr<const std::string> bytes_;
    std::vector<Entry> entries_;
    std::uint64_t directory_ = 0;            ///< offset of the central directory
};

enum class Method { Stored, Deflated };

/// Makes an archive in memory; the same entries give the same bytes. Every entry bears the first day that
/// the format knows, 1980-01-01.
class Writer {
public:
    void add(std::string_view name, std::string_view bytes, Method method = Method::Deflated);
    /// The whole file.
    std::string finish();

private:
    std::string file_, directory_;
    std::uint16_t n_entries_ = 0;
};

}
