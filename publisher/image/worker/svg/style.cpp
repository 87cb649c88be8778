// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/worker/svg/style.hpp"

#include "publisher/base/text.hpp"

#include <algorithm>
#include <initializer_list>

namespace publisher::image::svg {
namespace {

/// Nothing on paper depends on them; `text-align` is of texts that fill a shape, which are refused.
constexpr std::string_view kWithoutEffect[] = {"color-interpolation",
                                               "color-interpolation-filters",
                                               "color-rendering",
                                               "cursor",
                                               "enable-background",
                                               "image-rendering",
                                               "isolation",
                                               "line-height",
                                               "overflow",
                                               "pointer-events",
                                               "shape-rendering",
                                               "solid-color",
                                               "solid-opacity",
                                               "text-align",
                                               "text-rendering",
                                               "user-select",
                                               "will-change"};
/// With one of these values a property that is not drawn shows nothing.
constexpr std::string_view kAtRest[] = {"none",     "normal", "auto", "inherit", "initial",      "unset",
                                        "baseline", "0",      "0px",  "lr-tb",   "horizontal-tb"};

class StyleReader {
public:
    StyleReader(const xmlNode* element, const Style& parent, double viewport)
        : element_(element), style_(parent), viewport_(viewport) {
        const Style own;
        style_.is_displayed = true;
        style_.opacity = own.opacity;
        style_.clip.clear();
        style_.transform = own.transform;
        style_.stop_color = own.stop_color;
        style_.stop_opacity = own.stop_opacity;
    }

    Style read(const Declarations& declared) {
        // Others count in letters of the element and refer to its colour.
        for (const char* first : {"font-size", "color"}) {
            if (const auto found = declared.find(first); found != declared.end()) apply(first, found->second);
        }
        for (const auto& [name, value] : declared)
            if (name != "font-size" && name != "color") apply(name, value);
        if (const auto space = attribute_of_xml("space")) style_.keeps_blanks = *space == "preserve";
        return style_;
    }

private:
    void apply(const std::string& name, const std::string& value) {
        using Read = void (StyleReader::*)();
        static const std::map<std::string_view, Read> kProperties = {
            {"fill", &StyleReader::read_fill},
            {"stroke", &StyleReader::read_stroke},
            {"color", &StyleReader::read_color},
            {"fill-opacity", &StyleReader::read_fill_opacity},
            {"stroke-opacity", &StyleReader::read_stroke_opacity},
            {"opacity", &StyleReader::read_opacity},
            {"fill-rule", &StyleReader::read_fill_rule},
            {"clip-rule", &StyleReader::read_clip_rule},
            {"clip-path", &StyleReader::read_clip_path},
            {"stroke-width", &StyleReader::read_stroke_width},
            {"stroke-dasharray", &StyleReader::read_dashes},
            {"stroke-dashoffset", &StyleReader::read_dash_start},
            {"stroke-linecap", &StyleReader::read_cap},
            {"stroke-linejoin", &StyleReader::read_join},
            {"stroke-miterlimit", &StyleReader::read_mitre_limit},
            {"stop-color", &StyleReader::read_stop_color},
            {"stop-opacity", &StyleReader::read_stop_opacity},
            {"display", &StyleReader::read_display},
            {"visibility", &StyleReader::read_visibility},
            {"transform", &StyleReader::read_transform},
            {"font-family", &StyleReader::read_families},
            {"font-size", &StyleReader::read_font_size},
            {"font-weight", &StyleReader::read_weight},
            {"font-style", &StyleReader::read_slant},
            {"letter-spacing", &StyleReader::read_letter_spacing},
            {"text-anchor", &StyleReader::read_anchor},
            {"direction", &StyleReader::read_direction},
        };
        name_ = name;
        value_ = value;
        if (const auto found = kProperties.find(name); found != kProperties.end()) {
            if (value != "inherit") (this->*found->second)();
            return;
        }
        const bool is_harmless = name.starts_with("-inkscape-") || name.starts_with("-moz-") ||
                                 std::ranges::find(kWithoutEffect, name) != std::end(kWithoutEffect) ||
                                 std::ranges::find(kAtRest, value) != std::end(kAtRest);
        if (!is_harmless) refuse_at(element_, "the property '" + name + ": " + value + "' is not drawn");
    }

    [[noreturn]] void refuse_value() const {
        refuse_at(element_, "'" + value_ + "' is no value of '" + name_ + "' that is read");
    }
    template <typename T>
    T taken(std::optional<T> value) const {
        if (!value) refuse_value();
        return *std::move(value);
    }
    template <typename T>
    T one_of(std::initializer_list<std::pair<std::string_view, T>> values) const {
        for (const auto& [name, value] : values)
            if (name == value_) return value;
        refuse_value();
    }
    double length() const { return taken(parse_length(value_, {viewport_, style_.font_size})); }

