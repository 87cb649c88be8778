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
        PrintPicture facts;                   ///< without bytes, mask and profile
        std::optional<std::uint32_t> profile; ///< into PictureStore::profiles
        ScratchFile::Piece bytes;
        std::optional<ScratchFile::Piece> soft_mask;
        bool has_lost_mask = false; ///< it is transparent, which the standard has no form for
    };

    PictureStore(const PictureSource& source, ScratchFile& scratch, Standard standard)
        : source_(source), scratch_(scratch), standard_(standard) {}

    /// The number of the picture. Refused when it is in colours the standard does not have.
    Result<std::uint32_t> ensure(const PictureRequest& request);
    bool has_stand_in() const { return has_stand_in_; }
    const std::vector<std::string>& profiles() const { return profiles_; }
    const std::vector<Entry>& entries() const { return entries_; }

private:
    const PictureSource& source_;
    ScratchFile& scratch_;
    Standard standard_;
    bool has_stand_in_ = false;
    std::vector<std::string> profiles_;
    std::map<std::pair<std::string, std::optional<Cmyk>>, std::uint32_t> numbers_;
    std::vector<Entry> entries_;
};

/// Places a picture; what is outside the frame, or of its own clipping path, is cropped.
void draw_picture(const page::PictureFrame& frame, std::uint32_t number, const PrintPicture& facts,
                  Length corner_radius, Painter& painter);

}
