// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher/inspect/worker/figures.hpp"

#include "publisher/base/hash.hpp"

#include <GfxFont.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_CID_H
#include FT_OUTLINE_H

#include <optional>
#include <vector>

namespace publisher::inspect {
namespace {

/// Which glyph of the program a character code of a composite font shows (PDF 32000-1 §9.7.4.2).
std::optional<FT_UInt> glyph_of(GfxCIDFont& font, FT_Face face, CharCode cid) {
    const bool is_truetype = font.getType() == fontCIDType2 || font.getType() == fontCIDType2OT;
    if (is_truetype && font.getCIDToGID()) {
        if (cid >= font.getCIDToGIDLen()) return std::nullopt;
        return static_cast<FT_UInt>(font.getCIDToGID()[cid]);
    }
    if (is_truetype || !FT_IS_CID_KEYED(face)) return cid;
    for (FT_Long glyph = 0; glyph < face->num_glyphs; ++glyph) {
        FT_UInt found = 0;
        const bool has_cid = FT_Get_CID_From_Glyph_Index(face, static_cast<FT_UInt>(glyph), &found) == 0;
        if (has_cid && found == cid) return static_cast<FT_UInt>(glyph);
    }
    return std::nullopt;
}

}

std::string outline_of(FT_Face face, FT_UInt glyph) {
    if (FT_Load_Glyph(face, glyph, FT_LOAD_NO_SCALE | FT_LOAD_NO_HINTING) != 0) return {};
    const FT_Outline& outline = face->glyph->outline;
    if (outline.n_points == 0) return {};
    std::string form;
    for (int i = 0; i < outline.n_points; ++i) {
        form += std::to_string(outline.points[i].x) + ',' + std::to_string(outline.points[i].y);
        form += FT_CURVE_TAG(outline.tags[i]) == FT_CURVE_TAG_ON ? ' ' : '~';
    }
    return sha256(form).to_hex();
}

/// A font program that was embedded; without a face where it cannot be read.
struct Figures::Program {
    FT_Library library = nullptr;
    std::vector<unsigned char> bytes;
    FT_Face face = nullptr;

    ~Program() {
        if (face) FT_Done_Face(face);
        if (library) FT_Done_FreeType(library);
    }
};

Figures::Figures() = default;
Figures::~Figures() = default;

Figures::Program& Figures::program_of(GfxFont& font, XRef* xref) {
    auto& program = programs_[font.getID()->num];
    if (program) return *program;
    program = std::make_unique<Program>();
    auto bytes = font.readEmbFontFile(xref);
    if (!bytes || bytes->empty() || FT_Init_FreeType(&program->library) != 0) return *program;
    program->bytes = std::move(*bytes);
    const auto n_bytes = static_cast<FT_Long>(program->bytes.size());
    if (FT_New_Memory_Face(program->library, program->bytes.data(), n_bytes, 0, &program->face) != 0)
        program->face = nullptr;
    return *program;
}

std::optional<std::string> Figures::look_up(GfxFont& font, XRef* xref, CharCode code) {
    if (!font.isCIDFont() || !known_.emplace(font.getID()->num, code).second) return std::nullopt;
    const Program& program = program_of(font, xref);
    if (!program.face) return std::nullopt;
    const auto glyph = glyph_of(static_cast<GfxCIDFont&>(font), program.face, code);
    std::string outline = glyph ? outline_of(program.face, *glyph) : std::string();
    if (outline.empty()) return std::nullopt;
    return outline;
}

}
