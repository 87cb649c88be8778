// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/idml/internal/items.hpp"

#include "publisher/base/text.hpp"
#include "publisher/emit/idml/internal/stories.hpp"
#include "publisher/emit/idml/internal/swatches.hpp"

#include <algorithm>

namespace publisher::emit::idml {
namespace {

constexpr std::string_view kGround = "/background";

void write_point(Length x, Length y, XmlWriter& xml) {
    const std::string point = to_points_text(x) + ' ' + to_points_text(y);
    xml.open("PathPointType").attribute("Anchor", point).attribute("LeftDirection", point);
    xml.attribute("RightDirection", point).close();
}

/// The outline in the item's own coordinates: its corner is 0 0. Order of points as InDesign writes it.
void write_rectangle_path(Length width, Length height, XmlWriter& xml) {
    xml.open("PathGeometry").open("GeometryPathType").attribute("PathOpen", false).open("PathPointArray");
    write_point({}, {}, xml), write_point({}, height, xml);
    write_point(width, height, xml), write_point(width, {}, xml);
    xml.close().close().close();
}

void write_line_path(Length width, Length height, XmlWriter& xml) {
    xml.open("PathGeometry").open("GeometryPathType").attribute("PathOpen", true).open("PathPointArray");
    write_point({}, {}, xml), write_point(width, height, xml);
    xml.close().close().close();
}

/// InDesign's names of formats; empty for one that it cannot place.
std::string link_format(const std::string& format) {
    if (format == "JPEG" || format == "TIFF") return "$ID/" + format;
    return format == "PNG" ? "$ID/Portable Network Graphics (PNG)" : "";
}

/// A file name as part of a URI (RFC 3986): all but unreserved characters as %XX.
std::string percent_encoded(std::string_view name) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                              c == '-' || c == '.' || c == '_' || c == '~';
        if (is_plain)
            encoded += c;
        else
            (encoded += '%') += {kDigits[byte >> 4], kDigits[byte & 15]};
    }
    return encoded;
}

class ItemWriter {
public:
    ItemWriter(const PageContext& context, Desk& desk, XmlWriter& xml)
        : context_(context), desk_(desk), xml_(xml) {}

    Status write(const page::TextFrame& frame, const page::Shape* ground) {
        const Rect outer = ground ? ground->head.frame : frame.head.frame;
        Desk::Thread thread = take_thread(frame);
        const bool is_first = thread.story.empty();
        if (is_first) {
            const SetStory set{context_.page.stories[frame.story], frame.lines, frame.fitting};
            thread.story = write_story(set, context_, frame.head.id, desk_);
        }
        const std::string next = begin_next(frame, thread);
        open_frame(frame.head, outer, thread.own, thread.story,
                   ground ? frame.head.style : style::ObjectStyleId());
        xml_.attribute("PreviousTextFrame", is_first ? "n" : thread.previous)
            .attribute("NextTextFrame", next);
        close_geometry(frame.head, outer);
        write_wrap(frame.head);
        xml_.open("TextFramePreference").attribute("TextColumnCount", 1);
        if (frame.head.wrap) xml_.attribute("IgnoreWrap", true);
        xml_.attribute("VerticalJustification", vertical_justification(frame.vertical_alignment));
        write_first_baseline(frame.lines);
        const bool is_alone = is_first && next == "n" && !ground;
        if (is_alone && frame.vertical_alignment == style::VerticalAlignment::Top) write_growth(outer.height);
        write_insets(frame, outer);
        xml_.close().close();
        return Done();
    }

    Status write(const page::TablePart& table, const page::Shape*) {
        if (table.rows.empty()) return Done();
        const std::string story = write_table_story(table, context_, desk_);
        open_frame(table.head, table.head.frame, desk_.ids.next(), story, {});
        xml_.attribute("PreviousTextFrame", "n").attribute("NextTextFrame", "n");
        close_geometry(table.head, table.head.frame);
        xml_.open("TextFramePreference").attribute("TextColumnCount", 1);
        xml_.attribute("VerticalJustification", "TopAlign");
        write_growth(table.head.frame.height);
        xml_.close().close();
        return Done();
    }

