// SPDX-License-Identifier: Apache-2.0
#include "publisher/preflight/preflight.hpp"

#include "publisher/preflight/internal/rules.hpp"
#include "publisher/world/world.hpp"

namespace publisher::preflight {

void preflight_pdf(World& world, const std::filesystem::path& pdf, const Profile& profile,
                   const Options& options, diag::Sink& findings) {
    Reporter reporter(profile, findings);
    std::optional<provenance::Provenance> provenance;
    if (!options.provenance.empty() && world.is_file(options.provenance)) {
        const auto bytes = world.read(options.provenance);
        auto parsed = bytes ? provenance::parse(*bytes) : Result<provenance::Provenance>(bytes.failure());
        if (parsed)
            provenance = std::move(*parsed);
        else
            findings.add(
                diag::finding(diag::Code::ProvenanceUnusable, {{"reason", parsed.failure().message}}));
    }
    reporter.set_provenance(provenance ? &*provenance : nullptr);

    Gathered gathered;
    inspect::Options inspection;
    inspection.program = options.inspector;
    inspection.checks_streams = options.decodes_streams;
    const auto document = inspect::inspect_pages(world, pdf, inspection, [&](inspect::PageFacts&& page) {
        check_page(page, gathered, reporter);
        check_paint(page, gathered, reporter);
        check_overprint(page, reporter);
    });
    if (!document) {
        findings.add(diag::finding(diag::Code::PdfUnreadable, {{"reason", document.failure().message}}));
        return;
    }
    check_structure(*document, reporter);
    check_identity(*document, reporter);
    check_gathered(*document, gathered, reporter);
    for (int page = 1; options.sums_inks && page <= gathered.n_pages; ++page)
        check_ink(world, pdf, page, options.inspector, reporter);
    reporter.finish();
}

}
