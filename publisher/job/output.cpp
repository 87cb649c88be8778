// SPDX-License-Identifier: Apache-2.0
#include "publisher/job/output.hpp"

#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/emit/pdf/write_pdf.hpp"
#include "publisher/job/slug_line.hpp"
#include "publisher/job/trace.hpp"
#include "publisher/provenance/provenance.hpp"
#include "publisher/world/descriptor.hpp"
#include "publisher/world/world.hpp"

#include <cmath>

namespace publisher::job {
namespace {

diag::Severity parse_severity(const std::string& name) {
    return name == "error"  ? diag::Severity::Error
           : name == "info" ? diag::Severity::Info
                            : diag::Severity::Warning;
}

/// What makes the file what it is: the same job gives the same identifier.
std::string document_id(const Preparation& preparation, const layout::Outcome& outcome,
                        const publication::Output& output, const publication::Edition& edition) {
    Hasher hasher;
    hasher.add(preparation.publication.id).add(edition.id).add(output.name).add(preparation.snapshot->name());
    for (const layout::PageSummary& page : outcome.pages)
        hasher.add(page.content_key);
    return hasher.finish().to_hex();
}

emit::pdf::Standard standard_of(const publication::Output& output) {
    if (output.is_for_screen()) return emit::pdf::Standard::Screen;
    return output.standard == "PDF/X-1a" ? emit::pdf::Standard::X1a2003 : emit::pdf::Standard::X4;
}

emit::pdf::Options pdf_options(const Preparation& preparation, const EditionRun& run,
                               const layout::Outcome& outcome, std::size_t output_idx, bool is_faultless) {
    const publication::Publication& publication = preparation.publication;
    const publication::Output& output = publication.outputs[output_idx];
    const color::OutputCondition& condition = preparation.conditions[output_idx];
    const std::string* title = publication::find_localized(publication.titles, run.edition().locale);
    emit::pdf::Options options;
    options.standard = standard_of(output);
    options.has_claim = is_faultless;
    options.intent = {condition.identifier, condition.info, condition.registry, condition.profile,
                      condition.n_components};
    options.title = (title ? *title : publication.id) + " (" + run.edition().id + ')';
    options.language = run.locale().language_tag();
    options.date = run.edition().price_date;
    options.document_id = document_id(preparation, outcome, output, run.edition());
    options.producer = "publisher " PUBLISHER_VERSION;
    const publication::Marks& marks = output.marks;
    options.marks.has_crop = marks.has_crop;
    options.marks.has_bleed = marks.has_bleed;
    options.marks.has_registration = marks.has_registration;
    options.marks.has_color_bar = marks.has_color_bar;
    options.overprint_below = output.overprint_below;
    options.has_layers = output.has_layers;
    options.bookmarks = static_cast<emit::pdf::Bookmarks>(output.bookmarks);
    return options;
}

/// What stands where in the file that was just written.
Status write_provenance(World& world, const Preparation& preparation, const EditionRun& run,
                        const report::Output& output, const Path& pdf) {
    const auto writing = span(run.trace(), "writing provenance", run.edition().id);
    const provenance::Header header{
        preparation.publication.id,   run.edition().id, output.name,
        preparation.snapshot->name(), output.sha256,    static_cast<int>(run.spool().n_pages())};
    auto file = world.create(provenance::path_beside(pdf.generic_string()));
    if (!file) return file.failure();
    const Status status =
        provenance::write(header, run.spool(), preparation.design.nodes, preparation.snapshot->cells(),
                          [&](std::string_view line) { (*file)->write(line); });
    if (!status) return status;
    return (*file)->publish();
}

}

void judge_ink(const Preparation& preparation, std::size_t output_idx, diag::Sink& findings) {
    const publication::Output& output = preparation.publication.outputs[output_idx];
    if (output.is_for_screen()) return;
    const int limit = ink_limit(output, preparation.conditions[output_idx]);
    for (const style::Swatch& swatch : preparation.design.styles.swatches) {
        if (swatch.kind != style::Swatch::Kind::Process || swatch.tint_of.is_valid()) continue;
        const double sum = swatch.cmyk[0] + swatch.cmyk[1] + swatch.cmyk[2] + swatch.cmyk[3];
        const auto found = std::lround(sum * 100);
        if (found <= limit) continue;
        findings.add(diag::finding(diag::Code::InkLimitExceeded, {{"swatch", swatch.name},
                                                                  {"found", std::to_string(found)},
                                                                  {"output", output.name},
                                                                  {"wanted", std::to_string(limit)}})
                         .from(swatch.origin));
    }
}

namespace {

Result<emit::pdf::ArtSource> convert_pictures(const Preparation& preparation, EditionRun& run,
                                              const layout::Outcome& outcome, std::size_t output_idx,
                                              Pictures& pictures) {
    const auto converting = span(run.trace(), "converting pictures", run.edition().id);
    return pictures.prepare(outcome.pictures, preparation.publication.outputs[output_idx],
                            preparation.conditions[output_idx], run.findings());
}

Result<emit::pdf::Written> write_pdf(World& world, const Preparation& preparation, const EditionRun& run,
                                     const emit::pdf::ArtSource& source, const emit::pdf::Options& options,
                                     const Path& path) {
    const auto writing = span(run.trace(), "writing PDF", run.edition().id);
    auto file = world.create(path);
    if (!file) return file.failure();
    auto written = emit::pdf::write_pdf(world, run.spool(), preparation.design.styles, *preparation.fonts,
                                        source, options, **file);
    if (!written) return written;
    const Status published = (*file)->publish();
    return published ? std::move(written) : published.failure();
}

/// What the standard of an output has no form for; the file was written without its claim.
void report_troubles(const std::vector<emit::pdf::Trouble>& troubles, const publication::Output& output,
                     diag::Sink& findings) {
    const auto finding = [&](const emit::pdf::Trouble& trouble) {
        if (output.is_for_screen()) {
            return diag::finding(
                diag::Code::AccessibilityRefused,
                {{"output", output.name}, {"object", trouble.object}, {"reason", trouble.reason}});
        }
        return diag::finding(diag::Code::TransparencyRefused, {{"output", output.name},
                                                               {"standard", output.standard},
                                                               {"object", trouble.object},
                                                               {"reason", trouble.reason}});
    };
    for (const emit::pdf::Trouble& trouble : troubles)
        findings.add(finding(trouble).from(output.origin).on_page(trouble.page));
}

}

void judge_resolution(const Preparation& preparation, const layout::Outcome& outcome,
                      const publication::Output& output, diag::Sink& findings) {
    for (const layout::PlacedPicture& picture : outcome.pictures) {
        if (picture.effective_ppi == 0 || picture.effective_ppi >= output.minimum_ppi) continue;
        findings.add(
            diag::finding(diag::Code::LowResolution,
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
                                    const layout::Outcome& outcome, std::size_t output_idx,
                                    Pictures& pictures, bool is_faultless, const std::string& remark,
                                    const Path& folder) {
    const publication::Output& output = preparation.publication.outputs[output_idx];
    auto source = convert_pictures(preparation, run, outcome, output_idx, pictures);
    if (!source) return source.failure();
    run.keep_art(output_idx, *source);
    emit::pdf::Options options =
        pdf_options(preparation, run, outcome, output_idx, is_faultless && !run.findings().has_errors());
    options.remark = remark;
    auto slug = make_slug(preparation, run, outcome, output);
    if (!slug) return slug.failure();
    options.slug = *std::move(slug);
    const Path path = folder / (output.name + ".pdf");
    const auto written = write_pdf(world, preparation, run, *source, options, path);
    if (!written) return written.failure();
    report_troubles(written->troubles, output, run.findings());
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
    result.standard = written->claim;
    result.n_bytes = static_cast<std::int64_t>(*n_bytes);
    if (const Status status = write_provenance(world, preparation, run, result, path); !status)
        return status.failure();
    return result;
}

}
