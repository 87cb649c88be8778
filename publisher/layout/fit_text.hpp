// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/design/design.hpp"
#include "publisher/layout/copyfit.hpp"
#include "publisher/layout/pour.hpp"
#include "publisher/page/page.hpp"
#include "publisher/text/composer.hpp"

#include <string>

namespace publisher::layout {

/// A text set into its frame, and what it took to make it fit.
struct FittedStory {
    story::Galley galley;
    story::Story story;              ///< as set: another or shorter than the given one where a step says so
    bool is_changed = false;         ///< is it another?
    std::size_t rung = 0;            ///< the rung it fits at, cuts aside
    std::string steps;               ///< what was done, or was tried in vain; empty when nothing was needed
    text::Fitting fitting;           ///< what it was set with
    std::size_t n_overset_lines = 0; ///< lines beyond the frame, already taken out of the galley
    Length overset;                  ///< the height that is wanting
};

struct FitRequest {
    const design::TextSpec& spec;
    const story::Story& story;
    Length width, height;
    Lattice lattice = {}; ///< of the page; for paragraphs on the baseline grid
    Length top = {};      ///< of the frame, on the page
    /// The text of each step of the ladder, where it has one of its own.
    std::vector<const story::Story*> versions = {};
    std::size_t first_rung = 0; ///< agreed on with other items
    /// Where lines run when something is in their way; null: as wide as the frame everywhere.
    text::Composer::MeasureOf measure = nullptr;
};

/// The size of the text's style.
Length em_of(const style::StyleSheet& styles, const design::TextSpec& spec);

/// As the page keeps it, for those who set the text again.
page::Fitting to_page(const text::Fitting& fitting);

/// Sets a story into a frame by the template's copyfit ladder, rung after rung, until it fits. A text that
/// fits nowhere is set uncut at the last rung before cuts; what is then overset is measured and its lines
/// are left out of the galley, never clipped in the middle of one. Nothing of its story is lost.
FittedStory fit_text(text::Composer& composer, const style::StyleSheet& styles, const FitRequest& request);

/// The height a text takes at the least, when its ladder does all it may.
Length least_height(text::Composer& composer, const style::StyleSheet& styles, const FitRequest& request);

/// The text as it is at the rung agreed on, ready to be set.
text::PreparedStory prepare_at_first_rung(text::Composer& composer, const style::StyleSheet& styles,
                                          const FitRequest& request);

/// The text as it is set at the rung agreed on, whatever its frame.
story::Galley set_at_first_rung(text::Composer& composer, const style::StyleSheet& styles,
                                const FitRequest& request);

/// The height that lines on the baseline grid may take beyond their own, wherever the frame comes to stand.
Length room_for_lattice(const story::Galley& galley, const style::StyleSheet& styles,
                        const FitRequest& request);

/// The height of a galley's first `limit` lines; 0: all.
Length height_of_lines(const story::Galley& galley, int limit);

}
