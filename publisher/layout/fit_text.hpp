// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/design/design.hpp"
#include "publisher/text/composer.hpp"

#include <string>

namespace publisher::layout {

/// A text set into its frame, and what it took to make it fit.
struct FittedStory {
    story::Galley galley;
    story::Story story;                    ///< as set: shorter than the given one when it was cut
    bool is_shortened = false;
    text::Fitting fitting;                 ///< what it was set with
    std::string step;                      ///< for the ledger; empty when nothing was needed
    std::size_t n_overset_lines = 0;       ///< lines beyond the frame, already taken out of the galley
};

/// Sets a story into a frame by the template's copyfit ladder: as it is, then smaller in steps of 3 %
/// down to `shrink_to`, then, where the template allows it, without its last sentences, then without
/// its last words. What still does not fit is overset; it is counted and left out of the galley, never clipped in the middle of a line.
FittedStory fit_text(text::Composer& composer, const design::TextSpec& spec, const story::Story& story, Length width,
                     Length height);

/// The story without its last sentence; nothing when there is only one left.
/// Ends are those of Unicode text that catalogs hold: . ! ? and their full-width, Arabic and Devanagari kin.
std::optional<story::Story> without_last_sentence(const story::Story& story);

/// The story without its last word, with an ellipsis instead; nothing when there is only one left.
std::optional<story::Story> without_last_word(const story::Story& story);

}
