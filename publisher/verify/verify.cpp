// SPDX-License-Identifier: Apache-2.0
#include "publisher/verify/verify.hpp"

#include "publisher/base/hash.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/verify/internal/judges.hpp"
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

Outcome verify_pdf(const World& world, const std::filesystem::path& pdf, const Inputs& inputs,
                   const Options& options, diag::Sink& findings) {
    Outcome outcome;
    PageReader reader(number_style(inputs.edition.locale), minor_digits(inputs.edition.currency));
    std::vector<PageText> pages;
    inspect::Options inspection;
    inspection.program = options.inspector;
    const auto document = inspect::inspect_pages(
        world, pdf, inspection, [&](inspect::PageFacts&& page) { pages.push_back(reader.read(page)); });
    if (!document) {
        findings.add(diag::finding(diag::Code::PdfUnreadable, {{"reason", document.failure().message}}));
        return outcome;
    }
    outcome.n_pages = static_cast<int>(pages.size());
    const std::vector<Placed> placed = expect(inputs);
    const Places places = find_places(inputs, placed, pages);
    const Case file{inputs, options, placed, pages, places};
    const Sides sides(file);
    Reporter reporter(file, findings);
    judge_texts(file, sides, reporter, outcome);
    judge_prices(file, sides, judge_breaks(file, reporter), reporter, outcome);
    judge_products(file, reporter);
    judge_references(file, reporter);
    judge_terms(file, reporter);
    judge_codes(world, pdf, file, sides, reporter, outcome);
    if (const auto provenance = load_provenance(world, options.provenance, findings)) {
        outcome.has_provenance = true;
        const auto bytes = world.read(pdf);
        hear_witness(file, *provenance, bytes ? sha256(*bytes).to_hex() : "", reporter, findings);
    }
    return outcome;
}

}
