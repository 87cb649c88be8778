// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/result.hpp"
#include "publisher/emit/pdf/internal/clusters.hpp"
#include "publisher/font/library.hpp"
#include "publisher/page/page.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace publisher::emit::pdf {

/// The text a glyph stands for when nothing else is said. One glyph can show several texts (a space
/// and a no-break space); the best is kept, whatever the order in which they are met: of a glyph that
/// stands alone in its cluster, then the shortest, then the smallest.
struct GlyphText {
    enum class Source { None, WholeCluster, OneOfSeveral, FirstOfCluster };
    Source source = Source::None;
    std::string text;
};

/// What each glyph of each face shows in the document. Collected over all pages before the first is
/// written, because subsetting renumbers glyphs and ToUnicode has one text for each code.
class GlyphUsage {
public:
    void add(const page::Page& page);
    void add(const story::GlyphRun& run, int page);

    /// By glyph index; glyphs that are never shown have no source.
    using Face = std::vector<GlyphText>;
    const std::map<story::FaceId, Face>& faces() const { return faces_; }
    /// The first page, from 1, that shows a glyph 0, and the text there; page 0 when there is none.
    int page_of_missing_glyph() const { return page_of_missing_glyph_; }
    const std::string& text_of_missing_glyph() const { return text_of_missing_glyph_; }

private:
    std::map<story::FaceId, Face> faces_;
    int page_of_missing_glyph_ = 0;
    std::string text_of_missing_glyph_;
};

/// How a face is embedded and its glyphs are written.
struct Encoding {
    struct Code {
        std::uint16_t code = 0;
        std::int32_t width = 0; ///< in 1/1000 em, as /W has it
        bool has_text = false;
        std::string text; ///< as ToUnicode has it
    };
    story::FaceId face;
    font::Subset subset;
    std::vector<Code> codes;            ///< by glyph index
    std::optional<std::uint16_t> space; ///< the code of a glyph that shows a space
};

/// The faces that were used, by FaceId.
using Encodings = std::map<story::FaceId, Encoding>;

/// Subsets each face to the glyphs that are shown. Refused when a face may not be embedded.
Result<Encodings> encode(const GlyphUsage& usage, const font::Library& fonts);

/// True when ToUnicode alone gives the cluster's text back.
bool is_plain(const Encoding& encoding, const Cluster& cluster);

}
