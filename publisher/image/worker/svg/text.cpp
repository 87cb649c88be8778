// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/worker/svg/reader.hpp"

#include <utility>

namespace publisher::image::svg {
namespace {

/// Collects the lines of a `text`: a new one begins wherever a position is given.
class TextReader {
public:
    TextReader(const Space& space, Sketch& sketch) : space_(space), sketch_(sketch) {}

    void read(const xmlNode* element, const Style& style) {
        place(element, style);
        for (const xmlNode* child = element->children; child; child = child->next) {
            if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
                add(reinterpret_cast<const char*>(child->content), element, style);
            if (child->type == XML_ELEMENT_NODE) read_child(child, style);
        }
    }

    void finish() {
        for (vector::Text& line : lines_) {
            // A blank at the end of a line is none.
            if (!line.spans.empty() && !keeps_blanks_ && line.spans.back().text.ends_with(' '))
                line.spans.back().text.pop_back();
            std::erase_if(line.spans, [](const vector::TextSpan& span) { return span.text.empty(); });
            if (!line.spans.empty()) sketch_.drawing().texts.push_back(std::move(line));
        }
    }

private:
    void read_child(const xmlNode* child, const Style& parent) {
        const std::string_view name = name_of(child);
        if (name.empty() || name == "title" || name == "desc") return;
        if (name != "tspan" && name != "a") refuse_at(child, "is not drawn in a text");
        const Style style = style_of(child, parent, sketch_.rules(), space_.width);
        if (!style.is_displayed) return;
        if (style.opacity != 1 || !style.clip.empty())
            refuse_at(child, "a part of a text that is transparent or clipped as a whole is not drawn");
        read(child, style);
    }

    /// Numbers for each letter would break words that are written together.
    std::optional<double> position(const xmlNode* element, const char* name, double whole,
                                   const Style& style) {
        const auto value = attribute(element, name);
        if (!value) return {};
        const auto length = parse_length(*value, {whole, style.font_size});
        if (!length) refuse_at(element, "'" + *value + "': a text has one place, not one for each letter");
        return length;
    }

    void place(const xmlNode* element, const Style& style) {
        for (const char* name : {"rotate", "textLength"})
            if (attribute(element, name)) refuse_at(element, std::string("'") + name + "' is not drawn");
        const auto x = position(element, "x", space_.width, style),
                   y = position(element, "y", space_.height, style);
        if (x || y || lines_.empty()) {
            const vector::Text* last = lines_.empty() ? nullptr : &lines_.back();
            if (last && !x) refuse_at(element, "a part of a text that moves down has to say where it begins");
            vector::Text line;
            line.part = static_cast<std::uint32_t>(sketch_.drawing().parts.size());
            line.matrix = space_.matrix.numbers();
            line.x = x.value_or(0);
            line.y = y.value_or(last ? last->y : 0);
            line.anchor = style.anchor;
            line.is_right_to_left = style.is_right_to_left;
            line.line = static_cast<std::uint32_t>(xmlGetLineNo(element));
            lines_.push_back(std::move(line));
            is_after_blank_ = true;
        }
        dx_ += position(element, "dx", space_.width, style).value_or(0);
        dy_ += position(element, "dy", space_.height, style).value_or(0);
    }

    /// Line ends and tabs are blanks, and several are one (SVG 1.1 §10.15).
    std::string with_single_blanks(std::string_view text, bool keeps_blanks) {
        std::string result;
        for (const char c : text) {
            const bool is_blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
            if (!is_blank || keeps_blanks || !is_after_blank_) result += is_blank ? ' ' : c;
            is_after_blank_ = is_blank;
        }
        return result;
    }

    void add(std::string_view text, const xmlNode* element, const Style& style) {
        keeps_blanks_ = style.keeps_blanks;
        vector::TextSpan span;
        span.text = with_single_blanks(text, style.keeps_blanks);
        if (span.text.empty() || !style.is_visible) return;
        span.families = style.families;
        span.weight = style.weight;
        span.is_italic = style.is_italic;
        span.size = style.font_size;
        span.letter_spacing = style.letter_spacing;
        span.dx = std::exchange(dx_, 0);
        span.dy = std::exchange(dy_, 0);
        span.fill_opacity = style.fill_opacity;
        span.fill = to_paint(style.fill, space_.matrix, {}, span.fill_opacity, element, sketch_);
        span.stroke = to_stroke(style, space_.matrix, {}, element, sketch_);
        lines_.back().spans.push_back(std::move(span));
    }

    const Space& space_;
    Sketch& sketch_;
    std::vector<vector::Text> lines_;
    double dx_ = 0, dy_ = 0;
    bool is_after_blank_ = true, keeps_blanks_ = false;
};

}

void add_text(const xmlNode* element, const Style& style, const Space& space, Sketch& sketch) {
    TextReader reader(space, sketch);
    reader.read(element, style);
    reader.finish();
}

}
