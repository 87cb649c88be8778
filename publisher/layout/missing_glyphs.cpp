// SPDX-License-Identifier: Apache-2.0
#include "publisher/layout/missing_glyphs.hpp"

#include "publisher/base/text.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"

namespace publisher::layout {

void report_missing_glyphs(const std::vector<story::Galley::MissingGlyph>& glyphs, const bind::Block& block,
                           const origin::DesignOrigin& origin, int page, const Rect& frame,
                           diag::Sink& findings) {
    for (const story::Galley::MissingGlyph& missing : glyphs) {
        const auto binding =
            missing.binding.is_valid() ? block.bindings[missing.binding.index()] : origin::Binding();
        std::string character;
        append_utf8(character, missing.code_point);
        findings.add(
            diag::finding(diag::Code::MissingGlyph, {{"code", to_code_point_name(missing.code_point)},
                                                     {"character", character},
                                                     {"family", missing.family},
                                                     {"field", binding.field}})
                .from(origin)
                .about_product(block.product_name)
                .on_page(page, frame));
    }
}

}
