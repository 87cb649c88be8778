// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/vector/drawing.hpp"

#include <array>
#include <optional>
#include <vector>

namespace publisher::image::svg {

/// In user units.
struct Spot {
    double x = 0, y = 0;
    friend Spot operator+(Spot a, Spot b) { return {a.x + b.x, a.y + b.y}; }
    friend Spot operator-(Spot a, Spot b) { return {a.x - b.x, a.y - b.y}; }
    friend Spot operator*(double factor, Spot a) { return {factor * a.x, factor * a.y}; }
};

struct Box {
    double left = 0, top = 0, right = 0, bottom = 0;
    double width() const { return right - left; }
    double height() const { return bottom - top; }
    bool overlaps(const Box& other) const {
        return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
};

/// a b c d e f as SVG writes them: x' = a x + c y + e, y' = b x + d y + f.
struct Matrix {
    double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;

    Spot operator()(Spot p) const { return {a * p.x + c * p.y + e, b * p.x + d * p.y + f}; }
    /// `inner` first.
    Matrix operator*(const Matrix& inner) const;
    double determinant() const { return a * d - b * c; }
    /// How much longer a line becomes; of any direction when `is_even`.
    double scale() const;
    /// Circles stay circles.
    bool is_even() const;
    std::array<double, 6> numbers() const { return {a, b, c, d, e, f}; }

    static Matrix moved(double x, double y) { return {1, 0, 0, 1, x, y}; }
    static Matrix scaled(double x, double y) { return {x, 0, 0, y, 0, 0}; }
    static Matrix turned(double degrees);
};

/// An outline in user units.
class Outline {
public:
    void move(Spot to);
    void line(Spot to);
    void curve(Spot first, Spot second, Spot to);
    void quadratic(Spot control, Spot to);
    /// An elliptical arc by its end (SVG 2 §9.5.1); radii that are too small grow until they reach.
    void arc(Spot radii, double degrees, bool is_large, bool is_clockwise, Spot to);
    void close();

    bool is_empty() const { return steps_.empty(); }
    std::size_t n_steps() const { return steps_.size(); }
    Spot pen() const { return pen_; }
    Spot start() const { return start_; }
    std::size_t n_figures() const;
    /// Twice the area that it goes round, negative when it goes the other way; curves count as their chords.
    double turning() const;
    void append(const Outline& other);
    /// Each figure begun at its other end.
    Outline reversed() const;
    Outline transformed(const Matrix& matrix) const;
    /// The exact box of the curve, without any stroke; nothing for an empty outline.
    std::optional<Box> bounds() const;
    /// Through a matrix that gives points of the drawing. Nothing when a point lies too far out to be kept.
    std::optional<vector::Path> to_path(const Matrix& matrix) const;

private:
    /// What follows a closed figure begins where that one did.
    void go_on();

    struct Step {
        vector::Step::Kind kind;
        Spot first, second, to;
    };
    std::vector<Step> steps_;
    Spot pen_, start_;
};

}
