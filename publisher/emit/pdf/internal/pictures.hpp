// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/emit/pdf/internal/painter.hpp"
#include "publisher/emit/pdf/write_pdf.hpp"
#include "publisher/world/scratch_file.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace publisher::emit::pdf {

/// The pictures of the document in the order in which they are first met. Their bytes wait in the
/// scratch file, so that only one is in memory.
class PictureStore {
public:
    /// What an image dictionary says; the bytes are in the scratch file.
    struct Entry {
        PrintPicture facts; ///< without bytes
        ScratchFile::Piece bytes;
        std::optional<ScratchFile::Piece> soft_mask;
    };

    PictureStore(const PictureSource& source, ScratchFile& scratch) : source_(source), scratch_(scratch) {}

    /// The number of the picture. Refused when it is not in an output intent's space of four components.
    Result<std::uint32_t> ensure(const std::string& file_digest);
    const std::vector<Entry>& entries() const { return entries_; }

private:
    const PictureSource& source_;
    ScratchFile& scratch_;
    std::map<std::string, std::uint32_t> numbers_;
    std::vector<Entry> entries_;
};

/// Places a picture; what is outside the frame is cropped.
void draw_picture(const page::PictureFrame& frame, std::uint32_t number, Length corner_radius,
                  Painter& painter);

}
