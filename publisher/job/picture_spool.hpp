// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/emit/pdf/write_pdf.hpp"
#include "publisher/image/convert.hpp"
#include "publisher/world/scratch_file.hpp"

#include <map>
#include <mutex>
#include <string>

namespace publisher::job {

/// As the writer of a PDF takes it.
emit::pdf::PrintPicture to_print(image::PrintPicture picture);

/// The converted pictures and drawings of an output, by the digest of their files. They wait in a scratch file, so that
/// no more of them are in memory than are being worked on. Several threads may keep; afterwards several may read.
class PictureSpool {
public:
    explicit PictureSpool(ScratchFile file) : file_(std::move(file)) {}

    Status keep(const std::string& digest, const image::PrintPicture& picture);
    Status keep(const std::string& digest, const vector::InkedDrawing& drawing);

    bool holds(const std::string& digest) const { return waiting_.contains(digest); }
    bool is_transparent(const std::string& digest) const { return waiting_.at(digest).soft_mask.size > 0; }
    Result<emit::pdf::Art> read(const std::string& digest) const;

private:
    struct Waiting {
        emit::pdf::PrintPicture facts; ///< without what is in the pieces
        ScratchFile::Piece bytes, soft_mask, profile;
        bool is_drawing = false; ///< its archive is in `bytes`
    };
    Result<emit::pdf::Art> read_drawing(const Waiting& waiting) const;

    ScratchFile file_;
    std::mutex mutex_; ///< where each lies in the file has no meaning
    std::map<std::string, Waiting> waiting_;
};

}
