// SPDX-License-Identifier: Apache-2.0
#include "publisher/font/internal/face_file.hpp"
#include "publisher/font/library.hpp"

#include <hb-ot.h>

#include <map>

namespace publisher::font {
namespace {

struct SetDeleter {
    void operator()(hb_set_t* set) const { hb_set_destroy(set); }
};
using SetPointer = std::unique_ptr<hb_set_t, SetDeleter>;

SetPointer make_set() {
    return SetPointer(hb_set_create());
}

}

Result<std::array<std::vector<std::uint16_t>, 10>> figure_glyphs(const Library& library, FaceId face) {
    if (const auto metrics = library.open(face); !metrics) return metrics.failure();
    hb_face_t* const source = library.harfbuzz_face(face);
    const FontPointer font(hb_font_create(source));
    const SetPointer lookups = make_set();
    hb_ot_layout_collect_lookups(source, HB_OT_TAG_GSUB, nullptr, nullptr, nullptr, lookups.get());
    std::map<hb_codepoint_t, int> n_figures; // that a glyph stands for
    std::array<SetPointer, 10> glyphs_of;
    for (std::size_t figure = 0; figure < 10; ++figure) {
        SetPointer& glyphs = glyphs_of[figure] = make_set();
        hb_codepoint_t glyph = 0;
        if (!hb_font_get_nominal_glyph(font.get(), U'0' + static_cast<hb_codepoint_t>(figure), &glyph))
            continue;
        hb_set_add(glyphs.get(), glyph);
        hb_ot_layout_lookups_substitute_closure(source, lookups.get(), glyphs.get());
        for (hb_codepoint_t each = HB_SET_VALUE_INVALID; hb_set_next(glyphs.get(), &each);)
            ++n_figures[each];
    }
    std::array<std::vector<std::uint16_t>, 10> result;
    for (std::size_t figure = 0; figure < 10; ++figure) {
        for (hb_codepoint_t each = HB_SET_VALUE_INVALID; hb_set_next(glyphs_of[figure].get(), &each);) {
            if (n_figures[each] == 1) result[figure].push_back(static_cast<std::uint16_t>(each));
        }
    }
    return result;
}

}
