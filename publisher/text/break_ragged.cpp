// SPDX-License-Identifier: Apache-2.0
#include "publisher/text/internal/break_ragged.hpp"

#include "publisher/text/internal/demerits.hpp"

#include <limits>

namespace publisher::text {
namespace {

/// Hyphens weigh more where nothing needs to be stretched to avoid them.
constexpr double kRaggedPenaltyFactor = 4;

struct Node {
    std::uint32_t place = 0;
    std::int32_t previous = -1;
    int n_hyphens = 0;
    double demerits = 0;
};

/// Setting lines as full as possible from the front gives the last place where each line can end;
/// doing so from the back the first place where it may. Between these the choice is made.
class RaggedBreaker {
public:
    RaggedBreaker(std::span<const Break> breaks, const BreakRules& rules, const WidthOf& width_of,
                  bool with_hyphens, double tolerance)
        : breaks_(breaks),
          rules_(rules),
          width_of_(width_of),
          with_hyphens_(with_hyphens),
          tolerance_(tolerance) {}

    std::vector<std::uint32_t> run() {
        if (!find_latest() || !find_earliest()) return {};
        std::vector<Node> nodes(1);
        std::size_t first = 0;
        for (std::size_t line = 0; line < latest_.size(); ++line) {
            const std::size_t end = nodes.size();
            for (std::uint32_t place = earliest_[line]; place <= latest_[line]; ++place) {
                if (is_usable(place)) add_nodes(nodes, first, end, place, line);
            }
            if (nodes.size() == end) return {};
            first = end;
        }
        return trace(nodes, first);
    }

private:
    std::uint32_t last() const { return static_cast<std::uint32_t>(breaks_.size() - 1); }
    bool is_usable(std::uint32_t place) const {
        return with_hyphens_ || breaks_[place].kind != Break::Kind::Hyphen;
    }
    Length width(std::uint32_t from, std::uint32_t to) const {
        const Break &start = breaks_[from], &end = breaks_[to];
        return end.before.width - start.after.width + start.start_change + end.end_change;
    }

    bool find_latest() {
        for (std::uint32_t from = 0; from != last();) {
            measures_.push_back(width_of_(measures_.size()));
            std::uint32_t best = from;
            for (std::uint32_t to = from + 1; to <= last(); ++to) {
                if (!is_usable(to)) continue;
                if (width(from, to) <= measures_.back()) {
                    best = to;
                } else if (width(from, to) - breaks_[to].end_change > measures_.back()) {
                    break;
                }
            }
            if (best == from) return false;
            latest_.push_back(best);
            from = best;
        }
        return true;
    }

    bool find_earliest() {
        earliest_.assign(latest_.size(), last());
        for (std::size_t line = latest_.size() - 1; line > 0; --line) {
            const std::uint32_t to = earliest_[line];
            std::uint32_t from = to;
            while (from > 0 && width(from - 1, to) <= measures_[line])
                --from;
            while (from < to && !is_usable(from))
                ++from;
            if (from == to) return false;
            earliest_[line - 1] = from;
        }
        return true;
    }

    void add_nodes(std::vector<Node>& nodes, std::size_t first, std::size_t end, std::uint32_t place,
                   std::size_t line) const {
        const Break& here = breaks_[place];
        const bool is_hyphen = here.kind == Break::Kind::Hyphen;
        const std::size_t first_added = nodes.size();
        for (std::size_t i = first; i < end; ++i) {
            const Node from = nodes[i];
            const Length room = measures_[line] - width(from.place, place);
            if (from.place >= place || room < Length()) continue;
            if (is_hyphen && from.n_hyphens >= rules_.max_consecutive_hyphens) continue;
            const double ratio = place == last() ? 0 : room / rules_.ragged_stretch;
            if (ratio > tolerance_) continue;
            Node node;
            node.place = place;
            node.previous = static_cast<std::int32_t>(i);
            node.n_hyphens = is_hyphen ? from.n_hyphens + 1 : 0;
            node.demerits = from.demerits + line_demerits(ratio, here.penalty * kRaggedPenaltyFactor);
            if (from.n_hyphens > 0 && is_hyphen) node.demerits += kConsecutiveHyphenDemerits;
            if (from.n_hyphens > 0 && place == last()) node.demerits += kFinalHyphenDemerits;
            offer(nodes, first_added, node);
        }
    }

    static void offer(std::vector<Node>& nodes, std::size_t first_added, const Node& node) {
        for (std::size_t i = first_added; i < nodes.size(); ++i) {
            if (nodes[i].n_hyphens != node.n_hyphens) continue;
            if (node.demerits < nodes[i].demerits) nodes[i] = node;
            return;
        }
        nodes.push_back(node);
    }

    static std::vector<std::uint32_t> trace(const std::vector<Node>& nodes, std::size_t first) {
        std::size_t best = first;
        for (std::size_t i = first; i < nodes.size(); ++i) {
            if (nodes[i].demerits < nodes[best].demerits) best = i;
        }
        std::vector<std::uint32_t> places;
        for (auto i = static_cast<std::int32_t>(best); nodes[i].previous >= 0; i = nodes[i].previous) {
            places.push_back(nodes[i].place);
        }
        std::reverse(places.begin(), places.end());
        return places;
    }

    std::span<const Break> breaks_;
    const BreakRules& rules_;
    const WidthOf& width_of_;
    bool with_hyphens_;
    double tolerance_;
    std::vector<Length> measures_;
    std::vector<std::uint32_t> latest_, earliest_;
};

}

std::vector<std::uint32_t> break_ragged(std::span<const Break> breaks, const BreakRules& rules,
                                        const WidthOf& width_of, bool with_hyphens, double tolerance) {
    return RaggedBreaker(breaks, rules, width_of, with_hyphens, tolerance).run();
}

}
