// SPDX-License-Identifier: Apache-2.0
#include "publisher/text/internal/set_paragraph.hpp"

#include "publisher/text/internal/break_lines.hpp"
#include "publisher/text/internal/line_up.hpp"
#include "publisher/text/internal/measure_break.hpp"
#include "publisher/text/internal/tabs.hpp"

#include <algorithm>

namespace publisher::text {
namespace {

/// A ragged line that is shorter by this many ems is as bad as a justified one at its limit.
constexpr std::int64_t kRaggedEms = 3;
/// More than any page has; a measure without room anywhere ends the search.
constexpr int kMostSkippedLines = 2000;

/// Of the looks between two breaks.
Metrics vertical_extent(const PreparedParagraph& paragraph, const Break& from, const Break& to,
                        Workshop& workshop) {
    Metrics extent;
    bool is_empty = true;
    std::uint32_t source = 0xffffffff;
    for (std::uint32_t i = from.next.piece; i < paragraph.pieces.size() && i <= to.end.piece; ++i) {
        const Piece& piece = paragraph.pieces[i];
        if (piece.begin >= to.end.offset || piece.source == source) continue;
        source = piece.source;
        const Source& of = paragraph.source(piece);
        const Metrics metrics = workshop.looks.metrics(*of.look, of.language);
        extent.ascent = is_empty ? metrics.ascent : std::max(extent.ascent, metrics.ascent);
        extent.descent = is_empty ? metrics.descent : std::max(extent.descent, metrics.descent);
        is_empty = false;
    }
    if (is_empty) return {paragraph.ascent, paragraph.descent};
    return extent;
}

class ParagraphSetter {
public:
    ParagraphSetter(const PreparedParagraph& paragraph, const Area& area, Workshop& workshop,
                    story::Galley& galley)
        : paragraph_(paragraph), style_(*paragraph.style), area_(area), workshop_(workshop), galley_(galley) {
        if (paragraph.marker) marker_ = line_up_marker(*paragraph.marker, workshop.shaper);
        if (paragraph.initial) initial_ = line_up_marker(*paragraph.initial, workshop.shaper);
    }

    void run() {
        const bool is_at_top = galley_.lines.empty();
        first_baseline_ = is_at_top
                              ? paragraph_.ascent
                              : galley_.lines.back().baseline + paragraph_.space_above + paragraph_.leading;
        choose_lines();
        // Larger figures on the galley's first line move it down, which may change its measure.
        if (const Length ascent = vertical_of(0).ascent; is_at_top && ascent != first_baseline_) {
            first_baseline_ = ascent;
            choose_lines();
        }
        for (std::size_t i = 0; i < ends_.size(); ++i)
            add_line(i);
        for (std::size_t i = ends_.size(); is_beside_initial(i); ++i)
            add_blank_line(i);
        const auto& missing = paragraph_.missing_glyphs;
        for (const auto& glyph : missing)
            note_missing(glyph);
    }

private:
    Length baseline(std::size_t line) {
        if (area_.is_uniform) return first_baseline_ + paragraph_.leading * static_cast<std::int64_t>(line);
        while (baselines_.size() <= line) {
            const Length next = baselines_.empty() ? first_baseline_ : baselines_.back() + paragraph_.leading;
            baselines_.push_back(below_obstacles(next));
        }
        return baselines_[line];
    }

    Composer::Measure measure_at(Length baseline) const {
        return area_.measure_of(baseline - paragraph_.ascent, paragraph_.ascent + paragraph_.descent);
    }

    /// Where there is no room for a line, it stands as many leadings further down as it takes.
    Length below_obstacles(Length baseline) const {
        for (int n = 0; n < kMostSkippedLines && measure_at(baseline).width <= Length(); ++n)
            baseline += paragraph_.leading;
        return baseline;
    }

