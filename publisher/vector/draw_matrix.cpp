// SPDX-License-Identifier: Apache-2.0
#include "publisher/vector/internal/draw.hpp"

#include <array>
#include <cstdint>

namespace publisher::vector::internal {
namespace {

/// Clockwise on a page whose y grows downwards; dark modules lie on the right hand.
enum Direction { East, South, West, North };
constexpr std::array<int, 4> kDx = {1, 0, -1, 0}, kDy = {0, 1, 0, -1};

/// A corner of the lattice where an outline turns.
struct Turn {
    int x, y;
    Direction arriving, leaving;
};

/// Walks along the borders between dark and light. Neighbouring modules have one outline, because reducing
/// each by itself would tear them apart; modules that touch at a corner only have one each.
class OutlineWalk {
public:
    explicit OutlineWalk(const Modules& modules)
        : modules_(modules), is_walked_(static_cast<std::size_t>(modules.width * modules.height) * 4) {}

    template <typename Visit>
    void for_each_outline(Visit visit) {
        for (int y = 0; y < modules_.height; ++y)
            for (int x = 0; x < modules_.width; ++x)
                for (const Direction side : {East, South, West, North})
                    if (has_border(x, y, side) && !walked(x, y, side)) visit(walk(x, y, side));
    }

private:
    /// The border of a dark module that is walked in that direction: its top eastwards, its right southwards.
    bool has_border(int x, int y, Direction side) const {
        const int left = (side + 3) % 4;
        return modules_.is_dark(x, y) && !modules_.is_dark(x + kDx[static_cast<std::size_t>(left)],
                                                           y + kDy[static_cast<std::size_t>(left)]);
    }
    std::vector<bool>::reference walked(int x, int y, Direction side) {
        return is_walked_[static_cast<std::size_t>((y * modules_.width + x) * 4 + side)];
    }

    std::vector<Turn> walk(int x, int y, Direction side) {
        std::vector<Turn> turns;
        while (!walked(x, y, side)) {
            walked(x, y, side) = true;
            // The corner at the end of this border, in lattice coordinates.
            const int corner_x = x + (side == East || side == South),
                      corner_y = y + (side == South || side == West);
            const Direction right = static_cast<Direction>((side + 1) % 4);
            const Direction left = static_cast<Direction>((side + 3) % 4);
            const int ahead_x = x + kDx[side], ahead_y = y + kDy[side];
            Direction next = right; // the next border of the same module
            if (modules_.is_dark(ahead_x, ahead_y)) {
                x = ahead_x;
                y = ahead_y;
                next = side;
                if (modules_.is_dark(x + kDx[left], y + kDy[left])) {
                    x += kDx[left];
                    y += kDy[left];
                    next = left;
                }
            }
            if (next != side) turns.push_back({corner_x, corner_y, side, next});
            side = next;
        }
        return turns;
    }

    const Modules& modules_;
    std::vector<bool> is_walked_;
};

/// Borders move inwards, to the right of the way, by half the reduction.
Point place(const Turn& turn, Length module, Length loss, Length quiet_x, Length quiet_y) {
    Point point{quiet_x + module * turn.x, quiet_y + module * turn.y};
    for (const Direction way : {turn.arriving, turn.leaving}) {
        const auto inward = static_cast<std::size_t>((way + 1) % 4);
        point.x += loss * kDx[inward];
        point.y += loss * kDy[inward];
    }
    return point;
}

}

Code draw_matrix(const Modules& modules, const CodeRequest& request) {
    const SymbologyRules& limits = rules(request.symbology);
    const Length module = request.module, loss = request.reduction / 2;
    const Length quiet_x = module * limits.quiet_left, quiet_y = module * limits.quiet_above_and_below;
    Code code;
    code.size = {module * modules.width + quiet_x + module * limits.quiet_right,
                 module * modules.height + quiet_y * 2};
    OutlineWalk(modules).for_each_outline([&](const std::vector<Turn>& turns) {
        Outline outline;
        for (const Turn& turn : turns)
            outline.push_back(place(turn, module, loss, quiet_x, quiet_y));
        code.outlines.push_back(std::move(outline));
    });
    if (request.text_size > Length()) add_line_below(request.value, request, code);
    return code;
}

}
