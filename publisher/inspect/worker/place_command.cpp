// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher/inspect/worker/commands.hpp"
#include "publisher/inspect/worker/messages.hpp"
#include "publisher/inspect/worker/page_copy.hpp"
#include "publisher/inspect/worker/poppler_document.hpp"
#include "publisher/inspect/worker/write_facts.hpp"
#include "publisher/world/descriptor.hpp"

#include <PDFDoc.h>

#include <algorithm>
#include <stdexcept>

namespace publisher::inspect {
namespace {

bool is_blended(const Painted& thing) {
    return thing.opacity != 1 || thing.blend_mode != "Normal" || thing.has_soft_mask;
}

/// Whether something lets what lies beneath shine through. A group around the whole page alone does not.
bool is_transparent(const PageFacts& page) {
    const auto has_blended = [](const auto& things) { return std::ranges::any_of(things, is_blended); };
    const auto is_masked = [](const Picture& picture) { return picture.mask == Picture::Mask::Soft; };
    return !page.groups.empty() || has_blended(page.runs) || has_blended(page.pictures) ||
           has_blended(page.paths) || has_blended(page.shadings) || has_blended(page.patterns) ||
           std::ranges::any_of(page.pictures, is_masked);
}

void write_inks(Json& json, const std::vector<NamedInk>& inks) {
    json.key("inks").begin_array();
    for (const auto& ink : inks)
        json.begin_object().entry("name", ink.name).entry("alternate", ink.alternate).end_object();
    json.end_array();
}

}

void write_placed_page(Json& json, std::string_view bytes, const PlaceArguments& arguments) {
    PageCopy copy(bytes, arguments.page, arguments.box);
    std::string pdf = copy.to_pdf();
    Structure structure(pdf);
    auto page = structure.read_page(1);
    record_page(*open_document(pdf, OutputIntents::Leave), page, false);
    structure.digest_forms(page.page);
    const DocumentFacts document = structure.read_document(true);
    auto damage = copy.damage();
    std::ranges::copy(document.qpdf_warnings, std::back_inserter(damage));
    const bool has_transparency = is_transparent(page.page);
    if (has_transparency) {
        copy.isolate();
        pdf = copy.to_pdf();
    }
    if (write_all(kCopyDescriptor, pdf) != 0) throw std::runtime_error("the page cannot be written");

    write_document(json, document);
    json.key("pages").begin_array();
    write_page(json, page.page);
    json.end_array();
    json.key("placed").begin_object().texts("problems", copy.problems()).texts("damage", damage);
    json.flag("transparent", has_transparency).entry("blending_space", copy.blending_space());
    json.entry("box", copy.box());
    write_inks(json, copy.inks());
    json.end_object();
}

}
