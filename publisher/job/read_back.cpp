// SPDX-License-Identifier: Apache-2.0
#include "publisher/job/read_back.hpp"

#include "publisher/diag/codes.hpp"
#include "publisher/expression/evaluator.hpp"
#include "publisher/inspect/inspect.hpp"
#include "publisher/inspect/memory.hpp"
#include "publisher/job/trace.hpp"
#include "publisher/preflight/preflight.hpp"
#include "publisher/provenance/provenance.hpp"

#include <algorithm>
#include <iterator>

namespace publisher::job {
namespace {

Length narrowest_bleed(const design::Design& design) {
    const auto layout = std::min_element(design.layouts.begin(), design.layouts.end(),
                                         [](const auto& a, const auto& b) { return a.bleed < b.bleed; });
    return layout == design.layouts.end() ? Length() : layout->bleed;
}

bool has_one_page_size(const design::Design& design) {
    return std::ranges::all_of(
        design.layouts, [&](const auto& layout) { return layout.trim == design.layouts.front().trim; });
}

int limit_of(const Preparation& preparation, const publication::Output& output) {
    const auto idx = static_cast<std::size_t>(&output - preparation.publication.outputs.data());
    return ink_limit(output, preparation.conditions[idx]);
}

/// To draw the pages of a large edition takes longer than to make them.
constexpr int kPagesOfASmallEdition = 128;

/// The plates of the file, the press's own inks first, and what was measured on those of each page.
void tell_inks(const preflight::Preflight& preflight, int limit, report::Output& written) {
    written.ink_limit = limit;
    written.plates = {"Cyan", "Magenta", "Yellow", "Black"};
    std::ranges::copy(preflight.spots(), std::back_inserter(written.plates));
    for (const auto& [page, raster] : preflight.inks()) {
        report::PageInk ink{page, {}, raster.max_ink, raster.max_mean_ink, raster.max_mean_ink_place};
        for (const inspect::Plate& plate : raster.plates)
            ink.plates.push_back({plate.name, plate.is_spot, plate.mean_coverage, plate.max_coverage});
        written.inks.push_back(std::move(ink));
    }
}

/// The rules for our own work, as far as this output and its layouts want them kept.
std::optional<preflight::Profile> profile_for(World& world, const Preparation& preparation,
                                              const Places& places, const publication::Output& wanted,
                                              const report::Output& written, diag::Sink& findings) {
    const char* name = wanted.is_for_screen()          ? "read-back-screen"
                       : wanted.standard == "PDF/X-1a" ? "read-back-pdfx1a"
                                                       : "read-back-pdfx4";
    auto profile = preflight::load_profile(world, places.data, name, findings);
    if (!profile || wanted.is_for_screen()) return profile;
    // A file with errors that were allowed makes no claim to be judged.
    if (written.standard.empty()) profile->rules.erase("ID-CLAIM");
    if (wanted.pictures != publication::PicturePolicy::Separate) profile->rules.erase("R0027");
    if (!has_one_page_size(preparation.design)) profile->rules.erase("R0004");
    preflight::Setting& ink = profile->rules["R0026"];
    ink.severity = diag::Severity::Warning;
    ink.limit = limit_of(preparation, wanted);
    const double bleed = narrowest_bleed(preparation.design).millimetres();
    for (const char* rule : {"HC-BLEED", "HC-BLEEDART"}) {
        if (bleed > 0)
            profile->rules[rule].limit = bleed;
        else
            profile->rules.erase(rule);
    }
    return profile;
}

/// What was read of the same output before; all of it is the same as long as the pages are.
inspect::Memory load_memory(World& world, const Preparation& preparation, const Places& places,
                            const publication::Edition& edition, const publication::Output& output) {
    if (places.cache.empty()) return {};
    const std::string name =
        Hasher().add(preparation.publication.id).add(edition.id).add(output.name).finish().to_hex();
    return inspect::Memory::load(world, places.cache / "pages" / name,
                                 worker::find_program("publisher-inspect"));
}

verify::Inputs inputs_of(const Preparation& preparation, EditionRun& run, expression::Evaluator& evaluator) {
    const plan::Flatplan& flatplan = run.plan();
    return {*preparation.snapshot,
            preparation.publication,
            run.edition(),
            run.clear(),
            preparation.design,
            flatplan,
            evaluator,
            flatplan.is_right_to_left};
}

}

verify::Outcome verify_file(const World& world, const Preparation& preparation, EditionRun& run,
                            const Path& pdf, const verify::Options& options, diag::Sink& findings) {
    expression::Evaluator evaluator(*preparation.snapshot, preparation.publication, run.edition(),
                                    run.locale());
    const verify::Inputs inputs = inputs_of(preparation, run, evaluator);
    verify::Options with_art = options;
    with_art.supplied_art = run.pictures().supplied_content();
    return verify::verify_pdf(world, pdf, inputs, with_art, findings);
}

void read_back(World& world, const Preparation& preparation, const Places& places, EditionRun& run,
               const publication::Output& wanted, const Path& pdf, const Crew& crew,
               const std::function<void(int page)>& has_read, report::Output& written) {
    diag::Sink findings;
    const auto profile = profile_for(world, preparation, places, wanted, written, findings);
    if (!profile) return run.findings().add_all(findings);
    preflight::Options preflight_options;
    preflight_options.provenance = provenance::path_beside(pdf.generic_string());
    preflight_options.sums_inks = run.spool().n_pages() <= kPagesOfASmallEdition;
    preflight_options.fonts = preparation.fonts.get();
    preflight::Preflight preflight(world, pdf, *profile, preflight_options, findings);
    verify::Options verify_options;
    verify_options.output = written.name;
    verify_options.provenance = preflight_options.provenance;
    verify_options.supplied_art = run.pictures().supplied_content();
    expression::Evaluator evaluator(*preparation.snapshot, preparation.publication, run.edition(),
                                    run.locale());
    const verify::Inputs inputs = inputs_of(preparation, run, evaluator);
    inspect::Memory memory = load_memory(world, preparation, places, run.edition(), wanted);
    preflight_options.memory = verify_options.memory = &memory;
    verify::Verification verification(inputs, verify_options);
    const auto document = [&] {
        const auto reading = span(run.trace(), "reading back", run.edition().id);
        inspect::Options inspection;
        inspection.memory = &memory;
        return inspect::inspect_pages(world, pdf, inspection, [&](inspect::PageFacts&& page) {
            preflight.take(page);
            verification.take(page);
            has_read(page.number);
        });
    }();
    if (document) {
        // What is drawn, pages and codes, is drawn by all who are free now.
        constexpr int kMostWorkers = 16;
        const Crew::Loan helpers = crew.lend(kMostWorkers - 1);
        preflight_options.n_workers = verify_options.n_workers = helpers.n() + 1;
        {
            const auto checking = span(run.trace(), "preflight", run.edition().id);
            preflight.finish(*document);
        }
        const auto verifying = span(run.trace(), "verify", run.edition().id);
        verification.finish(world, pdf, findings);
        for (const inspect::PageKey& page : memory.pages())
            written.page_digests.push_back(page.digest);
        memory.save(world);
        if (!wanted.is_for_screen()) tell_inks(preflight, limit_of(preparation, wanted), written);
    } else {
        findings.add(diag::finding(diag::Code::PdfUnreadable, {{"reason", document.failure().message}}));
    }
    run.findings().add_all(findings);
}

}
