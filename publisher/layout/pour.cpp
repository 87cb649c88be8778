// SPDX-License-Identifier: Apache-2.0
#include "publisher/layout/pour.hpp"

#include <algorithm>

namespace publisher::layout {
namespace {

using story::Line;

void move_down(Line& line, Length distance) {
    line.baseline += distance;
    for (story::GlyphRun& run : line.runs)
        run.origin.y += distance;
}

/// What may stand at the end of a column.
class Keeps {
public:
    Keeps(const std::vector<Line>& lines, const story::Story& story, const style::StyleSheet& styles)
        : lines_(lines), story_(story), styles_(styles) {}

    /// May a column end before line `next`, which is not its first?
    bool may_end_before(std::size_t next) const {
        const Line& last = lines_[next - 1];
        const style::ParagraphStyle& style = style_of(last.paragraph);
        if (last.is_hyphenated && !style.hyphenates_across_columns) return false;
        if (lines_[next].paragraph == last.paragraph) return may_break_inside(style, next);
        return !is_kept_with_next(next - 1);
    }

private:
    const style::ParagraphStyle& style_of(std::uint32_t paragraph) const {
        static const style::ParagraphStyle none;
        const style::ParagraphStyleId id = story_.paragraphs[paragraph].style;
        return id.is_valid() ? styles_[id] : none;
    }

    std::size_t first_of(std::size_t line) const {
        while (line > 0 && lines_[line - 1].paragraph == lines_[line].paragraph)
            --line;
        return line;
    }
    std::size_t end_of(std::size_t line) const {
        const std::uint32_t paragraph = lines_[line].paragraph;
        while (line < lines_.size() && lines_[line].paragraph == paragraph)
            ++line;
        return line;
    }

    bool may_break_inside(const style::ParagraphStyle& style, std::size_t next) const {
        if (style.is_kept_together) return false;
        const std::size_t first = first_of(next);
        const auto n_before = static_cast<int>(next - first), n_after = static_cast<int>(end_of(next) - next);
        if (n_before < style.orphans || n_after < style.widows) return false;
        // The lines beside a drop cap stay with it.
        if (n_before < style.drop_cap.lines) return false;
        // A heading keeps the paragraph's first lines with it.
        return first == 0 || n_before >= style_of(lines_[first - 1].paragraph).keep_with_next;
    }

    bool is_kept_with_next(std::size_t last) const {
        return style_of(lines_[last].paragraph).keep_with_next > 0;
    }

    const std::vector<Line>& lines_;
    const story::Story& story_;
    const style::StyleSheet& styles_;
};

bool is_on_grid(const Line& line, const story::Story& story, const style::StyleSheet& styles) {
    const style::ParagraphStyleId id = story.paragraphs[line.paragraph].style;
    return id.is_valid() && styles[id].is_on_baseline_grid;
}

}

Length Lattice::at_or_below(Length baseline) const {
    const std::int64_t step = leading.units(), above = (baseline - start).units();
    const std::int64_t n = above >= 0 ? (above + step - 1) / step : -(-above / step);
    return start + leading * n;
}

void snap_to_lattice(std::vector<Line>& lines, const story::Story& story, const style::StyleSheet& styles,
                     const Lattice& lattice, Length dy) {
    if (!lattice.is_set()) return;
    Length moved;
    for (Line& line : lines) {
        if (is_on_grid(line, story, styles)) {
            const Length wanted = line.baseline + moved + dy;
            moved += lattice.at_or_below(wanted) - wanted;
        }
        move_down(line, moved);
    }
}

void justify_vertically(std::vector<Line>& lines, Length height) {
    if (lines.size() < 2) return;
    const Length spare = height - (lines.back().baseline + lines.back().descent);
    if (spare <= Length()) return;
    const bool has_paragraphs = lines.front().paragraph != lines.back().paragraph;
    const auto is_gap = [&](std::size_t i) {
        return !has_paragraphs || lines[i].paragraph != lines[i - 1].paragraph;
    };
    std::int64_t n_gaps = 0;
    for (std::size_t i = 1; i < lines.size(); ++i)
        n_gaps += is_gap(i);
    std::int64_t gap = 0;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        gap += is_gap(i);
        move_down(lines[i], spare * gap / n_gaps);
    }
}

Length align_vertically(story::Galley& galley, style::VerticalAlignment alignment, Length height) {
    using style::VerticalAlignment;
    if (alignment == VerticalAlignment::Justify) justify_vertically(galley.lines, height);
    if (alignment == VerticalAlignment::Centre) return (height - galley.height) / 2;
    return alignment == VerticalAlignment::Bottom ? height - galley.height : Length();
}

bool may_end_before(const story::Galley& galley, const story::Story& story, const style::StyleSheet& styles,
                    std::size_t line) {
    return Keeps(galley.lines, story, styles).may_end_before(line);
}

std::size_t lines_before_break(const std::vector<Line>& lines, const story::Story& story,
                               const style::StyleSheet& styles, std::size_t first, std::size_t n_room) {
    const Keeps keeps(lines, story, styles);
    std::size_t n = n_room;
    while (n > 0 && !keeps.may_end_before(first + n))
        --n;
    return n;
}

std::vector<Line> next_column(const story::Galley& galley, const story::Story& story,
                              const style::StyleSheet& styles, std::size_t first, const Column& column,
                              const Lattice& lattice) {
    std::vector<Line> lines(galley.lines.begin() + static_cast<std::ptrdiff_t>(first), galley.lines.end());
    if (lines.empty()) return lines;
    const Length up = lines.front().ascent - lines.front().baseline;
    for (Line& line : lines)
        move_down(line, up);
    snap_to_lattice(lines, story, styles, lattice, column.top);
    const auto has_room = [&](const Line& line) { return line.baseline + line.descent <= column.height; };
    const auto n_room =
        static_cast<std::size_t>(std::find_if_not(lines.begin(), lines.end(), has_room) - lines.begin());
    std::size_t n_taken = n_room;
    if (n_room < lines.size()) {
        n_taken = lines_before_break(galley.lines, story, styles, first, n_room);
        if (n_taken == 0) n_taken = n_room;
    }
    lines.resize(n_taken);
    return lines;
}

}
