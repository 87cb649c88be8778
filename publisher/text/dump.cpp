// SPDX-License-Identifier: Apache-2.0
#include "publisher/text/dump.hpp"

#include "publisher/base/text.hpp"

namespace publisher::text {
namespace {

std::string points(Length length) {
    return to_number_text(length.points(), 2);
}

/// A soft hyphen is not to be seen in a listing.
std::string shown(const std::string& text) {
    std::string result;
    for (std::size_t offset = 0; offset < text.size();) {
        const char32_t character = next_code_point(text, offset);
        append_utf8(result, character == 0x00AD ? U'‐' : character);
    }
    return result;
}

void dump_run(const story::GlyphRun& run, const font::Library& library, std::string& listing) {
    listing += "    run \"" + shown(run.text) + "\"  at " + points(run.origin.x) + "," + points(run.origin.y);
    if (run.face.is_valid()) {
        const font::FaceInfo& face = library.faces()[run.face.index()];
        listing += "  " + face.family + " " + std::to_string(face.weight) + (face.is_italic ? " italic" : "");
    }
    listing += " " + points(run.size);
    if (run.horizontal_scale != 1) listing += " x" + to_number_text(run.horizontal_scale, 3);
    if (run.is_right_to_left) listing += " rtl";
    if (run.underline.is_visible()) listing += " underlined";
    if (run.strike.is_visible()) listing += " struck out";
    if (!run.language.empty()) listing += " " + run.language;
    if (run.binding.is_valid()) listing += " binding " + std::to_string(run.binding.index());
    listing += '\n';
}

void dump_line(const story::Line& line, const font::Library& library, std::string& listing) {
    listing += "  line " + points(line.baseline) + "  left " + points(line.left) + "  measure " +
               points(line.width) + "  natural " + points(line.natural_width);
    if (line.adjustment_ratio != 0) listing += "  ratio " + to_number_text(line.adjustment_ratio, 2);
    if (line.is_hyphenated) listing += "  hyphen";
    if (line.is_last_of_paragraph) listing += "  last";
    listing += '\n';
    for (const story::GlyphRun& run : line.runs)
        dump_run(run, library, listing);
}

}

std::string dump(const story::Galley& galley, const font::Library& library) {
    std::string listing = "galley  height " + points(galley.height) + "\n";
    for (const story::Line& line : galley.lines)
        dump_line(line, library, listing);
    for (const auto& missing : galley.missing_glyphs) {
        listing += "  missing " + to_code_point_name(missing.code_point) + " in " + missing.family + "\n";
    }
    return listing;
}

}
