// SPDX-License-Identifier: Apache-2.0
#include "publisher/layout/divide_story.hpp"

#include "publisher/base/text.hpp"
#include "publisher/story/solid_text.hpp"

namespace publisher::layout {
namespace {

/// Where the text begins that has `n_solid` solid characters before it; its end when there are not as many.
std::size_t offset_behind(std::string_view text, std::size_t& n_solid) {
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t at = i;
        if (!story::is_solid(next_code_point(text, i))) continue;
        if (n_solid == 0) return at;
        --n_solid;
    }
    return text.size();
}

}

std::pair<story::Story, story::Story> divide_story(const story::Story& story,
                                                   const std::vector<story::Line>& lines,
                                                   std::size_t n_first) {
    story::Story first = story, rest = story;
    rest.id += "/continued";
    rest.paragraphs.clear();
    const std::uint32_t last = lines[n_first - 1].paragraph;
    first.paragraphs.resize(last + 1);
    if (n_first < lines.size() && lines[n_first].paragraph == last) {
        std::size_t n_solid = 0;
        for (std::size_t i = 0; i < n_first; ++i) {
            if (lines[i].paragraph != last) continue;
            for (const story::GlyphRun& run : lines[i].runs)
                n_solid += story::count_solid(run.text);
        }
        const std::size_t n_marker = story::count_solid(story.paragraphs[last].marker);
        n_solid -= std::min(n_solid, n_marker);
        story::Paragraph& paragraph = rest.paragraphs.emplace_back(story.paragraphs[last]);
        paragraph.marker.clear();
        first.paragraphs[last].runs.clear();
        paragraph.runs.clear();
        for (const story::Run& run : story.paragraphs[last].runs) {
            const std::size_t end = paragraph.runs.empty() ? offset_behind(run.text, n_solid) : 0;
            story::Run part = run;
            part.text = run.text.substr(0, end);
            if (!part.text.empty()) first.paragraphs[last].runs.push_back(part);
            part.text = run.text.substr(end);
            if (!part.text.empty()) paragraph.runs.push_back(std::move(part));
        }
    }
    rest.paragraphs.insert(rest.paragraphs.end(), story.paragraphs.begin() + last + 1,
                           story.paragraphs.end());
    return {std::move(first), std::move(rest)};
}

}
