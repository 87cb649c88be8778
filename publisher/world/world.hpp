// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/result.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace publisher {

/// An open file that is passed to a worker process. Closes itself.
class FileDescriptor {
public:
    FileDescriptor() = default;
    explicit FileDescriptor(int number) : number_(number) {}
    FileDescriptor(FileDescriptor&& other) noexcept : number_(other.release()) {}
    FileDescriptor& operator=(FileDescriptor&& other) noexcept;
    ~FileDescriptor();

    int number() const { return number_; }
    bool is_open() const { return number_ >= 0; }
    int release();

private:
    int number_ = -1;
};

/// A file being written beside its final place. Nothing is seen under the final name before
/// `publish` has flushed, synced and renamed it; a file that is dropped is removed.
class OutputFile {
public:
    virtual ~OutputFile() = default;
    /// Remembers the first failure; later writes are ignored and `publish` reports it.
    virtual void write(std::string_view bytes) = 0;
    virtual Status publish() = 0;
    /// For libraries that write to a descriptor of their own; -1 once writing has failed.
    virtual int descriptor() const = 0;
};

/// The one gate through which every file, font, clock and environment variable passes. Tests put
/// another one in its place: files in memory, the n-th write failing, a fixed day.
class World {
public:
    using Path = std::filesystem::path;
    struct Entry {
        Path path;
        bool is_directory = false;
        std::uint64_t size = 0;
    };

    virtual ~World() = default;

    virtual Result<std::string> read(const Path& path, std::uint64_t limit = kReadLimit) const = 0;
    virtual Result<FileDescriptor> open(const Path& path) const = 0;
    virtual bool is_file(const Path& path) const = 0;
    virtual bool is_directory(const Path& path) const = 0;
    /// Whether a path, its links followed, ends outside of a folder, whose links are followed too.
    virtual bool leads_out(const Path& path, const Path& folder) const = 0;
    /// What a folder holds, sorted by name (bytes), never the order of the file system.
    virtual Result<std::vector<Entry>> list(const Path& folder) const = 0;
    /// All files below a folder, sorted by path.
    virtual Result<std::vector<Entry>> list_all(const Path& folder) const = 0;

    virtual Result<std::unique_ptr<OutputFile>> create(const Path& path) = 0;
    virtual Status create_directories(const Path& folder) = 0;
    /// Puts `from` where `to` is, in one step for whoever looks; the previous `to` is removed after.
    virtual Status swap_directory(const Path& from, const Path& to) = 0;
    virtual Status remove_all(const Path& path) = 0;
    /// Holds a folder, or a file that is made for it, for this process alone until the descriptor closes;
    /// a process that is killed lets go. Temporary while another one holds it.
    virtual Result<FileDescriptor> lock(const Path& path) = 0;
    /// A fresh unlinked file for the spool.
    virtual Result<FileDescriptor> create_scratch() = 0;

    virtual std::optional<std::string> environment(std::string_view name) const = 0;

    static constexpr std::uint64_t kReadLimit = 4ull << 30;
};

/// The machine we run on.
std::unique_ptr<World> make_system_world();

}
