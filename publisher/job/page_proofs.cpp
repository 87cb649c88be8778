// SPDX-License-Identifier: Apache-2.0
#include "publisher/job/page_proofs.hpp"

#include "publisher/color/screen_transform.hpp"
#include "publisher/raster/image.hpp"
#include "publisher/world/world.hpp"

#include <algorithm>

namespace publisher::job {
namespace {

/// The inks of a picture: gray is printed with black alone.
std::vector<std::uint8_t> inks_of(const image::Pixels& pixels) {
    std::vector<std::uint8_t> inks(pixels.colors.begin(), pixels.colors.end());
    if (pixels.n_components == 4) return inks;
    std::vector<std::uint8_t> result(inks.size() * 4);
    for (std::size_t i = 0; i < inks.size(); ++i)
        result[4 * i + 3] = static_cast<std::uint8_t>(255 - inks[i]);
    return result;
}

emit::proof::Picture on_screen(image::Pixels pixels, const color::ScreenTransform& proof) {
    emit::proof::Picture picture;
    picture.pixels = raster::Image(pixels.width, pixels.height);
    const std::vector<std::uint8_t> inks = inks_of(pixels);
    const auto n_pixels = static_cast<std::size_t>(pixels.width) * static_cast<std::size_t>(pixels.height);
    proof.convert(inks.data(), n_pixels, picture.pixels.row(0));
    picture.opacity = std::move(pixels.opacity);
    return picture;
}

/// All pages of a small edition; of a large one, whose pictures would take longer than its pages, those with
/// findings.
std::vector<std::size_t> worth_showing(const report::Edition& report) {
    constexpr std::size_t kPagesOfASmallEdition = 128, kMostPictures = 200;
    std::vector<bool> has_findings(report.pages.size());
    for (const diag::Finding& finding : report.findings) {
        const auto page = static_cast<std::size_t>(std::max(finding.subject.page, 0));
        if (page > 0 && page <= has_findings.size()) has_findings[page - 1] = true;
    }
    std::vector<std::size_t> pages;
    for (std::size_t i = 0; i < report.pages.size(); ++i) {
        if (has_findings[i] || report.pages.size() <= kPagesOfASmallEdition) pages.push_back(i);
    }
    pages.resize(std::min(pages.size(), kMostPictures));
    return pages;
}

}

struct PageProofs::State {
    World& world;
    EditionRun& run;
    const layout::Outcome& outcome;
    const Pictures& pictures;
    std::size_t output_idx;
    const publication::Output& output;
    const color::OutputCondition& condition;
    color::ScreenTransform inks;
    double ppi = 72;
    /// Those of the pages drawn last; emptied before they become many.
    std::map<std::string, std::shared_ptr<const emit::proof::Art>> shown = {};
    std::map<std::string, Size> sizes = {};
    std::unique_ptr<emit::proof::PageDrawer> drawer = {};

    std::shared_ptr<const emit::proof::Art> art(const std::string& digest) {
        constexpr std::size_t kMostKept = 64;
        if (const auto found = shown.find(digest); found != shown.end()) return found->second;
        if (shown.size() >= kMostKept) shown.clear();
        if (pictures.is_drawing(digest)) {
            auto drawing = pictures.drawing(digest, output, condition);
            auto art = drawing ? std::make_shared<const emit::proof::Art>(*std::move(drawing)) : nullptr;
            return shown.emplace(digest, std::move(art)).first->second;
        }
        const auto size = sizes.find(digest);
        if (const SuppliedPage* page = pictures.supplied_page(digest); page && size != sizes.end())
            return shown.emplace(digest, page_art(*page, size->second)).first->second;
        auto converted =
            size == sizes.end()
                ? Result<image::PrintPicture>(Failure{Failure::Kind::Missing, "not placed"})
                : pictures.for_screen(digest, size->second, ppi, output, condition, run.art(output_idx));
        const auto pixels = converted ? image::to_pixels(*converted) : converted.failure();
        std::shared_ptr<const emit::proof::Art> result;
        if (pixels && pixels->n_components != 3) {
            emit::proof::Picture picture = on_screen(*pixels, inks);
            picture.clip = std::move(converted->clip);
            result = std::make_shared<emit::proof::Art>(std::move(picture));
        }
        return shown.emplace(digest, std::move(result)).first->second;
    }

    /// Null when the worker could not draw it: its frame stays empty like that of any picture.
    std::shared_ptr<const emit::proof::Art> page_art(const SuppliedPage& page, Size size) const {
        auto image = pictures.draw_page(page, size, ppi, inks);
        if (!image) return nullptr;
        return std::make_shared<emit::proof::Art>(emit::proof::Picture{*std::move(image), {}, {}});
    }

    void set_ppi(double wanted) {
        if (ppi != wanted) shown.clear();
        ppi = wanted;
    }

    Result<raster::Image> draw(std::size_t page_idx) {
        const auto page = run.spool().read(page_idx);
        return page ? drawer->draw(*page, ppi) : page.failure();
    }
};

PageProofs::PageProofs() = default;
PageProofs::~PageProofs() = default;
PageProofs::PageProofs(PageProofs&&) noexcept = default;

Result<PageProofs> PageProofs::create(World& world, const Preparation& preparation, EditionRun& run,
                                      const layout::Outcome& outcome, std::size_t output_idx,
                                      const Pictures& pictures) {
    const color::OutputCondition& condition = preparation.conditions[output_idx];
    auto inks = color::ScreenTransform::create(condition.profile);
    if (!inks) return inks.failure();
    PageProofs proofs;
    proofs.state_.reset(new State{world, run, outcome, pictures, output_idx,
                                  preparation.publication.outputs[output_idx], condition, *std::move(inks)});
    State& state = *proofs.state_;
    state.sizes = largest_sizes(outcome.pictures);
    state.drawer = std::make_unique<emit::proof::PageDrawer>(
        preparation.design.styles, *preparation.fonts, state.inks,
        [&state](const std::string& digest) { return state.art(digest); });
    return proofs;
}

Status PageProofs::write_pages(double ppi, const Path& folder) {
    state_->set_ppi(ppi);
    if (const Status status = state_->world.create_directories(folder / "pages"); !status) return status;
    const std::size_t n_pages = state_->run.spool().n_pages();
    for (std::size_t i = 0; i < n_pages; ++i) {
        const auto image = state_->draw(i);
        if (!image) return image.failure();
        const std::string name = page_file_stem(static_cast<int>(i) + 1, n_pages) + ".png";
        auto file = state_->world.create(folder / "pages" / name);
        if (!file) return file.failure();
        (*file)->write(raster::to_png(*image));
        if (const Status status = (*file)->publish(); !status) return status;
    }
    return Done{};
}

Result<raster::Image> PageProofs::draw(std::size_t page_idx, double ppi) {
    state_->set_ppi(ppi);
    return state_->draw(page_idx);
}

void PageProofs::add_to(report::Edition& report) {
    constexpr double kPpi = 48;
    state_->set_ppi(kPpi);
    for (const std::size_t i : worth_showing(report)) {
        const auto page = state_->run.spool().read(i);
        if (!page) continue;
        const auto image = state_->drawer->draw(*page, kPpi);
        if (!image) continue;
        report.pages[i].picture = raster::to_jpeg(*image);
        report.pages[i].picture_size = page->trim;
    }
}

std::string page_file_stem(int page, std::size_t n_pages) {
    const std::size_t width = std::max<std::size_t>(3, std::to_string(n_pages).size());
    const std::string digits = std::to_string(page);
    return std::string(width - std::min(width, digits.size()), '0') + digits;
}

}
