// SPDX-License-Identifier: Apache-2.0
#include "publisher/inspect/reading.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numbers>
#include <optional>
#include <utility>

namespace publisher::inspect {
namespace {

constexpr std::string_view kSoftHyphen = "\u00AD";
constexpr double kSpaceGap = 0.16;     // of the size: narrower ones are kerning and letter spacing
constexpr double kIdeographGap = 0.35; // beside an ideograph: a quarter em towards Latin letters is no space
constexpr double kColumnGap = 2.0;     // of the size: wider ones begin another line
constexpr double kSharedHeight = 0.5;

/// A letter with its marks, turned so that its baseline runs to the right.
struct Cluster {
    std::string_view text; ///< of the run, or a space between runs
    double left = 0, right = 0, baseline = 0, size = 0;
    Rect box;
    GlyphSpan glyphs;
};

struct Segment {
    std::vector<Cluster> clusters; ///< in reading order
    double left = 0, right = 0, baseline = 0, angle = 0;
    bool is_right_to_left = false;
};

bool is_read(const TextRun& run) {
    return run.render_mode != 3 && run.render_mode != 7 && run.opacity > 0 && !run.visible.is_empty() &&
           (run.within == Within::Page || run.within == Within::Annotation);
}

void append_clusters(const TextRun& run, std::uint32_t run_idx, std::vector<Cluster>& clusters) {
    const double turn = -run.angle * std::numbers::pi / 180;
    const double cosine = std::cos(turn), sine = std::sin(turn);
    const std::size_t n_before = clusters.size();
    std::uint32_t idx = 0, begin_of_last = 0; // texts of glyphs follow one another in that of the run
    for (const auto& glyph : run.glyphs) {
        const std::uint32_t glyph_idx = idx++;
        const std::string_view text =
            std::string_view(run.text).substr(glyph.text_begin, glyph.text_end - glyph.text_begin);
        const double x = glyph.origin.x.points(), y = glyph.origin.y.points();
        const double left = x * cosine - y * sine;
        const double advance = glyph.advance_x.points() * cosine - glyph.advance_y.points() * sine;
        const double right = left + advance;
        // Lam and alef of a ligature in two pieces stand on one another, one of them without width.
        const bool has_no_width = std::abs(advance) < 0.001 * run.size.points();
        const bool belongs_to_last = text.empty() || is_combining(text) || has_no_width;
        if (belongs_to_last && clusters.size() > n_before) {
            auto& last = clusters.back();
            last.text = std::string_view(run.text).substr(begin_of_last, glyph.text_end - begin_of_last);
            last.left = std::min(last.left, std::min(left, right));
            last.right = std::max(last.right, std::max(left, right));
            last.box = united(last.box, glyph.box);
            last.glyphs.end = idx;
            continue;
        }
        begin_of_last = glyph.text_begin;
        clusters.push_back({text,
                            std::min(left, right),
                            std::max(left, right),
                            x * sine + y * cosine,
                            run.size.points(),
                            glyph.box,
                            {run_idx, glyph_idx, idx}});
    }
}

/// All clusters of one baseline, those of small raised figures included.
struct Row {
    double top = 0, baseline = 0;
    std::vector<Cluster> clusters;
};

/// The middle half of the letters, from the baseline up: bands of neighbouring lines do not meet.
double band_top(const Cluster& cluster) {
    return cluster.baseline - cluster.size / 2;
}

bool shares_row(const Row& row, const Cluster& cluster) {
    const double shared = std::min(row.baseline, cluster.baseline) - std::max(row.top, band_top(cluster));
    const double smaller = std::min(row.baseline - row.top, cluster.baseline - band_top(cluster));
    return shared >= kSharedHeight * smaller;
}

/// From the nearest letter of the row, which has one.
double distance(const Row& row, const Cluster& cluster) {
    double nearest = std::numeric_limits<double>::max();
    for (const auto& other : row.clusters)
        nearest = std::min(nearest, std::max(other.left - cluster.right, cluster.left - other.right));
    return nearest;
}

std::vector<Row> rows_of(std::vector<Cluster> clusters) {
    // The large ones make the rows, the small ones find theirs.
    std::vector<Cluster*> by_size;
    by_size.reserve(clusters.size());
    for (Cluster& cluster : clusters)
        by_size.push_back(&cluster);
    std::ranges::stable_sort(by_size, std::ranges::greater(), &Cluster::size);
    std::vector<Row> rows;
    std::multimap<double, std::size_t> rows_by_baseline;
    const double largest = by_size.empty() ? 0 : by_size.front()->size;
    for (Cluster* next : by_size) {
        Cluster& cluster = *next;
        // Raised cents may share their height with a headline of the next column too.
        std::optional<std::size_t> found;
        const auto end = rows_by_baseline.upper_bound(cluster.baseline + largest);
        for (auto at = rows_by_baseline.lower_bound(cluster.baseline - largest); at != end; ++at) {
            const auto& row = rows[at->second];
            if (!shares_row(row, cluster)) continue;
            if (!found || distance(row, cluster) < distance(rows[*found], cluster)) found = at->second;
        }
        if (!found) {
            found = rows.size();
            rows_by_baseline.emplace(cluster.baseline, rows.size());
            rows.push_back({band_top(cluster), cluster.baseline, {}});
        }
        rows[*found].clusters.push_back(std::move(cluster));
    }
    std::ranges::stable_sort(rows, {}, &Row::baseline);
    return rows;
}

/// From left to right as seen, with a space wherever a gap says so, then in the order of reading.
Segment make_segment(std::span<const Cluster> seen, double baseline, double angle,
                     bool is_right_to_left_page) {
    std::vector<Cluster> spaced;
    spaced.reserve(seen.size());
    double right = 0;
    for (const Cluster& cluster : seen) {
        if (!spaced.empty()) {
            const auto& last = spaced.back();
            const bool is_beside_ideograph = is_ideograph(last.text) || is_ideograph(cluster.text);
            const double least = is_beside_ideograph ? kIdeographGap : kSpaceGap;
            const bool is_wide = cluster.left - right > least * std::min(last.size, cluster.size);
            if (is_wide && !is_space(last.text) && !is_space(cluster.text)) {
                spaced.push_back({" ", right, cluster.left, cluster.baseline, cluster.size, cluster.box, {}});
            }
        }
        right = std::max(right, cluster.right);
        spaced.push_back(cluster);
    }
    std::vector<std::string_view> pieces;
    pieces.reserve(spaced.size());
    for (const auto& cluster : spaced)
        pieces.push_back(cluster.text);
    const bool is_rtl = is_right_to_left(pieces) || (is_right_to_left_page && has_right_to_left(pieces));
    Segment segment{{}, spaced.front().left, spaced.back().right, baseline, angle, is_rtl};
    const auto order = reading_order(pieces, is_rtl);
    if (std::ranges::is_sorted(order)) {
        segment.clusters = std::move(spaced);
        return segment;
    }
    for (const auto idx : order)
        segment.clusters.push_back(spaced[idx]);
    return segment;
}

void split_row(Row& row, double angle, bool is_right_to_left_page, std::vector<Segment>& segments) {
    // A joiner without width stands before the letter that begins where it is.
    const auto sides = [](const Cluster& cluster) { return std::pair(cluster.left, cluster.right); };
    if (!std::ranges::is_sorted(row.clusters, {}, sides)) std::ranges::stable_sort(row.clusters, {}, sides);
    std::vector<Segment> found;
    const std::span<const Cluster> seen = row.clusters;
    const auto add = [&](std::size_t begin, std::size_t end) {
        found.push_back(
            make_segment(seen.subspan(begin, end - begin), row.baseline, angle, is_right_to_left_page));
    };
    std::size_t begin = 0;
    double right = seen.front().right;
    for (std::size_t i = 1; i < seen.size(); ++i) {
        const bool is_far = seen[i].left - right > kColumnGap * std::min(seen[i - 1].size, seen[i].size);
        if (is_far) add(std::exchange(begin, i), i);
        right = is_far ? seen[i].right : std::max(right, seen[i].right);
    }
    add(begin, seen.size());
    const auto n_right_to_left = std::ranges::count(found, true, &Segment::is_right_to_left);
    if (n_right_to_left * 2 > static_cast<std::ptrdiff_t>(found.size())) std::ranges::reverse(found);
    std::ranges::move(found, std::back_inserter(segments));
}

std::vector<Segment> segments_of(const PageFacts& page) {
    std::map<int, std::vector<Cluster>> clusters_by_angle;
    std::vector<std::string_view> texts;
    std::size_t n_glyphs = 0;
    for (const TextRun& run : page.runs)
        n_glyphs += run.glyphs.size();
    for (std::size_t i = 0; i < page.runs.size(); ++i) {
        const TextRun& run = page.runs[i];
        if (!is_read(run)) continue;
        texts.push_back(run.text);
        // Upright text comes first, then by angle clockwise.
        const int degrees = (static_cast<int>(std::lround(run.angle)) % 360 + 360) % 360;
        std::vector<Cluster>& clusters = clusters_by_angle[degrees];
        if (clusters.empty()) clusters.reserve(n_glyphs);
        append_clusters(run, static_cast<std::uint32_t>(i), clusters);
    }
    const bool is_right_to_left_page = is_right_to_left(texts);
    std::vector<Segment> segments;
    for (auto& [degrees, clusters] : clusters_by_angle) {
        for (auto& row : rows_of(std::move(clusters)))
            split_row(row, degrees, is_right_to_left_page, segments);
    }
    return segments;
}

std::string text_of_clusters(const Segment& segment) {
    std::string text;
    for (const auto& cluster : segment.clusters) {
        if (!is_breaking_space(cluster.text))
            text += cluster.text;
        else if (!text.empty() && text.back() != ' ')
            text += ' ';
    }
    if (text.ends_with(' ')) text.pop_back();
    return text;
}

/// How many dots stand in a row from a cluster on.
std::size_t n_dots(const Segment& segment, std::size_t first) {
    std::size_t i = first;
    while (i < segment.clusters.size() && segment.clusters[i].text == ".")
        ++i;
    return i - first;
}

void add_glyphs(std::vector<GlyphSpan>& spans, const GlyphSpan& next) {
    if (!spans.empty() && spans.back().run == next.run && spans.back().end == next.begin)
        spans.back().end = next.end;
    else
        spans.push_back(next);
}

/// The words of a segment; the box is that of the word's own letters. A leader is a word of its own.
std::vector<Word> words_of(const Segment& segment, int line) {
    constexpr std::size_t kDotsOfALeader = 4;
    std::vector<Word> words;
    bool is_open = false;
    std::size_t leader_end = 0;
    for (std::size_t i = 0; i < segment.clusters.size(); ++i) {
        const auto& cluster = segment.clusters[i];
        const bool begins_leader = i >= leader_end && n_dots(segment, i) >= kDotsOfALeader;
        if (begins_leader || (i > 0 && i == leader_end)) is_open = false;
        if (begins_leader) leader_end = i + n_dots(segment, i);
        if (is_breaking_space(cluster.text)) {
            is_open = false;
            continue;
        }
        if (!is_open) words.push_back({"", cluster.box, line, {}});
        is_open = true;
        words.back().text += cluster.text;
        words.back().box = united(words.back().box, cluster.box);
        add_glyphs(words.back().glyphs, cluster.glyphs);
    }
    return words;
}

/// The segment below on which a word broken at the end of `from` goes on: the first that stands under it.
std::optional<std::size_t> continuation(const std::vector<Segment>& segments, std::size_t from) {
    const auto& start = segments[from];
    for (std::size_t i = from + 1; i < segments.size(); ++i) {
        const auto& next = segments[i];
        const bool is_under = next.baseline > start.baseline && next.angle == start.angle &&
                              next.left < start.right && next.right > start.left;
        if (is_under) return i;
    }
    return {};
}

bool ends_broken(const std::vector<Word>& line) {
    return !line.empty() && line.back().text.ends_with(kSoftHyphen);
}

/// The words of each line, broken ones joined on the line they begin on.
std::vector<std::vector<Word>> joined_words(const std::vector<Segment>& segments) {
    std::vector<std::vector<Word>> words;
    for (std::size_t i = 0; i < segments.size(); ++i)
        words.push_back(words_of(segments[i], static_cast<int>(i)));
    // From the bottom up, so that a word over three lines comes together.
    for (std::size_t i = segments.size(); i-- > 0;) {
        if (!ends_broken(words[i])) continue;
        auto& text = words[i].back().text;
        const auto next = continuation(segments, i);
        if (!next || words[*next].empty()) continue;
        text.erase(text.size() - kSoftHyphen.size());
        text += words[*next].front().text;
        std::ranges::move(words[*next].front().glyphs, std::back_inserter(words[i].back().glyphs));
        words[*next].erase(words[*next].begin());
    }
    return words;
}

}

std::vector<Line> lines(const PageFacts& page) {
    std::vector<Line> lines;
    for (const auto& segment : segments_of(page)) {
        Line line{text_of_clusters(segment), segment.clusters.front().box, segment.angle};
        for (const auto& cluster : segment.clusters)
            line.box = united(line.box, cluster.box);
        lines.push_back(std::move(line));
    }
    return lines;
}

std::vector<Word> words(const PageFacts& page) {
    std::vector<Word> words;
    for (auto& line : joined_words(segments_of(page)))
        std::ranges::move(line, std::back_inserter(words));
    return words;
}

std::string text_of(const PageFacts& page) {
    std::string text;
    for (const auto& line : joined_words(segments_of(page))) {
        std::string row;
        for (const auto& word : line)
            row += (row.empty() ? "" : " ") + word.text;
        if (!row.empty()) text += row + "\n";
    }
    return text;
}

}
