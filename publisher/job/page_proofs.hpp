// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/emit/proof/draw_page.hpp"
#include "publisher/job/edition.hpp"

namespace publisher::color {
class ScreenTransform;
}

namespace publisher::job {

/// Pictures of laid-out pages, straight from the spool, in the colours of one output.
class PageProofs {
public:
    /// The edition has been laid out. Refused when the output's profile has no way to a screen.
    static Result<PageProofs> create(World& world, const Preparation& preparation, EditionRun& run,
                                     const layout::Outcome& outcome, std::size_t output_idx,
                                     const Pictures& pictures);
    ~PageProofs();
    PageProofs(PageProofs&&) noexcept;

    /// Writes `folder/pages/NNN.png` for every page.
    Status write_pages(double ppi, const Path& folder);
    /// One page, counted from 0.
    Result<raster::Image> draw(std::size_t page_idx, double ppi);
    /// Gives pages of the report their pictures: at most two hundred, those with findings first. A page that
    /// cannot be drawn has none.
    void add_to(report::Edition& report);

private:
    PageProofs();
    struct State;
    std::unique_ptr<State> state_;
};

/// "007": physical page numbers as wide as the last one, at least three digits.
std::string page_file_stem(int page, std::size_t n_pages);

}
