// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/worker/svg/geometry.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace publisher::image::svg {
namespace {

using Kind = vector::Step::Kind;

double to_radians(double degrees) {
    return degrees * std::numbers::pi / 180;
}

double cubic(double from, double first, double second, double to, double t) {
    const double s = 1 - t;
    return s * s * s * from + 3 * s * s * t * first + 3 * s * t * t * second + t * t * t * to;
}

/// The extremes of one coordinate of a curve: its ends, and where its slope is level.
void extend(double from, double first, double second, double to, double& least, double& most) {
    const auto include = [&](double value) {
        least = std::min(least, value);
        most = std::max(most, value);
    };
    include(from);
    include(to);
    const double a = -from + 3 * first - 3 * second + to, b = 2 * (from - 2 * first + second),
                 c = first - from;
    const auto include_at = [&](double t) {
        if (t > 0 && t < 1) include(cubic(from, first, second, to, t));
    };
    if (std::abs(a) < 1e-12) {
        if (b != 0) include_at(-c / b);
        return;
    }
    const double root = b * b - 4 * a * c;
    if (root < 0) return;
    include_at((-b + std::sqrt(root)) / (2 * a));
    include_at((-b - std::sqrt(root)) / (2 * a));
}

}

Matrix Matrix::operator*(const Matrix& inner) const {
    return {a * inner.a + c * inner.b, b * inner.a + d * inner.b,     a * inner.c + c * inner.d,
            b * inner.c + d * inner.d, a * inner.e + c * inner.f + e, b * inner.e + d * inner.f + f};
}

double Matrix::scale() const {
    return std::sqrt(std::abs(determinant()));
}

bool Matrix::is_even() const {
    const double x = a * a + b * b, y = c * c + d * d;
    const double tolerance = 1e-3 * std::max(x, y);
    return std::abs(x - y) <= tolerance && std::abs(a * c + b * d) <= tolerance;
}

Matrix Matrix::turned(double degrees) {
    const double angle = to_radians(degrees), along = std::cos(angle), across = std::sin(angle);
    return {along, across, -across, along, 0, 0};
}

void Outline::move(Spot to) {
    // A Move after a Move only counts where something is drawn from it.
    if (!steps_.empty() && steps_.back().kind == Kind::Move) steps_.pop_back();
    steps_.push_back({Kind::Move, {}, {}, to});
    pen_ = start_ = to;
}

void Outline::go_on() {
    if (!steps_.empty() && steps_.back().kind == Kind::Close) move(start_);
}

void Outline::line(Spot to) {
    go_on();
    steps_.push_back({Kind::Line, {}, {}, to});
    pen_ = to;
}

void Outline::curve(Spot first, Spot second, Spot to) {
    go_on();
    steps_.push_back({Kind::Curve, first, second, to});
    pen_ = to;
}

void Outline::quadratic(Spot control, Spot to) {
    curve(pen_ + 2.0 / 3 * (control - pen_), to + 2.0 / 3 * (control - to), to);
}

void Outline::close() {
    if (steps_.empty() || steps_.back().kind == Kind::Close) return;
    steps_.push_back({Kind::Close, {}, {}, start_});
    pen_ = start_;
}

// From end points to centre and angles as SVG 2 appendix B.2.4 has it, then a curve for each quarter.
void Outline::arc(Spot radii, double degrees, bool is_large, bool is_clockwise, Spot to) {
    const Spot from = pen_;
    if (from.x == to.x && from.y == to.y) return;
    double rx = std::abs(radii.x), ry = std::abs(radii.y);
    if (rx == 0 || ry == 0) return line(to);
    const Matrix turn = Matrix::turned(degrees), back = Matrix::turned(-degrees);
    const Spot half = back(0.5 * (from - to));
    const double reach = half.x * half.x / (rx * rx) + half.y * half.y / (ry * ry);
    if (reach > 1) {
        rx *= std::sqrt(reach);
        ry *= std::sqrt(reach);
    }
    const double cross = rx * rx * half.y * half.y + ry * ry * half.x * half.x;
    double factor = std::sqrt(std::max(0.0, (rx * rx * ry * ry - cross) / cross));
    if (is_large == is_clockwise) factor = -factor;
    const Spot middle{factor * rx * half.y / ry, -factor * ry * half.x / rx};
    const Spot centre = turn(middle) + 0.5 * (from + to);
    const auto angle_of = [&](Spot at) { return std::atan2((at.y - middle.y) / ry, (at.x - middle.x) / rx); };
    const double begin = angle_of(half);
    double sweep = angle_of({-half.x, -half.y}) - begin;
    if (is_clockwise && sweep < 0) sweep += 2 * std::numbers::pi;
    if (!is_clockwise && sweep > 0) sweep -= 2 * std::numbers::pi;

    const int n_pieces =
        std::max(1, static_cast<int>(std::ceil(std::abs(sweep) / (std::numbers::pi / 2) - 1e-9)));
    const double piece = sweep / n_pieces, pull = 4.0 / 3 * std::tan(piece / 4);
    const auto on_ellipse = [&](double x, double y) { return centre + turn({rx * x, ry * y}); };
    for (int i = 0; i < n_pieces; ++i) {
        const double first = begin + i * piece, last = first + piece;
        const double x1 = std::cos(first), y1 = std::sin(first), x2 = std::cos(last), y2 = std::sin(last);
        curve(on_ellipse(x1 - pull * y1, y1 + pull * x1), on_ellipse(x2 + pull * y2, y2 - pull * x2),
              i + 1 == n_pieces ? to : on_ellipse(x2, y2));
    }
}

