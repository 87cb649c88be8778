// SPDX-License-Identifier: Apache-2.0
#include "publisher/job/edition_folder.hpp"

#include <unistd.h>

namespace publisher::job {

EditionFolder::EditionFolder(World& world, Path out, std::string edition, FileDescriptor lock)
    : world_(&world), out_(std::move(out)), edition_(std::move(edition)), lock_(std::move(lock)) {}

Result<EditionFolder> EditionFolder::take(World& world, const Path& out, const std::string& edition) {
    if (const Status status = world.create_directories(out); !status) return status.failure();
    auto lock = world.lock(out / ('.' + edition + ".lock"));
    if (!lock) return lock.failure();
    EditionFolder folder(world, out, edition, std::move(*lock));
    if (const Status status = folder.remove_leftovers(); !status) return status.failure();
    return folder;
}

EditionFolder::~EditionFolder() {
    if (!lock_.is_open()) return;
    if (!building_.empty()) (void)world_->remove_all(building_);
    (void)world_->remove_all(lock_file());
}

Status EditionFolder::remove_leftovers() {
    const auto entries = world_->list(out_);
    if (!entries) return entries.failure();
    for (const World::Entry& entry : *entries) {
        const std::string name = entry.path.filename().string();
        const bool is_leftover = entry.is_directory && name.starts_with('.' + edition_ + '.') && name.ends_with(".building");
        if (!is_leftover) continue;
        if (const Status status = world_->remove_all(entry.path); !status) return status;
    }
    return Done{};
}

Result<Path> EditionFolder::make_empty(const Path& folder) {
    if (const Status status = world_->remove_all(folder); !status) return status.failure();
    if (const Status status = world_->create_directories(folder); !status) return status.failure();
    return folder;
}

Result<Path> EditionFolder::begin() {
    building_ = out_ / ('.' + edition_ + '.' + std::to_string(::getpid()) + ".building");
    return make_empty(building_);
}

Status EditionFolder::publish() {
    if (const Status status = world_->swap_directory(building_, out_ / edition_); !status) return status;
    building_.clear();
    return world_->remove_all(failed());
}

Result<Path> EditionFolder::begin_failed() {
    if (!building_.empty()) {
        if (const Status status = world_->remove_all(building_); !status) return status.failure();
        building_.clear();
    }
    return make_empty(failed());
}

}
