// SPDX-License-Identifier: Apache-2.0
#include "publisher/inspect/memory.hpp"

#include "publisher/base/archive.hpp"
#include "publisher/world/descriptor.hpp"
#include "publisher/world/world.hpp"

#include <algorithm>

namespace publisher::inspect {
namespace {

/// A file holds the answers one after the other, then their index, then where that begins and its digest.
struct End {
    std::uint64_t index_begin = 0;
    Digest index_digest;

    template <typename Archive>
    void describe(Archive& archive) {
        archive(index_begin, index_digest);
    }
};
constexpr std::size_t kEndSize = sizeof(std::uint64_t) + sizeof(Digest::bytes);

/// Programs of one version may have been built of different sources; the worker tells them apart.
Digest author_of(const World& world, const std::filesystem::path& worker) {
    const auto program = world.read(worker);
    return Hasher().add("publisher-memory/1").add(PUBLISHER_VERSION).add(program ? *program : "").finish();
}

}

Memory Memory::load(World& world, std::filesystem::path file, const std::filesystem::path& worker) {
    auto fresh = ScratchFile::create(world);
    if (!fresh) return {};
    Memory memory(std::move(file), author_of(world, worker), *std::move(fresh));
    auto left = world.open(memory.file_);
    if (!left) return memory;
    memory.left_ = *std::move(left);
    if (!memory.read_index()) memory.answers_.clear();
    return memory;
}

bool Memory::read_index() {
    const auto n_bytes = size_of(left_.number(), file_);
    if (!n_bytes || *n_bytes < kEndSize) return false;
    const auto last = read_at(left_.number(), file_, *n_bytes - kEndSize, kEndSize);
    if (!last) return false;
    End end;
    ArchiveReader(*last).field(end);
    if (end.index_begin > *n_bytes - kEndSize) return false;
    const auto index = read_at(left_.number(), file_, end.index_begin, *n_bytes - kEndSize - end.index_begin);
    if (!index || sha256(*index) != end.index_digest) return false;
    ArchiveReader reader(*index);
    Digest author;
    std::uint32_t n = 0;
    reader(author, n);
    if (author != author_) return false;
    for (; n > 0 && reader.is_good(); --n) {
        Asked asked;
        Answer answer;
        reader(asked, answer.place.offset, answer.place.size, answer.digest);
        const bool lies_before = answer.place.offset <= end.index_begin &&
                                 answer.place.size <= end.index_begin - answer.place.offset;
        if (!lies_before) return false;
        answers_.emplace_hint(answers_.end(), std::move(asked), answer);
    }
    return reader.is_good() && reader.is_at_end();
}

Memory::Asked Memory::asked(int page, std::string_view question) const {
    return {pages_.at(static_cast<std::size_t>(page - 1)).digest, std::string(question)};
}

bool Memory::knows(int page, std::string_view question) const {
    return answers_.contains(asked(page, question));
}

std::optional<std::string> Memory::find(int page, std::string_view question) {
    const auto found = answers_.find(asked(page, question));
    if (found == answers_.end()) return std::nullopt;
    auto answer = read(found->second);
    found->second.is_used = answer.has_value();
    if (!answer) answers_.erase(found);
    return answer;
}

std::optional<std::string> Memory::read(const Answer& answer) const {
    const auto bytes = answer.is_fresh
                           ? fresh_->read(answer.place)
                           : read_at(left_.number(), file_, answer.place.offset, answer.place.size);
    if (!bytes || sha256(*bytes) != answer.digest) return std::nullopt;
    return *bytes;
}

void Memory::keep(int page, std::string_view question, std::string_view answer) {
    if (!remembers()) return;
    const auto place = fresh_->append(answer);
    if (place) answers_.insert_or_assign(asked(page, question), Answer{*place, sha256(answer), true, true});
}

void Memory::save(World& world) const {
    const bool is_as_left = std::ranges::all_of(
        answers_, [](const auto& each) { return each.second.is_used && !each.second.is_fresh; });
    if (!remembers() || is_as_left || !world.create_directories(file_.parent_path())) return;
    auto file = world.create(file_);
    if (!file) return;
    ArchiveWriter index;
    std::uint64_t offset = 0;
    std::uint32_t n = 0;
    for (const auto& [asked, answer] : answers_) {
        const auto bytes = answer.is_used ? read(answer) : std::nullopt;
        if (!bytes) continue;
        (*file)->write(*bytes);
        index(asked, offset, answer.place.size, answer.digest);
        offset += answer.place.size;
        ++n;
    }
    ArchiveWriter head, end;
    head.field(author_);
    head.field(n);
    const std::string whole = head.take() + index.take();
    end.field(End{offset, sha256(whole)});
    (*file)->write(whole);
    (*file)->write(end.bytes());
    [[maybe_unused]] const auto published = (*file)->publish();
}

}
