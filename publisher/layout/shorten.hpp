// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/story/story.hpp"

#include <optional>

namespace publisher::layout {

/// The story without its last sentence; nothing when there is only one left.
/// Ends are those of Unicode text that catalogs hold: . ! ? and their full-width, Arabic and Devanagari kin.
std::optional<story::Story> without_last_sentence(const story::Story& story);

/// The story without its last word, with an ellipsis instead; nothing when there is only one left.
std::optional<story::Story> without_last_word(const story::Story& story);

}
