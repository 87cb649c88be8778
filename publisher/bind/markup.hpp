// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/story/story.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace publisher::bind {

/// The styles that markup of product texts is mapped to; invalid ones leave the look as it is.
struct MarkupStyles {
    style::CharacterStyleId strong, emphasis, underline, superscript, subscript;
    style::ParagraphStyleId paragraph, list_item;
};

/// Styles are found by their names: "strong", "emphasis", "underline", "superscript", "subscript", and
/// for list items the paragraph style's own name with "-list" behind it.
MarkupStyles find_markup_styles(const style::StyleSheet& styles, style::ParagraphStyleId paragraph);

/// Turns the normalized markup of a rich text (p, br, b, strong, i, em, u, sup, sub, span, ul, ol, li)
/// into paragraphs. White space is collapsed as in HTML; empty paragraphs vanish.
std::vector<story::Paragraph> to_paragraphs(std::string_view markup, const MarkupStyles& styles,
                                            origin::BindingId binding);

}
