// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/story/story.hpp"
#include "publisher/text/composer.hpp"

#include <string>
#include <vector>

/// The text that composition is measured with: 300 paragraphs that nobody wrote for us.
namespace publisher::bench {

/// A paragraph of Debian's FAQ.
struct Paragraph {
    std::string language; ///< "en-US", "de-DE", "fr-FR"
    std::string text;
};

/// The first hundred over 200 bytes in each of the three languages, white space collapsed, tables of
/// contents left out. Empty, with a word on stderr, where the packages debian-faq, debian-faq-de and
/// debian-faq-fr are not installed.
const std::vector<Paragraph>& debian_faq();

story::Story story_of(const Paragraph& paragraph);

/// EB Garamond, 9.5 on 12 pt, justified with letter space within 2 % of the em and glyph widths within 1.5 %.
const style::StyleSheet& book_style();
const font::Library& pinned_fonts();
const text::Hyphenation& dictionaries();

}
