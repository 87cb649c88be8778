// SPDX-License-Identifier: Apache-2.0
#include "publisher/job/prepare.hpp"

#include "publisher/catalog/build.hpp"
#include "publisher/design/load.hpp"
#include "publisher/expression/evaluator.hpp"
#include "publisher/job/check_names.hpp"
#include "publisher/job/trace.hpp"
#include "publisher/publication/load.hpp"
#include "publisher/source/read.hpp"
#include "publisher/source/xmp_rights.hpp"
#include "publisher/world/world.hpp"

namespace publisher::job {
namespace {

bool load_data(World& world, const Places& places, Preparation& result) {
    catalog::SnapshotBuilder builder(places.scratch, result.data_findings);
    const auto metadata = source::make_xmp_reader(world, *result.heads, places.cache);
    source::Options options;
    options.folder = places.publication.parent_path();
    options.metadata = metadata.get();
    const Status read =
        source::read_sources(result.publication.sources, options, world, builder, result.data_findings);
    if (!read) {
        result.failure = read.failure();
        return false;
    }
    auto snapshot = builder.finish();
    if (!snapshot) {
        result.failure = snapshot.failure();
        return false;
    }
    result.snapshot = std::move(*snapshot);
    return true;
}

void load_conditions(World& world, const Places& places, Preparation& result) {
    for (const publication::Output& output : result.publication.outputs) {
        auto condition = color::load_output_condition(world, places.data, output.condition, output.origin,
                                                      result.design_findings);
        result.conditions.push_back(condition ? std::move(*condition) : color::OutputCondition());
    }
}

/// All but the data; false when those need not be read.
bool load_design(World& world, const Places& places, Preparation& result) {
    auto publication = publication::load(world, places.publication, places.data, result.design_findings);
    if (!publication) return false;
    result.publication = std::move(*publication);
    auto design = design::load(world, result.publication, places.data, expression::Evaluator::functions(),
                               result.design_findings);
    if (!design) return false;
    result.design = std::move(*design);
    for (const auto& expression : publication::expressions(result.publication)) {
        xml::check_calls(*expression, expression::Evaluator::functions(), result.design_findings);
    }
    load_conditions(world, places, result);
    auto fonts = font::Library::load(world, places.data / "fonts", result.design_findings);
    if (!fonts) {
        result.failure = fonts.failure();
        return false;
    }
    result.fonts = std::make_unique<font::Library>(std::move(*fonts));
    result.hyphenation = std::make_unique<text::Hyphenation>(world);
    check_font_names(result);
    return !result.design_findings.has_errors();
}

}

Preparation prepare(World& world, const Places& places, Trace* trace) {
    Preparation result;
    {
        const auto reading = span(trace, "reading design");
        if (!load_design(world, places, result)) return result;
    }
    const auto reading = span(trace, "reading data");
    if (load_data(world, places, result)) check_data_names(result);
    return result;
}

}
