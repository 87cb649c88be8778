// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/text/internal/paragraph.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace publisher::text {

/// What of a piece stands on a line.
struct Slice {
    const Piece* piece = nullptr;
    std::uint32_t begin = 0, end = 0; ///< bytes of the text
    std::span<const ShapedGlyph> glyphs;
    std::uint32_t cluster_base = 0; ///< byte offset clusters count from
    bool has_hyphen = false;

    bool reaches_end() const { return end == piece->end; }
    bool has_kashida() const { return piece->kashida > begin && piece->kashida < end; }
};

/// The text between two breaks. Pieces that cannot be cut where they are broken are shaped anew.
class LineSlices {
public:
    LineSlices(const PreparedParagraph& paragraph, const Break& from, const Break& to, Shaper& shaper);

    /// In the order of the text; the glyphs are those of the paragraph or of this.
    const std::vector<Slice>& in_order() const { return slices_; }
    /// From the left.
    std::vector<Slice> in_visual_order() const;

private:
    Slice cut(const Piece& piece, std::uint32_t from, std::uint32_t to);
    Slice reshaped(Slice slice);

    const PreparedParagraph& paragraph_;
    Shaper& shaper_;
    std::vector<Slice> slices_;
    std::vector<std::vector<ShapedGlyph>> reshaped_;
};

}
