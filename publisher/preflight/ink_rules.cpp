// SPDX-License-Identifier: Apache-2.0
#include "publisher/preflight/internal/rules.hpp"

namespace publisher::preflight {

void check_ink(World& world, const std::filesystem::path& pdf, int page,
               const std::filesystem::path& inspector, Reporter& reporter) {
    const Setting* setting = reporter.setting("R0026");
    if (!setting || !setting->limit) return;
    inspect::RasterOptions options;
    options.page = page;
    options.program = inspector;
    const auto raster = inspect::rasterize(world, pdf, options);
    if (!raster)
        return reporter.add({"R0026",
                             "the page cannot be drawn to sum its inks",
                             raster.failure().message,
                             "a page that can be drawn",
                             page,
                             {},
                             {}});
    if (raster->max_mean_ink <= *setting->limit) return;
    reporter.add({"R0026",
                  "there is too much ink in a square of 15 mm",
                  to_text(raster->max_mean_ink, "%"),
                  "at most " + to_text(*setting->limit, "%"),
                  page,
                  raster->max_mean_ink_place,
                  {}});
}

}
