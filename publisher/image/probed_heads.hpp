// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/image/facts.hpp"

#include <filesystem>
#include <map>
#include <mutex>

namespace publisher::image {

/// What the heads of a run's pictures say, without their metadata, so that no worker is asked twice. Safe in several
/// threads.
class ProbedHeads {
public:
    void keep(const std::filesystem::path& file, const PictureFacts& facts);
    std::optional<PictureFacts> find(const std::filesystem::path& file) const;

private:
    mutable std::mutex mutex_;
    std::map<std::filesystem::path, PictureFacts> heads_;
};

}
