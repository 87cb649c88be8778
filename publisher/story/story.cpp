// SPDX-License-Identifier: Apache-2.0
#include "publisher/story/story.hpp"

#include <algorithm>

namespace publisher::story {

bool Story::is_empty() const {
    return std::all_of(paragraphs.begin(), paragraphs.end(), [](const Paragraph& paragraph) {
        return std::all_of(paragraph.runs.begin(), paragraph.runs.end(),
                           [](const Run& run) { return run.text.empty() && run.field == PageField::None; });
    });
}

std::string Story::plain_text() const {
    std::string text;
    for (const Paragraph& paragraph : paragraphs) {
        if (&paragraph != &paragraphs.front()) text += '\n';
        for (const Run& run : paragraph.runs)
            text += run.text;
    }
    return text;
}

}
