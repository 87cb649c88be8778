// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/page/page.hpp"
#include "publisher/style/style.hpp"

#include <vector>

namespace publisher::layout {

/// The rules above and below the paragraphs whose lines stand in a frame, as shapes of the page. `lines`
/// are in page coordinates; a rule above stands where the paragraph's first line does, one below where its
/// last does. `head` is that of the frame, `frame` the column the rules may be as wide as (null: they are as
/// wide as the measure of their line, which stands around something); `continues`: the first paragraph began
/// in a frame before.
std::vector<page::Shape> paragraph_rules(const std::vector<story::Line>& lines, const story::Story& story,
                                         const style::StyleSheet& styles, const page::ObjectHead& head,
                                         const Rect* frame, bool continues = false);

}
