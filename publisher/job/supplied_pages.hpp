// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/page_of_file.hpp"
#include "publisher/emit/pdf/write_pdf.hpp"
#include "publisher/job/placing_rules.hpp"
#include "publisher/raster/image.hpp"
#include "publisher/world/scratch_file.hpp"

#include <map>
#include <mutex>
#include <optional>

namespace publisher::color {
class ScreenTransform;
}

namespace publisher::job {

/// A page of a supplied PDF that was taken out of its file.
struct SuppliedPage {
    PageOfFile place;
    Size size; ///< at its own scale
    bool is_transparent = false;
    bool has_inks = false;      ///< paints with inks of a press, not only with the light of screens
    std::string box;            ///< which is seen: "TrimBox"
    std::string content_sha256; ///< by which it is known on finished pages
    std::vector<PlacingFault> faults;
    std::map<std::string, std::vector<PlacingFault>> faults_by_output; ///< by its name
    ScratchFile::Piece pdf;
};

/// The supplied pages of a run wait in a scratch file, so that none of them is in memory. Safe in several threads.
class SuppliedPages {
public:
    explicit SuppliedPages(World& world) : world_(world) {}

    /// Takes the page out of its file in a worker and judges it for each output.
    Result<SuppliedPage> take(const PageOfFile& place, const std::vector<publication::Output>& outputs);
    Result<emit::pdf::PlacedPage> read(const SuppliedPage& page) const;
    /// As a screen shows it at `ppi` of its own size: inks through the condition of the output, light as it is.
    Result<raster::Image> draw(const SuppliedPage& page, double ppi,
                               const color::ScreenTransform& inks) const;

private:
    Result<ScratchFile::Piece> keep(const std::string& pdf);

    World& world_;
    mutable std::mutex mutex_;
    std::optional<ScratchFile> file_;
};

}
