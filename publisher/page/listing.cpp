// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/page/page.hpp"

#include <algorithm>

namespace publisher::page {
namespace {

std::string to_text(const Point& point) {
    return to_millimetres_text(point.x) + "," + to_millimetres_text(point.y);
}

std::string to_text(const Size& size) {
    return to_millimetres_text(size.width) + "x" + to_millimetres_text(size.height);
}

std::string to_text(const Rect& rect) {
    return to_text(Point{rect.x, rect.y}) + " " + to_text(Size{rect.width, rect.height}) + "mm";
}

std::string to_text(const style::Paint& paint) {
    std::string text = "swatch " + std::to_string(paint.swatch.index());
    if (paint.tint != 1) text += " " + to_number_text(100 * paint.tint, 1) + "%";
    return text;
}

std::string to_text(const style::Stroke& stroke) {
    return to_number_text(stroke.weight.points(), 3) + "pt " + to_text(stroke.paint);
}

std::string_view to_text(Side side) {
    switch (side) {
        case Side::Single: return "single";
        case Side::Left: return "left";
        case Side::Right: return "right";
    }
    return "";
}

std::string_view to_text(Row::Kind kind) {
    switch (kind) {
        case Row::Kind::Head: return "head";
        case Row::Kind::Group: return "group";
        case Row::Kind::Body: return "body";
        case Row::Kind::Foot: return "foot";
    }
    return "";
}

/// The composer's hyphen is a soft one in the text; here it is shown as the reader sees it.
std::string with_visible_hyphens(std::string text) {
    constexpr std::string_view kSoftHyphen = "\u00AD";
    for (std::size_t at; (at = text.find(kSoftHyphen)) != std::string::npos;)
        text.replace(at, kSoftHyphen.size(), "-");
    return text;
}

/// The runs lie from the left. Read aloud they begin at the side the story begins at, and those against
/// its direction, such as the digits of an Arabic price, keep an order of their own (UAX #9, rule L2).
std::string line_text(const story::Line& line, bool is_right_to_left) {
    std::vector<const story::GlyphRun*> runs;
    for (const story::GlyphRun& run : line.runs)
        runs.push_back(&run);
    if (is_right_to_left) std::reverse(runs.begin(), runs.end());
    for (auto first = runs.begin(); first != runs.end();) {
        const auto against = [&](const story::GlyphRun* run) {
            return run->is_right_to_left != is_right_to_left;
        };
        const auto last = std::find_if_not(first, runs.end(), against);
        std::reverse(first, last);
        first = last == runs.end() ? last : last + 1;
    }
    std::string text;
    for (const story::GlyphRun* run : runs)
        text += run->text;
    return with_visible_hyphens(std::move(text));
}

class Listing {
public:
    explicit Listing(const Page& page) : page_(page) {}

    std::string finish() {
        text_ = "page " + std::to_string(page_.number) + "  trim " + to_text(page_.trim) + "mm";
        if (page_.bleed != Length()) text_ += "  bleed " + to_millimetres_text(page_.bleed) + "mm";
        if (page_.side != Side::Single) text_.append("  ").append(to_text(page_.side));
        if (const std::string folio = page_.folio.text(); !folio.empty()) text_ += "  folio " + folio;
        if (!page_.section.empty()) text_ += "  section " + page_.section;
        if (!page_.parent_page.empty()) text_ += "  parent " + page_.parent_page;
        text_ += '\n';
        for (const Object& object : page_.objects)
            std::visit([this](const auto& it) { add(it); }, object);
        for (const Anchor& anchor : page_.anchors)
            text_ += "  anchor " + anchor.key + "  " + to_text(anchor.at) + "mm\n";
        return std::move(text_);
    }

private:
    void begin(std::string_view kind, const ObjectHead& head) {
        text_.append("  ").append(kind).append(" ").append(head.id).append("  ").append(to_text(head.frame));
        if (head.is_furniture) text_ += "  furniture";
        if (head.wrap) text_ += "  wrap";
    }

    void add(const TextFrame& frame) {
        begin("frame", frame.head);
        if (frame.part != 0 || !frame.next_frame.empty())
            text_ += "  thread " + frame.thread + " part " + std::to_string(frame.part);
        text_ += '\n';
        add_lines(frame.lines, frame.story, "    ");
    }

    void add(const PictureFrame& frame) {
        begin("picture", frame.head);
        text_ += "  asset " + frame.asset;
        if (frame.picture != frame.head.frame) text_ += "  whole " + to_text(frame.picture);
        if (frame.is_mirrored) text_ += "  mirrored";
        text_ += '\n';
    }

    void add(const Shape& shape) {
        begin(shape.is_line ? "rule" : "shape", shape.head);
        if (shape.fill.is_visible() && !shape.is_line) text_ += "  fill " + to_text(shape.fill);
        if (shape.stroke.is_visible()) text_ += "  stroke " + to_text(shape.stroke);
        if (shape.corner_radius != Length())
            text_ += "  radius " + to_millimetres_text(shape.corner_radius) + "mm";
        text_ += '\n';
    }

    void add(const Code& code) {
        begin("code", code.head);
        text_ += "  " + code.symbology + " " + code.content + '\n';
    }

    void add(const TablePart& table) {
        begin("table", table.head);
        if (table.part != 0) text_ += "  part " + std::to_string(table.part);
        text_ += '\n';
        for (const Row& row : table.rows) {
            text_.append("    row ").append(to_text(row.kind)).append("  ");
            text_ += to_millimetres_text(row.y) + " " + to_millimetres_text(row.height) + "mm";
            if (row.rule_below.is_visible()) text_ += "  rule " + to_text(row.rule_below);
            text_ += '\n';
            for (const Cell& cell : row.cells)
                add(cell);
        }
    }

    void add(const Cell& cell) {
        text_ += "      cell " + std::to_string(cell.column);
        if (cell.n_columns > 1) text_ += "-" + std::to_string(cell.column + cell.n_columns - 1);
        if (cell.n_rows > 1) text_ += "  rows " + std::to_string(cell.n_rows);
        if (cell.turn != style::Turn::None)
            text_ += cell.turn == style::Turn::Left ? "  turned left" : "  turned right";
        text_ += "  " + to_text(cell.box);
        if (cell.fill.is_visible()) text_ += "  fill " + to_text(cell.fill);
        const std::pair<const style::Stroke*, const char*> edges[] = {
            {&cell.above, "above"}, {&cell.below, "below"}, {&cell.left, "left"}, {&cell.right, "right"}};
        for (const auto& [stroke, edge] : edges) {
            if (stroke->is_visible()) text_.append("  ").append(edge).append(" ").append(to_text(*stroke));
        }
        text_ += '\n';
        add_lines(cell.lines, cell.story, "        ");
    }

    void add_lines(const std::vector<story::Line>& lines, StoryIndex story, std::string_view indent) {
        const bool is_right_to_left = story < page_.stories.size() && page_.stories[story].is_right_to_left;
        for (const story::Line& line : lines)
            text_.append(indent).append("line  ").append(line_text(line, is_right_to_left)).append("\n");
    }

    const Page& page_;
    std::string text_;
};

}

std::string to_listing(const Page& page) {
    return Listing(page).finish();
}

}
