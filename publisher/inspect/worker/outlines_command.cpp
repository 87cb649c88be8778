// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher/inspect/worker/commands.hpp"
#include "publisher/inspect/worker/figures.hpp"

#include <ft2build.h>
#include FT_FREETYPE_H

#include <memory>
#include <stdexcept>
#include <type_traits>

namespace publisher::inspect {
namespace {

template <auto Release>
struct Releaser {
    template <typename T>
    void operator()(T* object) const {
        Release(object);
    }
};
using FreeType = std::unique_ptr<std::remove_pointer_t<FT_Library>, Releaser<FT_Done_FreeType>>;
using FreeTypeFace = std::unique_ptr<std::remove_pointer_t<FT_Face>, Releaser<FT_Done_Face>>;

}

void write_outlines(Json& json, std::string_view bytes, const OutlinesArguments& arguments) {
    FT_Library library = nullptr;
    if (FT_Init_FreeType(&library) != 0) throw std::runtime_error("FreeType cannot be used");
    const FreeType held_library(library);
    FT_Face face = nullptr;
    const auto* data = reinterpret_cast<const FT_Byte*>(bytes.data());
    if (FT_New_Memory_Face(library, data, static_cast<FT_Long>(bytes.size()), arguments.face, &face) != 0)
        throw std::runtime_error("the file is no font that can be read");
    const FreeTypeFace held_face(face);
    json.key("outlines").begin_array();
    for (const unsigned int glyph : arguments.glyphs)
        json.text(outline_of(face, glyph));
    json.end_array();
}

}