std::size_t Outline::n_figures() const {
    return static_cast<std::size_t>(std::ranges::count(steps_, Kind::Move, &Step::kind));
}

double Outline::turning() const {
    double sum = 0;
    Spot at;
    for (const Step& step : steps_) {
        if (step.kind != Kind::Move) sum += at.x * step.to.y - step.to.x * at.y;
        at = step.to;
    }
    if (!steps_.empty()) sum += at.x * steps_.front().to.y - steps_.front().to.x * at.y;
    return sum;
}

void Outline::append(const Outline& other) {
    steps_.insert(steps_.end(), other.steps_.begin(), other.steps_.end());
    pen_ = other.pen_;
    start_ = other.start_;
}

Outline Outline::reversed() const {
    Outline result;
    for (std::size_t begin = 0; begin < steps_.size();) {
        std::size_t end = begin + 1;
        while (end < steps_.size() && steps_[end].kind != Kind::Move)
            ++end;
        const bool is_closed = steps_[end - 1].kind == Kind::Close;
        const std::size_t last = end - (is_closed ? 2 : 1);
        result.move(steps_[last].to);
        for (std::size_t i = last; i > begin; --i) {
            const Spot to = steps_[i - 1].to;
            if (steps_[i].kind == Kind::Curve)
                result.curve(steps_[i].second, steps_[i].first, to);
            else
                result.line(to);
        }
        if (is_closed) result.close();
        begin = end;
    }
    return result;
}

Outline Outline::transformed(const Matrix& matrix) const {
    Outline result = *this;
    for (Step& step : result.steps_) {
        step.first = matrix(step.first);
        step.second = matrix(step.second);
        step.to = matrix(step.to);
    }
    result.pen_ = matrix(pen_);
    result.start_ = matrix(start_);
    return result;
}

std::optional<Box> Outline::bounds() const {
    if (steps_.empty()) return {};
    const Spot first = steps_.front().to;
    Box box{first.x, first.y, first.x, first.y};
    Spot at = first;
    for (const Step& step : steps_) {
        const bool is_curve = step.kind == Kind::Curve;
        const Spot one = is_curve ? step.first : at, two = is_curve ? step.second : step.to;
        if (step.kind == Kind::Move) at = step.to;
        extend(at.x, step.kind == Kind::Move ? at.x : one.x, two.x, step.to.x, box.left, box.right);
        extend(at.y, step.kind == Kind::Move ? at.y : one.y, two.y, step.to.y, box.top, box.bottom);
        at = step.to;
    }
    return box;
}

std::optional<vector::Path> Outline::to_path(const Matrix& matrix) const {
    constexpr double kFarthest = vector::Drawing::kSpan.points() * 9'000;
    bool is_near = true;
    const auto point = [&](Spot spot) {
        const Spot at = matrix(spot);
        is_near = is_near && std::abs(at.x) < kFarthest && std::abs(at.y) < kFarthest;
        return is_near ? Point{Length::from_points(at.x), Length::from_points(at.y)} : Point();
    };
    vector::Path path;
    path.reserve(steps_.size());
    for (const Step& step : steps_) {
        const bool is_curve = step.kind == Kind::Curve;
        path.push_back({step.kind, is_curve ? point(step.first) : Point(),
                        is_curve ? point(step.second) : Point(),
                        step.kind == Kind::Close ? Point() : point(step.to)});
    }
    if (!is_near) return {};
    return path;
}

}
