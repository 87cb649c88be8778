// SPDX-License-Identifier: Apache-2.0
#include "publisher/text/internal/drop_cap.hpp"

#include "publisher/base/text.hpp"

#include <unicode/uchar.h>

namespace publisher::text {
namespace {

bool is_mark(char32_t character) {
    const int property = u_getIntPropertyValue(static_cast<UChar32>(character), UCHAR_GRAPHEME_CLUSTER_BREAK);
    return property == U_GCB_EXTEND || property == U_GCB_SPACING_MARK || property == U_GCB_ZWJ;
}

/// Bytes of the first characters; `n_wanted` is counted down.
std::size_t take_characters(std::string_view text, int& n_wanted) {
    for (std::size_t offset = 0; offset < text.size();) {
        const std::size_t here = offset;
        const char32_t character = next_code_point(text, offset);
        if (is_mark(character) && here > 0) continue;
        if (n_wanted == 0) return here;
        --n_wanted;
    }
    return text.size();
}

}

CutParagraph cut_initial(const story::Paragraph& paragraph, int n_characters, style::CharacterStyleId style) {
    CutParagraph cut{paragraph, paragraph};
    cut.initial.runs.clear();
    cut.rest.runs.clear();
    for (const story::Run& run : paragraph.runs) {
        const std::size_t n_bytes = take_characters(run.text, n_characters);
        if (n_bytes > 0) {
            story::Run& part = cut.initial.runs.emplace_back(run);
            part.text.resize(n_bytes);
            if (!part.style.is_valid()) part.style = style;
        }
        // Runs that are used up stay, so that both parts count them as the paragraph does.
        cut.rest.runs.emplace_back(run).text.erase(0, n_bytes);
    }
    return cut;
}

}
