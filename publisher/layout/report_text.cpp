// SPDX-License-Identifier: Apache-2.0
#include "publisher/layout/report_text.hpp"

#include "publisher/base/text.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"

namespace publisher::layout {

void report_text(const FittedStory& fitted, const TextPlace& place, Outcome& outcome, diag::Sink& findings) {
    if (fitted.n_overset_lines > 0) {
        findings.add(diag::finding(diag::Code::OversetStory,
                                   {{"lines", std::to_string(fitted.n_overset_lines)}, {"story", place.id}})
                         .from(place.design)
                         .about_product(place.block.product_name)
                         .on_page(place.page, place.frame));
    }
    if (!fitted.steps.empty() || fitted.n_overset_lines > 0) {
        outcome.fitted.push_back({place.id, place.block.product, place.page, fitted.steps,
                                  fitted.n_overset_lines, fitted.overset});
    }
    report_missing_glyphs(fitted.galley.missing_glyphs, place, findings);
}

void report_missing_glyphs(const std::vector<story::Galley::MissingGlyph>& glyphs, const TextPlace& place,
                           diag::Sink& findings) {
    for (const story::Galley::MissingGlyph& missing : glyphs) {
        const auto binding =
            missing.binding.is_valid() ? place.block.bindings[missing.binding.index()] : origin::Binding();
        std::string character;
        append_utf8(character, missing.code_point);
        findings.add(
            diag::finding(diag::Code::MissingGlyph, {{"code", to_code_point_name(missing.code_point)},
                                                     {"character", character},
                                                     {"family", missing.family},
                                                     {"field", binding.field}})
                .from(place.design)
                .about_product(place.block.product_name)
                .on_page(place.page, place.frame));
    }
}

}
