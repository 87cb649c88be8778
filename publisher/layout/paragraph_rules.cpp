// SPDX-License-Identifier: Apache-2.0
#include "publisher/layout/paragraph_rules.hpp"

#include <algorithm>

namespace publisher::layout {
namespace {

/// Left and right edge of what stands on a line.
std::pair<Length, Length> ink_of(const story::Line& line) {
    if (line.runs.empty()) return {line.left, line.left};
    Length left = line.runs.front().origin.x, right = left;
    for (const story::GlyphRun& run : line.runs) {
        left = std::min(left, run.origin.x);
        right = std::max(right, run.origin.x + run.width);
    }
    return {left, right};
}

page::Shape make_rule(const style::ParagraphRule& rule, const story::Line& line, Length y,
                      bool is_right_to_left, const page::ObjectHead& head, const Rect* frame) {
    const std::pair column =
        frame ? std::pair(frame->left(), frame->right()) : std::pair(line.left, line.left + line.width);
    auto [left, right] = rule.extent == style::ParagraphRule::Extent::Text ? ink_of(line) : column;
    left += is_right_to_left ? rule.indent_end : rule.indent_start;
    right -= is_right_to_left ? rule.indent_start : rule.indent_end;
    page::Shape shape;
    shape.head = head;
    shape.head.style = {};
    shape.head.wrap = {};
    shape.head.frame = {left, y, std::max(Length(), right - left), Length()};
    shape.stroke = rule.stroke;
    shape.is_line = true;
    shape.is_paragraph_rule = true;
    return shape;
}

}

std::vector<page::Shape> paragraph_rules(const std::vector<story::Line>& lines, const story::Story& story,
                                         const style::StyleSheet& styles, const page::ObjectHead& head,
                                         const Rect* frame, bool continues) {
    std::vector<page::Shape> shapes;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const story::Line& line = lines[i];
        const story::Paragraph& paragraph = story.paragraphs[line.paragraph];
        const style::ParagraphStyleId id = paragraph.style;
        if (!id.is_valid()) continue;
        const bool is_right_to_left = story.is_read_from_right(paragraph);
        const style::ParagraphStyle& style = styles[id];
        const auto add = [&](const style::ParagraphRule& rule, Length y, std::string_view name) {
            if (!rule.stroke.is_visible()) return;
            shapes.push_back(make_rule(rule, line, y, is_right_to_left, head, frame));
            shapes.back().head.id += '/' + std::string(name) + '-' + std::to_string(line.paragraph + 1);
        };
        const bool is_first = i == 0 ? !continues : lines[i - 1].paragraph != line.paragraph;
        if (is_first) add(style.rule_above, line.baseline - style.rule_above.offset, "rule-above");
        if (line.is_last_of_paragraph)
            add(style.rule_below, line.baseline + style.rule_below.offset, "rule-below");
    }
    return shapes;
}

}
