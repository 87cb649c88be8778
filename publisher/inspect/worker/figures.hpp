// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CharTypes.h>

#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>

class GfxFont;
class XRef;

namespace publisher::inspect {

/// Holds what fonts say of their figures against how they draw them: one outline of a face cannot be an 8 here and a 9
/// there. Finds ToUnicode maps that lie and glyphs that were exchanged; not two figures that changed places wherever
/// the face is used.
class Figures {
public:
    Figures();
    ~Figures();

    /// Of a glyph that is said to be this figure: what is wrong with that, once for each; empty: nothing.
    std::string contradiction(GfxFont& font, XRef* xref, CharCode code, char figure);

private:
    struct Program;
    Program& program_of(GfxFont& font, XRef* xref);

    std::map<int, std::unique_ptr<Program>> programs_; ///< by the number of the font
    std::set<std::pair<int, CharCode>> known_;
    std::map<std::string, std::map<std::string, char>> figures_by_form_; ///< of each face
};

}
