// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/idml/internal/items.hpp"

#include "publisher/emit/idml/internal/feature_tables.hpp"
#include "publisher/emit/idml/internal/item_parts.hpp"
#include "publisher/emit/idml/internal/pictures.hpp"
#include "publisher/emit/idml/internal/shapes.hpp"
#include "publisher/emit/idml/internal/stories.hpp"
#include "publisher/emit/idml/internal/tables.hpp"

#include <algorithm>

namespace publisher::emit::idml {
namespace {

constexpr std::string_view kGround = "/background";

class ItemWriter {
public:
    ItemWriter(const PageContext& context, Desk& desk, XmlWriter& xml)
        : context_(context), desk_(desk), xml_(xml) {}

    Status write(const page::TextFrame& frame, const page::Shape* ground) {
        if (frame.head.is_furniture && !ground && context_.page.stories[frame.story].plain_text().empty())
            return Done();
        const Rect outer = ground ? ground->head.frame : frame.head.frame;
        Desk::Thread thread = take_thread(frame);
        const bool is_first = thread.story.empty();
        if (is_first) {
            thread.story = write_first(frame);
        }
        const std::string next = begin_next(frame, thread);
        if (next != "n" && goes_on_here(frame))
            desk_.report.translated("a column of a text", "a frame of its own in the thread");
        const bool is_alone = is_first && next == "n" && !ground;
        const TextFrameLook look{
            frame.vertical_alignment, first_baseline(frame.lines), insets_of(frame, outer),
            is_alone && frame.vertical_alignment == style::VerticalAlignment::Top, frame.head.wrap};
        open_frame(frame.head, outer, thread.own, thread.story,
                   ground ? frame.head.style : style::ObjectStyleId(), look);
        xml_.attribute("PreviousTextFrame", is_first ? "n" : thread.previous)
            .attribute("NextTextFrame", next);
        close_geometry(frame.head, outer);
        if (look.grows) write_least_height(outer.height);
        xml_.close();
        return Done();
    }

    Status write(const page::TablePart& table, const page::Shape*) {
        if (!table.rows.empty()) write_table_frame(table, write_table_part(table, context_, desk_));
        return Done();
    }

    void write(const FeatureTable& features) {
        write_table_frame(features.table, write_whole_table(features.table, context_, desk_));
    }

    Status write(const page::PictureFrame& picture, const page::Shape*) {
        return write_picture(picture, context_, desk_, xml_);
    }
    Status write(const page::Shape& shape, const page::Shape*) {
        write_shape(shape, context_, desk_, xml_);
        return Done();
    }
    Status write(const page::Code& code, const page::Shape*) {
        write_code(code, context_, desk_, xml_);
        return Done();
    }

private:
    /// The whole story of a thread, with its first frame.
    std::string write_first(const page::TextFrame& frame) {
        const story::Story& story = context_.page.stories[frame.story];
        if (frame.next_frame.empty())
            return write_story({frame.story, story, frame.lines, frame.fitting}, context_, frame.head.id,
                               desk_);
        const std::vector<story::Line> lines = desk_.survey.lines_of(frame, context_.page);
        return write_story({frame.story, story, lines, frame.fitting}, context_, frame.head.id, desk_);
    }

    void write_table_frame(const page::TablePart& table, const TableFrame& frame) {
        TextFrameLook look;
        look.grows = frame.previous == "n" && frame.next == "n";
        look.wrap = table.head.wrap;
        open_frame(table.head, table.head.frame, frame.self, frame.story, {}, look);
        xml_.attribute("PreviousTextFrame", frame.previous).attribute("NextTextFrame", frame.next);
        close_geometry(table.head, table.head.frame);
        if (look.grows) write_least_height(table.head.frame.height);
        xml_.close();
    }

    /// The thread that waits for this frame, or the beginning of a new one.
    Desk::Thread take_thread(const page::TextFrame& frame) {
        const auto waiting = desk_.threads.find(frame.head.id);
        const bool is_continued =
            frame.part > 0 && waiting != desk_.threads.end() && waiting->second.thread == frame.thread;
        if (!is_continued) return {frame.thread, "", "", desk_.ids.next()};
        Desk::Thread thread = std::move(waiting->second);
        desk_.threads.erase(waiting);
        return thread;
    }

    bool goes_on_here(const page::TextFrame& frame) const {
        const auto is_next = [&](const page::Object& object) {
            return page::head(object).id == frame.next_frame;
        };
        return std::any_of(context_.page.objects.begin(), context_.page.objects.end(), is_next);
    }

