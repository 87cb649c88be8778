// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/folio.hpp"
#include "publisher/base/result.hpp"
#include "publisher/bind/binder.hpp"
#include "publisher/font/library.hpp"
#include "publisher/page/spool.hpp"
#include "publisher/plan/flatplan.hpp"

#include <map>
#include <string>
#include <vector>

namespace publisher::text {
class Hyphenation;
}
namespace publisher::diag {
class Sink;
}

namespace publisher::layout {

/// What the copyfit ladder did to a text, for the ledger of the report; also when it was in vain.
struct FittedText {
    std::string object, product;
    int page = 0;
    std::string steps; ///< "size 92 %, 2 sentences left out"; "left out": an optional box
    std::size_t n_overset_lines = 0;
    Length overset; ///< the height that is wanting
};

/// Where a picture stands and how fine it is there.
struct PlacedPicture {
    std::string asset, file_digest, product;
    int page = 0;
    Rect frame;
    double effective_ppi = 0; ///< of the coarser direction; 0 for art without pixels
    Size picture;             ///< of the whole picture as placed
    origin::NodeId node;
};

struct PageSummary {
    int number = 0;
    std::string label, section;
    Digest content_key;
    std::vector<std::string> products; ///< in the order in which they stand
    page::Side side = page::Side::Single;
};

/// A page on which something stands.
struct Place {
    int page = 0; ///< physical, from 1
    Folio folio;
    bool operator==(const Place&) const = default;
};

/// The pages on which things stand, in their order, by the keys of the things; the answers of one round for
/// the next.
using References = std::map<std::string, std::vector<Place>>;

/// How a section has come out, for those who judge its pages.
struct SectionPages {
    std::string id;
    int n_pages = 0, max_pages = 0; ///< 0: no limit
    int n_steps = 0;                ///< that it may be set tighter than designed
    int n_grid_pages = 0;           ///< of a grid that takes what pages are left; 0: there is none
    bool has_filler = false;
    bool has_goods = false; ///< places products, not only references to them
};

struct Outcome {
    References places;           ///< where products and groups stand; empty unless a design asks
    bool has_references = false; ///< some page says on which page another thing stands
    plan::FirstPages first_pages;
    bool depends_on_sides = false; ///< some template was chosen by where pages begin
    std::vector<PageSummary> pages;
    std::vector<SectionPages> sections;
    std::map<std::string, int> table_steps; ///< by section: that its tables may be set tighter
    std::vector<PlacedPicture> pictures;
    std::vector<FittedText> fitted;
};

struct Inputs {
    const plan::Flatplan& flatplan;
    const design::Design& design;
    const font::Library& fonts;
    bind::Binder& binder;
    const text::Hyphenation& hyphenation;
    References references = {}; ///< of the last round; empty in the first
};

/// Makes the pages of one edition: tiles in their slots, tables poured from page to page, furniture of
/// the parent pages around them. Blocks are bound as they are needed and pages go to the spool, so that
/// memory does not grow with the number of pages.
///
/// Always gives pages a proof can be made of: text that finds no room is reported as overset.
Result<Outcome> compose(const Inputs& inputs, page::Spool& pages, diag::Sink& findings);

}
