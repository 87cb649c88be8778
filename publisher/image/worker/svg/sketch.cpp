// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/worker/svg/reader.hpp"

namespace publisher::image::svg {

vector::ColorIndex Sketch::color(vector::Rgb rgb) {
    const auto [entry, is_new] =
        color_indices_.emplace(rgb, static_cast<vector::ColorIndex>(drawing_.colors.size()));
    if (is_new) drawing_.colors.push_back(rgb);
    return entry->second;
}

vector::Path Sketch::path(const Outline& outline, const Matrix& matrix, const xmlNode* at) {
    n_steps_ += outline.n_steps();
    if (n_steps_ > kMostSteps) refuse_at(at, "the drawing has more than two million points");
    auto path = outline.to_path(matrix);
    if (!path) refuse_at(at, "it reaches too far out of the drawing");
    return *std::move(path);
}

const xmlNode* Sketch::find(const std::string& id, std::string_view name, const xmlNode* asked_at) const {
    const xmlNode* found = tree_.find(id);
    if (!found) refuse_at(asked_at, "refers to '#" + id + "', which is not there");
    if (!name.empty() && name_of(found) != name)
        refuse_at(asked_at,
                  "refers to '#" + id + "', a <" + std::string(name_of(found)) + ">, which is not drawn");
    return found;
}

}
