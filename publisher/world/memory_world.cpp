// SPDX-License-Identifier: Apache-2.0
#include "publisher/world/memory_world.hpp"

#include "publisher/world/descriptor.hpp"
#include "publisher/world/internal/lies_below.hpp"

#include <cerrno>

namespace publisher {
namespace {

/// "a//b/../c/" and "a/c" are the same file.
std::string key_of(const World::Path& path) {
    std::string key = path.lexically_normal().generic_string();
    while (key.size() > 1 && key.ends_with('/'))
        key.pop_back();
    return key;
}

/// What every path below `folder` begins with.
std::string prefix_of(const World::Path& folder) {
    const std::string key = key_of(folder);
    if (key == ".") return "";
    return key == "/" ? key : key + "/";
}

template <typename Map>
void rename_prefix(Map& map, const std::string& from, const std::string& to) {
    Map renamed;
    for (auto i = map.lower_bound(from); i != map.end() && i->first.starts_with(from);) {
        auto node = map.extract(i++);
        node.key() = to + node.key().substr(from.size());
        renamed.insert(std::move(node));
    }
    map.merge(renamed);
}

}

/// Backed by a memory file, so that a library can write to its descriptor as well.
class MemoryOutputFile : public OutputFile {
public:
    MemoryOutputFile(MemoryWorld& world, std::string key, FileDescriptor file)
        : world_(world), key_(std::move(key)), file_(std::move(file)) {}

    void write(std::string_view bytes) override {
        if (error_ == 0) error_ = world_.write_fault_.next();
        if (error_ == 0) error_ = write_all(file_.number(), bytes);
    }

    int descriptor() const override { return error_ == 0 ? file_.number() : -1; }

    Status publish() override {
        if (error_ == 0) error_ = world_.publish_fault_.next();
        if (error_ != 0) return system_failure(key_, error_, Access::Write);
        auto content = read_all(file_.number(), key_, World::kReadLimit);
        if (!content) return content.failure();
        world_.files_[key_] = *std::move(content);
        return Done();
    }

private:
    MemoryWorld& world_;
    std::string key_;
    FileDescriptor file_;
    int error_ = 0;
};

void MemoryWorld::add(const Path& path, std::string content) {
    files_[key_of(path)] = std::move(content);
}
void MemoryWorld::set_environment(std::string name, std::string value) {
    environment_[std::move(name)] = std::move(value);
}
void MemoryWorld::fail_read(int n, int error) {
    read_fault_ = {n, error};
}
void MemoryWorld::fail_write(int n, int error) {
    write_fault_ = {n, error};
}
void MemoryWorld::fail_publish(int n, int error) {
    publish_fault_ = {n, error};
}

std::optional<std::string> MemoryWorld::content(const Path& path) const {
    const auto found = files_.find(key_of(path));
    if (found == files_.end()) return {};
    return found->second;
}

Result<std::string> MemoryWorld::read(const Path& path, std::uint64_t limit) const {
    if (const int error = read_fault_.next()) return system_failure(path, error, Access::Read);
    const auto found = files_.find(key_of(path));
    if (found == files_.end()) return system_failure(path, ENOENT, Access::Read);
    if (found->second.size() > limit) {
        return Failure{Failure::Kind::Refused,
                       path.string() + ": larger than " + std::to_string(limit) + " bytes"};
    }
    return found->second;
}

Result<FileDescriptor> MemoryWorld::open(const Path& path) const {
    const auto bytes = read(path);
    if (!bytes) return bytes.failure();
    return create_memory_file(*bytes);
}

bool MemoryWorld::is_file(const Path& path) const {
    return files_.contains(key_of(path));
}

/// There are no links in memory.
bool MemoryWorld::leads_out(const Path& path, const Path& folder) const {
    return !world_internal::lies_below(path.lexically_normal(), folder.lexically_normal());
}

bool MemoryWorld::is_directory(const Path& path) const {
    const std::string prefix = prefix_of(path);
    const auto below = files_.lower_bound(prefix);
    if (below != files_.end() && below->first.starts_with(prefix)) return true;
    return prefix.empty() || folders_.contains(prefix);
}

Result<std::vector<World::Entry>> MemoryWorld::list(const Path& folder) const {
    if (!is_directory(folder)) return system_failure(folder, ENOENT, Access::Read);
    const std::string prefix = prefix_of(folder);
    std::map<std::string, Entry> entries;
    const auto add_child = [&](const std::string& path, std::uint64_t size) {
        if (!path.starts_with(prefix) || path.size() == prefix.size()) return;
        const auto slash = path.find('/', prefix.size());
        const std::string child = path.substr(0, slash);
        const bool is_folder = slash != std::string::npos;
        entries[child] = {folder / child.substr(prefix.size()), is_folder, is_folder ? 0 : size};
    };
    for (const auto& [path, content] : files_)
        add_child(path, content.size());
    for (const auto& path : folders_)
        add_child(path, 0);
    std::vector<Entry> sorted;
    for (auto& [path, entry] : entries)
        sorted.push_back(std::move(entry));
    return sorted;
}

Result<std::vector<World::Entry>> MemoryWorld::list_all(const Path& folder) const {
    if (!is_directory(folder)) return system_failure(folder, ENOENT, Access::Read);
    const std::string prefix = prefix_of(folder);
    std::vector<Entry> entries;
    for (auto i = files_.lower_bound(prefix); i != files_.end() && i->first.starts_with(prefix); ++i) {
        entries.push_back({folder / i->first.substr(prefix.size()), false, i->second.size()});
    }
    return entries;
}

Result<std::unique_ptr<OutputFile>> MemoryWorld::create(const Path& path) {
    if (is_directory(path)) return system_failure(path, EISDIR, Access::Write);
    auto file = create_memory_file();
    if (!file) return file.failure();
    return std::unique_ptr<OutputFile>(new MemoryOutputFile(*this, key_of(path), *std::move(file)));
}

Status MemoryWorld::create_directories(const Path& folder) {
    for (Path path = folder.lexically_normal(); !path.empty() && path != path.parent_path();
         path = path.parent_path()) {
        if (is_file(path)) return system_failure(path, ENOTDIR, Access::Write);
        folders_.insert(prefix_of(path));
    }
    return Done();
}

Status MemoryWorld::swap_directory(const Path& from, const Path& to) {
    if (!is_directory(from)) return Failure{Failure::Kind::Internal, from.string() + ": is no folder"};
    if (is_file(to)) return Failure{Failure::Kind::Refused, to.string() + ": is there and is no folder"};
    if (auto removed = remove_all(to); !removed) return removed;
    rename_prefix(files_, prefix_of(from), prefix_of(to));
    std::erase_if(folders_, [&](const std::string& path) { return path.starts_with(prefix_of(from)); });
    folders_.insert(prefix_of(to));
    return Done();
}

Status MemoryWorld::remove_all(const Path& path) {
    const std::string prefix = prefix_of(path);
    files_.erase(key_of(path));
    std::erase_if(files_, [&](const auto& file) { return file.first.starts_with(prefix); });
    std::erase_if(folders_, [&](const std::string& folder) { return folder.starts_with(prefix); });
    return Done();
}

Result<FileDescriptor> MemoryWorld::lock(const Path&) {
    return create_memory_file();
}

Result<FileDescriptor> MemoryWorld::create_scratch() {
    return create_memory_file();
}

std::optional<std::string> MemoryWorld::environment(std::string_view name) const {
    const auto found = environment_.find(name);
    if (found == environment_.end()) return {};
    return found->second;
}

}
