// SPDX-License-Identifier: Apache-2.0
#include "publisher/job/read_back.hpp"

#include "publisher/expression/evaluator.hpp"
#include "publisher/preflight/preflight.hpp"
#include "publisher/provenance/provenance.hpp"

namespace publisher::job {

verify::Outcome verify_file(const World& world, const Preparation& preparation, EditionRun& run, const Path& pdf,
                            const verify::Options& options, diag::Sink& findings) {
    expression::Evaluator evaluator(*preparation.snapshot, preparation.publication, run.edition(), run.locale());
    const plan::Flatplan& flatplan = run.plan();
    const verify::Inputs inputs{*preparation.snapshot, preparation.publication, run.edition(), run.clear(),
                                preparation.design,    flatplan,                evaluator,     flatplan.is_right_to_left};
    return verify::verify_pdf(world, pdf, inputs, options, findings);
}

void read_back(World& world, const Preparation& preparation, const Places& places, EditionRun& run, const Path& pdf,
               const report::Output& output) {
    diag::Sink findings;
    const std::string provenance = provenance::path_beside(pdf.generic_string());
    if (auto profile = preflight::load_profile(world, places.data, "read-back", findings)) {
        // A file with errors that were allowed makes no claim to be judged.
        if (output.standard.empty()) profile->rules.erase("ID-CLAIM");
        preflight::Options options;
        options.provenance = provenance;
        options.sums_inks = false;
        options.decodes_streams = false;
        preflight::preflight_pdf(world, pdf, *profile, options, findings);
    }
    verify::Options options;
    options.output = output.name;
    options.provenance = provenance;
    verify_file(world, preparation, run, pdf, options, findings);
    run.findings().add_all(findings);
}

}
