// SPDX-License-Identifier: Apache-2.0
#include "publisher/preflight/internal/figures.hpp"

#include "publisher/font/library.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

namespace publisher::preflight {
namespace {

/// "Inter-Bold" of "ABCDEF+Inter-Bold" and of "GHIJKL+Inter-Bold-Identity-H", as composite fonts with CFF programs are
/// called (PDF 32000-1 §9.7.6.1).
std::string face_of(std::string_view font) {
    if (font.size() > 7 && font[6] == '+') font.remove_prefix(7);
    for (const std::string_view encoding : {"-Identity-H", "-Identity-V"}) {
        if (font.ends_with(encoding)) font.remove_suffix(encoding.size());
    }
    return std::string(font);
}

char to_lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

/// Whether a face of the family may be called so: "Inter-Bold" is of Inter. Only such a one is worth opening its file.
bool may_belong(const std::string& face, const std::string& family) {
    std::size_t i = 0;
    for (const char letter : family) {
        if (letter == ' ') continue;
        if (i == face.size() || to_lower(face[i]) != to_lower(letter)) return false;
        ++i;
    }
    return true;
}

}

void Figures::check(const inspect::PageFacts& page, Reporter& reporter) {
    for (const inspect::DrawnFigure& drawn : page.figures) {
        const std::string face = face_of(drawn.font);
        const auto [known, is_new] = known_of(face).emplace(drawn.outline, drawn.figure);
        if (is_new || known->second == drawn.figure) continue;
        const auto run = std::ranges::find_if(page.runs, [&](const inspect::TextRun& each) {
            return each.font_object == drawn.font_object && each.text.find(drawn.figure) != std::string::npos;
        });
        Breach breach{"FT-FIGURES",
                      "what " + drawn.font + " says is a " + drawn.figure + " is drawn as another figure",
                      std::string("the outline of a ") + known->second,
                      std::string("that of a ") + drawn.figure,
                      page.number,
                      {},
                      {}};
        if (run != page.runs.end()) breach.area = run->box;
        reporter.add(std::move(breach));
    }
}

Figures::Known& Figures::known_of(const std::string& face) {
    const auto [found, is_new] = known_.try_emplace(face);
    if (is_new && options_.fonts) add_installed(face, found->second);
    return found->second;
}

void Figures::add_installed(const std::string& face, Known& known) const {
    const font::Library& fonts = *options_.fonts;
    for (std::size_t i = 0; i < fonts.faces().size(); ++i) {
        const font::FaceInfo& info = fonts.faces()[i];
        if (!may_belong(face, info.family)) continue;
        const auto metrics = fonts.open(font::FaceId(i));
        if (!metrics || (*metrics)->postscript_name != face) continue;
        const auto glyphs = font::figure_glyphs(fonts, font::FaceId(i));
        if (!glyphs) return;
        std::vector<std::uint16_t> all;
        std::string figures;
        for (std::size_t figure = 0; figure < glyphs->size(); ++figure) {
            all.insert(all.end(), (*glyphs)[figure].begin(), (*glyphs)[figure].end());
            figures.append((*glyphs)[figure].size(), static_cast<char>('0' + figure));
        }
        const auto outlines = inspect::read_outlines(world_, info.file, info.index, all, options_.inspector);
        if (!outlines) return;
        // Two figures that are drawn alike tell nothing.
        std::map<std::string, int> n_figures;
        for (std::size_t k = 0; k < all.size(); ++k) {
            const auto [entry, is_first] = known.emplace((*outlines)[k], figures[k]);
            if (!is_first && entry->second != figures[k]) n_figures[entry->first] = 2;
        }
        std::erase_if(
            known, [&](const auto& entry) { return entry.first.empty() || n_figures.contains(entry.first); });
        return;
    }
}

}