    std::string begin_next(const page::TextFrame& frame, const Desk::Thread& thread) {
        if (frame.next_frame.empty() || !desk_.survey.continuations.contains(frame.next_frame)) return "n";
        const std::string next = desk_.ids.next();
        desk_.threads.insert_or_assign(frame.next_frame,
                                       Desk::Thread{frame.thread, thread.story, thread.own, next});
        return next;
    }

    void open_frame(const page::ObjectHead& head, const Rect& frame, const std::string& self,
                    const std::string& story, style::ObjectStyleId style, const TextFrameLook& look) {
        open_item("TextFrame", head, self, frame, context_, desk_, xml_);
        xml_.attribute("ParentStory", story).attribute("ContentType", "TextType");
        xml_.attribute("AppliedObjectStyle", desk_.objects.reference(style, look));
        if (style.is_valid()) write_gradient_axis(desk_.styles[style].fill, frame, desk_.styles, xml_);
        ++desk_.report.counts.n_text_frames;
    }

    void close_geometry(const page::ObjectHead& head, const Rect& frame) {
        xml_.open("Properties");
        write_rectangle_path(frame.width, frame.height, xml_);
        xml_.label(object_label(head.id)).close();
    }

    /// Lines that InDesign breaks otherwise make the frame grow from here.
    void write_least_height(Length height) {
        xml_.open("TextFramePreference").attribute("MinimumHeightForAutoSizing", height).close();
    }

    static Length first_baseline(const std::vector<story::Line>& lines) {
        return lines.empty() ? Length() : std::max(lines.front().ascent, Length());
    }

    static Insets insets_of(const page::TextFrame& frame, const Rect& outer) {
        const Rect& inner = frame.head.frame;
        const auto at_least_none = [](Length inset) { return std::max(inset, Length()); };
        return {at_least_none(inner.top() - outer.top() + frame.insets.top),
                at_least_none(outer.right() - inner.right() + frame.insets.right),
                at_least_none(outer.bottom() - inner.bottom() + frame.insets.bottom),
                at_least_none(inner.left() - outer.left() + frame.insets.left)};
    }

    const PageContext& context_;
    Desk& desk_;
    XmlWriter& xml_;
};

/// Is the shape the ground of the text frame that follows, painted as the style says?
bool is_ground_of(const page::Shape& shape, const page::TextFrame& frame, const style::StyleSheet& styles) {
    if (!frame.head.style.is_valid() || shape.head.style != frame.head.style) return false;
    if (shape.head.id != frame.head.id + std::string(kGround)) return false;
    const style::ObjectStyle& style = styles[frame.head.style];
    return shape.fill == style.fill && shape.stroke == style.stroke &&
           shape.corner_radius == style.corner_radius;
}

}

const std::string& Desk::layer(const std::string& name) const {
    const auto found = std::find(survey.layers.begin(), survey.layers.end(), name);
    // Objects of no named layer lie on the bottom one.
    return layer_ids[found == survey.layers.end() ? 0
                                                  : static_cast<std::size_t>(found - survey.layers.begin())];
}

Status write_items(const PageContext& context, const ParentSide& parent, Share share, Desk& desk,
                   XmlWriter& xml) {
    const std::vector<page::Object>& objects = context.page.objects;
    ItemWriter writer(context, desk, xml);
    const page::Shape* ground = nullptr;
    for (std::size_t i = 0; i < objects.size(); ++i) {
        const page::ObjectHead& head = page::head(objects[i]);
        const bool is_shared = head.is_furniture && parent.is_shared(head.id);
        if (is_shared != (share == Share::Parent)) continue;
        if (const auto features = find_feature_table(objects, i)) {
            writer.write(*features);
            i += features->n_objects - 1;
            continue;
        }
        const auto* shape = std::get_if<page::Shape>(&objects[i]);
        const auto* text = i + 1 < objects.size() ? std::get_if<page::TextFrame>(&objects[i + 1]) : nullptr;
        const bool follows = text && text->head.is_furniture == head.is_furniture &&
                             (!head.is_furniture || parent.is_shared(text->head.id) == is_shared);
        if (shape && follows && is_ground_of(*shape, *text, desk.styles)) {
            ground = shape;
            continue;
        }
        const Status written =
            std::visit([&](const auto& object) { return writer.write(object, ground); }, objects[i]);
        if (!written) return written.failure();
        ground = nullptr;
    }
    return Done();
}

}
