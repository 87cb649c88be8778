// SPDX-License-Identifier: Apache-2.0
#include "publisher/proof/write_proofs.hpp"

#include "publisher/color/soft_proof.hpp"
#include "publisher/emit/proof/lettering.hpp"
#include "publisher/inspect/screen_raster.hpp"
#include "publisher/proof/pictures.hpp"
#include "publisher/world/world.hpp"

#include <algorithm>
#include <optional>
#include <thread>

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

/// What the letters of a label cannot show is counted instead.
std::string shown_label(const inspect::PageFacts& page) {
    const bool is_plain = std::ranges::all_of(page.label, [](char c) { return c >= ' ' && c <= '~'; });
    return is_plain && !page.label.empty() ? page.label : std::to_string(page.number);
}

class Writer {
public:
    Writer(World& world, const Path& pdf, const Options& options, const Path& folder,
           emit::proof::Lettering lettering)
        : world_(world), pdf_(pdf), options_(options), folder_(folder), lettering_(std::move(lettering)) {}

    Result<Summary> write() {
        if (const Status read = read_pages(); !read) return read.failure();
        if (const Status begun = begin(); !begun) return begun.failure();
        const std::size_t n_at_once = static_cast<std::size_t>(std::max(options_.n_threads, 1));
        for (std::size_t first = 0; first < labels_.size(); first += n_at_once) {
            const std::size_t n = std::min(n_at_once, labels_.size() - first);
            for (const Result<inspect::ScreenRaster>& page : rasterize(first, n)) {
                if (!page) return page.failure();
                if (const Status written = write_page(*page); !written) return written.failure();
            }
        }
        const bool is_turned = options_.is_right_to_left;
        const Status sheets = write_sheets("contact-sheet-", contact_sheets(tiles_, is_turned, lettering_));
        if (!sheets) return sheets.failure();
        if (options_.has_spreads) {
            const Status plans = write_sheets("flat-plan-", flat_plans(tiles_, is_turned, lettering_));
            if (!plans) return plans.failure();
        }
        if (const Status status = write_bytes("proof.json", to_json(summary_)); !status)
            return status.failure();
        return std::move(summary_);
    }

private:
    Status read_pages() {
        inspect::Options options;
        options.has_glyphs = false;
        options.program = options_.program;
        const auto document = inspect::inspect_pages(
            world_, pdf_, options, [&](inspect::PageFacts&& page) { labels_.push_back(shown_label(page)); });
        return document ? Status(Done{}) : Status(document.failure());
    }

    /// The first page brings the profile of the file.
    Status begin() {
        inspect::RasterOptions options = raster_options(1);
        options.ppi = 10;
        const auto first =
            inspect::rasterize_for_screen(world_, pdf_, options, inspect::IntentProfile::Include);
        if (!first) return first.failure();
        auto inks = color::SoftProof::create(first->profile);
        summary_ = {options_.ppi, options_.ink_limit, static_cast<bool>(inks), {}};
        if (!inks) inks = color::SoftProof::create(options_.profile);
        if (!inks) return inks.failure();
        inks_ = *std::move(inks);
        for (const char* name : {"pages", "thumbnails", "separations", "ink"}) {
            if (const Status status = world_.create_directories(folder_ / name); !status) return status;
        }
        return options_.marks.empty() ? Status(Done{}) : world_.create_directories(folder_ / "findings");
    }

    inspect::RasterOptions raster_options(int page) const {
        inspect::RasterOptions options;
        options.page = page;
        options.ppi = options_.ppi;
        options.program = options_.program;
        return options;
    }

    /// One worker for each page, several at a time; answers in the order of the pages.
    std::vector<Result<inspect::ScreenRaster>> rasterize(std::size_t first, std::size_t n) {
        std::vector<Result<inspect::ScreenRaster>> answers(
            n, Failure{Failure::Kind::Internal, "the page was not drawn"});
        const auto ask = [&](std::size_t i) {
            answers[i] =
                inspect::rasterize_for_screen(world_, pdf_, raster_options(static_cast<int>(first + i) + 1));
        };
        std::vector<std::jthread> threads;
        for (std::size_t i = 1; i < n; ++i)
            threads.emplace_back(ask, i);
        ask(0);
        threads.clear();
        return answers;
    }

    Status write_page(const inspect::ScreenRaster& drawn) {
        const inspect::Raster& plates = drawn.raster;
        const int number = static_cast<int>(summary_.pages.size()) + 1;
        const std::string& label = labels_[static_cast<std::size_t>(number - 1)];
        const std::string stem = stem_of(number);
        summarize(plates, number, label);
        raster::Image page = on_screen(drawn, *inks_);
        if (const Status status = write_image("pages/" + stem, page); !status) return status;
        raster::Image small = raster::fitted(page, kThumbnailWidth, 2 * kThumbnailWidth);
        if (const Status status = write_image("thumbnails/" + stem, small); !status) return status;
        tiles_.push_back({std::move(small), label});
        for (std::size_t i = 0; i < plates.plates.size(); ++i) {
            const inspect::Plate& plate = plates.plates[i];
            std::string name = "separations/" + stem + '-' + file_word(plate.name);
            if (plate.is_spot)
                name = "separations/" + stem + "-spot" + std::to_string(i - 3) + '-' + file_word(plate.name);
            const Status status = write_image(name, separation(plate, plates.width, plates.height));
            if (!status) return status;
        }
        const Status mapped = write_image("ink/" + stem, ink_map(plates, options_.ink_limit, lettering_));
        return mapped ? write_marks(page, plates, number) : mapped;
    }

    Status write_marks(raster::Image& page, const inspect::Raster& plates, int number) {
        std::vector<Mark> marks;
        std::ranges::copy_if(options_.marks, std::back_inserter(marks),
                             [&](const Mark& mark) { return mark.page == number; });
        if (marks.empty()) return Done{};
        draw_marks(page, marks, plates.origin, plates.ppi);
        return write_image("findings/" + stem_of(number), page);
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

    std::string stem_of(int number) const {
        const std::size_t width = std::max<std::size_t>(3, std::to_string(labels_.size()).size());
        const std::string digits = std::to_string(number);
        return std::string(width - digits.size(), '0') + digits;
    }

    Status write_sheets(const std::string& stem, const std::vector<raster::Image>& sheets) {
        for (std::size_t i = 0; i < sheets.size(); ++i) {
            const Status status = write_image(stem + std::to_string(i + 1), sheets[i]);
            if (!status) return status;
        }
        return Done{};
    }

    Status write_image(const std::string& stem, const raster::Image& image) {
        return write_bytes(stem + ".png", raster::to_png(image));
    }

    Status write_bytes(const std::string& name, const std::string& bytes) {
        auto file = world_.create(folder_ / name);
        if (!file) return file.failure();
        (*file)->write(bytes);
        return (*file)->publish();
    }

    static constexpr int kThumbnailWidth = 200;

    World& world_;
    const Path& pdf_;
    const Options& options_;
    const Path& folder_;
    emit::proof::Lettering lettering_;
    std::optional<color::SoftProof> inks_;
    std::vector<std::string> labels_; ///< one for each page
    std::vector<Tile> tiles_;
    Summary summary_;
};

}

Result<Summary> write_proofs(World& world, const Path& pdf, const font::Library& fonts,
                             const Options& options, const Path& folder) {
    auto lettering = emit::proof::Lettering::open(fonts);
    if (!lettering) return lettering.failure();
    return Writer(world, pdf, options, folder, *std::move(lettering)).write();
}

}
