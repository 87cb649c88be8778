// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/geometry.hpp"
#include "publisher/base/hash.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace publisher::inspect {

/// What a PDF file holds, as plain values. Positions on a page have their origin in the top left corner
/// of the trim of the page as it is shown (after /Rotate), y downwards; without a TrimBox the CropBox,
/// else the MediaBox stands in for the trim. One user-space unit counts as one point.

struct InfoEntry {
    std::string key, value;
    bool is_name = false; ///< /Trapped /True is a name, (True) would be a text
};

struct OutputIntentFacts {
    std::string subtype; ///< "GTS_PDFX"
    std::string identifier, condition, info, registry;
    bool has_profile = false;
    std::uint64_t profile_bytes = 0; ///< decoded
    int n_components = 0;            ///< /N of the profile stream
    std::string profile_class;       ///< "prtr"
    std::string profile_space;       ///< "CMYK"
    std::string profile_version;     ///< "2.1"
    std::string profile_sha256;      ///< of the decoded profile, hexadecimal
};

struct FontFacts {
    int object = 0;   ///< number of the font dictionary; 0 when it is no object of its own
    std::string name; ///< BaseFont, subset tag included
    std::string type; ///< "Type0/CIDFontType0", "Type0/CIDFontType2", "Type1", "TrueType", "Type3", ...
    bool is_embedded = false, is_subset = false, has_to_unicode = false;
    /// Painted with on an inspected page; else it only stands in the file.
    bool is_used = false;
};

struct LayerFacts {
    int object = 0;
    std::string name;
    bool is_on = true; ///< in the default configuration
    std::string print; ///< usage when printing: "ON", "OFF" or empty
};

/// Something in an object's dictionary that a print standard forbids or restricts.
struct Peculiarity {
    int object = 0;
    /// "filter LZWDecode", "transfer", "halftone", "alternates", "postscript", "opi", "reference", "external stream",
    /// "action URI", "spot twice: NAME" (two alternates for one ink); see worker/peculiarities.cpp.
    std::string what;
};

struct DocumentFacts {
    std::string header_version;  ///< "1.6"
    std::string catalog_version; ///< /Version of the root, else empty
    std::int64_t header_offset = 0;
    bool has_binary_comment = false;
    bool is_encrypted = false, is_linearized = false;
    /// The cross-reference is a stream, or objects lie in object streams (not in PDF/X-1a, X-3).
    bool has_object_streams = false;
    std::array<std::string, 2> id; ///< the trailer's two, hexadecimal; empty when missing
    int n_pages = 0;

    std::vector<InfoEntry> info; ///< sorted by key
    bool has_xmp = false;
    std::string xmp; ///< the packet as text
    std::vector<OutputIntentFacts> output_intents;

    bool has_javascript = false;
    std::string open_action; ///< "" none, "destination", else the action's type: "JavaScript", "URI"
    bool has_additional_actions = false;
    bool has_form = false, has_xfa = false;
    int n_form_fields = 0;
    std::vector<LayerFacts> layers;
    std::vector<std::string> embedded_files;
    std::string language;
    bool is_marked = false, has_structure = false;
    int n_outline_entries = 0;

    std::vector<FontFacts> fonts;           ///< by object, then name
    std::vector<Peculiarity> peculiarities; ///< by object; at most a thousand
    std::vector<std::string> qpdf_warnings; ///< structural damage; none in a sound file

    const InfoEntry* find_info(std::string_view key) const;
};

/// A box as the file says it: points, y upwards, before /Rotate; and where it lies on the page shown.
struct BoxFacts {
    double left = 0, bottom = 0, right = 0, top = 0;
    Rect area;
    bool is_inherited = false;
};

/// A colour as set by the content stream, not converted.
struct Color {
    /// "DeviceGray", "DeviceCMYK", "DeviceRGB", "CalGray", "CalRGB", "Lab", "ICCBased", "Indexed",
    /// "Separation", "DeviceN", "Pattern"; empty where nothing is painted.
    std::string space;
    /// 0..1 each (Lab in its own ranges, Indexed the index), rounded to four decimals.
    std::vector<double> components;
    std::vector<std::string> colorants; ///< ink names of Separation and DeviceN
    /// What the space stands on: the alternate of Separation, DeviceN and ICCBased, the base of Indexed,
    /// the space below an uncoloured Pattern.
    std::string alternate;

    bool operator==(const Color&) const = default;
};

/// Where a thing is drawn that does not simply stand on the page.
enum class Within { Page, SoftMask, Pattern, Annotation };

/// What everything painted has in common.
struct Painted {
    int order = 0; ///< position in painting order on the page, from 0
    Rect box;      ///< bounding box of the thing itself
    /// The part inside the bounding box of the clipping path; empty when nothing can be seen.
    Rect visible;
    double opacity = 1;
    std::string blend_mode = "Normal";
    bool has_soft_mask = false;
    int group = -1; ///< index into PageFacts::groups of the innermost transparency group
    int form = -1;  ///< index into PageFacts::forms of the innermost form XObject
    Within within = Within::Page;
};

