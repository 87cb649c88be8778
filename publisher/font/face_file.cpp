// SPDX-License-Identifier: Apache-2.0
#include "publisher/font/internal/face_file.hpp"

#include <hb-ot.h>

namespace publisher::font {
namespace {

std::int32_t signed_short(std::string_view bytes, std::size_t at) {
    if (at + 2 > bytes.size()) return 0;
    const auto high = static_cast<unsigned char>(bytes[at]), low = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<std::int16_t>(high << 8 | low);
}

std::int32_t metric(hb_font_t* font, hb_ot_metrics_tag_t tag, std::int32_t otherwise) {
    hb_position_t value = 0;
    return hb_ot_metrics_get_position(font, tag, &value) ? value : otherwise;
}

std::string name_of(hb_face_t* face, hb_ot_name_id_t id) {
    char name[128];
    unsigned int length = sizeof name;
    hb_ot_name_get_utf8(face, id, HB_LANGUAGE_INVALID, &length, name);
    return std::string(name, length);
}

std::string name_of(hb_face_t* face, hb_ot_name_id_t id, hb_ot_name_id_t otherwise) {
    std::string name = name_of(face, id);
    return name.empty() ? name_of(face, otherwise) : name;
}

FaceMetrics read_metrics(const FaceFile& file, const FaceInfo& info) {
    FaceMetrics metrics;
    hb_font_t* const font = file.font.get();
    metrics.units_per_em = static_cast<std::int32_t>(hb_face_get_upem(file.face.get()));
    const auto em = [&](double part) { return static_cast<std::int32_t>(metrics.units_per_em * part); };

    hb_font_extents_t extents{};
    hb_font_get_h_extents(font, &extents);
    metrics.ascent = extents.ascender;
    metrics.descent = extents.descender;
    metrics.cap_height = metric(font, HB_OT_METRICS_TAG_CAP_HEIGHT, em(0.7));
    metrics.x_height = metric(font, HB_OT_METRICS_TAG_X_HEIGHT, em(0.5));
    metrics.underline_position = metric(font, HB_OT_METRICS_TAG_UNDERLINE_OFFSET, em(-0.1));
    metrics.underline_thickness = metric(font, HB_OT_METRICS_TAG_UNDERLINE_SIZE, em(0.05));
    metrics.strikeout_position = metric(font, HB_OT_METRICS_TAG_STRIKEOUT_OFFSET, em(0.25));
    metrics.postscript_name = name_of(file.face.get(), HB_OT_NAME_ID_POSTSCRIPT_NAME);
    metrics.family_name =
        name_of(file.face.get(), HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY, HB_OT_NAME_ID_FONT_FAMILY);
    metrics.style_name =
        name_of(file.face.get(), HB_OT_NAME_ID_TYPOGRAPHIC_SUBFAMILY, HB_OT_NAME_ID_FONT_SUBFAMILY);
    metrics.is_cff = !table_bytes(file.face.get(), HB_TAG('C', 'F', 'F', ' ')).empty();
    metrics.is_italic = info.is_italic;

    const std::string post = table_bytes(file.face.get(), HB_TAG('p', 'o', 's', 't'));
    metrics.italic_angle = signed_short(post, 4) + (signed_short(post, 6) & 0xffff) / 65536.0;
    metrics.is_fixed_pitch = signed_short(post, 12) != 0 || signed_short(post, 14) != 0;
    const std::string head = table_bytes(file.face.get(), HB_TAG('h', 'e', 'a', 'd'));
    for (std::size_t i = 0; i < 4; ++i)
        metrics.box[i] = signed_short(head, 36 + 2 * i);
    return metrics;
}

}

std::string table_bytes(hb_face_t* face, hb_tag_t tag) {
    hb_blob_t* const blob = hb_face_reference_table(face, tag);
    unsigned int length = 0;
    const char* const data = hb_blob_get_data(blob, &length);
    std::string bytes(data ? data : "", length);
    hb_blob_destroy(blob);
    return bytes;
}

void open_face_file(std::string_view bytes, const FaceInfo& info, FaceFile& file) {
    const auto refuse = [&](std::string reason) {
        file.failure = Failure{Failure::Kind::Refused, info.file + ": " + std::move(reason)};
    };
    hb_blob_t* const blob = hb_blob_create(bytes.data(), static_cast<unsigned int>(bytes.size()),
                                           HB_MEMORY_MODE_READONLY, nullptr, nullptr);
    const auto index = static_cast<unsigned int>(info.index);
    const bool is_there = index < hb_face_count(blob);
    if (is_there) file.face.reset(hb_face_create(blob, index));
    hb_blob_destroy(blob);
    if (!is_there || hb_face_get_glyph_count(file.face.get()) == 0) {
        return refuse("has no usable face number " + std::to_string(info.index));
    }
    hb_face_make_immutable(file.face.get());
    if (hb_ot_var_has_data(file.face.get()) ||
        !table_bytes(file.face.get(), HB_TAG('C', 'F', 'F', '2')).empty()) {
        return refuse("is a variable font, which cannot be embedded; pin a static face of the family");
    }
    file.font.reset(hb_font_create(file.face.get()));
    const auto scale = static_cast<int>(hb_face_get_upem(file.face.get()));
    hb_font_set_scale(file.font.get(), scale, scale);
    hb_font_make_immutable(file.font.get());
    file.metrics = read_metrics(file, info);
    const std::string os2 = table_bytes(file.face.get(), HB_TAG('O', 'S', '/', '2'));
    file.embedding_bits = static_cast<std::uint16_t>(signed_short(os2, 8));
}

}