    /// What indents and a marker leave of the measure.
    LineRequest request(std::size_t line) {
        const Composer::Measure measure = measure_at(baseline(line));
        Length start = style_.indent_start + (line == 0 ? paragraph_.first_indent() : Length());
        if (is_beside_initial(line)) start += paragraph_.initial_width();
        LineRequest request;
        request.width = measure.width - start - style_.indent_end;
        request.start = start;
        request.left = measure.left + (paragraph_.is_right_to_left ? style_.indent_end : start);
        return request;
    }

    bool is_beside_initial(std::size_t line) const {
        return paragraph_.initial && static_cast<int>(line) < style_.drop_cap.lines;
    }

    void choose_lines() {
        ends_.clear();
        baselines_.clear();
        breaks_ = &paragraph_.breaks;
        if (try_breaks(LastResort::No)) return;
        ends_.clear();
        Length narrowest = request(0).width;
        for (std::size_t i = 1; i <= paragraph_.breaks.size(); ++i)
            narrowest = std::min(narrowest, request(i).width);
        more_breaks_ = add_emergency_breaks(paragraph_, narrowest, workshop_);
        breaks_ = &more_breaks_;
        try_breaks(LastResort::Yes);
    }

    /// Text between forced breaks is chosen as a whole.
    bool try_breaks(LastResort last_resort) {
        const BreakRules rules{style_.alignment == style::Alignment::Justify,
                               style_.max_consecutive_hyphens,
                               area_.is_uniform && !paragraph_.initial,
                               style_.last_line_alignment == style::Alignment::Justify,
                               style_.min_last_line,
                               paragraph_.em * kRaggedEms};
        for (std::size_t first = 0; first + 1 < breaks_->size();) {
            std::size_t last = first + 1;
            while ((*breaks_)[last].kind != Break::Kind::Forced)
                ++last;
            if (!try_part(first, last, rules, last_resort)) return false;
            first = last;
        }
        return true;
    }

    bool try_part(std::size_t first, std::size_t last, const BreakRules& rules, LastResort last_resort) {
        if (paragraph_.has_tabs) return try_tabbed_part(first, last, last_resort);
        const std::size_t n_before = ends_.size();
        const Extent whole = line_extent((*breaks_)[first], (*breaks_)[last]);
        if (whole.width <= request(n_before).width) {
            ends_.push_back(static_cast<std::uint32_t>(last));
            return true;
        }
        const auto part = std::span(*breaks_).subspan(first, last - first + 1);
        const auto lines = break_lines(
            part, rules, [&](std::size_t line) { return request(n_before + line).width; }, last_resort);
        for (const std::uint32_t end : lines)
            ends_.push_back(static_cast<std::uint32_t>(first) + end);
        return !lines.empty();
    }

    bool try_tabbed_part(std::size_t first, std::size_t last, LastResort last_resort) {
        const std::size_t n_before = ends_.size();
        const auto fits = [&](std::size_t line, std::uint32_t from, std::uint32_t to) {
            const LineRequest wanted = request(n_before + line);
            const TabbedLine tabbed =
                resolve_tabs(paragraph_, (*breaks_)[first + from], (*breaks_)[first + to], wanted.start,
                             wanted.width, workshop_.languages);
            return tabbed.width <= wanted.width;
        };
        const auto lines = break_tabbed_lines(last - first + 1, last_resort == LastResort::Yes, fits);
        for (const std::uint32_t end : lines)
            ends_.push_back(static_cast<std::uint32_t>(first) + end);
        return !lines.empty();
    }

    const Break& start_of(std::size_t line) const { return (*breaks_)[line == 0 ? 0 : ends_[line - 1]]; }
    const Break& end_of(std::size_t line) const { return (*breaks_)[ends_[line]]; }

    Metrics vertical_of(std::size_t line) const {
        return vertical_extent(paragraph_, start_of(line), end_of(line), workshop_);
    }

    style::Alignment alignment_of(std::size_t line) const {
        const bool is_last = end_of(line).kind == Break::Kind::Forced;
        const bool is_justified = style_.alignment == style::Alignment::Justify;
        const style::Alignment wanted =
            is_last && is_justified ? style_.last_line_alignment : style_.alignment;
        switch (wanted) {
            case style::Alignment::Left:
                return paragraph_.is_right_to_left ? style::Alignment::End : style::Alignment::Start;
            case style::Alignment::Right:
                return paragraph_.is_right_to_left ? style::Alignment::Start : style::Alignment::End;
            default: return wanted;
        }
    }

