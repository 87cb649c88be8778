// SPDX-License-Identifier: Apache-2.0
#include "publisher/job/output.hpp"

#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/emit/pdf/write_pdf.hpp"
#include "publisher/provenance/provenance.hpp"
#include "publisher/world/descriptor.hpp"
#include "publisher/world/world.hpp"

#include <cmath>

namespace publisher::job {
namespace {

diag::Severity parse_severity(const std::string& name) {
    return name == "error" ? diag::Severity::Error : name == "info" ? diag::Severity::Info : diag::Severity::Warning;
}

/// What makes the file what it is: the same job gives the same identifier.
std::string document_id(const Preparation& preparation, const layout::Outcome& outcome, const publication::Output& output,
                        const publication::Edition& edition) {
    Hasher hasher;
    hasher.add(preparation.publication.id).add(edition.id).add(output.name).add(preparation.snapshot->name());
    for (const layout::PageSummary& page : outcome.pages) hasher.add(page.content_key);
    return hasher.finish().to_hex();
}

emit::pdf::Options pdf_options(const Preparation& preparation, const EditionRun& run, const layout::Outcome& outcome,
                               std::size_t output_idx, bool is_faultless) {
    const publication::Publication& publication = preparation.publication;
    const publication::Output& output = publication.outputs[output_idx];
    const color::OutputCondition& condition = preparation.conditions[output_idx];
    const std::string* title = publication::find_localized(publication.titles, run.edition().locale);
    emit::pdf::Options options;
    options.standard = is_faultless ? output.standard : std::string();
    options.intent = {condition.identifier, condition.info, condition.registry, condition.profile, condition.n_components};
    options.title = (title ? *title : publication.id) + " (" + run.edition().id + ')';
    options.language = run.locale().language_tag();
    options.date = run.edition().price_date;
    options.document_id = document_id(preparation, outcome, output, run.edition());
    options.producer = "publisher " PUBLISHER_VERSION;
    options.has_crop_marks = output.has_crop_marks;
    return options;
}

/// What stands where in the file that was just written.
Status write_provenance(World& world, const Preparation& preparation, const EditionRun& run, const report::Output& output, const Path& pdf) {
    const provenance::Header header{preparation.publication.id, run.edition().id, output.name, preparation.snapshot->name(),
                                    output.sha256, static_cast<int>(run.spool().n_pages())};
    const auto text = provenance::to_text(header, run.spool(), preparation.design.nodes, preparation.snapshot->cells());
    if (!text) return text.failure();
    auto file = world.create(provenance::path_beside(pdf.generic_string()));
    if (!file) return file.failure();
    (*file)->write(*text);
    return (*file)->publish();
}

}

void judge_resolution(const Preparation& preparation, const layout::Outcome& outcome, const publication::Output& output,
                      diag::Sink& findings) {
    for (const layout::PlacedPicture& picture : outcome.pictures) {
        if (picture.effective_ppi >= output.minimum_ppi) continue;
        findings.add(diag::finding(diag::Code::LowResolution,
                                   {{"asset", picture.asset},
                                    {"found", std::to_string(static_cast<int>(std::floor(picture.effective_ppi)))},
                                    {"output", output.name},
                                    {"wanted", std::to_string(output.minimum_ppi)}})
                         .with_severity(parse_severity(output.minimum_ppi_severity))
                         .from(preparation.design.nodes.origin(picture.node))
                         .about_product(picture.product)
                         .about_asset(picture.asset)
                         .on_page(picture.page, picture.frame));
    }
}

Result<report::Output> write_output(World& world, const Preparation& preparation, EditionRun& run,
                                    const layout::Outcome& outcome, std::size_t output_idx, Pictures& pictures,
                                    bool is_faultless, const std::string& remark, const Path& folder) {
    const publication::Output& output = preparation.publication.outputs[output_idx];
    const auto source = pictures.prepare(outcome.pictures, output, preparation.conditions[output_idx], run.findings());
    emit::pdf::Options options =
        pdf_options(preparation, run, outcome, output_idx, is_faultless && !run.findings().has_errors());
    options.remark = remark;
    const Path path = folder / (output.name + ".pdf");
    auto file = world.create(path);
    if (!file) return file.failure();
    const Status written = emit::pdf::write_pdf(world, run.spool(), preparation.design.styles, *preparation.fonts, source,
                                                options, **file);
    if (!written) return written.failure();
    if (const Status published = (*file)->publish(); !published) return published.failure();
    const auto finished = world.open(path);
    if (!finished) return finished.failure();
    const auto digest = digest_of(finished->number(), path);
    if (!digest) return digest.failure();
    const auto n_bytes = size_of(finished->number(), path);
    if (!n_bytes) return n_bytes.failure();
    report::Output result;
    result.name = output.name;
    result.file = path.filename().generic_string();
    result.sha256 = digest->to_hex();
    result.standard = options.standard;
    result.n_bytes = static_cast<std::int64_t>(*n_bytes);
    if (const Status status = write_provenance(world, preparation, run, result, path); !status) return status.failure();
    return result;
}

}
