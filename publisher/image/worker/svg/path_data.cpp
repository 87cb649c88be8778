// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/worker/svg/values.hpp"

namespace publisher::image::svg {
namespace {

/// Path data (SVG 2 §9.3), command by command. What was a control point is mirrored by the smooth commands.
class PathReader {
public:
    explicit PathReader(std::string_view data) : scanner_(data) {}

    std::optional<Outline> read() {
        char command = 0;
        while (!scanner_.is_at_end()) {
            if (const auto letter = scanner_.letter())
                command = *letter;
            else if (command == 'Z' || command == 'z')
                return {};
            else if (command == 'M' || command == 'm')
                command = command == 'M' ? 'L' : 'l'; // more points of a Move are lines
            const bool is_move = command == 'M' || command == 'm';
            if ((outline_.is_empty() && !is_move) || !apply(command)) return {};
        }
        return std::move(outline_);
    }

private:
    bool apply(char command) {
        const bool is_relative = command >= 'a';
        const char upper = is_relative ? static_cast<char>(command - 'a' + 'A') : command;
        base_ = is_relative ? outline_.pen() : Spot();
        const Spot cubic = last_cubic_.value_or(outline_.pen());
        const Spot quadratic = last_quadratic_.value_or(outline_.pen());
        last_cubic_.reset();
        last_quadratic_.reset();
        switch (upper) {
            case 'M': return with_points<1>([&](const auto& at) { outline_.move(at[0]); });
            case 'L': return with_points<1>([&](const auto& at) { outline_.line(at[0]); });
            case 'H': {
                const auto x = scanner_.number();
                if (x) outline_.line({base_.x + *x, outline_.pen().y});
                return x.has_value();
            }
            case 'V': {
                const auto y = scanner_.number();
                if (y) outline_.line({outline_.pen().x, base_.y + *y});
                return y.has_value();
            }
            case 'C':
                return with_points<3>([&](const auto& at) {
                    outline_.curve(at[0], at[1], at[2]);
                    last_cubic_ = mirrored(at[1]);
                });
            case 'S':
                return with_points<2>([&](const auto& at) {
                    outline_.curve(cubic, at[0], at[1]);
                    last_cubic_ = mirrored(at[0]);
                });
            case 'Q':
                return with_points<2>([&](const auto& at) {
                    outline_.quadratic(at[0], at[1]);
                    last_quadratic_ = mirrored(at[0]);
                });
            case 'T':
                return with_points<1>([&](const auto& at) {
                    outline_.quadratic(quadratic, at[0]);
                    last_quadratic_ = mirrored(quadratic);
                });
            case 'A': return arc();
            case 'Z': outline_.close(); return true;
            default: return false;
        }
    }

    template <std::size_t N, typename Draw>
    bool with_points(Draw draw) {
        std::array<Spot, N> points;
        for (Spot& point : points) {
            const auto x = scanner_.number(), y = scanner_.number();
            if (!x || !y) return false;
            point = base_ + Spot{*x, *y};
        }
        draw(points);
        return true;
    }

    bool arc() {
        const auto rx = scanner_.number(), ry = scanner_.number(), turn = scanner_.number();
        const auto is_large = scanner_.flag(), is_clockwise = scanner_.flag();
        const auto x = scanner_.number(), y = scanner_.number();
        if (!rx || !ry || !turn || !is_large || !is_clockwise || !x || !y) return false;
        outline_.arc({*rx, *ry}, *turn, *is_large, *is_clockwise, base_ + Spot{*x, *y});
        return true;
    }

    /// At the point that was just reached.
    Spot mirrored(Spot control) const { return outline_.pen() + (outline_.pen() - control); }

    Scanner scanner_;
    Outline outline_;
    Spot base_;
    std::optional<Spot> last_cubic_, last_quadratic_;
};

}

std::optional<Outline> parse_path(std::string_view data) {
    return PathReader(data).read();
}

}
