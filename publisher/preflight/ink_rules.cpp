// SPDX-License-Identifier: Apache-2.0
#include "publisher/preflight/internal/rules.hpp"

namespace publisher::preflight {

namespace {

void check_ink(int page, const Result<inspect::Raster>& drawn, double limit, Reporter& reporter) {
    if (!drawn)
        return reporter.add({"R0026",
                             "the page cannot be drawn to sum its inks",
                             drawn.failure().message,
                             "a page that can be drawn",
                             page,
                             {},
                             {}});
    if (drawn->max_mean_ink <= limit) return;
    reporter.add({"R0026",
                  "there is too much ink in a square of 15 mm",
                  to_text(drawn->max_mean_ink, "%"),
                  "at most " + to_text(limit, "%"),
                  page,
                  drawn->max_mean_ink_place,
                  {}});
}

}

std::map<int, inspect::Raster> check_inks(World& world, const std::filesystem::path& pdf, int n_pages,
                                          const Options& options, Reporter& reporter) {
    std::map<int, inspect::Raster> inks;
    const Setting* setting = reporter.setting("R0026");
    if (!setting || !setting->limit) return inks;
    inspect::RasterOptions raster;
    raster.has_pixels = false;
    raster.program = options.inspector;
    raster.memory = options.memory;
    inspect::rasterize_pages(world, pdf, raster, n_pages, options.n_workers,
                             [&](int page, Result<inspect::Raster>&& drawn) {
                                 check_ink(page, drawn, *setting->limit, reporter);
                                 if (drawn) inks.emplace(page, std::move(*drawn));
                                 return true;
                             });
    return inks;
}

}
