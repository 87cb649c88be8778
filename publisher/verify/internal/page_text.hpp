// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/inspect/reading.hpp"
#include "publisher/verify/internal/amount.hpp"

#include <map>
#include <string>
#include <vector>

namespace publisher::verify {

/// Why a reader would not see what the file holds.
enum class Hidden { No, Invisible, Clipped, Covered, SameColor, OffPage, Squeezed, Contradicted };
std::string_view to_string(Hidden hidden);

struct ReadWord {
    std::string text, squashed;
    Rect box;
    int line = 0;
    int style = 0; ///< of its first letter: what is set alike has the same number
    Length size;   ///< of its smallest letters
    Hidden hidden = Hidden::No;
};

/// A number that stands alone in a word or beside a currency.
struct ReadPrice {
    PrintedNumber number;
    std::string text;     ///< with the currency, as it stands
    std::string currency; ///< sign or code; empty: none
    Rect box;
    std::vector<std::size_t> words;
    /// Reads like a price: beside a currency, or alone on its line with the cents of the currency.
    bool is_price = false;
};

/// What is kept of a page: its words, not its glyphs.
struct PageText {
    int number = 0;
    std::string folio; ///< by which printed references name it
    Size size;
    std::vector<ReadWord> words; ///< in reading order
    std::vector<std::vector<std::size_t>> lines;
    std::vector<ReadPrice> prices;
    /// Text that is in the file and that nobody sees: render mode 3, or wholly outside its clip.
    std::vector<ReadWord> ghosts;
    std::vector<Rect> codes; ///< boxes of shapes made of so many bars or squares as only codes are
};

/// What lies over and under the text of a page, which it does not outlive.
class Grounds {
public:
    explicit Grounds(const inspect::PageFacts& page);
    ~Grounds();
    /// Whether a reader sees these glyphs; the first thing that is in the way.
    Hidden look_at(const inspect::GlyphSpan& glyphs) const;

private:
    struct Solid;
    using Solids = std::vector<const Solid*>;
    /// Those that meet a box, in painting order.
    Solids at(const Rect& box) const;

    const inspect::PageFacts& page_;
    std::vector<Solid> solids_; ///< in painting order
};

/// Turns the facts of pages into words; styles count over all of them.
class PageReader {
public:
    PageReader(NumberStyle style, int currency_digits) : style_(style), currency_digits_(currency_digits) {}
    PageText read(const inspect::PageFacts& page);

private:
    void look(const inspect::PageFacts& page, const Grounds& grounds,
              const std::vector<inspect::GlyphSpan>& glyphs, ReadWord& word);
    int style_of(const inspect::TextRun& run);
    void read_prices(PageText& text) const;

    NumberStyle style_;
    int currency_digits_;
    std::map<std::pair<std::string, std::int64_t>, int> styles_;
};

}
