// SPDX-License-Identifier: Apache-2.0
#include "publisher/inspect/memory.hpp"

#include "publisher/base/archive.hpp"
#include "publisher/world/world.hpp"

#include <algorithm>

namespace publisher::inspect {
namespace {

/// The bytes of a file begin with the digest of the rest.
constexpr std::size_t kDigestSize = sizeof(Digest::bytes);

/// Programs of one version may have been built of different sources; the worker tells them apart.
Digest author_of(const World& world, const std::filesystem::path& worker) {
    const auto program = world.read(worker);
    return Hasher().add("publisher-memory/1").add(PUBLISHER_VERSION).add(program ? *program : "").finish();
}

std::string_view bytes_of(const Digest& digest) {
    return {reinterpret_cast<const char*>(digest.bytes.data()), digest.bytes.size()};
}

}

Memory Memory::load(const World& world, std::filesystem::path file, const std::filesystem::path& worker) {
    Memory memory(std::move(file), author_of(world, worker));
    const auto bytes = world.read(memory.file_);
    if (bytes && !memory.read(*bytes)) memory.answers_.clear();
    return memory;
}

bool Memory::read(std::string_view bytes) {
    if (bytes.size() < kDigestSize) return false;
    const std::string_view content = bytes.substr(kDigestSize);
    if (bytes_of(sha256(content)) != bytes.substr(0, kDigestSize)) return false;
    ArchiveReader reader(content);
    Digest author;
    std::uint32_t n = 0;
    reader(author, n);
    if (author != author_) return false;
    for (; n > 0 && reader.is_good(); --n) {
        Asked asked;
        std::string text;
        reader(asked, text);
        answers_.emplace_hint(answers_.end(), std::move(asked), Answer{std::move(text)});
    }
    return reader.is_good() && reader.is_at_end();
}

const std::string* Memory::find(int page, std::string_view question) {
    const auto found =
        answers_.find({pages_.at(static_cast<std::size_t>(page - 1)).digest, std::string(question)});
    if (found == answers_.end()) return nullptr;
    found->second.is_used = true;
    return &found->second.text;
}

void Memory::keep(int page, std::string_view question, std::string answer) {
    const std::string& digest = pages_.at(static_cast<std::size_t>(page - 1)).digest;
    if (!remembers()) return;
    answers_.insert_or_assign({digest, std::string(question)}, Answer{std::move(answer), true});
    has_new_ = true;
}

void Memory::save(World& world) const {
    const auto n_used = std::ranges::count_if(answers_, [](const auto& each) { return each.second.is_used; });
    if (!remembers()) return;
    if (!has_new_ && static_cast<std::size_t>(n_used) == answers_.size()) return;
    ArchiveWriter writer;
    writer.field(author_);
    writer.field(static_cast<std::uint32_t>(n_used));
    for (const auto& [asked, answer] : answers_) {
        if (!answer.is_used) continue;
        writer.field(asked);
        writer.field(answer.text);
    }
    if (!world.create_directories(file_.parent_path())) return;
    auto file = world.create(file_);
    if (!file) return;
    (*file)->write(bytes_of(sha256(writer.bytes())));
    (*file)->write(writer.bytes());
    [[maybe_unused]] const auto published = (*file)->publish();
}

}
