// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/proof/internal/faces.hpp"

#include <cairo-ft.h>
#include <hb.h>

namespace publisher::emit::proof {
namespace {

/// What a face of Cairo needs for as long as Cairo keeps it, which may be longer than we do; nothing of it is
/// shared, so that the order in which faces go does not matter.
struct Backing {
    hb_blob_t* file = nullptr;
    FT_Library freetype = nullptr;
    FT_Face face = nullptr;
};

void release(void* data) {
    auto* backing = static_cast<Backing*>(data);
    if (backing->face) FT_Done_Face(backing->face);
    if (backing->freetype) FT_Done_FreeType(backing->freetype);
    hb_blob_destroy(backing->file);
    delete backing;
}

cairo_font_face_t* make_face(hb_face_t* face, int index) {
    auto backing = std::make_unique<Backing>();
    backing->file = hb_face_reference_blob(face);
    unsigned n_bytes = 0;
    const char* bytes = hb_blob_get_data(backing->file, &n_bytes);
    if (FT_Init_FreeType(&backing->freetype) != 0 ||
        FT_New_Memory_Face(backing->freetype, reinterpret_cast<const FT_Byte*>(bytes),
                           static_cast<FT_Long>(n_bytes), index, &backing->face) != 0) {
        release(backing.release());
        return nullptr;
    }
    static const cairo_user_data_key_t kBacking{};
    cairo_font_face_t* result = cairo_ft_font_face_create_for_ft_face(backing->face, FT_LOAD_NO_HINTING);
    if (cairo_font_face_set_user_data(result, &kBacking, backing.get(), release) != CAIRO_STATUS_SUCCESS) {
        cairo_font_face_destroy(result);
        release(backing.release());
        return nullptr;
    }
    backing.release();
    return result;
}

}

Result<cairo_font_face_t*> Faces::open(font::FaceId face) {
    if (const auto found = faces_.find(face); found != faces_.end()) return found->second.get();
    const auto opened = library_.open(face);
    if (!opened) return opened.failure();
    const font::FaceInfo& info = library_.faces()[face.index()];
    Owned<cairo_font_face_t> made(make_face(library_.harfbuzz_face(face), info.index));
    if (!made) return Failure{Failure::Kind::Refused, info.file + " cannot be drawn with"};
    return faces_.emplace(face, std::move(made)).first->second.get();
}

}
