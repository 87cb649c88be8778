// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/worker/svg/reader.hpp"

#include "publisher/image/worker/refuse.hpp"

#include <algorithm>
#include <span>

namespace publisher::image::svg {
namespace {

/// They say something about the drawing, or are drawn where something refers to them.
constexpr std::string_view kNotShown[] = {"title",          "desc",           "metadata", "defs",   "style",
                                          "linearGradient", "radialGradient", "clipPath", "symbol", "mask",
                                          "pattern",        "filter",         "marker",   "view",   "stop"};

bool is_one_of(std::string_view name, std::span<const std::string_view> names) {
    return std::ranges::find(names, name) != names.end();
}

/// What `use` shows may lie as deep again; the stack of a process is not endless.
class Nesting {
public:
    Nesting(int& depth, const xmlNode* element) : depth_(depth) {
        constexpr int kDeepestShown = 300;
        if (++depth_ > kDeepestShown)
            refuse_at(element, "what is drawn lies more than 300 deep in one another");
    }
    ~Nesting() { --depth_; }
    Nesting(const Nesting&) = delete;
    Nesting& operator=(const Nesting&) = delete;

private:
    int& depth_;
};

class Reader {
public:
    explicit Reader(const Tree& tree) : sketch_(tree) {}

    vector::Drawing read(const Extent& extent) {
        const xmlNode* root = sketch_.tree().root();
        collect_rules(root);
        const double longer = std::max(extent.width, extent.height);
        const double factor = vector::Drawing::kSpan.points() / longer;
        sketch_.drawing().size = {vector::Drawing::kSpan.scaled(extent.width / longer),
                                  vector::Drawing::kSpan.scaled(extent.height / longer)};
        const Matrix view = view_box_matrix(root, extent.width, extent.height).value_or(Matrix());
        Space space{Matrix::scaled(factor, factor) * view, extent.width, extent.height};
        if (const auto box = view_box(root)) {
            space.width = box->width();
            space.height = box->height();
        }
        draw_group(root, style_of(root, Style(), sketch_.rules(), space.width), space);
        return std::move(sketch_.drawing());
    }

private:
    void collect_rules(const xmlNode* element) {
        for (const xmlNode* child = first_element(element); child; child = next_element(child)) {
            if (name_of(child) == "style") sketch_.rules().add(child);
            if (name_of(child) == "script") refuse_at(child, "scripts are not run");
            collect_rules(child);
        }
    }

    void draw(const xmlNode* element, const Style& parent, Space space) {
        const std::string_view name = name_of(element);
        if (name.empty() || is_one_of(name, kNotShown)) return;
        const Nesting nesting(depth_, element);
        const Style style = style_of(element, parent, sketch_.rules(), space.width);
        if (!style.is_displayed) return;
        if (const auto condition = attribute(element, "systemLanguage"))
            refuse_at(element, "what is shown to readers of '" + *condition + "' alone is not drawn");
        space.matrix = space.matrix * style.transform;
        // What has no extent shows nothing, whatever is in it.
        if (space.matrix.determinant() == 0) return;
        if (name == "g" || name == "a") return draw_group(element, style, space);
        if (name == "use") return draw_use(element, style, space);
        if (name == "text") return draw_text(element, style, space);
        if (name == "svg") return draw_viewport(element, element, style, space);
        const auto outline = outline_of(element, style, space);
        if (!outline) refuse_at(element, "is not drawn");
        draw_shape(element, *outline, style, space);
    }

    void draw_children(const xmlNode* element, const Style& style, const Space& space) {
        for (const xmlNode* child = first_element(element); child; child = next_element(child))
            draw(child, style, space);
    }

    /// Draws as one what is clipped or transparent as one.
    template <typename Draw>
    void as_group(const xmlNode* element, const Style& style, double opacity, std::vector<vector::Clip> clips,
                  const Space& space, const std::optional<Box>& box, Draw draw) {
        if (opacity == 0) return;
        if (!style.clip.empty()) add_clips(style.clip, space, box, element, sketch_, clips);
        const bool is_group = opacity != 1 || !clips.empty();
        if (is_group) {
            if (++n_open_ > vector::Drawing::kDeepest)
                refuse_at(element, "groups lie more than 100 deep in one another");
            sketch_.drawing().parts.emplace_back(vector::GroupStart{std::move(clips), opacity});
        }
        draw();
        if (!is_group) return;
        --n_open_;
        sketch_.drawing().parts.emplace_back(vector::GroupEnd{});
    }

    void draw_group(const xmlNode* element, const Style& style, const Space& space) {
        as_group(element, style, style.opacity, {}, space, {}, [&] { draw_children(element, style, space); });
    }

    void draw_text(const xmlNode* element, const Style& style, const Space& space) {
        as_group(element, style, style.opacity, {}, space, {},
                 [&] { add_text(element, style, space, sketch_); });
    }

