// SPDX-License-Identifier: Apache-2.0
#include "publisher/job/prepare.hpp"

#include "publisher/base/text.hpp"
#include "publisher/catalog/build.hpp"
#include "publisher/design/load.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/expression/evaluator.hpp"
#include "publisher/plan/order.hpp"
#include "publisher/publication/load.hpp"
#include "publisher/source/read.hpp"
#include "publisher/source/xmp_rights.hpp"
#include "publisher/world/world.hpp"

#include <algorithm>

namespace publisher::job {
namespace {

bool load_data(World& world, const Places& places, Preparation& result) {
    catalog::SnapshotBuilder builder(places.scratch, result.data_findings);
    const auto metadata = source::make_xmp_reader(world);
    source::Options options;
    options.folder = places.publication.parent_path();
    options.metadata = metadata.get();
    const Status read = source::read_sources(result.publication.sources, options, world, builder, result.data_findings);
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

/// Attributes, roles and labels that expressions name, now that the data is known.
void check_vocabularies(Preparation& result) {
    const auto check = [&](const xml::XPath& expression) {
        expression::check_vocabulary(expression, *result.snapshot, result.publication, result.design_findings);
    };
    for (std::size_t i = 0; i < result.design.templates.size(); ++i) {
        for (const auto& expression : result.design.expressions(design::TemplateId(i))) check(*expression);
    }
    for (const publication::Section& section : result.publication.sections) {
        for (const publication::Placement& placement : section.placements) {
            plan::check_order(placement, *result.snapshot, result.publication, result.design_findings);
            if (placement.select.is_empty()) continue;
            const auto compiled =
                xml::XPath::compile(placement.select.xpath, placement.select.origin, "", result.design_findings);
            if (compiled && xml::check_calls(*compiled, expression::Evaluator::functions(), result.design_findings)) {
                check(*compiled);
            }
        }
    }
}

/// Every font family a layout names is one that fonts/ pins.
void check_fonts(Preparation& result) {
    const std::vector<std::string> known = result.fonts->families();
    for (const style::FontFamily& family : result.design.styles.families) {
        for (const style::FontFamily::Member& member : family.members) {
            if (std::find(known.begin(), known.end(), member.family) != known.end()) continue;
            auto report = diag::finding(diag::Code::FontUnknown, {{"family", member.family}});
            if (const auto nearest = nearest_name(member.family, known)) report.with_remedy("did you mean '" + *nearest + "'?");
            result.design_findings.add(report.from(family.origin));
        }
    }
}

void load_conditions(World& world, const Places& places, Preparation& result) {
    for (const publication::Output& output : result.publication.outputs) {
        auto condition = color::load_output_condition(world, places.data, output.condition, output.origin,
                                                      result.design_findings);
        result.conditions.push_back(condition ? std::move(*condition) : color::OutputCondition());
    }
}

}

Preparation prepare(World& world, const Places& places) {
    Preparation result;
    auto publication = publication::load(world, places.publication, places.data, result.design_findings);
    if (!publication) return result;
    result.publication = std::move(*publication);
    auto design = design::load(world, result.publication, places.data, expression::Evaluator::functions(),
                               result.design_findings);
    if (!design) return result;
    result.design = std::move(*design);
    load_conditions(world, places, result);
    auto fonts = font::Library::load(world, places.data / "fonts", result.design_findings);
    if (!fonts) {
        result.failure = fonts.failure();
        return result;
    }
    result.fonts = std::make_unique<font::Library>(std::move(*fonts));
    result.hyphenation = std::make_unique<text::Hyphenation>(world);
    check_fonts(result);
    if (result.design_findings.has_errors()) return result;
    if (load_data(world, places, result)) check_vocabularies(result);
    return result;
}

}
