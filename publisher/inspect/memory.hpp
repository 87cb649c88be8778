// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/hash.hpp"
#include "publisher/world/scratch_file.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace publisher::inspect {

/// What a page of a file is known by, whatever its number and those of its objects.
struct PageKey {
    std::string digest; ///< of all that an answer about the page depends on
    std::string label;
    /// Numbers of the objects that answers name, in an order that pages of one digest share.
    std::vector<int> objects;
};

/// What workers answered about the pages of a file, so that the next file is asked only about pages that are others.
///
/// An answer is remembered by the digest of its page and by its question. It counts for as long as the program and the
/// worker that gave it are the same. Answers stay on disk; in memory is where they lie. Used by one thread at a time.
class Memory {
public:
    /// Knows the pages of a file apart and remembers nothing.
    Memory() = default;
    /// What an earlier run left in `file`. What is not there, is damaged or comes from another program or worker is
    /// forgotten.
    static Memory load(World& world, std::filesystem::path file, const std::filesystem::path& worker);

    /// The file that is read from now on.
    void set_pages(std::vector<PageKey> pages) { pages_ = std::move(pages); }
    const std::vector<PageKey>& pages() const { return pages_; }

    /// Whether the question has been asked about a page, counted from 1, before.
    bool knows(int page, std::string_view question) const;
    /// The worker's answer; nothing when the question was not asked before.
    std::optional<std::string> find(int page, std::string_view question);
    void keep(int page, std::string_view question, std::string_view answer);
    bool remembers() const { return fresh_.has_value(); }

    /// Leaves what was found or kept for the next run, and nothing else. A folder that cannot be written to is no
    /// reason to fail.
    void save(World& world) const;

private:
    struct Answer {
        ScratchFile::Piece place; ///< in what was left, or in what is fresh
        Digest digest;
        bool is_fresh = false, is_used = false;
    };
    using Asked = std::pair<std::string, std::string>; ///< the page's digest, the question

    Memory(std::filesystem::path file, Digest author, ScratchFile fresh)
        : file_(std::move(file)), author_(author), fresh_(std::move(fresh)) {}
    bool read_index();
    Asked asked(int page, std::string_view question) const;
    std::optional<std::string> read(const Answer& answer) const;

    std::filesystem::path file_;
    Digest author_;
    FileDescriptor left_; ///< by an earlier run
    std::optional<ScratchFile> fresh_;
    std::vector<PageKey> pages_;
    std::map<Asked, Answer> answers_;
};

}
