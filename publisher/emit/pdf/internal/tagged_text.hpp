// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/emit/pdf/internal/destinations.hpp"
#include "publisher/emit/pdf/internal/structure.hpp"
#include "publisher/emit/pdf/internal/text.hpp"

#include <deque>
#include <map>
#include <string>
#include <vector>

namespace publisher::emit::pdf {

/// Lines in the order in which they are read, each stretch with its element.
struct TaggedText {
    std::deque<story::GlyphRun> parts; ///< of runs that lead to several places
    std::vector<TextPiece> pieces;
};

/// The runs of a line as they are read: those in the other direction than the paragraph turned round
/// (UAX #9, rule L2, for one level of embedding).
std::vector<const story::GlyphRun*> in_reading_order(const story::Line& line, bool is_right_to_left);

/// The glyphs that show these bytes of the run's text, as a run of their own. The text runs from left to right.
story::GlyphRun part_of(const story::GlyphRun& run, std::size_t begin, std::size_t end);

/// What is known of the page that is being tagged.
struct TaggedPage {
    const page::Page& page;
    std::size_t page_idx = 0;
    PageSpace space;
};

/// Makes elements of the paragraphs of a document: headings, lists, plain paragraphs, and the links in them.
class TextTagger {
public:
    TextTagger(const style::StyleSheet& styles, const Destinations& destinations, const std::string& language,
               StructureTree& tree)
        : styles_(styles), destinations_(destinations), language_(language), tree_(tree) {}

    /// The lines of a frame, below `parent`. What a frame before began of a paragraph goes on in its element.
    TaggedText frame(const TaggedPage& page, const page::TextFrame& frame, StructureTree::Id parent);
    /// The lines of a table's cell; a single plain paragraph is the cell itself.
    TaggedText cell(const TaggedPage& page, const page::Cell& cell, StructureTree::Id parent);

private:
    using Id = StructureTree::Id;

    /// A run that leads elsewhere, and which of its targets.
    struct LinkInHand {
        std::uint32_t story_run = 0;
        std::size_t target = 0;
        Id element = 0;
    };
    /// Where the text of a story has come to.
    struct State {
        Id parent = 0;
        bool is_paragraph_itself = false; ///< the parent, without an element below it
        std::optional<std::uint32_t> paragraph = {};
        Id holder = 0, label = 0; ///< of the paragraph's text, and of its marker
        std::optional<Id> list = {};
        std::optional<LinkInHand> link = {};
    };

    TaggedText tag(const TaggedPage& page, const std::vector<story::Line>& lines, const story::Story& story,
                   bool has_links, State& state);
    void begin_paragraph(const story::Line& line, const story::Story& story, State& state);
    void begin_item(const style::ListFormat& list, State& state);
    Role heading_role(int styled_level);
    void add_piece(Id element, const TaggedPage& page, const story::GlyphRun& run, TaggedText& text);
    void add_reference(const TaggedPage& page, const story::Line& line, const story::GlyphRun& run,
                       const story::Run& of, State& state, TaggedText& text);
    std::vector<ReferencePart> parts_of(const story::GlyphRun& run, const story::Run& of) const;
    Id ensure_link(std::uint32_t story_run, std::size_t target, State& state);

    const style::StyleSheet& styles_;
    const Destinations& destinations_;
    const std::string language_;
    StructureTree& tree_;
    std::map<std::string, State> threads_; ///< of stories that go on in another frame
    std::optional<Id> last_element_;       ///< of the last piece
    std::vector<int> headings_;            ///< the levels as styled that the text is below
};

}
