// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/story/story.hpp"

#include <vector>

namespace publisher::layout {

/// Where a story may end: behind so many bytes of the text of a paragraph.
struct CutPlace {
    std::size_t paragraph = 0, end = 0;
};

/// Ends of sentences but for the last one, from the end of the story to its begin; a paragraph of one sentence
/// goes whole. Ends are those of Unicode text that catalogs hold: . ! ? and their full-width, Arabic and
/// Devanagari kin.
std::vector<CutPlace> ends_of_sentences(const story::Story& story);

/// Ends of words of the last paragraph but for the last one, from its end to its begin.
std::vector<CutPlace> ends_of_words(const story::Story& story);

enum class Ellipsis { None, Added };
story::Story cut_at(const story::Story& story, const CutPlace& place, Ellipsis ellipsis);

}
