// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/story/story.hpp"

namespace publisher::text {

/// A paragraph without its first letters, and these by themselves.
struct CutParagraph {
    story::Paragraph initial, rest;
};

/// Cuts behind so many characters as a reader counts them, marks with their letters. The letters get a
/// character style unless they have one.
CutParagraph cut_initial(const story::Paragraph& paragraph, int n_characters, style::CharacterStyleId style);

}
