// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/date.hpp"
#include "publisher/base/result.hpp"
#include "publisher/font/library.hpp"
#include "publisher/page/spool.hpp"
#include "publisher/story/galley.hpp"
#include "publisher/style/style.hpp"
#include "publisher/vector/drawing.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace publisher {
class OutputFile;
class World;
}

namespace publisher::emit::pdf {

/// Screen is an edition in RGB with links and structure, to the rules of PDF/UA-1 (ISO 14289-1).
enum class Standard { X4, X1a2003, Screen };
/// What a file of the standard claims: "PDF/X-4", "PDF/X-1a:2003", "PDF/UA-1".
std::string_view to_string(Standard standard);

/// Parts of process inks, 0..1.
using Cmyk = std::array<double, 4>;

/// A picture as the press wants it: an encoded stream in the output intent's space, or in RGB with its
/// profile; for a screen in sRGB or gray.
struct PrintPicture {
    enum class Encoding { Jpeg, Deflate };
    Encoding encoding = Encoding::Jpeg;
    std::string bytes;
    int width = 0, height = 0, n_components = 4, bits = 8;
    bool is_inverted = false; ///< Adobe CMYK, or gray where 0 is white: needs a Decode array
    std::string soft_mask;    ///< deflated 8-bit gray of the same size; empty: opaque
    std::string profile;      ///< of an RGB picture
    /// Closed Bézier curves that cut the picture out: six numbers a knot (control point before it, the point,
    /// control point behind it, x then y), in 1/2^24 of width and height from the top left.
    std::vector<std::vector<std::int32_t>> clip;
    bool is_composited = false; ///< its transparency was laid over the ground that was asked for
    bool is_stand_in = false;   ///< stands for a picture that could not be had: the file then claims nothing
};

/// A page of a supplied file, taken out of it by a worker: the only page of this PDF shows nothing but the form
/// XObject /Art. It is placed as it is; whether the standard has a form for it has been asked before.
struct PlacedPage {
    std::string pdf;
    Size size;
    bool is_transparent = false; ///< then the form is a transparency group
};

/// What a picture frame holds.
using Art = std::variant<PrintPicture, vector::InkedDrawing, PlacedPage>;

struct ArtRequest {
    std::string file_digest; ///< PictureFrame::file_digest
    /// What lies beneath, when it is one colour and transparency has to be composited.
    std::optional<Cmyk> ground;
};

/// What the printer asked for, by the job; for a screen, the printing condition whose look its colours have.
struct OutputIntent {
    std::string identifier; ///< "FOGRA39"
    std::string info, registry;
    std::string profile; ///< bytes of the ICC profile
    int n_components = 4;
};

/// How deep the bookmarks go.
enum class Bookmarks { None, Sections, Groups, Products };

/// What the slug says, set from x 0 on with its baseline at y 0.
struct Slug {
    struct Plate {
        std::string name; ///< "Cyan", or that of a spot colour
        std::vector<story::GlyphRun> line;
    };
    std::vector<std::vector<story::GlyphRun>> pages; ///< a line for each page, on every plate
    std::vector<Plate> plates;                       ///< names, each on its own plate alone
    bool is_empty() const { return pages.empty() && plates.empty(); }
};

/// What stands beside the page on its sheet, on every plate.
struct Marks {
    bool has_crop = false, has_bleed = false, has_registration = false, has_color_bar = false;
    Length offset = 3_mm, length = 5_mm;
    bool is_any() const { return has_crop || has_bleed || has_registration || has_color_bar; }
};

struct Options {
    Standard standard = Standard::X4;
    bool has_claim = true; ///< false for a file with errors: it keeps the form and claims nothing
    OutputIntent intent;
    std::string title, language;
    Date date;               ///< creation and modification; never today
    std::string document_id; ///< content name of the job; file identifiers are made from it
    std::string producer;
    std::string remark; ///< what a reader of the file has to know of it; empty: nothing
    Marks marks;
    Slug slug;
    /// Text in black alone of this size and more knocks out, whatever its swatch says.
    std::optional<Length> overprint_below;
    Bookmarks bookmarks = Bookmarks::None;
    bool has_layers = false; ///< the layers of the pages as optional content (X-4)
};

/// Gives the art for a frame. Each is asked for once for each ground and embedded once however often it
/// stands on the pages.
using ArtSource = std::function<Result<Art>(const ArtRequest& request)>;

/// An object the standard has no form for, which is left as it would be without transparency; of a screen
/// edition one that cannot be read aloud.
struct Trouble {
    int page = 0;
    std::string object;
    std::string reason; ///< follows the object's name: "is blended with what lies beneath"
};

struct Written {
    std::string claim; ///< of the file; empty when it claims nothing
    std::vector<Trouble> troubles;
};

/// Writes the pages of a spool as one print-ready file (ISO 15930-7, PDF/X-4, or ISO 15930-4, PDF/X-1a:2003):
/// text and line art in device CMYK and spot colours with black overprinting, subset fonts with ToUnicode,
/// pictures in the output intent's space, boxes, XMP. Reads the spool twice: glyphs first, pages after.
/// A screen edition has the same pages cut to their trim, in sRGB, without plates and marks, with links and the
/// structure that PDF/UA-1 asks for.
///
/// The same pages give the same bytes. The world gives a scratch file in which painted pages and
/// pictures wait, so that only one of them is in memory. Refused is what cannot keep the standard that
/// is claimed: a page that shows a missing glyph, a font that may not be embedded, a profile that is
/// none of a CMYK press. The claim falls with any trouble or stand-in. The caller publishes the file.
Result<Written> write_pdf(World& world, const page::Spool& pages, const style::StyleSheet& styles,
                          const font::Library& fonts, const ArtSource& art, const Options& options,
                          OutputFile& file);

}
