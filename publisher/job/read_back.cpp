// SPDX-License-Identifier: Apache-2.0
#include "publisher/job/read_back.hpp"

#include "publisher/diag/codes.hpp"
#include "publisher/expression/evaluator.hpp"
#include "publisher/inspect/inspect.hpp"
#include "publisher/preflight/preflight.hpp"
#include "publisher/provenance/provenance.hpp"

#include <algorithm>

namespace publisher::job {
namespace {

Length narrowest_bleed(const design::Design& design) {
    const auto layout = std::min_element(design.layouts.begin(), design.layouts.end(),
                                         [](const auto& a, const auto& b) { return a.bleed < b.bleed; });
    return layout == design.layouts.end() ? Length() : layout->bleed;
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
    const double bleed = narrowest_bleed(preparation.design).millimetres();
    for (const char* rule : {"HC-BLEED", "HC-BLEEDART"}) {
        if (bleed > 0)
            profile->rules[rule].limit = bleed;
        else
            profile->rules.erase(rule);
    }
    return profile;
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
    return verify::verify_pdf(world, pdf, inputs_of(preparation, run, evaluator), options, findings);
}

void read_back(World& world, const Preparation& preparation, const Places& places, EditionRun& run,
               const publication::Output& wanted, const Path& pdf, const report::Output& written) {
    diag::Sink findings;
    const auto profile = profile_for(world, preparation, places, wanted, written, findings);
    if (!profile) return run.findings().add_all(findings);
    preflight::Options preflight_options;
    preflight_options.provenance = provenance::path_beside(pdf.generic_string());
    preflight_options.sums_inks = false;
    preflight::Preflight preflight(world, pdf, *profile, preflight_options, findings);
    verify::Options verify_options;
    verify_options.output = written.name;
    verify_options.provenance = preflight_options.provenance;
    expression::Evaluator evaluator(*preparation.snapshot, preparation.publication, run.edition(),
                                    run.locale());
    const verify::Inputs inputs = inputs_of(preparation, run, evaluator);
    verify::Verification verification(inputs, verify_options);
    const auto document = inspect::inspect_pages(world, pdf, {}, [&](inspect::PageFacts&& page) {
        preflight.take(page);
        verification.take(page);
    });
    if (document) {
        preflight.finish(*document);
        verification.finish(world, pdf, findings);
    } else {
        findings.add(diag::finding(diag::Code::PdfUnreadable, {{"reason", document.failure().message}}));
    }
    run.findings().add_all(findings);
}

}
