// SPDX-License-Identifier: Apache-2.0
#include "publisher/proof/album.hpp"

#include "publisher/world/world.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace publisher::proof {
namespace {

constexpr int kThumbnailWidth = 200;

/// What the letters of a label cannot show is counted instead.
std::string shown_label(const std::string& label, std::size_t number) {
    const bool is_plain = std::ranges::all_of(label, [](char c) { return c >= ' ' && c <= '~'; });
    return is_plain && !label.empty() ? label : std::to_string(number);
}

}

Result<Album> Album::open(World& world, const font::Library& fonts, const AlbumOptions& options,
                          std::size_t n_pages, const std::filesystem::path& folder) {
    auto lettering = emit::proof::Lettering::open(fonts);
    if (!lettering) return lettering.failure();
    return Album(world, options, n_pages, folder, *std::move(lettering));
}

Status Album::begin() {
    for (const char* name : {"pages", "thumbnails"}) {
        if (const Status status = world_->create_directories(folder_ / name); !status) return status;
    }
    return options_->marks.empty() ? Status(Done{}) : world_->create_directories(folder_ / "findings");
}

Status Album::add(raster::Image page, const std::string& label, Point origin) {
    const int number = static_cast<int>(tiles_.size()) + 1;
    const std::string stem = stem_of(number);
    if (const Status status = write_image("pages/" + stem, page); !status) return status;
    raster::Image small = raster::fitted(page, kThumbnailWidth, 2 * kThumbnailWidth);
    if (const Status status = write_image("thumbnails/" + stem, small); !status) return status;
    tiles_.push_back({std::move(small), shown_label(label, tiles_.size() + 1)});
    if (const Status status = add_to_sheet(page, tiles_.back().label); !status) return status;
    return write_marks(page, origin, number);
}

Status Album::add_to_sheet(const raster::Image& page, const std::string& label) {
    if (options_->n_up == 0) return Done{};
    const int n_columns = static_cast<int>(std::ceil(std::sqrt(options_->n_up)));
    sheet_tiles_.push_back({raster::fitted(page, std::max(1, 2 * page.width() / n_columns),
                                           std::max(1, 2 * page.height() / n_columns)),
                            label});
    const bool is_last = tiles_.size() == n_pages_;
    if (static_cast<int>(sheet_tiles_.size()) < options_->n_up && !is_last) return Done{};
    const raster::Image sheet =
        sheet_of(sheet_tiles_, n_columns, options_->is_right_to_left, lettering_);
    sheet_tiles_.clear();
    return write_image("n-up-" + stem_of(++n_sheets_), sheet);
}

Status Album::write_marks(raster::Image& page, Point origin, int number) {
    std::vector<Mark> marks;
    std::ranges::copy_if(options_->marks, std::back_inserter(marks),
                         [&](const Mark& mark) { return mark.page == number; });
    if (marks.empty()) return Done{};
    draw_marks(page, marks, origin, options_->ppi);
    return write_image("findings/" + stem_of(number), page);
}

Status Album::finish(const Summary& summary) {
    const bool is_turned = options_->is_right_to_left;
    const Status sheets = write_sheets("contact-sheet-", contact_sheets(tiles_, is_turned, lettering_));
    if (!sheets) return sheets;
    if (options_->has_spreads) {
        const Status plans = write_sheets("flat-plan-", flat_plans(tiles_, is_turned, lettering_));
        if (!plans) return plans;
    }
    return write_bytes("proof.json", to_json(summary));
}

std::string Album::stem_of(int page) const {
    const std::size_t width = std::max<std::size_t>(3, std::to_string(n_pages_).size());
    const std::string digits = std::to_string(page);
    return std::string(width - digits.size(), '0') + digits;
}

Status Album::write_sheets(const std::string& stem, const std::vector<raster::Image>& sheets) {
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        if (const Status status = write_image(stem + std::to_string(i + 1), sheets[i]); !status)
            return status;
    }
    return Done{};
}

Status Album::write_image(const std::string& stem, const raster::Image& image) {
    return write_bytes(stem + ".png", raster::to_png(image));
}

Status Album::write_bytes(const std::string& name, const std::string& bytes) {
    auto file = world_->create(folder_ / name);
    if (!file) return file.failure();
    (*file)->write(bytes);
    return (*file)->publish();
}

Result<Summary> write_page_proofs(World& world, const std::vector<std::string>& labels, const DrawPage& draw,
                                  const font::Library& fonts, const AlbumOptions& options,
                                  const std::filesystem::path& folder) {
    auto album = Album::open(world, fonts, options, labels.size(), folder);
    if (!album) return album.failure();
    if (const Status begun = album->begin(); !begun) return begun.failure();
    Summary summary;
    summary.of = Summary::Of::Pages;
    summary.ppi = options.ppi;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        auto page = draw(i);
        if (!page) return page.failure();
        if (const Status added = album->add(std::move(*page), labels[i], {}); !added) return added.failure();
        summary.pages.push_back({static_cast<int>(i) + 1, labels[i], {}, 0, 0, {}, {}, {}});
    }
    if (const Status finished = album->finish(summary); !finished) return finished.failure();
    return summary;
}

}
