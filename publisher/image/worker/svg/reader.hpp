// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/image/worker/svg/style.hpp"

namespace publisher::image::svg {

/// Reads the static subset of SVG that can be printed as it is: paths, shapes, groups, `use`, gradients, clips
/// and text (SVG 2; what is left of SVG 1.1 in files). Whatever else would show is refused with its line and
/// its name, never left out.
vector::Drawing read_drawing(std::string_view bytes);

/// The size that a file gives itself, in user units: its width and height, or those of its view box.
struct Extent {
    double width = 0, height = 0;
};
Extent read_extent(std::string_view bytes);

/// What parts of the reader share: the file, and the drawing as it grows.
class Sketch {
public:
    explicit Sketch(const Tree& tree) : tree_(tree) {}

    const Tree& tree() const { return tree_; }
    Rules& rules() { return rules_; }
    vector::Drawing& drawing() { return drawing_; }

    vector::ColorIndex color(vector::Rgb rgb);
    /// In the space of the drawing. Refused when it is beyond the limits.
    vector::Path path(const Outline& outline, const Matrix& matrix, const xmlNode* at);
    /// The element that `id` names. Refused when there is none, or none of that name; empty: of any.
    const xmlNode* find(const std::string& id, std::string_view name, const xmlNode* asked_at) const;

private:
    const Tree& tree_;
    Rules rules_;
    vector::Drawing drawing_;
    std::map<vector::Rgb, vector::ColorIndex> color_indices_;
    std::size_t n_steps_ = 0;
};

/// Where an element stands: what brings its user units into the drawing, and what percentages are of.
struct Space {
    Matrix matrix;
    double width = 0, height = 0;
};

/// A length of an element; `whole` is what percentages are of.
double length_of(const xmlNode* element, const char* name, double whole, const Style& style,
                 double otherwise = 0);
/// The outline of a shape element; nothing for elements of other kinds.
std::optional<Outline> outline_of(const xmlNode* element, const Style& style, const Space& space);
/// Between a viewport and what is drawn in it (SVG 2 §8.2); nothing without a view box. Refused when that is
/// malformed; a view box without extent shows nothing.
std::optional<Matrix> view_box_matrix(const xmlNode* element, double width, double height);
std::optional<Box> view_box(const xmlNode* element);

/// What an element is painted with. `opacity` is reduced where colours are transparent themselves; `box` is that
/// of its outline, in its own units.
vector::Paint to_paint(const PaintSource& source, const Matrix& matrix, const std::optional<Box>& box,
                       double& opacity, const xmlNode* at, Sketch& sketch);
/// Refused for a matrix that would stretch the stroke unevenly.
vector::Stroke to_stroke(const Style& style, const Matrix& matrix, const std::optional<Box>& box,
                         const xmlNode* at, Sketch& sketch);
/// The clips of a clipPath, its own among them.
void add_clips(const std::string& id, const Space& space, const std::optional<Box>& box, const xmlNode* at,
               Sketch& sketch, std::vector<vector::Clip>& clips);
/// The lines of a `text` element.
void add_text(const xmlNode* element, const Style& style, const Space& space, Sketch& sketch);

}
