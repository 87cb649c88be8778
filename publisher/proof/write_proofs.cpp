// SPDX-License-Identifier: Apache-2.0
#include "publisher/proof/write_proofs.hpp"

#include "publisher/color/screen_transform.hpp"
#include "publisher/inspect/screen_raster.hpp"
#include "publisher/proof/album.hpp"
#include "publisher/world/world.hpp"

#include <optional>

namespace publisher::proof {
namespace {

using Path = std::filesystem::path;

/// A name of an ink as a part of a file name.
std::string file_word(std::string_view name) {
    std::string word;
    for (const char c : name) {
        const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        word += is_plain ? c : '-';
    }
    return word;
}

class Writer {
public:
    Writer(World& world, const Path& pdf, const Options& options, const Path& folder)
        : world_(world), pdf_(pdf), options_(options), folder_(folder) {}

    Result<Summary> write(const font::Library& fonts) {
        if (const Status read = read_pages(); !read) return read.failure();
        auto album = Album::open(world_, fonts, options_, labels_.size(), folder_);
        if (!album) return album.failure();
        album_.emplace(*std::move(album));
        Status status = begin();
        if (!status) return status.failure();
        const auto take = [&](int page, Result<inspect::ScreenRaster>&& drawn) {
            status = drawn ? write_page(page, *drawn) : Status(drawn.failure());
            return static_cast<bool>(status);
        };
        inspect::rasterize_pages_for_screen(world_, pdf_, raster_options(), static_cast<int>(labels_.size()),
                                            options_.n_threads, take);
        if (status) status = album_->finish(summary_);
        return status ? Result<Summary>(std::move(summary_)) : Result<Summary>(status.failure());
    }

private:
    Status read_pages() {
        inspect::Options options;
        options.has_glyphs = false;
        options.program = options_.program;
        const auto document = inspect::inspect_pages(
            world_, pdf_, options, [&](inspect::PageFacts&& page) { labels_.push_back(page.label); });
        return document ? Status(Done{}) : Status(document.failure());
    }

    /// The first page brings the profile of the file.
    Status begin() {
        inspect::RasterOptions options = raster_options();
        options.ppi = 10;
        const auto first =
            inspect::rasterize_for_screen(world_, pdf_, options, inspect::IntentProfile::Include);
        if (!first) return first.failure();
        auto inks = color::ScreenTransform::create(first->profile);
        summary_.ppi = options_.ppi;
        summary_.ink_limit = options_.ink_limit;
        summary_.has_own_profile = static_cast<bool>(inks);
        if (!inks) inks = color::ScreenTransform::create(options_.profile);
        if (!inks) return inks.failure();
        inks_ = *std::move(inks);
        for (const char* name : {"separations", "ink"}) {
            if (const Status status = world_.create_directories(folder_ / name); !status) return status;
        }
        return album_->begin();
    }

    inspect::RasterOptions raster_options() const {
        inspect::RasterOptions options;
        options.ppi = options_.ppi;
        options.program = options_.program;
        return options;
    }

    Status write_page(int number, const inspect::ScreenRaster& drawn) {
        const inspect::Raster& plates = drawn.raster;
        const std::string& label = labels_[static_cast<std::size_t>(number - 1)];
        summarize(plates, number, label);
        const Status added = album_->add(on_screen(drawn, *inks_), label, plates.origin);
        if (!added) return added;
        const std::string stem = album_->stem_of(number);
        for (std::size_t i = 0; i < plates.plates.size(); ++i) {
            const inspect::Plate& plate = plates.plates[i];
            std::string name = "separations/" + stem + '-' + file_word(plate.name);
            if (plate.is_spot)
                name = "separations/" + stem + "-spot" + std::to_string(i - 3) + '-' + file_word(plate.name);
            const Status status = album_->write_image(name, separation(plate, plates.width, plates.height));
            if (!status) return status;
        }
        return album_->write_image("ink/" + stem, ink_map(plates, options_.ink_limit, album_->lettering()));
    }

    void summarize(const inspect::Raster& plates, int number, const std::string& label) {
        PageSummary page{number,
                         label,
                         {},
                         plates.max_ink,
                         plates.max_mean_ink,
                         plates.max_mean_ink_place,
                         plates.merged_spots,
                         plates.messages};
        for (const inspect::Plate& plate : plates.plates)
            page.plates.push_back({plate.name, plate.is_spot, plate.mean_coverage, plate.max_coverage});
        summary_.pages.push_back(std::move(page));
    }

    World& world_;
    const Path& pdf_;
    const Options& options_;
    const Path& folder_;
    std::optional<Album> album_;
    std::optional<color::ScreenTransform> inks_;
    std::vector<std::string> labels_; ///< one for each page
    Summary summary_;
};

}

Result<Summary> write_proofs(World& world, const Path& pdf, const font::Library& fonts,
                             const Options& options, const Path& folder) {
    return Writer(world, pdf, options, folder).write(fonts);
}

}
