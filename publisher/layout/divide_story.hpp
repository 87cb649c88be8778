// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/story/galley.hpp"
#include "publisher/story/story.hpp"

#include <utility>
#include <vector>

namespace publisher::layout {

/// A story in two, behind the text that the first lines of its galley show. Runs keep their styles and
/// bindings; white space at the division goes with the first part.
std::pair<story::Story, story::Story> divide_story(const story::Story& story,
                                                   const std::vector<story::Line>& lines,
                                                   std::size_t n_first);

}