    Status write(const page::PictureFrame& picture, const page::Shape*) {
        const auto link = desk_.links(picture.file_digest);
        if (!link) return link.failure();
        const std::string self = desk_.ids.next();
        open_item("Rectangle", picture.head, self, picture.head.frame);
        xml_.attribute("ContentType", "GraphicType").attribute("AppliedObjectStyle", desk_.book.object({}));
        LabelKeys keys = object_label(picture.head.id);
        const bool has_value =
            picture.binding.is_valid() && is_bound(context_.page.bindings[picture.binding.index()]);
        if (has_value) {
            const origin::Binding& binding = context_.page.bindings[picture.binding.index()];
            add_label_keys({binding}, keys);
            desk_.structure.add_picture(self, binding);
        }
        xml_.open("Properties");
        write_rectangle_path(picture.head.frame.width, picture.head.frame.height, xml_);
        xml_.label(keys).close();
        write_wrap(picture.head);
        if (!picture.alternative_text.empty()) {
            xml_.open("ObjectExportOption").attribute("AltTextSourceType", "SourceCustom");
            xml_.attribute("CustomAltText", picture.alternative_text).close();
        }
        write_image(picture, *link);
        xml_.close();
        ++desk_.report.counts.n_pictures;
        return Done();
    }

    Status write(const page::Shape& shape, const page::Shape*) {
        // InDesign draws it for the paragraph.
        if (shape.is_paragraph_rule) return Done();
        if (!shape.stroke.dashes.empty() && shape.stroke.is_visible())
            desk_.report.lost("a dashed line", "it is unbroken");
        if (shape.is_line)
            write_line(shape);
        else
            write_rectangle(shape);
        ++desk_.report.counts.n_shapes;
        return Done();
    }

    /// A group of the ground and one polygon with all bars; its label names the value.
    Status write(const page::Code& code, const page::Shape*) {
        xml_.open("Group").attribute("Self", desk_.ids.next()).attribute("Name", code.head.id);
        xml_.attribute("ItemLayer", desk_.layer(code.head.layer)).attribute("ItemTransform", "1 0 0 1 0 0");
        LabelKeys keys = object_label(code.head.id);
        keys.emplace_back("publisher:code", code.symbology + ' ' + code.content);
        if (code.binding.is_valid() && is_bound(context_.page.bindings[code.binding.index()]))
            add_label_keys({context_.page.bindings[code.binding.index()]}, keys);
        xml_.open("Properties").label(keys).close();
        write_wrap(code.head);
        if (code.ground.is_visible()) {
            page::Shape ground;
            ground.head = code.head;
            ground.head.id += "/ground";
            ground.head.style = {};
            ground.fill = code.ground;
            write_rectangle(ground);
        }
        write_bars(code);
        xml_.close();
        ++desk_.report.counts.n_shapes;
        return Done();
    }

private:
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

    std::string begin_next(const page::TextFrame& frame, const Desk::Thread& thread) {
        if (frame.next_frame.empty() || !desk_.survey.continuations.contains(frame.next_frame)) return "n";
        const std::string next = desk_.ids.next();
        desk_.threads.insert_or_assign(frame.next_frame,
                                       Desk::Thread{frame.thread, thread.story, thread.own, next});
        return next;
    }

    void open_item(const char* element, const page::ObjectHead& head, const std::string& self,
                   const Rect& frame) {
        xml_.open(element).attribute("Self", self).attribute("Name", head.id);
        xml_.attribute("ItemLayer", desk_.layer(head.layer));
        xml_.attribute("ItemTransform", to_translation(context_.x + frame.x, context_.y + frame.y));
    }

    void open_frame(const page::ObjectHead& head, const Rect& frame, const std::string& self,
                    const std::string& story, style::ObjectStyleId style) {
        open_item("TextFrame", head, self, frame);
        xml_.attribute("ParentStory", story).attribute("ContentType", "TextType");
        xml_.attribute("AppliedObjectStyle", desk_.book.object(style));
        ++desk_.report.counts.n_text_frames;
    }

    void close_geometry(const page::ObjectHead& head, const Rect& frame) {
        xml_.open("Properties");
        write_rectangle_path(frame.width, frame.height, xml_);
        xml_.label(object_label(head.id)).close();
    }