    void draw_shape(const xmlNode* element, const Outline& outline, const Style& style, const Space& space) {
        refuse_children(element);
        if (!style.is_visible || outline.is_empty()) return;
        const auto box = outline.bounds();
        vector::PaintedPath path;
        path.rule = style.fill_rule;
        path.fill_opacity = style.fill_opacity;
        path.fill = to_paint(style.fill, space.matrix, box, path.fill_opacity, element, sketch_);
        path.stroke = to_stroke(style, space.matrix, box, element, sketch_);
        const bool is_filled = !std::holds_alternative<std::monostate>(path.fill);
        const bool is_stroked = !std::holds_alternative<std::monostate>(path.stroke.paint);
        if (!is_filled && !is_stroked) return;
        path.outline = sketch_.path(outline, space.matrix, element);
        // Opacity of the whole is that of its one part.
        double opacity = style.opacity;
        if (is_filled != is_stroked) {
            (is_filled ? path.fill_opacity : path.stroke.opacity) *= opacity;
            opacity = 1;
        }
        as_group(element, style, opacity, {}, space, box,
                 [&] { sketch_.drawing().parts.emplace_back(std::move(path)); });
    }

    /// A shape may have a name; whatever else stands in it would change it.
    static void refuse_children(const xmlNode* element) {
        for (const xmlNode* child = first_element(element); child; child = next_element(child)) {
            const std::string_view name = name_of(child);
            if (!name.empty() && name != "title" && name != "desc" && name != "metadata")
                refuse_at(child, "is not drawn");
        }
    }

    void draw_use(const xmlNode* element, const Style& style, Space space) {
        const auto id = href(element);
        if (!id) return;
        const xmlNode* shown = sketch_.find(*id, "", element);
        if (++n_uses_ > kMostUses) refuse_at(element, "more than 10,000 elements are shown by <use>");
        if (std::ranges::find(open_uses_, shown) != open_uses_.end()) refuse_at(element, "shows itself");
        open_uses_.push_back(shown);
        as_group(element, style, style.opacity, {}, space, {}, [&] {
            space.matrix = space.matrix * Matrix::moved(length_of(element, "x", space.width, style),
                                                        length_of(element, "y", space.height, style));
            const std::string_view name = name_of(shown);
            if (name == "symbol" || name == "svg") {
                const Style own = style_of(shown, style, sketch_.rules(), space.width);
                if (own.is_displayed) draw_viewport(shown, element, own, space);
            } else {
                draw(shown, style, space);
            }
        });
        open_uses_.pop_back();
    }

    /// What has a view box of its own. Its size is that of the `use`, if that has one.
    void draw_viewport(const xmlNode* element, const xmlNode* sized_by, const Style& style, Space space) {
        const auto extent = [&](const char* name, double whole) {
            const double own = length_of(element, name, whole, style, whole);
            return length_of(sized_by, name, whole, style, own);
        };
        const double width = extent("width", space.width), height = extent("height", space.height);
        if (width <= 0 || height <= 0) return;
        if (name_of(element) == "svg" && element == sized_by)
            space.matrix = space.matrix * Matrix::moved(length_of(element, "x", space.width, style),
                                                        length_of(element, "y", space.height, style));
        Outline frame;
        frame.move({0, 0});
        for (const Spot& corner : {Spot{width, 0}, Spot{width, height}, Spot{0, height}})
            frame.line(corner);
        frame.close();
        std::vector<vector::Clip> clips;
        clips.push_back({sketch_.path(frame, space.matrix, element), vector::FillRule::NonZero});
        Space inner{space.matrix, width, height};
        if (const auto view = view_box_matrix(element, width, height)) {
            const auto box = view_box(element);
            inner = {space.matrix * *view, box->width(), box->height()};
            if (view->determinant() == 0) return;
        }
        as_group(element, style, style.opacity, std::move(clips), inner, {},
                 [&] { draw_children(element, style, inner); });
    }

    Sketch sketch_;
    int depth_ = 0, n_open_ = 0, n_uses_ = 0;
    std::vector<const xmlNode*> open_uses_;
};

Extent extent_of(const Tree& tree) {
    const xmlNode* root = tree.root();
    const auto box = view_box(root);
    const Style style;
    Extent extent{length_of(root, "width", box ? box->width() : 0, style, -1),
                  length_of(root, "height", box ? box->height() : 0, style, -1)};
    if (box && extent.width < 0 && extent.height < 0) extent = {box->width(), box->height()};
    if (box && extent.width < 0) extent.width = extent.height * box->width() / std::max(box->height(), 1e-9);
    if (box && extent.height < 0) extent.height = extent.width * box->height() / std::max(box->width(), 1e-9);
    if (!(extent.width > 0 && extent.height > 0)) refuse_at(root, "says neither its size nor its view box");
    if (std::max(extent.width, extent.height) > 1000 * std::min(extent.width, extent.height))
        refuse_at(root, "it is more than a thousand times as long as it is wide");
    return extent;
}

}

vector::Drawing read_drawing(std::string_view bytes) {
    const Tree tree = Tree::parse(bytes);
    return Reader(tree).read(extent_of(tree));
}

Extent read_extent(std::string_view bytes) {
    return extent_of(Tree::parse(bytes));
}

}
