// SPDX-License-Identifier: Apache-2.0
#include "publisher/job/read_back.hpp"

#include "publisher/expression/evaluator.hpp"
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

}

verify::Outcome verify_file(const World& world, const Preparation& preparation, EditionRun& run,
                            const Path& pdf, const verify::Options& options, diag::Sink& findings) {
    expression::Evaluator evaluator(*preparation.snapshot, preparation.publication, run.edition(),
                                    run.locale());
    const plan::Flatplan& flatplan = run.plan();
    const verify::Inputs inputs{*preparation.snapshot,
                                preparation.publication,
                                run.edition(),
                                run.clear(),
                                preparation.design,
                                flatplan,
                                evaluator,
                                flatplan.is_right_to_left};
    return verify::verify_pdf(world, pdf, inputs, options, findings);
}

void read_back(World& world, const Preparation& preparation, const Places& places, EditionRun& run,
               const publication::Output& wanted, const Path& pdf, const report::Output& written) {
    diag::Sink findings;
    const std::string provenance = provenance::path_beside(pdf.generic_string());
    if (const auto profile = profile_for(world, preparation, places, wanted, written, findings)) {
        preflight::Options options;
        options.provenance = provenance;
        options.sums_inks = false;
        options.decodes_streams = false;
        preflight::preflight_pdf(world, pdf, *profile, options, findings);
    }
    verify::Options options;
    options.output = written.name;
    options.provenance = provenance;
    verify_file(world, preparation, run, pdf, options, findings);
    run.findings().add_all(findings);
}

}