    void add_line(std::size_t i) {
        LineRequest wanted = request(i);
        wanted.from = &start_of(i);
        wanted.to = &end_of(i);
        wanted.alignment = alignment_of(i);
        story::Line line = line_up(paragraph_, wanted, workshop_.shaper);
        if (i == 0 && paragraph_.marker) add_marker(wanted, line);
        const Metrics vertical = vertical_of(i);
        line.baseline = baseline(i);
        line.ascent = vertical.ascent;
        line.descent = vertical.descent;
        line.paragraph = paragraph_.number;
        line.is_last_of_paragraph = i + 1 == ends_.size();
        for (story::GlyphRun& run : line.runs)
            run.origin.y += line.baseline;
        if (i == 0 && paragraph_.initial) add_initial(wanted, line);
        galley_.height = line.baseline + line.descent;
        galley_.lines.push_back(std::move(line));
    }

    /// Its baseline is that of the last line beside it.
    void add_initial(const LineRequest& first_line, story::Line& line) {
        const Length x = paragraph_.is_right_to_left
                             ? first_line.left + first_line.width + style_.drop_cap.gap
                             : first_line.left - paragraph_.initial_width();
        auto place = paragraph_.is_right_to_left ? line.runs.end() : line.runs.begin();
        for (story::GlyphRun run : initial_.runs) {
            run.origin.x += x;
            run.origin.y += baseline(static_cast<std::size_t>(style_.drop_cap.lines) - 1);
            place = line.runs.insert(place, std::move(run)) + 1;
        }
    }

    /// Beside a drop cap that is higher than its text.
    void add_blank_line(std::size_t i) {
        const LineRequest wanted = request(i);
        galley_.lines.back().is_last_of_paragraph = false;
        story::Line& line = galley_.lines.emplace_back();
        line.baseline = baseline(i);
        line.left = wanted.left;
        line.width = wanted.width;
        line.ascent = paragraph_.ascent;
        line.descent = paragraph_.descent;
        line.paragraph = paragraph_.number;
        line.is_last_of_paragraph = true;
        galley_.height = line.baseline + line.descent;
    }

    void add_marker(const LineRequest& first_line, story::Line& line) {
        const Length distance = paragraph_.first_indent() - style_.indent_first;
        for (story::GlyphRun run : marker_.runs) {
            run.part = story::GlyphRun::Part::Marker;
            run.origin.x += paragraph_.is_right_to_left
                                ? first_line.left + first_line.width + distance - marker_.natural_width
                                : first_line.left - distance;
            const auto place =
                paragraph_.is_right_to_left ? line.runs.end() : line.runs.begin() + n_marker_runs_++;
            line.runs.insert(place, std::move(run));
        }
    }

    void note_missing(const story::Galley::MissingGlyph& missing) {
        const auto is_same = [&](const story::Galley::MissingGlyph& known) {
            return known.code_point == missing.code_point && known.family == missing.family;
        };
        auto& known = galley_.missing_glyphs;
        if (std::none_of(known.begin(), known.end(), is_same)) known.push_back(missing);
    }

    const PreparedParagraph& paragraph_;
    const style::ParagraphStyle& style_;
    const Area& area_;
    Workshop& workshop_;
    story::Galley& galley_;
    story::Line marker_, initial_;
    std::ptrdiff_t n_marker_runs_ = 0;
    Length first_baseline_;
    std::vector<Length> baselines_; ///< of the lines, where they have to be looked for
    const std::vector<Break>* breaks_ = nullptr;
    std::vector<Break> more_breaks_;
    std::vector<std::uint32_t> ends_;
};

}

void set_paragraph(const PreparedParagraph& paragraph, const Area& area, Workshop& workshop,
                   story::Galley& galley) {
    ParagraphSetter(paragraph, area, workshop, galley).run();
}

}
