// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/image/worker/svg/tree.hpp"
#include "publisher/image/worker/svg/values.hpp"

#include <map>
#include <string>
#include <vector>

namespace publisher::image::svg {

/// What `fill` and `stroke` name: nothing, a colour, or a gradient by its id.
struct PaintSource {
    bool is_none = false;
    Color color;
    std::string id;
};

/// How an element looks: what it inherits, then what is its own alone.
struct Style {
    PaintSource fill, stroke{.is_none = true};
    Color color; ///< `currentColor`
    double fill_opacity = 1, stroke_opacity = 1;
    vector::FillRule fill_rule = vector::FillRule::NonZero, clip_rule = vector::FillRule::NonZero;
    double stroke_width = 1, dash_start = 0, mitre_limit = 4;
    std::vector<double> dashes;
    style::LineCap cap = style::LineCap::Butt;
    style::LineJoin join = style::LineJoin::Mitre;
    std::vector<std::string> families;
    double font_size = 16, letter_spacing = 0;
    int weight = 400;
    bool is_italic = false, is_right_to_left = false, is_visible = true, keeps_blanks = false;
    vector::Text::Anchor anchor = vector::Text::Anchor::Start;

    bool is_displayed = true;
    double opacity = 1;
    std::string clip; ///< id of a clipPath
    Matrix transform;
    Color stop_color;
    double stop_opacity = 1;
};

/// Properties with their values; which of several declarations counts is decided already.
using Declarations = std::map<std::string, std::string>;

/// The rules of all `style` elements. Selectors are of one element: its name, classes and id.
class Rules {
public:
    /// Refuses selectors and rules of other kinds by their text.
    void add(const xmlNode* style_element);
    /// What attributes, rules and the style attribute say of an element, the later over the earlier.
    Declarations declared(const xmlNode* element) const;

private:
    struct Rule {
        std::string name, id; ///< empty: any
        std::vector<std::string> classes;
        Declarations declarations;
        int weight() const {
            return (id.empty() ? 0 : 10'000) + 100 * static_cast<int>(classes.size()) + !name.empty();
        }
    };
    void add_rule(std::string_view selector, const Declarations& declarations, const xmlNode* at);

    std::vector<Rule> rules_; ///< the stronger later
};

/// The style of an element in that of its parent. `viewport` is what percentages of widths are of. Refuses
/// properties that would show and are not drawn, by name and value.
Style style_of(const xmlNode* element, const Style& parent, const Rules& rules, double viewport);

}
