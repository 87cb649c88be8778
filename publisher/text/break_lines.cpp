// SPDX-License-Identifier: Apache-2.0
#include "publisher/text/internal/break_lines.hpp"

#include "publisher/text/internal/break_ragged.hpp"
#include "publisher/text/internal/demerits.hpp"

#include <algorithm>
#include <limits>

namespace publisher::text {
namespace {

constexpr double kUnbounded = std::numeric_limits<double>::infinity();
/// From what a style likes to what narrow columns force upon it.
constexpr double kJustifiedTolerances[] = {2.2, 5, kUnbounded};

enum class Fitness : std::uint8_t { Tight, Decent, Loose, VeryLoose };

Fitness fitness_of(double ratio) {
    if (ratio < -0.5) return Fitness::Tight;
    if (ratio <= 0.5) return Fitness::Decent;
    return ratio <= 1 ? Fitness::Loose : Fitness::VeryLoose;
}

/// A way to end a line at a break: the best of those that may go on differently.
struct Node {
    std::uint32_t place = 0, line = 0;
    std::int32_t previous = -1;
    std::uint8_t n_hyphens = 0;
    Fitness fitness = Fitness::Decent;
    double demerits = 0;
};

struct Attempt {
    bool with_hyphens = false;
    double tolerance = kUnbounded;
    LastResort last_resort = LastResort::No;
};

/// Nodes stand in the order of their breaks, and those of one break side by side, so that the breaks
/// from which a line can reach a place form one stretch: `first_active_` up to the first that is too near.
class LineBreaker {
public:
    LineBreaker(std::span<const Break> breaks, const BreakRules& rules, const WidthOf& width_of)
        : breaks_(breaks), rules_(rules), width_of_(width_of) {}

    std::vector<std::uint32_t> attempt(const Attempt& attempt) {
        attempt_ = attempt;
        nodes_.assign(1, Node());
        first_active_ = 0;
        for (std::uint32_t place = 1; place < breaks_.size(); ++place) {
            if (breaks_[place].kind == Break::Kind::Hyphen && !attempt.with_hyphens) continue;
            visit(place);
            if (first_active_ == nodes_.size()) return {};
        }
        if (nodes_.back().place + 1 != breaks_.size()) return {};
        return trace();
    }

private:
    Length measure(std::uint32_t line) {
        while (measures_.size() <= line)
            measures_.push_back(width_of_(measures_.size()));
        return measures_[line];
    }

    void visit(std::uint32_t place) {
        const Break& here = breaks_[place];
        const std::size_t n_before = nodes_.size();
        std::int32_t latest_overfull = -1;
        double ratio = 0;
        std::uint32_t ratio_place = kNoPlace;
        Length ratio_room;
        for (std::size_t i = first_active_; i < n_before; ++i) {
            const Length room = measure(nodes_[i].line);
            if (nodes_[i].place != ratio_place || room != ratio_room) {
                ratio_place = nodes_[i].place;
                ratio_room = room;
                const Extent line = line_extent(breaks_[ratio_place], here);
                const Length shrink = rules_.is_justified ? line.shrink : Length();
                if (line.width - shrink > room) {
                    latest_overfull = static_cast<std::int32_t>(i);
                    // Later places are farther away, but need no hyphen.
                    if (i == first_active_ && line.width - here.end_change - shrink > room) ++first_active_;
                    ratio_place = kNoPlace;
                    continue;
                }
                ratio = ratio_of(here, room, line);
            }
            // From later places lines are shorter still.
            if (ratio > attempt_.tolerance && rules_.is_uniform) break;
            if (ratio > attempt_.tolerance) continue;
            consider(static_cast<std::int32_t>(i), place, n_before, ratio);
        }
        // What sticks out must be let stick out somewhere, or there is no paragraph at all.
        const bool is_stuck = first_active_ == n_before || place + 1 == breaks_.size();
        if (is_stuck && nodes_.size() == n_before && attempt_.last_resort == LastResort::Yes) {
            Node node;
            node.place = place;
            node.line = nodes_[latest_overfull].line + 1;
            node.previous = latest_overfull;
            node.demerits = nodes_[latest_overfull].demerits;
            nodes_.push_back(node);
        }
    }

