// SPDX-License-Identifier: Apache-2.0
#include "publisher/preflight/preflight.hpp"

#include "publisher/preflight/internal/figures.hpp"
#include "publisher/preflight/internal/rules.hpp"
#include "publisher/world/world.hpp"

namespace publisher::preflight {

namespace {

std::optional<provenance::Provenance> load_provenance(const World& world, const std::filesystem::path& file,
                                                      diag::Sink& findings) {
    if (file.empty() || !world.is_file(file)) return std::nullopt;
    const auto bytes = world.read(file);
    auto parsed = bytes ? provenance::parse(*bytes) : Result<provenance::Provenance>(bytes.failure());
    if (parsed) return std::move(*parsed);
    findings.add(diag::finding(diag::Code::ProvenanceUnusable, {{"reason", parsed.failure().message}}));
    return std::nullopt;
}

}

struct Preflight::State {
    World& world;
    std::filesystem::path pdf;
    const Options& options;
    Reporter reporter;
    Figures figures;
    Gathered gathered;
    std::map<int, inspect::Raster> inks;
};

Preflight::Preflight(World& world, std::filesystem::path pdf, const Profile& profile, const Options& options,
                     diag::Sink& findings)
    : state_(new State{world,
                       std::move(pdf),
                       options,
                       Reporter(profile, findings,
                                [&world, &options, &findings] {
                                    return load_provenance(world, options.provenance, findings);
                                }),
                       Figures(world, options),
                       {},
                       {}}) {}

Preflight::~Preflight() = default;

void Preflight::take(const inspect::PageFacts& page) {
    check_page(page, state_->gathered, state_->reporter);
    check_paint(page, state_->gathered, state_->reporter);
    check_overprint(page, state_->reporter);
    state_->figures.check(page, state_->reporter);
}

void Preflight::finish(const inspect::DocumentFacts& document) {
    auto& [world, pdf, options, reporter, figures, gathered, inks] = *state_;
    check_structure(document, reporter);
    check_identity(document, reporter);
    check_gathered(document, gathered, reporter);
    if (options.sums_inks) inks = check_inks(world, pdf, gathered.n_pages, options, reporter);
    reporter.finish();
}

const std::set<std::string>& Preflight::spots() const {
    return state_->gathered.spots;
}

const std::map<int, inspect::Raster>& Preflight::inks() const {
    return state_->inks;
}

void preflight_pdf(World& world, const std::filesystem::path& pdf, const Profile& profile,
                   const Options& options, diag::Sink& findings) {
    Preflight preflight(world, pdf, profile, options, findings);
    inspect::Options inspection;
    inspection.program = options.inspector;
    inspection.has_glyphs = false;
    inspection.checks_streams = options.decodes_streams;
    const auto document = inspect::inspect_pages(world, pdf, inspection,
                                                 [&](inspect::PageFacts&& page) { preflight.take(page); });
    if (document)
        preflight.finish(*document);
    else
        findings.add(diag::finding(diag::Code::PdfUnreadable, {{"reason", document.failure().message}}));
}

}