    /// Other frames' text takes the wider side, as it does here.
    void write_wrap(const page::ObjectHead& head) {
        if (!head.wrap) return;
        xml_.open("TextWrapPreference").attribute("Inverse", false).attribute("ApplyToMasterPageOnly", false);
        xml_.attribute("TextWrapSide", "LargestArea").attribute("TextWrapMode", "BoundingBoxTextWrap");
        xml_.open("Properties").open("TextWrapOffset");
        xml_.attribute("Top", head.wrap->top).attribute("Left", head.wrap->left);
        xml_.attribute("Bottom", head.wrap->bottom).attribute("Right", head.wrap->right);
        xml_.close().close().close();
    }

    /// A first baseline at a fixed height does not depend on what a program takes for the ascent of a face.
    void write_first_baseline(const std::vector<story::Line>& lines) {
        if (lines.empty() || lines.front().ascent <= Length()) return;
        xml_.attribute("FirstBaselineOffset", "FixedHeight");
        xml_.attribute("MinimumFirstBaselineOffset", lines.front().ascent);
    }

    /// Lines that InDesign breaks otherwise make the frame grow rather than overset.
    void write_growth(Length height) {
        xml_.attribute("AutoSizingType", "HeightOnly")
            .attribute("AutoSizingReferencePoint", "TopCenterPoint");
        xml_.attribute("UseMinimumHeightForAutoSizing", true).attribute("MinimumHeightForAutoSizing", height);
    }

    void write_insets(const page::TextFrame& frame, const Rect& outer) {
        const Rect& inner = frame.head.frame;
        const Insets insets{inner.top() - outer.top() + frame.insets.top,
                            outer.right() - inner.right() + frame.insets.right,
                            outer.bottom() - inner.bottom() + frame.insets.bottom,
                            inner.left() - outer.left() + frame.insets.left};
        const bool has_style = outer != inner && frame.head.style.is_valid();
        if (insets == (has_style ? desk_.styles[frame.head.style].insets : Insets())) return;
        xml_.open("Properties").open("InsetSpacing").attribute("type", "list");
        for (const Length inset : {insets.top, insets.left, insets.bottom, insets.right})
            xml_.property("ListItem", "unit", to_points_text(std::max(inset, Length())));
        xml_.close().close();
    }

    void write_image(const page::PictureFrame& picture, const LinkedPicture& link) {
        const std::string format = link_format(link.format);
        if (format.empty())
            desk_.report.lost("a picture in the format " + link.format,
                              "the link is there, InDesign may not show it");
        const double ppi_x = link.ppi_x > 0 ? link.ppi_x : 72, ppi_y = link.ppi_y > 0 ? link.ppi_y : 72;
        const Length width = Length::from_points(link.width / ppi_x * 72);
        const Length height = Length::from_points(link.height / ppi_y * 72);
        if (width <= Length() || height <= Length()) return;
        const double scale_x = picture.picture.width / width, scale_y = picture.picture.height / height;
        const Length left = picture.picture.x - picture.head.frame.x,
                     top = picture.picture.y - picture.head.frame.y;
        const std::string transform =
            picture.is_mirrored ? to_number_text(-scale_x, 9) + " 0 0 " + to_number_text(scale_y, 9) + ' ' +
                                      to_points_text(left + picture.picture.width) + ' ' + to_points_text(top)
                                : to_number_text(scale_x, 9) + " 0 0 " + to_number_text(scale_y, 9) + ' ' +
                                      to_points_text(left) + ' ' + to_points_text(top);
        xml_.open("Image").attribute("Self", desk_.ids.next());
        xml_.attribute("ActualPpi", to_number_text(ppi_x, 3) + ' ' + to_number_text(ppi_y, 3));
        xml_.attribute("EffectivePpi",
                       to_number_text(ppi_x / scale_x, 0) + ' ' + to_number_text(ppi_y / scale_y, 0));
        if (!format.empty()) xml_.attribute("ImageTypeName", format);
        xml_.attribute("ItemTransform", transform).open("Properties").open("GraphicBounds");
        xml_.attribute("Left", Length()).attribute("Top", Length());
        xml_.attribute("Right", width).attribute("Bottom", height).close().close();
        xml_.open("Link").attribute("Self", desk_.ids.next());
        xml_.attribute("LinkResourceURI", "file:Links/" + percent_encoded(link.file));
        if (!format.empty()) xml_.attribute("LinkResourceFormat", format);
        xml_.attribute("StoredState", "Normal")
            .attribute("LinkClassID", 35906)
            .attribute("LinkClientID", 257);
        xml_.attribute("LinkResourceModified", false).attribute("LinkObjectModified", false);
        xml_.attribute("ShowInUI", true).attribute("CanEmbed", true).attribute("CanUnembed", true);
        xml_.attribute("CanPackage", true).attribute("ImportPolicy", "NoAutoImport");
        xml_.attribute("ExportPolicy", "NoAutoExport").close().close();
    }

