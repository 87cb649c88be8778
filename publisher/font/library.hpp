// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/result.hpp"
#include "publisher/story/galley.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

typedef struct hb_face_t hb_face_t;

namespace publisher {
class World;
}
namespace publisher::diag {
class Sink;
}

/// The faces that fonts/ pins by package, file and checksum. Nothing of the host's font configuration
/// is ever seen.
namespace publisher::font {

using story::FaceId;

struct FaceInfo {
    std::string family, package, licence;
    std::string file;   ///< path, where the Debian package puts it
    std::string sha256; ///< lower-case hexadecimal
    int index = 0;      ///< within a collection
    int weight = 400;
    bool is_italic = false;
    std::vector<std::string> scripts; ///< ISO 15924 codes it is meant for
};

/// Distances in font units, upwards from the baseline: a descent is negative.
struct FaceMetrics {
    std::int32_t units_per_em = 1000, ascent = 0, descent = 0, cap_height = 0, x_height = 0;
    std::int32_t underline_position = 0, underline_thickness = 0, strikeout_position = 0;
    bool is_cff = false, is_italic = false, is_fixed_pitch = false;
    double italic_angle = 0;
    std::string postscript_name;
    /// As programs list it in their menus: "Inter", "SemiBold" (name table, 16 and 17, else 1 and 2).
    std::string family_name, style_name;
    std::int32_t box[4] = {0, 0, 0, 0}; ///< xMin, yMin, xMax, yMax
};

/// May the face be embedded (OpenType OS/2 fsType)?
enum class EmbeddingRight { Installable, Editable, PreviewAndPrint, Restricted };

/// Loads lists at once, files when a face is first used. Immutable afterwards and shared by threads.
class Library {
public:
    /// Reads fonts/*.xml in the order of their names; the world must outlive the library. A malformed
    /// list is Refused, with findings that say where. A face whose file is missing or differs from its
    /// checksum is a failure of `open`, not of loading.
    static Result<Library> load(const World& world, const std::filesystem::path& folder,
                                diag::Sink& findings);
    ~Library();
    Library(Library&&) noexcept;
    Library& operator=(Library&&) noexcept;

    const std::vector<FaceInfo>& faces() const;
    /// The face of a family that is nearest in slant, then in weight; invalid for an unknown family.
    FaceId find(std::string_view family, int weight, bool is_italic) const;
    /// Each once, in the order of the lists.
    std::vector<std::string> families() const;

    /// Opens the face: reads its file through the world, checks its checksum. Kept open afterwards;
    /// a face that cannot be opened gives the same failure each time. Variable fonts and CFF2 are
    /// Refused: what a PDF needs cannot be made of them.
    Result<const FaceMetrics*> open(FaceId face) const;
    /// Restricted as well for a face that cannot be opened.
    EmbeddingRight embedding_right(FaceId face) const;
    /// May a part of it be embedded? False for a Restricted face.
    bool may_subset(FaceId face) const;
    bool has_glyph(FaceId face, char32_t code_point) const;
    /// For the shaper and the subsetter, which live in `text` and `font`; valid as long as the library,
    /// null for a face that cannot be opened.
    hb_face_t* harfbuzz_face(FaceId face) const;

private:
    Library();
    struct State;
    std::unique_ptr<State> state_;
};

/// The glyphs by which a face may show the figures 0 to 9: those of the characters and what its features put in their
/// place. One that stands for several figures is left out.
Result<std::array<std::vector<std::uint16_t>, 10>> figure_glyphs(const Library& library, FaceId face);

/// A face reduced to the glyphs that were used, ready to be embedded in a PDF.
struct Subset {
    enum class Kind { TrueType, Cff }; ///< FontFile2, or CIDFontType0C in FontFile3
    Kind kind = Kind::TrueType;
    std::string program;
    /// Used glyph index -> code in the content stream (CID), sorted by glyph.
    std::vector<std::pair<std::uint16_t, std::uint16_t>> codes;
    /// CID -> advance in 1/1000 em, sorted.
    std::vector<std::pair<std::uint16_t, std::int32_t>> widths;
    std::string tag; ///< six letters from the face and the glyph set
};

/// `glyphs` sorted and unique. Compact for name-keyed CFF, original codes for CID-keyed CFF and glyf.
/// Refused for a face whose rights forbid embedding or subsetting.
Result<Subset> make_subset(const Library& library, FaceId face, std::span<const std::uint16_t> glyphs);

}
