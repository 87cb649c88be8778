// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/page/page.hpp"

namespace publisher::layout {

enum class Entry { First, Last };

/// A running head as in a dictionary: the text of the first or the last paragraph of the page that has the
/// style, furniture apart. Paragraphs stand in the order in which they were set. Empty when there is none.
std::string running_entry(const page::Page& page, style::ParagraphStyleId style, Entry entry);

}
