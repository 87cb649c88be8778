// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/idml/internal/held_breaks.hpp"

#include "publisher/base/text.hpp"
#include "publisher/story/solid_text.hpp"

namespace publisher::emit::idml {
namespace {

constexpr std::string_view kSoftHyphen = "\xC2\xAD";

/// After how many solid characters of the paragraph each of its lines ends.
struct LineEnd {
    std::size_t n_solid = 0;
    bool is_hyphenated = false;
};

std::vector<LineEnd> line_ends(const std::vector<story::Line>& lines, std::uint32_t paragraph) {
    std::vector<LineEnd> ends;
    std::size_t n = 0;
    for (const story::Line& line : lines) {
        if (line.paragraph != paragraph) continue;
        for (const story::GlyphRun& run : line.runs)
            n += story::count_solid(run.text);
        ends.push_back({n, line.is_hyphenated});
    }
    return ends;
}

/// Puts the breaks into a paragraph's runs.
class BreakInserter {
public:
    /// `n_before` solid characters of the marker stand on the first line.
    BreakInserter(const std::vector<LineEnd>& ends, std::size_t n_before) : ends_(ends), n_solid_(n_before) {}

    void insert(story::Paragraph& paragraph) {
        for (story::Run& run : paragraph.runs) {
            std::string text;
            for (std::size_t i = 0; i < run.text.size();) {
                const std::size_t at = i;
                const char32_t character = next_code_point(run.text, i);
                if (story::is_solid(character) && n_solid_ == next_end()) end_line(text);
                if (character == U'\n' && n_solid_ == next_end()) ++next_;
                n_solid_ += story::is_solid(character);
                text += run.text.substr(at, i - at);
            }
            run.text = std::move(text);
        }
    }
    std::size_t n_breaks() const { return n_breaks_; }

private:
    /// The end of the last line is that of the paragraph and needs no break.
    std::size_t next_end() const { return next_ + 1 < ends_.size() ? ends_[next_].n_solid : ~std::size_t{0}; }

    void end_line(std::string& text) {
        if (ends_[next_].is_hyphenated && !text.ends_with(kSoftHyphen)) text += kSoftHyphen;
        text += '\n';
        ++next_;
        ++n_breaks_;
    }

    const std::vector<LineEnd>& ends_;
    std::size_t n_solid_, next_ = 0, n_breaks_ = 0;
};

}

HeldStory hold_breaks(const story::Story& story, const std::vector<story::Line>& lines) {
    HeldStory held{story, 0, 0};
    for (std::uint32_t p = 0; p < held.story.paragraphs.size(); ++p) {
        story::Paragraph& paragraph = held.story.paragraphs[p];
        const std::vector<LineEnd> ends = line_ends(lines, p);
        if (ends.size() < 2) continue;
        const std::size_t n_marker = story::count_solid(paragraph.marker);
        std::size_t n_text = n_marker;
        for (const story::Run& run : paragraph.runs)
            n_text += story::count_solid(run.text);
        // Capitals of ß, overset or a bullet of the style: the lines show other characters than the text.
        if (ends.back().n_solid != n_text) {
            ++held.n_free_paragraphs;
            continue;
        }
        BreakInserter inserter(ends, n_marker);
        inserter.insert(paragraph);
        held.n_breaks += inserter.n_breaks();
    }
    return held;
}

}
