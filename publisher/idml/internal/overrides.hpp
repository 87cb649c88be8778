// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/idml/internal/attributes.hpp"

/// What ranges of text, tables, cells and page items say themselves although a style of theirs can say it.
namespace publisher::idml {

/// Rectangle, text frame, group, ...
bool is_page_item(std::string_view element);
/// What a paragraph, character, table or cell style is applied to, rows and columns included.
bool is_styled_text(std::string_view element);

/// A group of settings within a page item, as object styles have them, too.
bool is_item_setting(std::string_view element);

/// Does the element say something of the kind by its attributes? What its style cannot say is asked for
/// neither: which style it has, its place and size, how many cells it spans, its thread.
bool says_itself(std::string_view element, const Attributes& attributes);
/// The same by an element within its Properties: all but labels and outlines.
bool is_override_property(std::string_view property);

}
