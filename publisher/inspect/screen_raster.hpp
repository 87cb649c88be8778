// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/inspect/inspect.hpp"

#include <array>

namespace publisher::inspect {

/// The plates of a page with what is needed to show them on a screen.
struct ScreenRaster {
    Raster raster;
    /// For each plate of a spot the parts of process inks that stand for it at full tint, as the file says;
    /// of process inks nothing.
    std::vector<std::array<double, 4>> alternates;
    std::string profile;     ///< bytes of the first output intent's, when asked for; empty: the file has none
    std::string answer = {}; ///< of the worker, as it can be remembered
};

enum class IntentProfile { Leave, Include };

/// A file in memory; `name` is for messages. Without separations the plates are light and have no alternates.
Result<ScreenRaster> rasterize_bytes(World& world, const std::string& pdf, const std::filesystem::path& name,
                                     const RasterOptions& options);

/// As `rasterize`, always with separations.
Result<ScreenRaster> rasterize_for_screen(World& world, const std::filesystem::path& path,
                                          const RasterOptions& options,
                                          IntentProfile profile = IntentProfile::Leave);

/// As `rasterize_pages`, always with separations.
void rasterize_pages_for_screen(World& world, const std::filesystem::path& path, const RasterOptions& options,
                                int last_page, int n_workers,
                                const std::function<bool(int page, Result<ScreenRaster>&& drawn)>& take);

}
