// SPDX-License-Identifier: Apache-2.0
#include "publisher/compare/internal/edition.hpp"
#include "publisher/inspect/inspect.hpp"

#include <algorithm>
#include <cstdlib>

namespace publisher::compare {
namespace {

using inspect::Plate;
using inspect::Raster;

struct Difference {
    std::size_t n_pixels = 0;
    int left = 0, top = 0, right = 0, bottom = 0;

    void add(int x, int y) {
        left = n_pixels == 0 ? x : std::min(left, x);
        top = n_pixels == 0 ? y : std::min(top, y);
        right = n_pixels == 0 ? x + 1 : std::max(right, x + 1);
        bottom = n_pixels == 0 ? y + 1 : std::max(bottom, y + 1);
        ++n_pixels;
    }
};

/// No plate is one without ink.
int ink_at(const Plate* plate, std::size_t pixel) {
    return plate ? static_cast<unsigned char>(plate->pixels[pixel]) : 0;
}

Difference difference_of(const Plate* before, const Plate* after, const Raster& raster, int tolerance,
                         std::vector<bool>& is_changed) {
    Difference difference;
    for (int y = 0; y < raster.height; ++y) {
        for (int x = 0; x < raster.width; ++x) {
            const auto pixel = static_cast<std::size_t>(y) * static_cast<std::size_t>(raster.width) +
                               static_cast<std::size_t>(x);
            if (std::abs(ink_at(before, pixel) - ink_at(after, pixel)) <= tolerance) continue;
            difference.add(x, y);
            is_changed[pixel] = true;
        }
    }
    return difference;
}

PlateChange change_of(int page, std::string ink, const Difference& difference, const Raster& raster) {
    const auto length = [&](int pixels) { return Length::from_points(pixels * 72 / raster.ppi); };
    const double side = 25.4 / raster.ppi;
    return {page,
            std::move(ink),
            static_cast<double>(difference.n_pixels) * side * side,
            {raster.origin.x + length(difference.left), raster.origin.y + length(difference.top),
             length(difference.right - difference.left), length(difference.bottom - difference.top)}};
}

/// Inks in the order of the page after, then those that only the page before has.
std::vector<std::string> inks_of(const Raster* before, const Raster& after) {
    std::vector<std::string> inks;
    for (const Plate& plate : after.plates)
        inks.push_back(plate.name);
    if (!before) return inks;
    for (const Plate& plate : before->plates) {
        if (!after.find_plate(plate.name)) inks.push_back(plate.name);
    }
    return inks;
}

void compare_page(int page, const Raster* before, const Raster& after, const Options& options,
                  std::vector<PlateChange>& changes) {
    const bool has_size = before && before->width == after.width && before->height == after.height;
    if (!has_size) before = nullptr;
    std::vector<bool> is_changed(static_cast<std::size_t>(after.width) *
                                 static_cast<std::size_t>(after.height));
    const std::size_t n_before = changes.size();
    for (std::string& ink : inks_of(before, after)) {
        const Plate* was = before ? before->find_plate(ink) : nullptr;
        const Difference difference =
            difference_of(was, after.find_plate(ink), after, options.tolerance, is_changed);
        if (difference.n_pixels > 0) changes.push_back(change_of(page, std::move(ink), difference, after));
    }
    if (options.take_overlay && changes.size() > n_before)
        options.take_overlay(page, overlay_of(after, is_changed));
}

}

Result<std::vector<PlateChange>> compare_plates(World& world, const std::filesystem::path& before_file,
                                                const EditionContent& before,
                                                const std::filesystem::path& after_file,
                                                const EditionContent& after, const Options& options) {
    std::vector<PlateChange> changes;
    inspect::RasterOptions drawing;
    drawing.ppi = options.ppi;
    drawing.area = inspect::Area::Bleed;
    drawing.program = options.inspector;
    for (std::size_t i = 0; i < after.pages.size(); ++i) {
        const bool was_there = i < before.pages.size();
        if (was_there && before.pages[i].digest == after.pages[i].digest) continue;
        drawing.page = static_cast<int>(i) + 1;
        const auto is = inspect::rasterize(world, after_file, drawing);
        if (!is) return is.failure();
        std::optional<Raster> was;
        if (was_there) {
            auto drawn = inspect::rasterize(world, before_file, drawing);
            if (!drawn) return drawn.failure();
            was = std::move(*drawn);
        }
        compare_page(drawing.page, was ? &*was : nullptr, *is, options, changes);
    }
    return changes;
}

std::vector<FormChange> forms_of(const std::vector<PlateChange>& plates, int pages_of_a_signature) {
    std::map<std::tuple<int, bool, std::string>, std::vector<int>> forms;
    for (const PlateChange& plate : plates) {
        const int place = (plate.page - 1) % pages_of_a_signature;
        const bool is_outer = place % 4 == 0 || place % 4 == 3;
        forms[{(plate.page - 1) / pages_of_a_signature + 1, !is_outer, plate.ink}].push_back(plate.page);
    }
    std::vector<FormChange> changes;
    for (auto& [form, pages] : forms)
        changes.push_back({std::get<0>(form), !std::get<1>(form), std::get<2>(form), std::move(pages)});
    return changes;
}

}
