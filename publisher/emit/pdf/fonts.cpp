// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/pdf/internal/content_stream.hpp"
#include "publisher/emit/pdf/internal/objects.hpp"

#include <algorithm>
#include <cmath>

namespace publisher::emit::pdf {
namespace {

constexpr int kFixedPitch = 1, kSymbolic = 4, kItalic = 64;

/// Letters, digits and hyphens; whatever else a name table holds would have to be escaped.
std::string font_name(const font::Subset& subset, const font::FaceMetrics& metrics) {
    std::string name = subset.tag + "+";
    for (const char c : metrics.postscript_name) {
        const bool is_plain =
            (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
        if (is_plain) name += c;
    }
    return name;
}

/// Fonts do not tell the weight of their stems; viewers use it only for fonts that are not embedded.
int stem_weight(int weight) {
    return 50 + weight * weight / 4225;
}

Object make_program(const font::Subset& subset, Document& document) {
    if (subset.kind == font::Subset::Kind::Cff)
        return document.deflated_stream(subset.program, {{"Subtype", name("CIDFontType0C")}});
    return document.deflated_stream(subset.program,
                                    {{"Length1", integer(static_cast<long long>(subset.program.size()))}});
}

Object make_descriptor(const std::string& font_name, const Encoding& encoding, const font::FaceInfo& info,
                       const font::FaceMetrics& metrics, Document& document) {
    const auto scaled = [&](double units) {
        return integer(std::llround(units * 1000 / std::max(metrics.units_per_em, 1)));
    };
    const int flags =
        kSymbolic | (metrics.is_fixed_pitch ? kFixedPitch : 0) | (metrics.is_italic ? kItalic : 0);
    const bool is_cff = encoding.subset.kind == font::Subset::Kind::Cff;
    return document.indirect(dictionary({
        {"Type", name("FontDescriptor")},
        {"FontName", name(font_name)},
        {"Flags", integer(flags)},
        {"FontBBox", array({scaled(metrics.box[0]), scaled(metrics.box[1]), scaled(metrics.box[2]),
                            scaled(metrics.box[3])})},
        {"ItalicAngle", real(metrics.italic_angle)},
        {"Ascent", scaled(metrics.ascent)},
        {"Descent", scaled(metrics.descent)},
        {"CapHeight", scaled(metrics.cap_height)},
        {"StemV", integer(stem_weight(info.weight))},
        {is_cff ? "FontFile3" : "FontFile2", make_program(encoding.subset, document)},
    }));
}

/// "[3 [250 500] 17 [333]]": a list for each stretch of codes without a gap.
Object make_widths(const std::vector<std::pair<std::uint16_t, std::int32_t>>& widths) {
    std::vector<Object> items, stretch;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        if (stretch.empty()) items.push_back(integer(widths[i].first));
        stretch.push_back(integer(widths[i].second));
        if (i + 1 == widths.size() || widths[i + 1].first != widths[i].first + 1) {
            items.push_back(array(stretch));
            stretch.clear();
        }
    }
    return array(items);
}

/// Code to text (PDF 32000-1 §9.10.3), at most a hundred mappings in a block.
std::string to_unicode(const Encoding& encoding) {
    std::map<std::uint16_t, std::string_view> texts;
    for (const auto& [glyph, code] : encoding.subset.codes) {
        if (glyph < encoding.codes.size() && encoding.codes[glyph].has_text)
            texts.emplace(code, encoding.codes[glyph].text);
    }
    std::string map =
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
    constexpr std::size_t kBlock = 100;
    std::size_t n_left = texts.size(), n_in_block = 0;
    for (const auto& [code, text] : texts) {
        if (n_in_block == 0) map += std::to_string(std::min(n_left, kBlock)) + " beginbfchar\n";
        map += '<';
        append_hex(map, code);
        map += "> <";
        append_hex_utf16(map, text);
        map += ">\n";
        --n_left;
        if (++n_in_block == kBlock || n_left == 0) {
            map += "endbfchar\n";
            n_in_block = 0;
        }
    }
    return map + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

Object make_font(const Encoding& encoding, const font::FaceInfo& info, const font::FaceMetrics& metrics,
                 Document& document) {
    const std::string base_name = font_name(encoding.subset, metrics);
    const bool is_cff = encoding.subset.kind == font::Subset::Kind::Cff;
    Document::Entries descendant = {
        {"Type", name("Font")},
        {"Subtype", name(is_cff ? "CIDFontType0" : "CIDFontType2")},
        {"BaseFont", name(base_name)},
        {"CIDSystemInfo", dictionary({{"Registry", byte_string("Adobe")},
                                      {"Ordering", byte_string("Identity")},
                                      {"Supplement", integer(0)}})},
        {"DW", integer(0)},
        {"W", make_widths(encoding.subset.widths)},
        {"FontDescriptor", make_descriptor(base_name, encoding, info, metrics, document)},
    };
    if (!is_cff) descendant.emplace_back("CIDToGIDMap", name("Identity"));
    return document.indirect(dictionary({
        {"Type", name("Font")},
        {"Subtype", name("Type0")},
        {"BaseFont", name(is_cff ? base_name + "-Identity-H" : base_name)},
        {"Encoding", name("Identity-H")},
        {"DescendantFonts", array({document.indirect(dictionary(descendant))})},
        {"ToUnicode", document.deflated_stream(to_unicode(encoding))},
    }));
}

}

std::map<std::uint32_t, Object> make_fonts(const Encodings& encodings, const font::Library& fonts,
                                           Document& document) {
    std::map<std::uint32_t, Object> objects;
    for (const auto& [face, encoding] : encodings) {
        const auto metrics = fonts.open(face);
        assert(metrics && "the face was opened when it was subset");
        objects.emplace(face.index(), make_font(encoding, fonts.faces()[face.index()], **metrics, document));
    }
    return objects;
}

}
