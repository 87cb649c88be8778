// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/inspect/inspect.hpp"

namespace publisher::inspect {

/// Which rectangle of a supplied page is seen where it is placed. A page without that box shows the next in this
/// order; Art is what its maker says is meant to be placed (PDF 32000-1 §14.11.2).
enum class PlacedBox { Art, Trim, Bleed, Crop, Media };

struct PlacedPageOptions {
    int page = 1;
    PlacedBox box = PlacedBox::Art;
    worker::Limits limits;
    std::filesystem::path program; ///< empty: publisher-inspect beside this program
};

/// An ink beside or among the process inks, by its plate, and the space that stands for it.
struct NamedInk {
    std::string name, alternate;
    bool operator==(const NamedInk&) const = default;
};

/// One page of a supplied file, taken out of it by a worker.
struct PlacedPage {
    /// A file of one page as large as the box, upright, points for units. Its only content is the form XObject /Art:
    /// the content of the page unchanged, without annotations, actions, metadata and private data.
    std::string pdf;
    PdfFacts facts; ///< of that file, without glyphs
    /// What would be lost or look otherwise where it is placed: layers, annotations that print. Each follows "the
    /// page".
    std::vector<std::string> problems;
    std::vector<std::string> damage; ///< what had to be mended, as the reader says it; none in a sound file
    std::vector<NamedInk> inks;      ///< by name
    bool is_transparent = false;     ///< then the form is an isolated transparency group
    std::string blending_space;      ///< of the page's own group; empty: it has none
    std::string box;                 ///< which is seen: "TrimBox"
};

/// Refused when the file is no PDF, encrypted or beyond a limit, and when it has no such page; the message names
/// file and cause.
Result<PlacedPage> take_page(World& world, const std::filesystem::path& path,
                             const PlacedPageOptions& options = {});

}
