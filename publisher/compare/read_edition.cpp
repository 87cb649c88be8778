// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/hash.hpp"
#include "publisher/compare/internal/edition.hpp"
#include "publisher/inspect/inspect.hpp"
#include "publisher/inspect/reading.hpp"
#include "publisher/world/world.hpp"

namespace publisher::compare {
namespace {

PageContent content_of(const inspect::PageFacts& page) {
    PageContent content;
    content.digest = page.content_sha256;
    for (inspect::Word& word : inspect::words(page))
        content.words.push_back({std::move(word.text), word.box});
    return content;
}

/// Of another file, or damaged: then it is as if there were none.
std::optional<provenance::Provenance> load_provenance(const World& world, const std::filesystem::path& pdf) {
    const std::filesystem::path file = provenance::path_beside(pdf.string());
    if (!world.is_file(file)) return std::nullopt;
    const auto text = world.read(file), bytes = world.read(pdf);
    if (!text || !bytes) return std::nullopt;
    auto provenance = provenance::parse(*text);
    if (!provenance || provenance->header.pdf_sha256 != sha256(*bytes).to_hex()) return std::nullopt;
    return std::move(*provenance);
}

}

Result<EditionContent> read_edition(const World& world, const std::filesystem::path& pdf,
                                    const Options& options) {
    EditionContent edition;
    inspect::Options inspection;
    inspection.program = options.inspector;
    inspection.has_digests = true;
    const auto document = inspect::inspect_pages(world, pdf, inspection, [&](inspect::PageFacts&& page) {
        edition.pages.push_back(content_of(page));
    });
    if (!document) return document.failure();
    if (const auto provenance = load_provenance(world, pdf)) {
        edition.has_products = true;
        edition.products = products_of(*provenance, edition.pages);
    }
    return edition;
}

}