struct Glyph {
    Point origin;                ///< on the baseline
    Length advance_x, advance_y; ///< of the glyph alone, without character and word spacing
    Rect box;                    ///< advance by ascent and descent of the font; not the outline's own box
    std::uint32_t code = 0;      ///< character code in the font; 0 of an Identity-encoded font is .notdef
    /// Its bytes in the run's text; empty for the second and later glyphs of one ActualText.
    std::uint32_t text_begin = 0, text_end = 0;
};

/// Glyphs shown one after another in one style on one baseline.
struct TextRun : Painted {
    /// In reading order, right-to-left scripts too; ActualText where the file gives it. A glyph that has
    /// no Unicode value stands as U+FFFD.
    std::string text;
    int n_unmapped = 0;  ///< glyphs without a Unicode value
    int n_code_zero = 0; ///< glyphs with character code 0
    /// Pieces whose ActualText says other figures than the glyphs do by the ToUnicode map of their font.
    int n_contradicted = 0;
    std::string font; ///< BaseFont, subset tag included
    int font_object = 0;
    Length size;        ///< as it appears, under all matrices
    double angle = 0;   ///< of the baseline in degrees, clockwise as seen
    Point origin;       ///< of the first glyph shown
    Color fill, stroke; ///< the one that is not painted is empty
    bool fill_overprint = false, stroke_overprint = false;
    int overprint_mode = 0;
    int render_mode = 0; ///< PDF 32000-1 table 106; 3 is invisible
    bool is_right_to_left = false, has_actual_text = false;
    std::vector<Glyph> glyphs; ///< in the order of the text; empty when not asked for
};

struct Picture : Painted {
    int object = 0;              ///< 0 for an inline image
    int width = 0, height = 0;   ///< pixels
    double ppi_x = 0, ppi_y = 0; ///< effective
    /// From the unit square (y up) to page points: x' = m0 x + m2 y + m4, y' = m1 x + m3 y + m5.
    std::array<double, 6> matrix{};
    Color color; ///< of a stencil the fill colour; else the space, without components
    int bits = 0;
    enum class Mask { None, Stencil, Explicit, ColorKey, Soft } mask = Mask::None;
    std::vector<std::string> filters;
    bool is_inline = false, is_interpolated = false;
    bool overprint = false;
    int overprint_mode = 0;
};

struct Path : Painted {
    enum class Kind { Fill, EvenOddFill, Stroke } kind = Kind::Fill;
    Color color;
    bool overprint = false;
    int overprint_mode = 0;
    Length line_width; ///< effective, of a stroke; 0 is the thinnest line of the device
    bool is_dashed = false;
    int n_subpaths = 0, n_points = 0;
    bool is_rectangle = false; ///< one upright rectangle: then `box` is the shape
};

struct Shading : Painted {
    int type = 0; ///< 1 function, 2 axial, 3 radial, 4-7 meshes
    Color color;  ///< the space, without components
    bool overprint = false;
};

struct TilingPattern : Painted {
    int n_tiles = 0; ///< what one tile holds is listed once, within Pattern
};

struct TransparencyGroup : Painted {
    std::string space; ///< blending colour space; empty: inherited
    bool is_isolated = false, is_knockout = false, is_soft_mask = false;
};

/// Content that is an object of its own and shown by its name (PDF 32000-1 §8.10).
struct FormFacts {
    int object = 0;
    int parent = -1;            ///< index of the form that shows it; -1: the page
    std::string content_sha256; ///< of its operators, not of its resources
};

/// How a font draws what it says is a figure. Each glyph of a font is told of once, where it is met first, or, where pages are
/// remembered, once on each page.
struct DrawnFigure {
    std::string font; ///< BaseFont, subset tag included
    int font_object = 0;
    char figure = '0';
    std::string outline; ///< as `read_outlines` gives it
};

struct Annotation {
    std::string subtype; ///< "Link", "Widget", "PrinterMark"
    Rect area;
    int flags = 0;
    std::string contents;
    std::string action; ///< type of its action, "Dest" for a plain destination
    std::string uri;
};

struct PageFacts {
    int number = 0; ///< from 1
    std::string
        label; ///< as viewers count it (PDF 32000-1 §12.4.2): "iv", "A-12"; the number where none is given
    /// Of content, resources and boxes, with all that they refer to; pages of equal digests look alike.
    /// Empty when not asked for.
    std::string content_sha256;
    int rotate = 0;
    double user_unit = 1;
    std::optional<BoxFacts> media, crop, bleed, trim, art;
    Size size; ///< of the trim as shown
    bool has_group = false;
    TransparencyGroup group; ///< of the page itself
    bool has_actions = false;
    std::vector<std::string> layers; ///< names of the layers its resources name, sorted
    std::vector<FontFacts> fonts;    ///< painted with on this page
    std::vector<TextRun> runs;       ///< this and the following in painting order
    std::vector<Picture> pictures;
    std::vector<Path> paths;
    std::vector<Shading> shadings;
    std::vector<TilingPattern> patterns;
    std::vector<TransparencyGroup> groups;
    std::vector<FormFacts> forms; ///< each once for each form that shows it
    std::vector<Annotation> annotations;
    std::vector<DrawnFigure> figures;  ///< 0 to 9 of composite fonts
    std::vector<std::string> messages; ///< what the interpreter complained of on this page
};

struct PdfFacts {
    DocumentFacts document;
    std::vector<PageFacts> pages;
};

}
