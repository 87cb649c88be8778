// SPDX-License-Identifier: Apache-2.0
#include "publisher/job/fit_pages.hpp"

#include "publisher/base/text.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"

#include <algorithm>

namespace publisher::job {
namespace {

using layout::Outcome;
using layout::SectionPages;

class PageFitter {
public:
    explicit PageFitter(int n_wanted) : n_wanted_(n_wanted) {}

    const plan::PageFit& fit() const { return fit_; }

    /// What the next attempt does otherwise; false: nothing would help, or nothing has to.
    bool learn(const Outcome& outcome) {
        const int n_pages = static_cast<int>(outcome.pages.size());
        if (tighten_sections(outcome)) return true;
        if (n_wanted_ == 0 || n_pages == n_wanted_) return false;
        return n_pages > n_wanted_ ? tighten_longest(outcome) : fill(outcome, n_wanted_ - n_pages);
    }

private:
    bool has_step(const SectionPages& section) const {
        const auto taken = fit_.steps.find(section.id);
        return (taken == fit_.steps.end() ? 0 : taken->second) < section.n_steps;
    }

    bool tighten_sections(const Outcome& outcome) {
        bool has_learned = false;
        for (const SectionPages& section : outcome.sections) {
            const bool is_too_long = section.max_pages > 0 && section.n_pages > section.max_pages;
            if (!is_too_long || !has_step(section)) continue;
            ++fit_.steps[section.id];
            has_learned = true;
        }
        return has_learned;
    }

    bool tighten_longest(const Outcome& outcome) {
        const SectionPages* longest = nullptr;
        for (const SectionPages& section : outcome.sections) {
            if (has_step(section) && (!longest || section.n_pages > longest->n_pages)) longest = &section;
        }
        if (longest) ++fit_.steps[longest->id];
        return longest != nullptr;
    }

    /// Each way of filling is gone once.
    bool fill(const Outcome& outcome, int n_missing) {
        const auto& sections = outcome.sections;
        for (const SectionPages& section : sections) {
            if (section.n_grid_pages > 0 &&
                fit_.grid_pages.try_emplace(section.id, section.n_grid_pages + n_missing).second)
                return true;
        }
        const auto filled = std::find_if(sections.rbegin(), sections.rend(),
                                         [](const SectionPages& section) { return section.has_filler; });
        return filled != sections.rend() &&
               fit_.min_pages.try_emplace(filled->id, filled->n_pages + n_missing).second;
    }

    int n_wanted_;
    plan::PageFit fit_;
};

/// "cover 1, catalog 14"
std::string pages_by_section(const Outcome& outcome) {
    std::vector<std::string> parts;
    for (const SectionPages& section : outcome.sections)
        parts.push_back(section.id + ' ' + std::to_string(section.n_pages));
    return joined(parts, ", ");
}

/// What stands on the last pages with goods, as many pages as there are too many.
std::vector<std::string> products_too_many(const Outcome& outcome, std::size_t n_pages) {
    std::vector<const layout::PageSummary*> pages;
    for (const layout::PageSummary& page : outcome.pages) {
        const auto section = std::find_if(outcome.sections.begin(), outcome.sections.end(),
                                          [&](const SectionPages& each) { return each.id == page.section; });
        if (section->has_goods && !page.products.empty()) pages.push_back(&page);
    }
    std::vector<std::string> products;
    for (std::size_t i = pages.size() - std::min(n_pages, pages.size()); i < pages.size(); ++i)
        products.insert(products.end(), pages[i]->products.begin(), pages[i]->products.end());
    return products;
}

void report(const Outcome& outcome, const publication::Edition& edition, diag::Sink& findings) {
    const std::size_t n_pages = outcome.pages.size(), n_wanted = static_cast<std::size_t>(edition.n_pages);
    if (n_wanted == 0 || n_pages == n_wanted) return;
    const std::string found = std::to_string(n_pages), wanted = std::to_string(n_wanted);
    if (n_pages < n_wanted) {
        findings.add(diag::finding(diag::Code::PagesLeft,
                                   {{"edition", edition.id}, {"found", found}, {"wanted", wanted}})
                         .from(edition.origin));
        return;
    }
    const auto products = products_too_many(outcome, n_pages - n_wanted);
    findings.add(
        diag::finding(diag::Code::EditionBudget, {{"edition", edition.id},
                                                  {"found", found},
                                                  {"wanted", wanted},
                                                  {"sections", pages_by_section(outcome)},
                                                  {"count", std::to_string(products.size())},
                                                  {"product", products.empty() ? "-" : products.front()}})
            .from(edition.origin));
}

}

Result<Outcome> fit_pages(const Attempt& attempt, const publication::Edition& edition, diag::Sink& findings) {
    PageFitter fitter(edition.n_pages);
    for (;;) {
        auto outcome = attempt(fitter.fit());
        if (!outcome) return outcome;
        if (fitter.learn(*outcome)) continue;
        report(*outcome, edition, findings);
        return outcome;
    }
}

}