    void write_bars(const page::Code& code) {
        page::ObjectHead head = code.head;
        head.id += "/bars";
        open_item("Polygon", head, desk_.ids.next(), {});
        xml_.attribute("ContentType", "Unassigned").attribute("AppliedObjectStyle", desk_.book.object({}));
        write_fill(desk_.styles, code.paint, xml_);
        xml_.open("Properties").open("PathGeometry");
        for (const std::vector<Point>& outline : code.outlines) {
            xml_.open("GeometryPathType").attribute("PathOpen", false).open("PathPointArray");
            for (const Point& point : outline)
                write_point(point.x, point.y, xml_);
            xml_.close().close();
        }
        xml_.close().close().close();
    }

    void write_line(const page::Shape& shape) {
        open_item("GraphicLine", shape.head, desk_.ids.next(), shape.head.frame);
        xml_.attribute("ContentType", "Unassigned").attribute("AppliedObjectStyle", desk_.book.object({}));
        write_stroke(desk_.styles, shape.stroke, "", xml_);
        xml_.open("Properties");
        write_line_path(shape.head.frame.width, shape.head.frame.height, xml_);
        xml_.label(object_label(shape.head.id)).close().close();
    }

    void write_blending(const style::Blending& blending) {
        if (blending.is_plain()) return;
        using style::BlendMode;
        constexpr std::pair<BlendMode, const char*> kNames[] = {
            {BlendMode::Normal, "Normal"}, {BlendMode::Multiply, "Multiply"},
            {BlendMode::Screen, "Screen"}, {BlendMode::Overlay, "Overlay"},
            {BlendMode::Darken, "Darken"}, {BlendMode::Lighten, "Lighten"}};
        const char* name = "Normal";
        for (const auto& [mode, text] : kNames)
            if (mode == blending.mode) name = text;
        xml_.open("TransparencySetting").open("BlendingSetting").attribute("BlendMode", name);
        xml_.attribute("Opacity", to_number_text(blending.opacity * 100, 3)).close().close();
    }

    void write_rectangle(const page::Shape& shape) {
        const style::ObjectStyle* style =
            shape.head.style.is_valid() ? &desk_.styles[shape.head.style] : nullptr;
        open_item("Rectangle", shape.head, desk_.ids.next(), shape.head.frame);
        xml_.attribute("ContentType", "Unassigned")
            .attribute("AppliedObjectStyle", desk_.book.object(shape.head.style));
        if (shape.fill != (style ? style->fill : style::Paint())) write_fill(desk_.styles, shape.fill, xml_);
        if (shape.stroke != (style ? style->stroke : style::Stroke()))
            write_stroke(desk_.styles, shape.stroke, "", xml_);
        if (shape.corner_radius != (style ? style->corner_radius : Length())) {
            xml_.attribute("CornerOption", "RoundedCorner").attribute("CornerRadius", shape.corner_radius);
            for (const std::string place : {"TopLeft", "TopRight", "BottomLeft", "BottomRight"}) {
                xml_.attribute(place + "CornerOption", "RoundedCorner");
                xml_.attribute(place + "CornerRadius", shape.corner_radius);
            }
        }
        xml_.open("Properties");
        write_rectangle_path(shape.head.frame.width, shape.head.frame.height, xml_);
        xml_.label(object_label(shape.head.id)).close();
        write_blending(shape.blending);
        xml_.close();
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
