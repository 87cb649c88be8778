// SPDX-License-Identifier: Apache-2.0
#include "publisher/vector/internal/draw.hpp"

#include <algorithm>

namespace publisher::vector::internal {
namespace {

/// Modules from `first` to before `end`.
struct Span {
    int first = 0, end = 0;
    bool holds(int x) const { return first <= x && x < end; }
};

/// How a retail symbol is divided: bars that reach down between the figures, and the fields of the figures.
struct Anatomy {
    int width = 0; ///< in modules, the add-on left out
    std::vector<Span> guards;
    struct Field {
        Span span; ///< may lie in the quiet zone, left of 0 or right of the width
        std::size_t n_figures;
        CodeText::Alignment alignment = CodeText::Alignment::Centre;
    };
    std::vector<Field> fields;
};

// The first and last figure of UPC-A stand in the quiet zones, and the bars of these figures are as long as
// guards.
Anatomy anatomy_of(Symbology symbology) {
    using enum CodeText::Alignment;
    switch (symbology) {
        case Symbology::Ean13:
            return {95, {{0, 3}, {45, 50}, {92, 95}}, {{{-11, -1}, 1, End}, {{3, 46}, 6}, {{49, 92}, 6}}};
        case Symbology::Ean8: return {67, {{0, 3}, {31, 36}, {64, 67}}, {{{3, 31}, 4}, {{36, 64}, 4}}};
        case Symbology::UpcA:
            return {95,
                    {{0, 10}, {45, 50}, {85, 95}},
                    {{{-9, -1}, 1, End}, {{10, 46}, 5}, {{49, 85}, 5}, {{96, 104}, 1}}};
        default: return {};
    }
}

constexpr int kGuardDescent = 5, kAddOnQuietZone = 5, kBearer = 2;

class LinearDrawing {
public:
    LinearDrawing(const Modules& modules, const CodeRequest& request)
        : modules_(modules),
          request_(request),
          anatomy_(anatomy_of(request.symbology)),
          left_(rules(request.symbology).quiet_left) {}

    Code finish() {
        const SymbologyRules& limits = rules(request_.symbology);
        const bool has_add_on = !request_.add_on.empty();
        const int quiet_right = has_add_on ? kAddOnQuietZone : limits.quiet_right;
        code_.size = {at(modules_.width + quiet_right), request_.bar_height};
        if (request_.symbology == Symbology::Itf14) return draw_with_bearers();
        const bool is_retail = anatomy_.width > 0;
        const Length guard_end =
            request_.bar_height + (is_retail && has_text() ? modules(kGuardDescent) : Length());
        for_each_bar([&](int first, int end) {
            if (is_retail && first >= anatomy_.width) return add_bar(first, end, add_on_top(), guard_end);
            const bool is_guard =
                std::ranges::any_of(anatomy_.guards, [&](Span guard) { return guard.holds(first); });
            add_bar(first, end, Length(), is_guard ? guard_end : request_.bar_height);
        });
        code_.size.height = guard_end;
        if (has_text() && is_retail)
            add_figures();
        else if (has_text())
            add_line_below(request_.value, request_, code_);
        return std::move(code_);
    }

private:
    bool has_text() const { return request_.text_size > Length(); }
    Length modules(int n) const { return request_.module * n; }
    Length at(int module) const { return modules(left_ + module); }
    Length figure_height() const { return request_.text_size.scaled(kFigureHeight); }
    /// The figures of an add-on stand above its bars.
    Length add_on_top() const { return has_text() ? figure_height() + modules(1) : Length(); }

    template <typename Visit>
    void for_each_bar(Visit visit) const {
        for (int x = 0; x < modules_.width;) {
            const int first = x;
            while (modules_.is_dark(x, 0))
                ++x;
            if (x > first)
                visit(first, x);
            else
                ++x;
        }
    }

    void add_rect(Length left, Length right, Length top, Length bottom) {
        code_.outlines.push_back({{left, top}, {right, top}, {right, bottom}, {left, bottom}});
    }

    void add_bar(int first, int end, Length top, Length bottom) {
        const Length loss = request_.reduction / 2;
        add_rect(at(first) + loss, at(end) - loss, top, bottom);
    }

    void add_figures() {
        const Length top = request_.bar_height + modules(1);
        std::size_t used = 0;
        for (const Anatomy::Field& field : anatomy_.fields) {
            const Rect place{at(field.span.first), top, modules(field.span.end - field.span.first),
                             figure_height()};
            code_.texts.push_back({request_.value.substr(used, field.n_figures), place, field.alignment});
            used += field.n_figures;
        }
        code_.size.height = std::max(code_.size.height, top + figure_height());
        if (request_.add_on.empty()) return;
        int add_on_begin = anatomy_.width;
        while (!modules_.is_dark(add_on_begin, 0))
            ++add_on_begin;
        code_.texts.push_back(
            {request_.add_on,
             {at(add_on_begin), Length(), modules(modules_.width - add_on_begin), figure_height()}});
    }

    /// Bearer bars keep a scan that runs out of the symbol from reading a shorter number.
    Code draw_with_bearers() {
        const Length bearer = modules(kBearer), bottom = bearer + request_.bar_height;
        for_each_bar([&](int first, int end) { add_bar(first, end, bearer, bottom); });
        add_rect(Length(), code_.size.width, Length(), bearer);
        add_rect(Length(), code_.size.width, bottom, bottom + bearer);
        code_.size.height = bottom + bearer;
        if (has_text()) add_line_below(request_.value, request_, code_);
        return std::move(code_);
    }

    const Modules& modules_;
    const CodeRequest& request_;
    const Anatomy anatomy_;
    const int left_;
    Code code_;
};

}

Code draw_linear(const Modules& modules, const CodeRequest& request) {
    return LinearDrawing(modules, request).finish();
}

void add_line_below(const std::string& text, const CodeRequest& request, Code& code) {
    const Length height = request.text_size.scaled(kFigureHeight);
    const Length top = code.size.height + request.module * 2;
    code.texts.push_back({text, {Length(), top, code.size.width, height}});
    code.size.height = top + height;
}

}
