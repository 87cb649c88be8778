// SPDX-License-Identifier: Apache-2.0
#include "publisher/source/internal/akeneo.hpp"
#include "publisher/source/internal/byte_stream.hpp"
#include "publisher/world/world.hpp"

namespace publisher::source::akeneo {

void Media::add(const std::string& path, const CellRef& cell, Reporter& reporter) {
    const auto below = path_below_folder(path);
    if (!below) {
        reporter.add(diag::finding(diag::Code::UnsafePath, {{"path", path}}), cell);
        return;
    }
    const auto file = std::filesystem::path(source_.folder) / *below;
    const auto [known, is_new] = known_.emplace(below->generic_string(), false);
    if (is_new) {
        const auto place = context_.place_of(file);
        if (context_.world.is_file(place)) {
            AssetRecord asset;
            asset.id = "media/" + known->first;
            asset.file = file.lexically_normal().generic_string();
            asset.cell = cell;
            if (auto checksum = checksum_of(context_.world, place)) {
                asset.actual_sha256 = *std::move(checksum);
                known->second = true;
                context_.records.add(std::move(asset));
            } else {
                context_.fail(asset.file, checksum.failure());
            }
        }
    }
    if (!known->second) reporter.add(diag::finding(diag::Code::DanglingPicture, {{"path", path}}), cell);
}

}
