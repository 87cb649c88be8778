// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/probed_heads.hpp"

namespace publisher::image {
namespace {

/// The same for all ways in which a file is named.
std::filesystem::path key_of(const std::filesystem::path& file) {
    std::error_code error;
    return std::filesystem::absolute(file, error).lexically_normal();
}

}

void ProbedHeads::keep(const std::filesystem::path& file, const PictureFacts& facts) {
    PictureFacts head = facts;
    head.xmp = {};
    head.rights = {};
    const std::scoped_lock lock(mutex_);
    heads_.insert_or_assign(key_of(file), std::move(head));
}

std::optional<PictureFacts> ProbedHeads::find(const std::filesystem::path& file) const {
    const std::scoped_lock lock(mutex_);
    const auto found = heads_.find(key_of(file));
    return found == heads_.end() ? std::nullopt : std::optional(found->second);
}

}
