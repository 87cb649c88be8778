// SPDX-License-Identifier: Apache-2.0
#include "publisher/diag/codes.hpp"
#include "publisher/verify/internal/judges.hpp"

#include <algorithm>
#include <map>

namespace publisher::verify {
namespace {

/// The folio of the first page on which each product stands, by id.
std::map<std::string, std::string> folios_of_products(const Case& file) {
    std::map<std::string, std::size_t> pages;
    for (const Place& place : file.places.places) {
        const Placed& placed = file.placed_of(place);
        if (placed.is_reference) continue;
        for (const std::string& product : placed.stands_for) {
            const auto [entry, is_new] = pages.try_emplace(product, place.page);
            if (!is_new) entry->second = std::min(entry->second, place.page);
        }
    }
    std::map<std::string, std::string> folios;
    for (const auto& [product, page] : pages)
        folios.emplace(product, file.pages[page].folio);
    return folios;
}

class ReferenceJudge {
public:
    ReferenceJudge(const Case& file, Reporter& reporter)
        : file_(file), reporter_(reporter), folios_(folios_of_products(file)) {}

    void judge(const Place& place, const Reference& reference) {
        std::string wanted;
        for (std::size_t i = 0; i < reference.products.size(); ++i) {
            const auto folio = folios_.find(reference.products[i]);
            // It is told already that the product is on no page.
            if (folio == folios_.end()) return;
            wanted += reference.lead_ins[i] + folio->second;
        }
        wanted += reference.tail;
        const Passage passage(file_.page_of(place), part_of(place, reference));
        if (!passage.find(wanted).empty() || reference.may_be_left_out) return;
        tell(place, reference);
    }

private:
    /// Of a tile all of it; of a row of a table the line of its number.
    Rect part_of(const Place& place, const Reference& reference) const {
        const bool is_row = !file_.placed_of(place).frame;
        const bool is_page_alone = reference.lead_ins.size() == 1 && reference.lead_ins.front().empty();
        if (!is_row || !is_page_alone) return place.below;
        return {place.below.x, place.number.y, place.below.width, place.number.height};
    }

    void tell(const Place& place, const Reference& reference) {
        const PageText& page = file_.page_of(place);
        const Placed& placed = file_.placed_of(place);
        for (std::size_t i = 0; i < reference.products.size(); ++i) {
            const std::string& folio = folios_.at(reference.products[i]);
            const std::string printed = printed_folio(page, place, reference, i);
            if (printed == folio) continue;
            auto finding = diag::finding(diag::Code::VerifyReferenceWrong,
                                         {{"found", printed.empty() ? "nothing" : printed},
                                          {"what", reference.products[i]},
                                          {"wanted", "page " + folio}});
            finding.about_product(placed.name_for_findings).on_page(page.number, place.number);
            finding.from(file_.inputs.design.nodes.origin(reference.node));
            reporter_.add(finding, page.number, placed.id, "page of " + reference.products[i]);
        }
    }

    /// The word behind what is said before the page.
    std::string printed_folio(const PageText& page, const Place& place, const Reference& reference,
                              std::size_t i) const {
        const Passage passage(page, part_of(place, reference));
        const std::string& lead_in = reference.lead_ins[i];
        const auto at = lead_in.empty() ? 0 : passage.text().find(lead_in);
        if (at == std::string::npos) return {};
        if (lead_in.empty()) return number_in(page, part_of(place, reference));
        const std::string rest = passage.text().substr(at + lead_in.size());
        return rest.substr(0, rest.find_first_not_of(kFolioLetters));
    }

    static std::string number_in(const PageText& page, const Rect& part) {
        for (const ReadWord& word : page.words) {
            const bool is_number = word.squashed.find_first_not_of("0123456789") == std::string::npos;
            if (is_number && !word.squashed.empty() && contains_middle(part, word.box)) return word.squashed;
        }
        return {};
    }

    static constexpr const char* kFolioLetters = "0123456789ivxlcdmIVXLCDM-";

    const Case& file_;
    Reporter& reporter_;
    std::map<std::string, std::string> folios_;
};

}

void judge_references(const Case& file, Reporter& reporter) {
    ReferenceJudge judge(file, reporter);
    for (const Place& place : file.places.places) {
        for (const Reference& reference : file.placed_of(place).references)
            judge.judge(place, reference);
    }
}

}
