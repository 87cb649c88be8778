// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/font/library.hpp"
#include "publisher/story/galley.hpp"
#include "publisher/story/story.hpp"
#include "publisher/style/style.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

namespace publisher::text {

/// A paragraph that has been itemized, shaped and measured, but not broken: setting it in another
/// width costs only the breaking.
class PreparedParagraph;

/// A story ready to be set in any measure. Cheap to move, immutable.
class PreparedStory {
public:
    PreparedStory();
    ~PreparedStory();
    PreparedStory(PreparedStory&&) noexcept;
    PreparedStory& operator=(PreparedStory&&) noexcept;

    /// The width of the longest line when nothing is broken but forced breaks.
    Length natural_width() const;
    /// The width of the longest piece that cannot be broken.
    Length minimum_width() const;

private:
    friend class Composer;
    std::vector<std::unique_ptr<PreparedParagraph>> paragraphs_;
    bool is_right_to_left_ = false;
};

/// What the copyfit ladder has changed for one frame; all at rest by default.
struct Fitting {
    Length tracking;                       ///< added
    double horizontal_scale = 1, size = 1, leading = 1;
    bool operator==(const Fitting&) const = default;
};

/// Turns stories into lines: itemizes (script, direction, face for each script), shapes with
/// HarfBuzz in font units, hyphenates, and breaks paragraphs as a whole (Knuth and Plass 1981).
///
/// The result depends on the story, the styles and the pinned fonts alone; not on threads, on what was
/// set before, or on the machine. One composer per thread; library and dictionaries are shared.
class Composer {
public:
    struct Options {
        std::filesystem::path hyphenation_folder = "/usr/share/hyphen";
    };
    Composer(const font::Library& library, const style::StyleSheet& styles, Options options);
    ~Composer();

    PreparedStory prepare(const story::Story& story, const Fitting& fitting = {});

    /// The measure of each line: left edge and width from the story's own left edge, by the line's
    /// top and height. For plain frames a constant.
    struct Measure {
        Length left, width;
    };
    using MeasureOf = std::function<Measure(Length top, Length height)>;

    story::Galley set(const PreparedStory& story, Length width);
    story::Galley set(const PreparedStory& story, const MeasureOf& measure);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}
