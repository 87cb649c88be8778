// SPDX-License-Identifier: Apache-2.0
#include "publisher/diag/codes.hpp"
#include "publisher/verify/internal/judges.hpp"

#include <algorithm>

namespace publisher::verify {
namespace {

class ProductJudge {
public:
    ProductJudge(const Case& file, Reporter& reporter) : file_(file), reporter_(reporter) {}

    void judge_stranger(const Places::Stranger& stranger) {
        const PageText& page = file_.pages[stranger.page];
        const ReadWord& word = page.words[stranger.word];
        const auto product = file_.inputs.snapshot.find_product(stranger.id);
        const std::string reason = stranger.is_planned ? " a second time" : why_not_planned(product);
        auto finding =
            diag::finding(diag::Code::VerifyProductUncleared, {{"found", word.text}, {"reason", reason}});
        if (product) finding.about_product(file_.inputs.snapshot.view(*product).own().name_for_findings());
        finding.on_page(page.number, word.box);
        reporter_.add(finding, page.number, stranger.id, "product");
    }

    /// On no page; said of the page on which the product before it stands.
    void judge_lost(std::size_t lost) {
        int page = 0;
        std::size_t nearest = 0;
        for (const Place& place : file_.places.places) {
            const bool is_before =
                place.placed < lost && file_.placed[place.placed].section == file_.placed[lost].section;
            if (is_before && place.placed >= nearest) {
                nearest = place.placed;
                page = file_.page_of(place).number;
            }
        }
        const Placed& placed = file_.placed[lost];
        const auto n_planned = std::count_if(file_.placed.begin(), file_.placed.end(),
                                             [&](const Placed& each) { return each.id == placed.id; });
        const auto n_found =
            std::count_if(file_.places.places.begin(), file_.places.places.end(),
                          [&](const Place& each) { return file_.placed_of(each).id == placed.id; });
        auto finding = diag::finding(diag::Code::VerifyProductMissing, {{"wanted", std::to_string(n_planned)},
                                                                        {"found", std::to_string(n_found)}});
        finding.about_product(placed.name_for_findings).on_page(page);
        reporter_.add(finding, page, placed.id, "product");
    }

private:
    std::string why_not_planned(std::optional<catalog::ProductId> product) const {
        for (const governance::LeftOutProduct& left_out : file_.inputs.clearance.left_out) {
            if (product && left_out.product == *product && !left_out.gaps.empty())
                return ": " + left_out.gaps.front().detail;
        }
        return {};
    }

    const Case& file_;
    Reporter& reporter_;
};

}

void judge_products(const Case& file, Reporter& reporter) {
    ProductJudge judge(file, reporter);
    for (const Places::Stranger& stranger : file.places.strangers)
        judge.judge_stranger(stranger);
    for (const std::size_t placed : file.places.not_found)
        judge.judge_lost(placed);
}

}