    Color color() const {
        if (to_lower_ascii(value_) == "currentcolor") return style_.color;
        return taken(parse_color(value_));
    }
    PaintSource paint() const {
        if (value_ == "none") return {.is_none = true};
        if (!value_.starts_with("url(")) return {.color = color()};
        const auto close = value_.find(')');
        const std::string id(id_in_url(std::string_view(value_).substr(0, close + 1)));
        if (id.empty()) refuse_value();
        return {.id = id};
    }
    std::optional<std::string> attribute_of_xml(const char* name) const {
        const xmlChar* value =
            xmlHasNsProp(element_, reinterpret_cast<const xmlChar*>(name), XML_XML_NAMESPACE)
                ? xmlGetNsProp(element_, reinterpret_cast<const xmlChar*>(name), XML_XML_NAMESPACE)
                : nullptr;
        if (!value) return {};
        return std::string(reinterpret_cast<const char*>(value));
    }

    void read_fill() { style_.fill = paint(); }
    void read_stroke() { style_.stroke = paint(); }
    void read_color() { style_.color = color(); }
    void read_fill_opacity() { style_.fill_opacity = taken(parse_part(value_)); }
    void read_stroke_opacity() { style_.stroke_opacity = taken(parse_part(value_)); }
    void read_opacity() { style_.opacity = taken(parse_part(value_)); }
    vector::FillRule rule() const {
        return one_of<vector::FillRule>(
            {{"nonzero", vector::FillRule::NonZero}, {"evenodd", vector::FillRule::EvenOdd}});
    }
    void read_fill_rule() { style_.fill_rule = rule(); }
    void read_clip_rule() { style_.clip_rule = rule(); }
    void read_clip_path() {
        if (value_ == "none") return;
        style_.clip = id_in_url(value_);
        if (style_.clip.empty()) refuse_value();
    }
    void read_stroke_width() {
        style_.stroke_width = length();
        if (style_.stroke_width < 0) refuse_value();
    }
    void read_dashes() {
        style_.dashes.clear();
        if (value_ == "none") return;
        std::string list = value_;
        std::ranges::replace(list, ',', ' ');
        for (const std::string& part : split_list(list, ' ')) {
            const double dash = taken(parse_length(part, {viewport_, style_.font_size}));
            if (dash < 0) refuse_value();
            style_.dashes.push_back(dash);
        }
        // An odd list is gone through twice: ink and gap change places.
        if (style_.dashes.size() % 2 == 1) {
            const std::vector<double> once = style_.dashes;
            style_.dashes.insert(style_.dashes.end(), once.begin(), once.end());
        }
        if (std::ranges::all_of(style_.dashes, [](double dash) { return dash == 0; })) style_.dashes.clear();
    }
    void read_dash_start() { style_.dash_start = length(); }
    void read_cap() {
        using style::LineCap;
        style_.cap = one_of<LineCap>(
            {{"butt", LineCap::Butt}, {"round", LineCap::Round}, {"square", LineCap::Square}});
    }
    void read_join() {
        using style::LineJoin;
        style_.join = one_of<LineJoin>(
            {{"miter", LineJoin::Mitre}, {"round", LineJoin::Round}, {"bevel", LineJoin::Bevel}});
    }
    void read_mitre_limit() {
        style_.mitre_limit = length();
        if (style_.mitre_limit < 1 || style_.mitre_limit > 1e6) refuse_value();
    }
    void read_stop_color() { style_.stop_color = color(); }
    void read_stop_opacity() { style_.stop_opacity = taken(parse_part(value_)); }
    void read_display() { style_.is_displayed = value_ != "none"; }
    void read_visibility() {
        style_.is_visible = one_of<bool>({{"visible", true}, {"hidden", false}, {"collapse", false}});
    }
    void read_transform() {
        if (value_ != "none") style_.transform = taken(parse_transform(value_));
    }
    void read_families() {
        style_.families.clear();
        for (std::string& name : split_list(value_)) {
            std::erase_if(name, [](char c) { return c == '"' || c == '\''; });
            style_.families.push_back(std::move(name));
        }
    }
    void read_font_size() {
        const double parent = style_.font_size;
        style_.font_size = taken(parse_length(value_, {parent, parent}));
        if (style_.font_size <= 0) refuse_value();
    }
    void read_weight() {
        if (value_ == "bold" || value_ == "normal") {
            style_.weight = value_ == "bold" ? 700 : 400;
            return;
        }
        style_.weight = static_cast<int>(taken(parse_length(value_, {})));
        if (style_.weight < 1 || style_.weight > 1000) refuse_value();
    }
    void read_slant() {
        style_.is_italic = one_of<bool>({{"normal", false}, {"italic", true}, {"oblique", true}});
    }
    void read_letter_spacing() { style_.letter_spacing = value_ == "normal" ? 0 : length(); }
    void read_anchor() {
        using Anchor = vector::Text::Anchor;
        style_.anchor =
            one_of<Anchor>({{"start", Anchor::Start}, {"middle", Anchor::Middle}, {"end", Anchor::End}});
    }
    void read_direction() { style_.is_right_to_left = one_of<bool>({{"ltr", false}, {"rtl", true}}); }

    const xmlNode* element_;
    Style style_;
    const double viewport_;
    std::string name_, value_;
};

}

Style style_of(const xmlNode* element, const Style& parent, const Rules& rules, double viewport) {
    return StyleReader(element, parent, viewport).read(rules.declared(element));
}

}
