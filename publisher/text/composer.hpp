// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/font/library.hpp"
#include "publisher/story/galley.hpp"
#include "publisher/story/story.hpp"
#include "publisher/style/style.hpp"
#include "publisher/text/hyphenation.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace publisher::text {

/// A paragraph that has been itemized, shaped and measured, but not broken: setting it in another
/// width costs only the breaking.
class PreparedParagraph;

/// A story ready to be set in any measure. Cheap to move, immutable, valid as long as its composer.
class PreparedStory {
public:
    PreparedStory();
    ~PreparedStory();
    PreparedStory(PreparedStory&&) noexcept;
    PreparedStory& operator=(PreparedStory&&) noexcept;

    /// The width of the longest line when nothing is broken but forced breaks, indents included.
    Length natural_width() const;
    /// The width of the longest piece that cannot be broken, indents included. In less than this
    /// words are broken where there is no place for it, rather than sticking out.
    Length minimum_width() const;

private:
    friend class Composer;
    std::vector<std::unique_ptr<PreparedParagraph>> paragraphs_;
};

/// What the copyfit ladder has changed for one frame; all at rest by default.
struct Fitting {
    Length tracking; ///< added
    double horizontal_scale = 1, size = 1, leading = 1;
    bool operator==(const Fitting&) const = default;
};

/// Turns stories into lines: itemizes (script, direction, face for each script), shapes with
/// HarfBuzz in font units, hyphenates, and breaks paragraphs as a whole (Knuth and Plass 1981).
///
/// The result depends on the story, the styles, the pinned fonts and the dictionaries alone; not on
/// threads, on what was set before, or on the machine. One composer per thread; library, styles and
/// dictionaries are shared and must outlive it.
///
/// Vertical metrics: baselines are the style's leading apart, whatever faces the line needs. The first
/// baseline lies the ascent of its looks below the top: the ascent of the face that the look's family
/// has for the language of the text, so that fallback faces never move a line.
class Composer {
public:
    Composer(const font::Library& library, const style::StyleSheet& styles, const Hyphenation& hyphenation);
    ~Composer();

    PreparedStory prepare(const story::Story& story, const Fitting& fitting = {});

    /// The measure of each line: left edge and width from the story's own left edge, by the line's
    /// top and height. For plain frames a constant. Without width there is no room for a line, and the
    /// text goes on below.
    struct Measure {
        Length left, width;
    };
    using MeasureOf = std::function<Measure(Length top, Length height)>;

    story::Galley set(const PreparedStory& story, Length width);
    story::Galley set(const PreparedStory& story, const MeasureOf& measure);

    /// What stands between whole and fraction in a language: "," in "de-DE".
    const std::string& decimal_separator(std::string_view language);

    /// Faces that were needed and could not be opened, each once, in the order they were met. Their
    /// characters went to the next face of the family.
    const std::vector<Failure>& face_failures() const;
    /// Faces without small capitals, for which smaller capitals were taken, in the order they were met.
    const std::vector<font::FaceId>& small_capitals_drawn() const;
    /// Languages to be hyphenated for which there is no dictionary, in the order they were met.
    std::vector<std::string> languages_without_dictionary() const;
    /// Regular expressions of pattern styles that took too long for a text, each once; it kept its look.
    const std::vector<std::string>& patterns_given_up() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}
