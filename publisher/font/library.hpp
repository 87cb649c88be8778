// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/result.hpp"
#include "publisher/story/galley.hpp"

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
    std::string family, package, file, sha256, licence;
    int index = 0;                         ///< within a collection
    int weight = 400;
    bool is_italic = false;
    std::vector<std::string> scripts;      ///< ISO 15924 codes it is meant for
};

/// Distances in font units.
struct FaceMetrics {
    std::int32_t units_per_em = 1000, ascent = 0, descent = 0, cap_height = 0, x_height = 0;
    std::int32_t underline_position = 0, underline_thickness = 0, strikeout_position = 0;
    bool is_cff = false, is_italic = false, is_fixed_pitch = false;
    double italic_angle = 0;
    std::string postscript_name;
    std::int32_t box[4] = {0, 0, 0, 0};    ///< xMin, yMin, xMax, yMax
};

/// May the face be embedded (OpenType OS/2 fsType)?
enum class EmbeddingRight { Installable, Editable, PreviewAndPrint, Restricted };

/// Loads lists at once, files when a face is first used. Immutable afterwards and shared by threads.
class Library {
public:
    /// Reads fonts/*.xml. A face whose file is missing or differs from its checksum is a finding when
    /// it is used, not before.
    static Result<Library> load(World& world, const std::filesystem::path& folder);
    ~Library();
    Library(Library&&) noexcept;

    const std::vector<FaceInfo>& faces() const;
    /// The face of a family that is nearest in weight and slant; invalid for an unknown family.
    FaceId find(std::string_view family, int weight, bool is_italic) const;
    std::vector<std::string> families() const;

    /// Opens the face: reads its file through the world, checks its checksum. Kept open afterwards.
    Result<const FaceMetrics*> open(FaceId face) const;
    EmbeddingRight embedding_right(FaceId face) const;
    bool has_glyph(FaceId face, char32_t code_point) const;
    /// For the shaper and the subsetter, which live in `text` and `font`; valid as long as the library.
    hb_face_t* harfbuzz_face(FaceId face) const;

private:
    Library();
    struct State;
    std::unique_ptr<State> state_;
};

/// A face reduced to the glyphs that were used, ready to be embedded in a PDF.
struct Subset {
    enum class Kind { TrueType, Cff };     ///< FontFile2, or CIDFontType0C in FontFile3
    Kind kind = Kind::TrueType;
    std::string program;
    /// Used glyph index -> code in the content stream (CID), sorted by glyph.
    std::vector<std::pair<std::uint16_t, std::uint16_t>> codes;
    /// CID -> advance in 1/1000 em, sorted.
    std::vector<std::pair<std::uint16_t, std::int32_t>> widths;
    std::string tag;                       ///< six letters from the glyph set
};

/// `glyphs` sorted and unique. Compact for name-keyed CFF, original codes for CID-keyed CFF and glyf.
Result<Subset> make_subset(const Library& library, FaceId face, std::span<const std::uint16_t> glyphs);

}
