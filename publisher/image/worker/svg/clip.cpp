// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/worker/svg/reader.hpp"

#include <algorithm>

namespace publisher::image::svg {
namespace {

struct ClipShape {
    Outline outline;
    vector::FillRule rule;
    const xmlNode* at;
};

/// The shape of a clip, or that which a `use` among them shows.
std::optional<ClipShape> shape_of(const xmlNode* element, const Style& parent, const Space& space,
                                  Sketch& sketch) {
    Style style = style_of(element, parent, sketch.rules(), space.width);
    Matrix matrix = style.transform;
    const xmlNode* shape = element;
    if (name_of(element) == "use") {
        const auto id = href(element);
        if (!id) return {};
        shape = sketch.find(*id, "", element);
        matrix = matrix * Matrix::moved(length_of(element, "x", space.width, style),
                                        length_of(element, "y", space.height, style));
        style = style_of(shape, style, sketch.rules(), space.width);
        matrix = matrix * style.transform;
    }
    if (!style.is_displayed || !style.is_visible) return {};
    const auto outline = outline_of(shape, style, space);
    if (!outline) refuse_at(shape, "clips are drawn with shapes alone");
    if (!style.clip.empty()) refuse_at(shape, "shapes of a clip that are clipped themselves are not drawn");
    return ClipShape{outline->transformed(matrix), style.clip_rule, shape};
}

/// All shapes as one outline by the nonzero rule, each going round the same way, so that none takes from another
/// where they overlap. A shape with holes keeps them as long as it stands apart.
vector::Clip joined(const std::vector<ClipShape>& shapes, const Matrix& matrix, Sketch& sketch) {
    vector::Clip clip;
    if (shapes.empty()) return clip;
    if (shapes.size() == 1) return {sketch.path(shapes[0].outline, matrix, shapes[0].at), shapes[0].rule};
    Outline all;
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        const Outline& outline = shapes[i].outline;
        const bool is_simple = outline.n_figures() == 1 && shapes[i].rule == vector::FillRule::NonZero;
        for (std::size_t j = 0; j < shapes.size() && !is_simple; ++j) {
            const auto own = outline.bounds(), other = shapes[j].outline.bounds();
            if (shapes[i].rule == vector::FillRule::EvenOdd ||
                (i != j && own && other && own->overlaps(*other)))
                refuse_at(shapes[i].at, "a clip of several shapes, one of them with holes, is not drawn");
        }
        all.append(outline.turning() < 0 ? outline.reversed() : outline);
    }
    clip.outline = sketch.path(all, matrix, shapes[0].at);
    return clip;
}

}

void add_clips(const std::string& id, const Space& space, const std::optional<Box>& box, const xmlNode* at,
               Sketch& sketch, std::vector<vector::Clip>& clips) {
    constexpr std::size_t kMostClips = 50;
    if (clips.size() > kMostClips) refuse_at(at, "its clips are clipped more than 50 times");
    const xmlNode* node = sketch.find(id, "clipPath", at);
    const Style style = style_of(node, Style(), sketch.rules(), space.width);
    Matrix matrix = space.matrix * style.transform;
    if (attribute(node, "clipPathUnits").value_or("userSpaceOnUse") == "objectBoundingBox") {
        if (!box)
            refuse_at(at,
                      "its clip is measured by its box; only shapes have one, others need userSpaceOnUse");
        matrix = matrix * Matrix::moved(box->left, box->top) * Matrix::scaled(box->width(), box->height());
    }
    std::vector<ClipShape> shapes;
    for (const xmlNode* child = first_element(node); child; child = next_element(child)) {
        const std::string_view name = name_of(child);
        if (name.empty() || name == "title" || name == "desc" || name == "metadata") continue;
        if (auto shape = shape_of(child, style, space, sketch)) shapes.push_back(*std::move(shape));
    }
    clips.push_back(joined(shapes, matrix, sketch));
    if (!style.clip.empty()) add_clips(style.clip, space, box, node, sketch, clips);
}

}
