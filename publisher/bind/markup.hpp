// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/design/design.hpp"
#include "publisher/story/story.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace publisher {
class Locale;
}

namespace publisher::bind {

/// The styles that the markup of a product's text is set in.
struct MarkupStyles {
    style::ParagraphStyleId paragraph;   ///< of what has no style of its own
    /// By element; see design::RichTextMap. Elements that are not there look like the text around them.
    std::map<std::string, style::CharacterStyleId, std::less<>> characters;
    std::map<std::string, style::ParagraphStyleId, std::less<>> paragraphs;
    /// Bullets and numbers of items, where their styles say how those look; by element.
    std::map<std::string, style::ListFormat, std::less<>> lists;

    style::ParagraphStyleId paragraph_style(std::string_view element) const;
};

/// What the template maps, else styles by their names: "strong" (b too), "emphasis" (em, i), "underline",
/// "superscript", "subscript" and "link"; for one within another both names, as "strong-emphasis". For
/// paragraphs the name of the text's own style with "-list", "-list-2", "-heading", "-heading-2" or
/// "-table" behind it.
MarkupStyles find_markup_styles(const style::StyleSheet& styles, style::ParagraphStyleId paragraph,
                                const design::RichTextMap& map = {});

struct MarkupText {
    std::vector<story::Paragraph> paragraphs;
    /// Elements whose look is lost for want of a style: "sup", "em in strong".
    std::set<std::string> without_style;
};

/// Turns the normalized markup of a rich text into paragraphs. White space is collapsed as in HTML; empty
/// paragraphs vanish. Headings without a style of their own are strong paragraphs. Items have bullets or
/// the numbers of the locale; further paragraphs of an item are lines of it. Rows of a table are
/// paragraphs with a tab between cells.
MarkupText read_markup(std::string_view markup, const MarkupStyles& styles, origin::BindingId binding,
                       const Locale& locale);

}
