// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher/inspect/worker/light.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace publisher::inspect {
namespace {

/// The picture as the code is read: u runs along its bars' sequence, v down the bars.
class View {
public:
    View(const RedPicture& picture, const CodeBox& code, int n_quarters)
        : picture_(picture), n_quarters_(n_quarters & 3) {
        const auto [ax, ay] = turned(code.left, code.top);
        const auto [bx, by] = turned(code.right, code.bottom);
        code_ = {std::min(ax, bx), std::min(ay, by), std::max(ax, bx), std::max(ay, by)};
        const auto [cx, cy] = turned(std::max(picture.left, 0), std::max(picture.top, 0));
        const auto [dx, dy] =
            turned(std::min(picture.right, picture.width), std::min(picture.bottom, picture.height));
        ends_ = {std::min(cx, dx), std::min(cy, dy), std::max(cx, dx), std::max(cy, dy)};
        threshold_ = threshold();
    }

    const CodeBox& code() const { return code_; }

    bool is_on_page(int u, int v) const {
        return u >= ends_.left && v >= ends_.top && u < ends_.right && v < ends_.bottom;
    }
    bool is_dark(int u, int v) const { return value(u, v) < threshold_; }

private:
    std::pair<double, double> turned(double x, double y) const {
        switch (n_quarters_) {
            case 1: return {y, picture_.width - x};
            case 2: return {picture_.width - x, picture_.height - y};
            case 3: return {picture_.height - y, x};
            default: return {x, y};
        }
    }

    int value(int u, int v) const {
        int x = u, y = v;
        switch (n_quarters_) {
            case 1: x = picture_.width - 1 - v, y = u; break;
            case 2: x = picture_.width - 1 - u, y = picture_.height - 1 - v; break;
            case 3: x = v, y = picture_.height - 1 - u; break;
            default: break;
        }
        return picture_.pixels[y * picture_.row_step + x * picture_.pixel_step];
    }

    /// Half-way between the darkest and the lightest that a scan through the middle of the code meets.
    int threshold() const {
        const int v = static_cast<int>((code_.top + code_.bottom) / 2);
        int darkest = 255, lightest = 0;
        for (int u = static_cast<int>(code_.left); u < code_.right; ++u) {
            if (!is_on_page(u, v)) continue;
            darkest = std::min(darkest, value(u, v));
            lightest = std::max(lightest, value(u, v));
        }
        return (darkest + lightest + 1) / 2;
    }

    const RedPicture& picture_;
    int n_quarters_;
    CodeBox code_, ends_;
    int threshold_ = 0;
};

/// Lengths of dark and light in turn along a row, from its first dark pixel within the code to its last.
struct Runs {
    double begin = 0, end = 0;
    std::vector<int> lengths; ///< in pixels, dark first

    double width() const { return end - begin; }
    double sum(std::size_t n) const {
        double sum = 0;
        for (std::size_t i = 0; i < std::min(n, lengths.size()); ++i)
            sum += lengths[i];
        return sum;
    }
};

Runs runs_at(const View& view, double row) {
    Runs runs;
    constexpr int kNone = -1'000'000;
    const int v = static_cast<int>(row);
    bool was_dark = false;
    int from = kNone;
    for (int u = static_cast<int>(view.code().left) - 1; u <= view.code().right + 1; ++u) {
        if (!view.is_on_page(u, v)) continue;
        const bool is_dark = view.is_dark(u, v);
        if (is_dark == was_dark) continue;
        if (from == kNone)
            runs.begin = u;
        else
            runs.lengths.push_back(u - from);
        runs.end = u;
        from = u;
        was_dark = is_dark;
    }
    // What follows the last bar is no part of the code.
    if (was_dark) runs.lengths.push_back(static_cast<int>(view.code().right) - from);
    if (was_dark) runs.end = view.code().right;
    return runs;
}

/// How many modules a code is wide whose first modules were measured; some symbologies know it, others have it in
/// steps.
double whole_modules(double measured, double first, double step) {
    return std::max(first, first + step * std::round((measured - first) / step));
}

double linear_module(const Runs& runs, std::string_view format, bool has_add_on) {
    if (format == "Code128") {
        const double rough = runs.sum(6) / 11; // a start sign has six bars and spaces, eleven modules
        return rough > 0 ? runs.width() / whole_modules(runs.width() / rough, 46, 11) : 0;
    }
    if (format == "ITF") return runs.sum(4) / 4;
    const double rough = runs.sum(3) / 3;
    if (has_add_on) return rough;
    return runs.width() / (format == "EAN-8" ? 67 : 95);
}

/// A row below the upper edge of a matrix code: it cuts the finder of a QR code and the clock track of a Data Matrix.
double matrix_module(const View& view, std::string_view format) {
    constexpr int kBelowEdge = 2;
    const Runs runs = runs_at(view, view.code().top + kBelowEdge);
    const double width = view.code().right - view.code().left;
    if (runs.lengths.empty()) return 0;
    if (format == "QRCode") return width / whole_modules(width * 7 / runs.lengths.front(), 21, 4);
    const double n_dark = static_cast<double>((runs.lengths.size() + 1) / 2);
    return width / (2 * n_dark);
}

/// From `begin` outwards (by -1 or +1) to the first dark pixel of a row or the end of the page.
double light_in_row(const View& view, double begin, int step, int v) {
    // The edge of a bar may lie within a pixel.
    int u = static_cast<int>(step < 0 ? std::floor(begin) - 2 : std::ceil(begin) + 1);
    while (view.is_on_page(u, v) && !view.is_dark(u, v))
        u += step;
    return step < 0 ? begin - (u + 1) : u - begin;
}

double light_beside(const View& view, double begin, int step, double top, double bottom) {
    double least = 1e9;
    for (int v = static_cast<int>(top); v < bottom; ++v)
        least = std::min(least, light_in_row(view, begin, step, v));
    return std::max(least, 0.0);
}

}

Light measure_light(const RedPicture& picture, const CodeBox& code, std::string_view format, int n_quarters,
                    bool has_add_on) {
    const View view(picture, code, n_quarters);
    const CodeBox& box = view.code();
    const double height = box.bottom - box.top;
    Light light;
    if (format == "QRCode" || format == "DataMatrix") {
        light.module = matrix_module(view, format);
        light.left = light_beside(view, box.left, -1, box.top, box.bottom);
        light.right = light_beside(view, box.right, +1, box.top, box.bottom);
        const View upright(picture, code, n_quarters + 1); // what was above is now on the left
        light.above =
            light_beside(upright, upright.code().left, -1, upright.code().top, upright.code().bottom);
        light.below =
            light_beside(upright, upright.code().right, +1, upright.code().top, upright.code().bottom);
        return light;
    }
    const double top = box.top + 0.15 * height, bottom = box.top + 0.7 * height;
    const Runs runs = runs_at(view, (top + bottom) / 2);
    if (runs.lengths.empty()) return light;
    light.module = linear_module(runs, format, has_add_on);
    light.left = light_beside(view, runs.begin, -1, top, bottom);
    light.right = light_beside(view, runs.end, +1, top, bottom);
    return light;
}

}
