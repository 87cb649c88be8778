// SPDX-License-Identifier: Apache-2.0
#include "publisher/job/read_back.hpp"

#include "publisher/expression/evaluator.hpp"

namespace publisher::job {

verify::Outcome verify_file(const World& world, const Preparation& preparation, EditionRun& run, const Path& pdf,
                            const verify::Options& options, diag::Sink& findings) {
    expression::Evaluator evaluator(*preparation.snapshot, preparation.publication, run.edition(), run.locale());
    const plan::Flatplan& flatplan = run.plan();
    const verify::Inputs inputs{*preparation.snapshot, preparation.publication, run.edition(), run.clear(),
                                preparation.design,    flatplan,                evaluator,     flatplan.is_right_to_left};
    return verify::verify_pdf(world, pdf, inputs, options, findings);
}

}
