// SPDX-License-Identifier: Apache-2.0
#include "publisher/verify/verify.hpp"

#include "publisher/base/hash.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/verify/internal/judges.hpp"
#include "publisher/verify/internal/supplied_art.hpp"
#include "publisher/verify/internal/witness.hpp"
#include "publisher/world/world.hpp"

namespace publisher::verify {
namespace {

/// The provenance file, where there is one that can be read.
std::optional<provenance::Provenance> load_provenance(const World& world, const std::filesystem::path& path,
                                                      diag::Sink& findings) {
    if (path.empty()) return std::nullopt;
    if (!world.is_file(path)) {
        findings.add(diag::finding(diag::Code::ProvenanceMissing, {{"file", path.filename().string()}}));
        return std::nullopt;
    }
    const auto bytes = world.read(path);
    auto provenance = bytes ? provenance::parse(*bytes) : Result<provenance::Provenance>(bytes.failure());
    if (provenance) return std::move(*provenance);
    findings.add(diag::finding(diag::Code::ProvenanceUnusable, {{"reason", provenance.failure().message}}));
    return std::nullopt;
}

}

struct Verification::State {
    const Inputs& inputs;
    const Options& options;
    PageReader reader;
    std::vector<PageText> pages;
    /// Amounts in supplied art, by page.
    struct SuppliedPrices {
        int page = 0;
        std::vector<ReadPrice> prices;
    };
    std::vector<SuppliedPrices> supplied = {};

    void note_prices(int page, std::vector<ReadPrice> prices) {
        std::erase_if(prices, [](const ReadPrice& price) { return !price.is_price; });
        if (!prices.empty()) supplied.push_back({page, std::move(prices)});
    }

    void report_supplied_prices(diag::Sink& findings) const {
        for (const SuppliedPrices& found : supplied) {
            const ReadPrice& first = found.prices.front();
            findings.add(
                diag::finding(diag::Code::VerifySuppliedPrices,
                              {{"count", std::to_string(found.prices.size())}, {"found", first.text}})
                    .on_page(found.page, first.box));
        }
    }
};

Verification::Verification(const Inputs& inputs, const Options& options)
    : state_(new State{inputs,
                       options,
                       PageReader(number_style(inputs.edition.locale), minor_digits(inputs.edition.currency)),
                       {}}) {}

Verification::~Verification() = default;

void Verification::take(const inspect::PageFacts& page) {
    State& state = *state_;
    const SuppliedArt art(page, state.options.supplied_art);
    if (!art.is_there()) return state.pages.push_back(state.reader.read(page));
    state.pages.push_back(state.reader.read(art.page_without()));
    state.note_prices(page.number, state.reader.read(art.words()).prices);
}

Outcome Verification::finish(const World& world, const std::filesystem::path& pdf, diag::Sink& findings) {
    Outcome outcome;
    outcome.n_pages = static_cast<int>(state_->pages.size());
    const std::vector<Placed> placed = expect(state_->inputs);
    const Places places = find_places(state_->inputs, placed, state_->pages);
    const Case file{state_->inputs, state_->options, placed, state_->pages, places};
    const Sides sides(file);
    Reporter reporter(file, findings);
    judge_texts(file, sides, reporter, outcome);
    judge_prices(file, sides, judge_breaks(file, reporter), reporter, outcome);
    judge_products(file, reporter);
    judge_references(file, reporter);
    judge_terms(file, reporter);
    judge_folios(file, reporter);
    judge_codes(world, pdf, file, sides, reporter, outcome);
    state_->report_supplied_prices(findings);
    if (const auto provenance = load_provenance(world, state_->options.provenance, findings)) {
        outcome.has_provenance = true;
        const auto bytes = world.read(pdf);
        hear_witness(file, *provenance, bytes ? sha256(*bytes).to_hex() : "", reporter, findings);
    }
    return outcome;
}

Outcome verify_pdf(const World& world, const std::filesystem::path& pdf, const Inputs& inputs,
                   const Options& options, diag::Sink& findings) {
    Verification verification(inputs, options);
    inspect::Options inspection;
    inspection.program = options.inspector;
    inspection.memory = options.memory;
    const auto document = inspect::inspect_pages(world, pdf, inspection,
                                                 [&](inspect::PageFacts&& page) { verification.take(page); });
    if (document) return verification.finish(world, pdf, findings);
    findings.add(diag::finding(diag::Code::PdfUnreadable, {{"reason", document.failure().message}}));
    return {};
}

}
