// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/world/world.hpp"

#include <map>
#include <set>

namespace publisher {

/// A world for tests: files in memory, faults on demand. Paths are compared after lexical
/// normalization; a folder is there when it was created or when a file lies in it.
class MemoryWorld : public World {
public:
    void add(const Path& path, std::string content);
    void set_environment(std::string name, std::string value);

    /// The n-th `read` or `open` from now on (1 is the next) fails with this error number, once.
    void fail_read(int n, int error);
    /// The n-th `OutputFile::write` of any file from now on fails with this error number, once.
    void fail_write(int n, int error);
    /// The n-th `OutputFile::publish` from now on fails with this error number, once.
    void fail_publish(int n, int error);

    /// What a file holds; nothing when it is not there.
    std::optional<std::string> content(const Path& path) const;
    const std::map<std::string, std::string>& files() const { return files_; }

    Result<std::string> read(const Path& path, std::uint64_t limit = kReadLimit) const override;
    Result<FileDescriptor> open(const Path& path) const override;
    bool is_file(const Path& path) const override;
    bool is_directory(const Path& path) const override;
    bool leads_out(const Path& path, const Path& folder) const override;
    Result<std::vector<Entry>> list(const Path& folder) const override;
    Result<std::vector<Entry>> list_all(const Path& folder) const override;
    Result<std::unique_ptr<OutputFile>> create(const Path& path) override;
    Status create_directories(const Path& folder) override;
    Status swap_directory(const Path& from, const Path& to) override;
    Status remove_all(const Path& path) override;
    /// Nobody else is there to hold anything.
    Result<FileDescriptor> lock(const Path& path) override;
    Result<FileDescriptor> create_scratch() override;
    std::optional<std::string> environment(std::string_view name) const override;

private:
    friend class MemoryOutputFile;

    /// Counts down; gives the error number when it is this one's turn, else 0.
    struct Fault {
        int remaining = 0, error = 0;
        int next() { return remaining > 0 && --remaining == 0 ? error : 0; }
    };

    std::map<std::string, std::string> files_;
    std::set<std::string> folders_;
    std::map<std::string, std::string, std::less<>> environment_;
    mutable Fault read_fault_;
    Fault write_fault_, publish_fault_;
};

}
