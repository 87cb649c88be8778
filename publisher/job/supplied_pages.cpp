// SPDX-License-Identifier: Apache-2.0
#include "publisher/job/supplied_pages.hpp"

#include "publisher/inspect/screen_raster.hpp"
#include "publisher/proof/pictures.hpp"
#include "publisher/world/world.hpp"

#include <algorithm>

namespace publisher::job {
namespace {

inspect::PlacedBox box_named(const std::string& name) {
    if (name == "trim") return inspect::PlacedBox::Trim;
    if (name == "bleed") return inspect::PlacedBox::Bleed;
    if (name == "crop") return inspect::PlacedBox::Crop;
    return name == "media" ? inspect::PlacedBox::Media : inspect::PlacedBox::Art;
}

bool is_ink(const inspect::Color& color) {
    const auto is_of_press = [](const std::string& space) {
        return space == "DeviceCMYK" || space == "Separation" || space == "DeviceN";
    };
    return is_of_press(color.space) || is_of_press(color.alternate);
}

bool paints_with_inks(const inspect::PageFacts& page) {
    const auto has_ink = [](const auto& things) {
        return std::ranges::any_of(things, [](const auto& thing) { return is_ink(thing.color); });
    };
    return has_ink(page.paths) || has_ink(page.pictures) || has_ink(page.shadings) ||
           std::ranges::any_of(
               page.runs, [](const inspect::TextRun& run) { return is_ink(run.fill) || is_ink(run.stroke); });
}

raster::Image joined_channels(const inspect::Raster& light) {
    raster::Image image(light.width, light.height);
    for (std::size_t channel = 0; channel < 3; ++channel) {
        const std::string& pixels = light.plates[channel].pixels;
        for (int y = 0; y < light.height; ++y) {
            const std::size_t row = static_cast<std::size_t>(y) * static_cast<std::size_t>(light.width);
            for (std::size_t x = 0; x < static_cast<std::size_t>(light.width); ++x)
                image.row(y)[3 * x + channel] = static_cast<std::uint8_t>(pixels[row + x]);
        }
    }
    return image;
}

}

Result<SuppliedPage> SuppliedPages::take(const PageOfFile& place,
                                         const std::vector<publication::Output>& outputs) {
    inspect::PlacedPageOptions options;
    options.page = place.page;
    options.box = box_named(place.box);
    const auto taken = inspect::take_page(world_, place.file, options);
    if (!taken) return taken.failure();
    const inspect::PageFacts& facts = taken->facts.pages.front();
    SuppliedPage page{.place = place,
                      .size = facts.size,
                      .is_transparent = taken->is_transparent,
                      .has_inks = paints_with_inks(facts),
                      .box = taken->box,
                      .faults = faults_anywhere(*taken)};
    if (!facts.forms.empty()) page.content_sha256 = facts.forms.front().content_sha256;
    for (const publication::Output& output : outputs)
        page.faults_by_output.emplace(output.name, faults_in(*taken, output));
    const auto kept = keep(taken->pdf);
    if (!kept) return kept.failure();
    page.pdf = *kept;
    return page;
}

Result<ScratchFile::Piece> SuppliedPages::keep(const std::string& pdf) {
    const std::scoped_lock lock(mutex_);
    if (!file_) {
        auto file = ScratchFile::create(world_);
        if (!file) return file.failure();
        file_ = *std::move(file);
    }
    return file_->append(pdf);
}

Result<emit::pdf::PlacedPage> SuppliedPages::read(const SuppliedPage& page) const {
    const std::scoped_lock lock(mutex_);
    auto pdf = file_->read(page.pdf);
    if (!pdf) return pdf.failure();
    return emit::pdf::PlacedPage{*std::move(pdf), page.size, page.is_transparent};
}

Result<raster::Image> SuppliedPages::draw(const SuppliedPage& page, double ppi,
                                          const color::ScreenTransform& inks) const {
    const auto placed = read(page);
    if (!placed) return placed.failure();
    inspect::RasterOptions options;
    options.ppi = ppi;
    options.has_separations = page.has_inks;
    const auto drawn = inspect::rasterize_bytes(world_, placed->pdf, page.place.file, options);
    if (!drawn) return drawn.failure();
    return page.has_inks ? proof::on_screen(*drawn, inks) : joined_channels(drawn->raster);
}

}
