// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/hash.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace publisher {
class World;
}

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
/// worker that gave it are the same. Used by one thread at a time.
class Memory {
public:
    /// Knows the pages of a file apart and remembers nothing.
    Memory() = default;
    /// What an earlier run left in `file`. What is not there, is damaged or comes from another program or worker is
    /// forgotten.
    static Memory load(const World& world, std::filesystem::path file, const std::filesystem::path& worker);

    /// The file that is read from now on.
    void set_pages(std::vector<PageKey> pages) { pages_ = std::move(pages); }
    const std::vector<PageKey>& pages() const { return pages_; }

    /// The worker's answer about a page, counted from 1; null when it was not asked before.
    const std::string* find(int page, std::string_view question);
    void keep(int page, std::string_view question, std::string answer);

    bool remembers() const { return !file_.empty(); }

    /// Leaves what was found or kept for the next run, and nothing else. A folder that cannot be written to is no
    /// reason to fail.
    void save(World& world) const;

private:
    struct Answer {
        std::string text;
        bool is_used = false;
    };
    using Asked = std::pair<std::string, std::string>; ///< the page's digest, the question

    Memory(std::filesystem::path file, Digest author) : file_(std::move(file)), author_(author) {}
    bool read(std::string_view bytes);

    std::filesystem::path file_;
    Digest author_;
    std::vector<PageKey> pages_;
    std::map<Asked, Answer> answers_;
    bool has_new_ = false;
};

}
