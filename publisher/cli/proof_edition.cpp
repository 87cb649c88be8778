// SPDX-License-Identifier: Apache-2.0
#include "publisher/cli/proof.hpp"
#include "publisher/job/edition.hpp"
#include "publisher/job/page_proofs.hpp"
#include "publisher/job/pictures.hpp"
#include "publisher/report/report.hpp"

#include <algorithm>

namespace publisher::cli {
namespace {

using job::Path;

/// The edition that is named, or the only one there is; null when that is said.
const publication::Edition* choose_edition(const publication::Publication& publication,
                                           const std::string& wanted) {
    std::vector<std::string> patterns, unmatched;
    if (!wanted.empty()) patterns.push_back(wanted);
    const auto editions = job::select_editions(publication, patterns, unmatched);
    if (editions.size() == 1) return editions.front();
    complain("error: one edition is drawn at a time; name it with --edition:");
    for (const publication::Edition& edition : publication.editions)
        complain(' ' + edition.id);
    complain("\n");
    return nullptr;
}

/// Colours are those of the first output for a press.
std::size_t output_for_colors(const publication::Publication& publication) {
    const auto first =
        std::ranges::find_if(publication.outputs, [](const auto& output) { return !output.is_for_screen(); });
    return first == publication.outputs.end() ? 0
                                              : static_cast<std::size_t>(first - publication.outputs.begin());
}

proof::AlbumOptions album_options(const ProofArguments& arguments, job::EditionRun& run) {
    proof::AlbumOptions options;
    options.ppi = arguments.ppi;
    options.is_right_to_left = arguments.is_right_to_left || run.plan().is_right_to_left;
    options.has_spreads = !arguments.has_single_pages;
    options.n_up = arguments.n_up;
    for (const diag::Finding& finding : run.findings().findings()) {
        if (finding.subject.page > 0 && finding.subject.area)
            options.marks.push_back({finding.subject.page, *finding.subject.area, finding.severity});
    }
    return options;
}

Result<proof::Summary> draw(const ProofArguments& arguments, World& world,
                            const job::Preparation& preparation, job::EditionRun& run,
                            const job::Pictures& pictures) {
    const auto outcome = run.lay_out();
    if (!outcome) return outcome.failure();
    auto pages = job::PageProofs::create(world, preparation, run, **outcome,
                                         output_for_colors(preparation.publication), pictures);
    if (!pages) return pages.failure();
    std::vector<std::string> labels;
    for (const layout::PageSummary& page : (*outcome)->pages)
        labels.push_back(page.label);
    const proof::AlbumOptions options = album_options(arguments, run);
    return publish_proofs(world, arguments, [&](const Path& folder) {
        return proof::write_page_proofs(
            world, labels, [&](std::size_t page_idx) { return pages->draw(page_idx, arguments.ppi); },
            *preparation.fonts, options, folder);
    });
}

}

int proof_edition(const ProofArguments& arguments, World& world, const Common& common) {
    const Scratch scratch(world);
    const job::Places places = make_places(world, common, arguments.source, scratch);
    const job::Preparation preparation = job::prepare(world, places);
    if (const int code = report_preparation(preparation, common); code != 0) return code;
    const publication::Edition* edition = choose_edition(preparation.publication, arguments.edition);
    if (!edition) return static_cast<int>(job::Exit::Usage);
    job::Pictures pictures(world, preparation, places, arguments.n_threads);
    job::EditionRun run(world, preparation, *edition, pictures);
    if (run.clear().is_refused) {
        message(common, report::to_text(run.findings().sorted()));
        return fail("the edition is refused; there are no pages", job::Exit::Refused);
    }
    const auto summary = draw(arguments, world, preparation, run, pictures);
    message(common, report::to_text(run.findings().sorted()));
    if (!summary) return fail(summary.failure());
    print(common.format == "json" ? proof::to_json(*summary)
                                  : std::to_string(summary->pages.size()) + " pages\n");
    message(common, "files are in " + Path(arguments.out).generic_string() + '\n');
    return static_cast<int>(run.findings().has_errors() ? job::Exit::Findings : job::Exit::Fine);
}

}
