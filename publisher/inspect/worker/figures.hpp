// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CharTypes.h>

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>

class GfxFont;
class XRef;
struct FT_FaceRec_;

namespace publisher::inspect {

/// What stands for the outline of a glyph as it is written, without hints: equal for equal ones, empty where there is
/// none.
std::string outline_of(FT_FaceRec_* face, unsigned int glyph);

/// Looks up how the fonts of a file draw their figures: what a font says is an 8 may be drawn as a 9.
class Figures {
public:
    Figures();
    ~Figures();

    /// What was told of pages before is told again.
    void begin_anew() { known_.clear(); }
    /// The outline of a code of a composite font; nothing when it was asked for before, or cannot be told.
    std::optional<std::string> look_up(GfxFont& font, XRef* xref, CharCode code);

private:
    struct Program;
    Program& program_of(GfxFont& font, XRef* xref);

    std::map<int, std::unique_ptr<Program>> programs_; ///< by the number of the font
    std::set<std::pair<int, CharCode>> known_;
};

}
