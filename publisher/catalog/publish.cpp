// SPDX-License-Identifier: Apache-2.0
#include "publisher/catalog/internal/builder_state.hpp"
#include "publisher/catalog/internal/snapshot_state.hpp"
#include "publisher/world/descriptor.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace publisher::catalog {
namespace {

Status write_document(Database& database, const char* name, std::string_view bytes) {
    auto insert = database.prepare("INSERT INTO document VALUES(?, ?)");
    if (!insert) return insert.failure();
    insert->bind_text(1, name);
    insert->bind_blob(2, bytes);
    if (!insert->run()) return database.failure();
    return Done();
}

Status sync(const std::filesystem::path& path, int flags) {
    const FileDescriptor file(::open(path.c_str(), flags | O_CLOEXEC));
    if (!file.is_open()) return system_failure(path, errno, Access::Write);
    // Some network and overlay file systems cannot sync a folder and say EINVAL; nothing is lost by it.
    if (::fsync(file.number()) != 0 && errno != EINVAL) return system_failure(path, errno, Access::Write);
    return Done();
}

Status rename_durably(const std::filesystem::path& from, const std::filesystem::path& to) {
    if (const Status status = sync(from, O_RDONLY); !status) return status;
    if (::rename(from.c_str(), to.c_str()) != 0) return system_failure(to, errno, Access::Write);
    const auto folder = to.parent_path();
    return sync(folder.empty() ? "." : folder, O_RDONLY | O_DIRECTORY);
}

std::string identifier_document(const std::vector<SnapshotBuilder::State::IdentifierEntry>& entries) {
    IdentifierIndex index;
    index.hashes.reserve(entries.size());
    index.products.reserve(entries.size());
    for (const auto& entry : entries) {
        const bool is_repeated = !index.hashes.empty() && index.hashes.back() == entry.hash &&
                                 index.products.back() == entry.product;
        if (is_repeated) continue;
        index.hashes.push_back(entry.hash);
        index.products.push_back(entry.product);
    }
    ArchiveWriter writer;
    writer.field(index);
    return writer.take();
}

}

Result<std::unique_ptr<Snapshot>> SnapshotBuilder::State::publish() {
    ArchiveWriter writer;
    writer.field(tables);
    const std::string name = name_of_content();
    arrange(writer.bytes());
    arrangement.add_raw(std::as_bytes(std::span(arranged.bytes())));
    const std::string arrangement_name = arrangement.finish().to_short_hex();

    const std::string identifier_bytes = identifier_document(identifiers);
    for (const auto& [document, bytes] : {std::pair<const char*, std::string_view>("name", name),
                                          {"arrangement", arrangement_name},
                                          {"tables", writer.bytes()},
                                          {"identifiers", identifier_bytes}}) {
        if (const Status status = write_document(database, document, bytes); !status) return status.failure();
    }
    const std::string marks = "PRAGMA application_id = " + std::to_string(kApplicationId) +
                              "; PRAGMA user_version = " + std::to_string(kFormatVersion) + "; COMMIT";
    if (const Status status = database.execute(marks.c_str()); !status) return status.failure();
    insert_product = Statement();
    if (const Status status = database.close(); !status) return status.failure();

    const std::filesystem::path file = folder / (name + ".sqlite");
    std::error_code error;
    if (std::filesystem::exists(file, error)) {
        auto there = Snapshot::open(file);
        if (there && (*there)->arrangement() == arrangement_name) return there;
    }
    if (const Status status = rename_durably(scratch, file); !status) return status.failure();
    return Snapshot::open(file);
}

}
