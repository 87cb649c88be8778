// SPDX-License-Identifier: Apache-2.0
#include "publisher/world/descriptor.hpp"
#include "publisher/world/internal/lies_below.hpp"
#include "publisher/world/internal/output_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>

namespace publisher {
namespace {

namespace fs = std::filesystem;
using world_internal::sibling_name;
using world_internal::sync_folder;

Status to_status(const fs::path& path, const std::error_code& error, Access access = Access::Write) {
    if (error) return system_failure(path, error.value(), access);
    return Done();
}

/// Regular files only. O_NONBLOCK keeps a FIFO without a writer from hanging the open.
Result<FileDescriptor> open_regular(const fs::path& path) {
    FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK));
    if (!file.is_open()) return system_failure(path, errno, Access::Read);
    struct stat status {};
    if (::fstat(file.number(), &status) != 0) return system_failure(path, errno, Access::Read);
    if (!S_ISREG(status.st_mode)) {
        return Failure{Failure::Kind::Refused, path.string() + ": is no regular file"};
    }
    return file;
}

void sort_by_name(std::vector<World::Entry>& entries) {
    std::ranges::sort(entries, {},
                      [](const World::Entry& entry) -> const std::string& { return entry.path.native(); });
}

/// Nothing for what is neither a file nor a folder: sockets, devices, links that lead nowhere.
std::optional<World::Entry> to_entry(const fs::directory_entry& found) {
    std::error_code error;
    if (found.is_directory(error)) return World::Entry{found.path(), true, 0};
    if (!found.is_regular_file(error)) return {};
    const auto size = found.file_size(error);
    if (error) return {};
    return World::Entry{found.path(), false, size};
}

/// Moves `from` to `to` where the file system cannot exchange two names. For a moment there is no `to`;
/// when the second step fails the first is taken back.
int exchange_in_steps(const fs::path& from, const fs::path& to) {
    const auto previous = sibling_name(to, "old");
    if (::rename(to.c_str(), previous.c_str()) != 0) return errno;
    if (::rename(from.c_str(), to.c_str()) != 0) {
        const int error = errno;
        ::rename(previous.c_str(), to.c_str());
        return error;
    }
    return ::rename(previous.c_str(), from.c_str()) == 0 ? 0 : errno;
}

int exchange(const fs::path& from, const fs::path& to) {
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_EXCHANGE) == 0) return 0;
    if (errno == EINVAL || errno == ENOSYS || errno == ENOTSUP) return exchange_in_steps(from, to);
    return errno;
}

/// Whoever held a lock before may have removed what was locked after we had opened it.
bool is_still(const fs::path& path, const FileDescriptor& file) {
    struct stat named {
    }, opened{};
    return ::stat(path.c_str(), &named) == 0 && ::fstat(file.number(), &opened) == 0 &&
           named.st_dev == opened.st_dev && named.st_ino == opened.st_ino;
}

class SystemWorld : public World {
public:
    Result<std::string> read(const Path& path, std::uint64_t limit) const override {
        const auto file = open_regular(path);
        if (!file) return file.failure();
        return read_all(file->number(), path, limit);
    }

    Result<FileDescriptor> open(const Path& path) const override { return open_regular(path); }

    bool is_file(const Path& path) const override {
        std::error_code error;
        return fs::is_regular_file(path, error);
    }

    bool is_directory(const Path& path) const override {
        std::error_code error;
        return fs::is_directory(path, error);
    }

    bool leads_out(const Path& path, const Path& folder) const override {
        const auto end_of = [](const Path& named) {
            const std::unique_ptr<char, decltype(&std::free)> end(::realpath(named.c_str(), nullptr),
                                                                  std::free);
            return end ? Path(end.get()) : Path();
        };
        // What is not there leads nowhere.
        const Path end = end_of(path);
        return !end.empty() && !world_internal::lies_below(end, end_of(folder));
    }

    Result<std::vector<Entry>> list(const Path& folder) const override {
        std::error_code error;
        std::vector<Entry> entries;
        for (fs::directory_iterator i(folder, error), end; !error && i != end; i.increment(error)) {
            if (auto entry = to_entry(*i)) entries.push_back(std::move(*entry));
        }
        if (error) return system_failure(folder, error.value(), Access::Read);
        sort_by_name(entries);
        return entries;
    }

    Result<std::vector<Entry>> list_all(const Path& folder) const override {
        std::error_code error;
        std::vector<Entry> entries;
        // Linked folders are not entered: they may lead in a circle.
        for (fs::recursive_directory_iterator i(folder, error), end; !error && i != end; i.increment(error)) {
            auto entry = to_entry(*i);
            if (entry && !entry->is_directory) entries.push_back(std::move(*entry));
        }
        if (error) return system_failure(folder, error.value(), Access::Read);
        sort_by_name(entries);
        return entries;
    }

    Result<std::unique_ptr<OutputFile>> create(const Path& path) override {
        return world_internal::create_output_file(path);
    }

    Status create_directories(const Path& folder) override {
        std::error_code error;
        fs::create_directories(folder, error);
        return to_status(folder, error);
    }

    Status swap_directory(const Path& from, const Path& to) override {
        if (!is_directory(from)) return Failure{Failure::Kind::Internal, from.string() + ": is no folder"};
        std::error_code error;
        const bool had_previous = fs::exists(fs::symlink_status(to, error));
        if (had_previous && !is_directory(to)) {
            return Failure{Failure::Kind::Refused, to.string() + ": is there and is no folder"};
        }
        int number = 0;
        if (had_previous)
            number = exchange(from, to);
        else
            number = ::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
        if (number == 0) number = sync_folder(to.parent_path());
        if (number != 0) return system_failure(to, number, Access::Write);
        return had_previous ? remove_all(from) : Status(Done());
    }

    Status remove_all(const Path& path) override {
        std::error_code error;
        fs::remove_all(path, error);
        return to_status(path, error);
    }

    Result<FileDescriptor> lock(const Path& path) override {
        const int kind = is_directory(path) ? O_RDONLY | O_DIRECTORY : O_RDWR | O_CREAT;
        for (;;) {
            FileDescriptor file(::open(path.c_str(), kind | O_CLOEXEC | O_NOCTTY | O_NOFOLLOW, 0666));
            if (!file.is_open()) return system_failure(path, errno, Access::Write);
            if (::flock(file.number(), LOCK_EX | LOCK_NB) != 0) {
                if (errno == EWOULDBLOCK)
                    return Failure{Failure::Kind::Temporary, path.string() + ": in use by another process"};
                return system_failure(path, errno, Access::Write);
            }
            if (is_still(path, file)) return file;
        }
    }

    Result<FileDescriptor> create_scratch() override {
        const Path folder = environment("TMPDIR").value_or("/var/tmp");
        for (const Path& place : {folder, Path("/tmp")}) {
            FileDescriptor file(::open(place.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600));
            if (file.is_open()) return file;
            std::string name = (place / "publisher-XXXXXX").string();
            file = FileDescriptor(::mkostemp(name.data(), O_CLOEXEC));
            if (!file.is_open()) continue;
            ::unlink(name.c_str());
            return file;
        }
        return system_failure(folder, errno, Access::Write);
    }

    std::optional<std::string> environment(std::string_view name) const override {
        const char* value = std::getenv(std::string(name).c_str());
        if (!value || !*value) return {};
        return value;
    }
};

}

std::unique_ptr<World> make_system_world() {
    return std::make_unique<SystemWorld>();
}

}
