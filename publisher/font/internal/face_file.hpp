// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/font/library.hpp"

#include <hb.h>

#include <memory>
#include <mutex>
#include <optional>

namespace publisher::font {

struct FaceDeleter {
    void operator()(hb_face_t* face) const { hb_face_destroy(face); }
};
struct FontDeleter {
    void operator()(hb_font_t* font) const { hb_font_destroy(font); }
};
using FacePointer = std::unique_ptr<hb_face_t, FaceDeleter>;
using FontPointer = std::unique_ptr<hb_font_t, FontDeleter>;

/// A face being opened once, by whichever thread needs it first.
struct FaceFile {
    std::once_flag once;
    FacePointer face;
    FontPointer font; ///< at units-per-em scale
    FaceMetrics metrics;
    std::uint16_t embedding_bits = 0;
    std::optional<Failure> failure;
};

/// OS/2 fsType: the lowest four bits, and "no subsetting".
inline constexpr std::uint16_t kNoSubsetting = 0x0100;

/// Opens face `index` of a font file's bytes, which must stay alive. Fills `file` or its failure.
void open_face_file(std::string_view bytes, const FaceInfo& info, FaceFile& file);

/// The bytes of a table; empty when there is none.
std::string table_bytes(hb_face_t* face, hb_tag_t tag);

}
