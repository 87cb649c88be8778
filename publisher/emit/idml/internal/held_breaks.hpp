// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/story/galley.hpp"
#include "publisher/story/story.hpp"

#include <vector>

namespace publisher::emit::idml {

struct HeldStory {
    story::Story story;
    std::size_t n_breaks = 0;          ///< added
    std::size_t n_free_paragraphs = 0; ///< whose lines do not tell where they end in the text
};

/// The story with a forced break ("\n") where each line of the lines ends, and a soft hyphen before it
/// where a word was hyphenated. Spaces stay, so that the breaks can be taken out again without loss.
HeldStory hold_breaks(const story::Story& story, const std::vector<story::Line>& lines);

}
