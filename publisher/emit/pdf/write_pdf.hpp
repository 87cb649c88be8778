// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/date.hpp"
#include "publisher/base/result.hpp"
#include "publisher/font/library.hpp"
#include "publisher/page/spool.hpp"
#include "publisher/style/style.hpp"

#include <functional>
#include <string>

namespace publisher {
class OutputFile;
class World;
}

namespace publisher::emit::pdf {

/// A picture as the press wants it: an encoded stream in the output intent's space.
struct PrintPicture {
    enum class Encoding { Jpeg, Deflate };
    Encoding encoding = Encoding::Jpeg;
    std::string bytes;
    int width = 0, height = 0, n_components = 4, bits = 8;
    bool is_inverted = false; ///< Adobe CMYK, or gray where 0 is white: needs a Decode array
    std::string soft_mask;    ///< deflated 8-bit gray of the same size; empty: opaque
};

/// What the printer asked for, by the job.
struct OutputIntent {
    std::string identifier; ///< "FOGRA39"
    std::string info, registry;
    std::string profile; ///< bytes of the ICC profile
    int n_components = 4;
};

struct Options {
    std::string standard = "PDF/X-4"; ///< the claim; empty: no claim, for a file with errors
    OutputIntent intent;
    std::string title, language;
    Date date;               ///< creation and modification; never today
    std::string document_id; ///< content name of the job; file identifiers are made from it
    std::string producer;
    std::string remark;      ///< what a reader of the file has to know of it; empty: nothing
    bool has_crop_marks = false;
    Length mark_offset = 3_mm, mark_length = 5_mm;
};

/// Gives the picture for a frame: the key is PictureFrame::file_digest. Each is asked for once and
/// embedded once however often it stands on the pages.
using PictureSource = std::function<Result<PrintPicture>(const std::string& file_digest)>;

/// Writes the pages of a spool as one print-ready file (ISO 15930-7, PDF/X-4): text and line art in
/// device CMYK and spot colours with black overprinting, subset fonts with ToUnicode, pictures in the
/// output intent's space, boxes, XMP. Reads the spool twice: glyphs first, pages after.
///
/// The same pages give the same bytes. The world gives a scratch file in which painted pages and
/// pictures wait, so that only one of them is in memory. Refused is what cannot keep the standard that
/// is claimed: a page that shows a missing glyph, a font that may not be embedded, a profile that is
/// none of a CMYK press. The caller publishes the file.
Status write_pdf(World& world, const page::Spool& pages, const style::StyleSheet& styles,
                 const font::Library& fonts, const PictureSource& pictures, const Options& options,
                 OutputFile& file);

}
