// SPDX-License-Identifier: Apache-2.0
#include "publisher/preflight/internal/rules.hpp"

#include "publisher/base/text.hpp"

#include <algorithm>
#include <charconv>

namespace publisher::preflight {
namespace {

/// 1.6 of "1.6"; 0 for what is no version.
double version_of(const std::string& text) {
    double version = 0;
    std::from_chars(text.data(), text.data() + text.size(), version);
    return version;
}

struct Forbidden {
    std::string_view rule, what, problem;
};

/// Peculiarities by how they begin.
constexpr Forbidden kForbidden[] = {
    {"FS-LZW", "filter LZWDecode", "a stream is compressed with LZW"},
    {"FS-FILTER", "filter JBIG2Decode", "a stream has a filter that the standard does not know"},
    {"FS-FILTER", "filter JPXDecode", "a stream has a filter that the standard does not know"},
    {"FS-FILTER", "filter Crypt", "a stream is encrypted by itself"},
    {"FS-EXTSTREAM", "external stream", "a stream lies in another file"},
    {"GR-PS", "postscript", "there is PostScript in the file"},
    {"GR-OPI", "opi", "a picture is a placeholder for another file"},
    {"GR-REFXOBJ", "reference", "a form stands for a page of another file"},
    {"GR-ALTERNATES", "alternates", "a picture has alternates"},
    {"GR-TRANSFER", "transfer", "a graphics state changes tones by a transfer curve"},
    {"GR-HALFTONE", "halftone", "the file brings a halftone of its own"},
    {"GR-SEPINFO", "pre-separated page", "a page is one plate of another"},
    {"AC-ACTION", "action", "there is an action"},
    {"CL-SPOTSAME", "spot twice", "one spot colour has two looks"},
};

void check_peculiarities(const inspect::DocumentFacts& facts, Reporter& reporter) {
    for (const inspect::Peculiarity& each : facts.peculiarities) {
        for (const Forbidden& forbidden : kForbidden) {
            if (!each.what.starts_with(forbidden.what)) continue;
            reporter.add({std::string(forbidden.rule),
                          std::string(forbidden.problem),
                          each.what + " in object " + std::to_string(each.object),
                          "none",
                          0,
                          {},
                          {}});
        }
    }
}

void check_version(const inspect::DocumentFacts& facts, Reporter& reporter) {
    const double version = std::max(version_of(facts.header_version), version_of(facts.catalog_version));
    const Setting* highest = reporter.setting("FS-VERSION");
    if (highest && highest->limit && version > *highest->limit + 0.001) {
        reporter.add({"FS-VERSION",
                      "the PDF version is above the standard's",
                      to_text(version, ""),
                      "at most " + to_text(*highest->limit, ""),
                      0,
                      {},
                      {}});
    }
    const Setting* lowest = reporter.setting("FS-VERSION-LOW");
    if (lowest && lowest->limit && version < *lowest->limit - 0.001) {
        reporter.add({"FS-VERSION-LOW",
                      "the PDF version is below the standard's",
                      to_text(version, ""),
                      "at least " + to_text(*lowest->limit, ""),
                      0,
                      {},
                      {}});
    }
}

void check_catalog(const inspect::DocumentFacts& facts, Reporter& reporter) {
    if (facts.has_javascript)
        reporter.add({"AC-JS", "there is JavaScript in the file", "JavaScript", "none", 0, {}, {}});
    const bool has_action =
        facts.has_additional_actions || (!facts.open_action.empty() && facts.open_action != "destination");
    if (has_action)
        reporter.add({"AC-ACTION",
                      "the file acts when it is opened",
                      facts.open_action.empty() ? "additional actions" : facts.open_action,
                      "none",
                      0,
                      {},
                      {}});
    if (facts.has_xfa || facts.n_form_fields > 0) {
        reporter.add({"AN-FORM",
                      "there is a form in the file",
                      std::to_string(facts.n_form_fields) + " fields",
                      "none",
                      0,
                      {},
                      {}});
    }
    if (!facts.layers.empty()) {
        for (const char* rule : {"OC-X1A", "R0034"}) {
            reporter.add({rule,
                          "there are layers in the file",
                          std::to_string(facts.layers.size()) + " layers",
                          "none",
                          0,
                          {},
                          {}});
        }
    }
    if (!facts.embedded_files.empty()) {
        reporter.add(
            {"FS-EMBEDDED", "there are files in the file", facts.embedded_files.front(), "none", 0, {}, {}});
    }
}

}

void check_structure(const inspect::DocumentFacts& facts, Reporter& reporter) {
    if (facts.header_offset != 0 || version_of(facts.header_version) == 0) {
        reporter.add({"FS-HEADER",
                      "the file does not begin with its header",
                      "at byte " + std::to_string(facts.header_offset),
                      "at byte 0",
                      0,
                      {},
                      {}});
    }
    check_version(facts, reporter);
    if (!facts.has_binary_comment)
        reporter.add({"FS-BINARY",
                      "the second line has no binary comment",
                      "none",
                      "four bytes above 127",
                      0,
                      {},
                      {}});
    for (const std::string& warning : facts.qpdf_warnings)
        reporter.add({"FS-DAMAGED", "the file is damaged", warning, "a sound file", 0, {}, {}});
    if (facts.is_encrypted)
        reporter.add({"FS-ENCRYPT", "the file is encrypted", "Encrypt", "none", 0, {}, {}});
    if (facts.id[0].empty() || facts.id[1].empty())
        reporter.add({"FS-ID", "file identifiers are missing", "none", "two", 0, {}, {}});
    if (facts.has_object_streams)
        reporter.add({"FS-OBJSTM", "objects lie in object streams", "object streams", "none", 0, {}, {}});
    check_catalog(facts, reporter);
    check_peculiarities(facts, reporter);
    for (const inspect::FontFacts& font : facts.fonts) {
        if (!font.is_used) continue;
        if (!font.is_embedded)
            reporter.add(
                {"FT-EMBED", "font '" + font.name + "' is not embedded", font.type, "embedded", 0, {}, {}});
        if (!font.has_to_unicode)
            reporter.add({"FT-TOUNICODE",
                          "text in font '" + font.name + "' has no Unicode values",
                          "none",
                          "a ToUnicode map",
                          0,
                          {},
                          {}});
        const std::string face =
            font.name.size() > 7 && font.name[6] == '+' ? font.name.substr(7) : font.name;
        if (face == "Courier")
            reporter.add({"R0014",
                          "font Courier often stands in for one that was missing",
                          font.name,
                          "the font that was meant",
                          0,
                          {},
                          {}});
    }
}

}
