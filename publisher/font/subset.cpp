// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/hash.hpp"
#include "publisher/font/internal/compact_font.hpp"
#include "publisher/font/internal/face_file.hpp"
#include "publisher/font/library.hpp"

#include <hb-subset.h>

#include <algorithm>
#include <memory>

namespace publisher::font {
namespace {

template <auto Destroy>
struct Deleter {
    template <typename T>
    void operator()(T* object) const {
        Destroy(object);
    }
};
using InputPointer = std::unique_ptr<hb_subset_input_t, Deleter<hb_subset_input_destroy>>;
using PlanPointer = std::unique_ptr<hb_subset_plan_t, Deleter<hb_subset_plan_destroy>>;

/// Layout, names and metrics of no use to a PDF reader, which is handed glyphs with their widths.
constexpr hb_tag_t kDroppedTables[] = {
    HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'),
    HB_TAG('B', 'A', 'S', 'E'), HB_TAG('k', 'e', 'r', 'n'), HB_TAG('n', 'a', 'm', 'e'),
    HB_TAG('p', 'o', 's', 't'), HB_TAG('O', 'S', '/', '2'), HB_TAG('c', 'm', 'a', 'p'),
    HB_TAG('D', 'S', 'I', 'G'), HB_TAG('S', 'T', 'A', 'T'), HB_TAG('v', 'h', 'e', 'a'),
    HB_TAG('v', 'm', 't', 'x'), HB_TAG('V', 'O', 'R', 'G')};

InputPointer make_input(std::span<const std::uint16_t> glyphs, unsigned int flags) {
    InputPointer input(hb_subset_input_create_or_fail());
    if (!input) return input;
    hb_subset_input_set_flags(input.get(), flags);
    hb_set_t* const wanted = hb_subset_input_glyph_set(input.get());
    hb_set_add(wanted, 0);
    for (const std::uint16_t glyph : glyphs)
        hb_set_add(wanted, glyph);
    hb_set_t* const dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (const hb_tag_t tag : kDroppedTables)
        hb_set_add(dropped, tag);
    return input;
}

std::string make_tag(const FaceInfo& info, std::span<const std::uint16_t> glyphs) {
    Hasher hasher;
    hasher.add(info.sha256).add(std::int64_t{info.index});
    for (const std::uint16_t glyph : glyphs)
        hasher.add(std::int64_t{glyph});
    std::uint64_t number = hasher.finish().prefix();
    std::string tag;
    for (int i = 0; i < 6; ++i, number /= 26)
        tag += static_cast<char>('A' + number % 26);
    return tag;
}

std::string whole_face(hb_face_t* face) {
    hb_blob_t* const blob = hb_face_reference_blob(face);
    unsigned int length = 0;
    const char* const data = hb_blob_get_data(blob, &length);
    std::string bytes(data ? data : "", length);
    hb_blob_destroy(blob);
    return bytes;
}

/// The advance in 1/1000 em, rounded half up, without floating point.
std::int32_t thousandths(hb_font_t* font, std::uint16_t glyph, std::int32_t units_per_em) {
    const std::int64_t advance = hb_font_get_glyph_h_advance(font, glyph);
    return static_cast<std::int32_t>((advance * 2000 + units_per_em) / (2 * units_per_em));
}

}

Result<Subset> make_subset(const Library& library, FaceId face, std::span<const std::uint16_t> glyphs) {
    const auto metrics = library.open(face);
    if (!metrics) return metrics.failure();
    const FaceInfo& info = library.faces()[face.index()];
    const auto refused = [&](std::string_view reason) {
        return Failure{Failure::Kind::Refused, info.file + ": " + std::string(reason)};
    };
    if (!library.may_subset(face)) return refused("its rights (OS/2 fsType) forbid embedding a part of it");

    hb_face_t* const source = library.harfbuzz_face(face);
    const std::uint32_t n_glyphs = hb_face_get_glyph_count(source);
    if (!glyphs.empty() && glyphs.back() >= n_glyphs)
        return refused("a glyph was asked for that it does not have");

    Subset subset;
    subset.kind = (*metrics)->is_cff ? Subset::Kind::Cff : Subset::Kind::TrueType;
    CompactFont compact;
    if ((*metrics)->is_cff) {
        auto read = read_compact_font(table_bytes(source, HB_TAG('C', 'F', 'F', ' ')), n_glyphs);
        if (!read) return refused("its CFF table is damaged");
        compact = std::move(*read);
    }
    // Kept ids cost glyf next to nothing, but CFF a charstring each; there the content stream uses the
    // new ids, or the CIDs, which hb-subset keeps in the charset of a CID-keyed font.
    const unsigned int flags =
        HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE |
        ((*metrics)->is_cff ? HB_SUBSET_FLAGS_DESUBROUTINIZE : HB_SUBSET_FLAGS_RETAIN_GIDS);
    const InputPointer input = make_input(glyphs, flags);
    const PlanPointer plan(input ? hb_subset_plan_create_or_fail(source, input.get()) : nullptr);
    const FacePointer reduced(plan ? hb_subset_plan_execute_or_fail(plan.get()) : nullptr);
    if (!reduced) return refused("it could not be reduced to the glyphs used");
    subset.program = (*metrics)->is_cff ? table_bytes(reduced.get(), HB_TAG('C', 'F', 'F', ' '))
                                        : whole_face(reduced.get());
    if (subset.program.empty()) return refused("it could not be reduced to the glyphs used");

    const FontPointer font(hb_font_create(source));
    const hb_map_t* const new_ids = hb_subset_plan_old_to_new_glyph_mapping(plan.get());
    for (const std::uint16_t glyph : glyphs) {
        std::uint16_t code = glyph;
        if ((*metrics)->is_cff) {
            code = compact.is_cid_keyed ? compact.cids[glyph]
                                        : static_cast<std::uint16_t>(hb_map_get(new_ids, glyph));
        }
        subset.codes.emplace_back(glyph, code);
        subset.widths.emplace_back(code, thousandths(font.get(), glyph, (*metrics)->units_per_em));
    }
    std::sort(subset.widths.begin(), subset.widths.end());
    subset.tag = make_tag(info, glyphs);
    return subset;
}

}
