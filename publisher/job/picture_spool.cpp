// SPDX-License-Identifier: Apache-2.0
#include "publisher/job/picture_spool.hpp"

#include "publisher/base/archive.hpp"

namespace publisher::job {

using emit::pdf::Art;
using emit::pdf::PrintPicture;

namespace {

/// Without its bytes, mask and profile.
PrintPicture head_of(const image::PrintPicture& picture) {
    PrintPicture result;
    result.encoding = picture.encoding == image::PrintPicture::Encoding::Jpeg
                          ? PrintPicture::Encoding::Jpeg
                          : PrintPicture::Encoding::Deflate;
    result.width = picture.width;
    result.height = picture.height;
    result.n_components = picture.n_components;
    result.bits = picture.bits;
    result.is_inverted = picture.is_inverted;
    result.clip = picture.clip;
    result.is_composited = picture.is_composited;
    return result;
}

}

PrintPicture to_print(image::PrintPicture picture) {
    PrintPicture result = head_of(picture);
    result.bytes = std::move(picture.bytes);
    result.soft_mask = std::move(picture.soft_mask);
    result.profile = std::move(picture.profile);
    return result;
}

Status PictureSpool::keep(const std::string& digest, const image::PrintPicture& picture) {
    Waiting waiting{.facts = head_of(picture)};
    const std::scoped_lock lock(mutex_);
    const std::pair<const std::string&, ScratchFile::Piece&> pieces[] = {
        {picture.bytes, waiting.bytes},
        {picture.soft_mask, waiting.soft_mask},
        {picture.profile, waiting.profile}};
    for (const auto& [content, place] : pieces) {
        const auto piece = file_.append(content);
        if (!piece) return piece.failure();
        place = *piece;
    }
    waiting_.insert_or_assign(digest, std::move(waiting));
    return Done();
}

Status PictureSpool::keep(const std::string& digest, const vector::InkedDrawing& drawing) {
    ArchiveWriter archive;
    archive.field(drawing);
    const std::scoped_lock lock(mutex_);
    const auto bytes = file_.append(archive.bytes());
    if (!bytes) return bytes.failure();
    waiting_.insert_or_assign(digest, Waiting{.bytes = *bytes, .is_drawing = true});
    return Done();
}

Result<Art> PictureSpool::read(const std::string& digest) const {
    const Waiting& waiting = waiting_.at(digest);
    if (waiting.is_drawing) return read_drawing(waiting);
    PrintPicture picture = waiting.facts;
    const std::pair<const ScratchFile::Piece&, std::string&> pieces[] = {
        {waiting.bytes, picture.bytes},
        {waiting.soft_mask, picture.soft_mask},
        {waiting.profile, picture.profile}};
    for (const auto& [place, content] : pieces) {
        auto read = file_.read(place);
        if (!read) return read.failure();
        content = *std::move(read);
    }
    return Art(std::move(picture));
}

Result<Art> PictureSpool::read_drawing(const Waiting& waiting) const {
    const auto bytes = file_.read(waiting.bytes);
    if (!bytes) return bytes.failure();
    ArchiveReader archive(*bytes);
    vector::InkedDrawing drawing;
    archive.field(drawing);
    return Art(std::move(drawing));
}

}