    void consider(std::int32_t from, std::uint32_t place, std::size_t first_of_place, double ratio) {
        const Node& start = nodes_[from];
        const Break& here = breaks_[place];
        const bool is_hyphen = here.kind == Break::Kind::Hyphen;
        if (is_hyphen && attempt_.last_resort == LastResort::No &&
            start.n_hyphens >= rules_.max_consecutive_hyphens) {
            return;
        }
        Node node;
        node.place = place;
        node.line = start.line + 1;
        node.previous = from;
        node.n_hyphens = static_cast<std::uint8_t>(is_hyphen ? std::min(start.n_hyphens + 1, 255) : 0);
        node.fitness = fitness_of(ratio);
        node.demerits = start.demerits + line_demerits(ratio, here.penalty);
        if (std::abs(static_cast<int>(start.fitness) - static_cast<int>(node.fitness)) > 1) {
            node.demerits += kFitnessDemerits;
        }
        if (start.n_hyphens > 0 && is_hyphen) node.demerits += kConsecutiveHyphenDemerits;
        if (start.n_hyphens > 0 && place + 1 == breaks_.size()) node.demerits += kFinalHyphenDemerits;
        offer(node, first_of_place);
    }

    void offer(const Node& node, std::size_t first_of_place) {
        for (std::size_t i = first_of_place; i < nodes_.size(); ++i) {
            Node& known = nodes_[i];
            if (known.fitness != node.fitness || known.n_hyphens != node.n_hyphens) continue;
            // How many lines there were matters only where the next ones differ in width.
            if (known.line != node.line && !rules_.is_uniform) continue;
            if (node.demerits < known.demerits) known = node;
            return;
        }
        nodes_.push_back(node);
    }

    double ratio_of(const Break& here, Length room, const Extent& line) const {
        // The last line is as short as it likes.
        if (here.kind == Break::Kind::Forced && line.width <= room) return 0;
        if (rules_.is_justified) return adjustment_ratio(room, line);
        return adjustment_ratio(room, {line.width, rules_.ragged_stretch, {}, {}});
    }

    std::vector<std::uint32_t> trace() const {
        std::int32_t best = static_cast<std::int32_t>(nodes_.size()) - 1;
        for (std::int32_t i = best; i >= 0 && nodes_[i].place == nodes_.back().place; --i) {
            if (nodes_[i].demerits < nodes_[best].demerits) best = i;
        }
        std::vector<std::uint32_t> places;
        for (; nodes_[best].previous >= 0; best = nodes_[best].previous)
            places.push_back(nodes_[best].place);
        std::reverse(places.begin(), places.end());
        return places;
    }

    static constexpr std::uint32_t kNoPlace = std::numeric_limits<std::uint32_t>::max();

    std::span<const Break> breaks_;
    const BreakRules& rules_;
    const WidthOf& width_of_;
    Attempt attempt_;
    std::vector<Length> measures_;
    std::vector<Node> nodes_;
    std::size_t first_active_ = 0;
};

std::vector<std::uint32_t> break_ragged_lines(std::span<const Break> breaks, const BreakRules& rules,
                                              const WidthOf& width_of, bool has_hyphens) {
    if (has_hyphens) {
        if (auto lines = break_ragged(breaks, rules, width_of, false, 1); !lines.empty()) return lines;
        if (auto lines = break_ragged(breaks, rules, width_of, true, kUnbounded); !lines.empty())
            return lines;
    }
    return break_ragged(breaks, rules, width_of, false, kUnbounded);
}

}

double adjustment_ratio(Length measure, const Extent& line) {
    const Length missing = measure - line.width;
    if (missing == Length()) return 0;
    if (missing > line.stretch) {
        const Length spaces = line.stretch - line.firm;
        return spaces > Length() ? (missing - line.firm) / spaces : kHopelessRatio;
    }
    if (missing > Length()) return missing / line.stretch;
    return line.shrink > Length() ? missing / line.shrink : -kHopelessRatio;
}

Extent line_extent(const Break& from, const Break& to) {
    return {to.before.width - from.after.width + from.start_change + to.end_change,
            to.before.stretch - from.after.stretch, to.before.shrink - from.after.shrink,
            to.before.firm - from.after.firm};
}

std::vector<std::uint32_t> break_lines(std::span<const Break> breaks, const BreakRules& rules,
                                       const WidthOf& width_of, LastResort last_resort) {
    LineBreaker breaker(breaks, rules, width_of);
    if (last_resort == LastResort::Yes) return breaker.attempt({true, kUnbounded, LastResort::Yes});
    const bool has_hyphens = std::any_of(
        breaks.begin(), breaks.end(), [](const Break& place) { return place.kind == Break::Kind::Hyphen; });
    if (!rules.is_justified) return break_ragged_lines(breaks, rules, width_of, has_hyphens);
    if (auto lines = breaker.attempt({false, 1, LastResort::No}); !lines.empty()) return lines;
    for (const double tolerance : kJustifiedTolerances) {
        if (auto lines = breaker.attempt({true, tolerance, LastResort::No}); !lines.empty()) return lines;
    }
    return {};
}

}
