// SPDX-License-Identifier: Apache-2.0
#include "publisher/source/internal/media.hpp"

#include "publisher/diag/codes.hpp"
#include "publisher/source/internal/byte_stream.hpp"
#include "publisher/world/world.hpp"

namespace publisher::source {

std::string Media::add(std::string_view path, const CellRef& cell, Reporter& reporter) {
    const auto below = path_below_folder(path);
    const bool is_known = below && known_.contains(below->generic_string());
    const bool leads_out =
        !below || (!is_known &&
                   context_.world.leads_out(context_.place_of(folder_ / *below), context_.place_of(folder_)));
    if (leads_out) {
        reporter.add(diag::finding(diag::Code::UnsafePath, {{"path", std::string(path)}}), cell);
        return std::string(path);
    }
    const auto [known, is_new] = known_.emplace(below->generic_string(), false);
    if (is_new) known->second = add_file(*below, cell);
    if (!known->second)
        reporter.add(diag::finding(diag::Code::DanglingPicture, {{"path", known->first}}), cell);
    return known->first;
}

bool Media::add_file(const std::filesystem::path& below, const CellRef& cell) {
    const auto file = (folder_ / below).lexically_normal();
    const auto place = context_.place_of(file);
    if (!context_.world.is_file(place)) return false;
    auto checksum = checksum_of(context_.world, place);
    if (!checksum) {
        context_.fail(name_of(folder_, below), checksum.failure());
        return false;
    }
    AssetRecord asset;
    asset.id = "media/" + below.generic_string();
    asset.file = file.generic_string();
    asset.actual_sha256 = *std::move(checksum);
    asset.cell = cell;
    context_.records.add(std::move(asset));
    return true;
}

}
