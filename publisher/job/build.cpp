// SPDX-License-Identifier: Apache-2.0
#include "publisher/job/build.hpp"

#include "publisher/diag/codes.hpp"
#include "publisher/job/edition.hpp"
#include "publisher/job/edition_folder.hpp"
#include "publisher/job/idml_output.hpp"
#include "publisher/job/output.hpp"
#include "publisher/job/page_proofs.hpp"
#include "publisher/job/read_back.hpp"
#include "publisher/job/trace.hpp"
#include "publisher/sheet/write.hpp"
#include "publisher/world/world.hpp"

#include <algorithm>
#include <iterator>

namespace publisher::job {
namespace {

/// Shell patterns with * and ?; case counts.
bool matches(std::string_view pattern, std::string_view text) {
    if (pattern.empty()) return text.empty();
    if (pattern.front() == '*') {
        return matches(pattern.substr(1), text) || (!text.empty() && matches(pattern, text.substr(1)));
    }
    return !text.empty() && (pattern.front() == '?' || pattern.front() == text.front()) &&
           matches(pattern.substr(1), text.substr(1));
}

std::vector<std::size_t> select_outputs(const publication::Publication& publication,
                                        const BuildRequest& request) {
    std::vector<std::size_t> selected;
    for (std::size_t i = 0; i < publication.outputs.size(); ++i) {
        const publication::Output& output = publication.outputs[i];
        const auto names = [&](const std::string& wanted) {
            return wanted == (output.is_for_screen() ? "screen" : "pdf") || wanted == output.name;
        };
        if (request.outputs.empty() || std::any_of(request.outputs.begin(), request.outputs.end(), names))
            selected.push_back(i);
    }
    return selected;
}

/// The InDesign package and the page proofs are made when they are asked for.
bool wants(const BuildRequest& request, std::string_view kind) {
    return std::find(request.outputs.begin(), request.outputs.end(), kind) != request.outputs.end();
}

/// Does a finding stop the edition?
bool stops(const diag::Finding& finding, const BuildRequest& request) {
    return finding.severity >= request.fail_on &&
           !(request.allowed.contains(finding.code) && may_be_allowed(finding.code));
}

bool any_stops(const std::vector<diag::Finding>& findings, const BuildRequest& request) {
    return std::any_of(findings.begin(), findings.end(),
                       [&](const auto& finding) { return stops(finding, request); });
}

std::vector<std::string> allowances_met(const report::Edition& report, const BuildRequest& request) {
    std::set<std::string> met;
    for (const auto* findings : {&report.data_findings, &report.findings}) {
        for (const diag::Finding& finding : *findings) {
            const bool is_allowed = request.allowed.contains(finding.code) && may_be_allowed(finding.code);
            if (finding.severity >= request.fail_on && is_allowed) met.emplace(diag::info(finding.code).id);
        }
    }
    return {met.begin(), met.end()};
}

Status write_text(World& world, const Path& path, const std::string& text) {
    auto file = world.create(path);
    if (!file) return file.failure();
    (*file)->write(text);
    return (*file)->publish();
}

Status write_reports(World& world, const Path& folder, const report::Edition& report, Trace* trace) {
    const auto writing = span(trace, "writing report", report.id);
    if (const Status status = write_text(world, folder / "report.json", report::to_json(report)); !status)
        return status;
    if (const Status status = write_text(world, folder / "report.html", report::to_html(report)); !status)
        return status;
    return write_text(world, folder / "report.txt", report::to_text(report, 1000));
}

class Builder {
public:
    Builder(World& world, const BuildRequest& request,
            const std::function<void(const std::string&)>& progress)
        : world_(world), request_(request), progress_(progress) {}

    BuildResult build() {
        progress_("reading design and data");
        preparation_ = prepare(world_, request_.places, request_.trace);
        result_.findings = preparation_.design_findings.sorted();
        const auto data = preparation_.data_findings.sorted();
        result_.findings.insert(result_.findings.end(), data.begin(), data.end());
        if (preparation_.design_findings.has_errors()) return end(Exit::Usage);
        if (preparation_.failure) return fail(*preparation_.failure);

        std::vector<std::string> unmatched;
        const auto editions = select_editions(preparation_.publication, request_.editions, unmatched);
        if (!unmatched.empty()) {
            result_.failure = "no edition is called '" + unmatched.front() + "'";
            return end(Exit::Usage);
        }
        if (select_outputs(preparation_.publication, request_).empty() && !wants(request_, "idml") &&
            !wants(request_, "png")) {
            result_.failure = "no output of the publication is asked for";
            return end(Exit::Usage);
        }
        std::vector<EditionFolder> folders;
        for (const publication::Edition* edition : editions) {
            auto folder = EditionFolder::take(world_, request_.out, edition->id);
            if (!folder) return fail_to_take(edition->id, folder.failure());
            folders.push_back(std::move(*folder));
        }
        pictures_.emplace(world_, preparation_, request_.places, request_.n_threads);
        for (std::size_t i = 0; i < editions.size(); ++i) {
            if (const Status status = build_edition(*editions[i], folders[i]); !status)
                return fail(status.failure());
        }
        return end(exit_of_editions());
    }

private:
    BuildResult end(Exit exit) {
        result_.exit = exit;
        return std::move(result_);
    }

    BuildResult fail(const Failure& failure) {
        result_.failure = failure.message;
        return end(is_output_unusable_ ? Exit::Usage : exit_of(failure));
    }

    /// Nothing has been written yet: another build is at it, or the output folder is of no use.
    BuildResult fail_to_take(const std::string& edition, const Failure& failure) {
        if (failure.kind != Failure::Kind::Temporary) return fail(as_output(failure));
        result_.findings.push_back(diag::finding(
            diag::Code::EditionBusy, {{"edition", edition}, {"folder", request_.out.generic_string()}}));
        return end(Exit::Temporary);
    }

    /// A failure of writing that no retry helps is one of the place that was named for it.
    Failure as_output(const Failure& failure) {
        if (failure.kind == Failure::Kind::Temporary) return failure;
        result_.findings.push_back(diag::finding(diag::Code::OutputFolder, {{"reason", failure.message}}));
        is_output_unusable_ = true;
        return failure;
    }

    Status build_edition(const publication::Edition& edition, EditionFolder& folder) {
        const auto building = span(request_.trace, "edition", edition.id);
        EditionRun run(world_, preparation_, edition, *pictures_, request_.trace);
        const governance::Clearance& clearance = run.clear();
        report::Edition report;
        if (clearance.is_refused) {
            report = run.report();
            report.end = report::Edition::End::Refused;
            return keep_failed(std::move(report), folder);
        }
        progress_(edition.id + ": laying out " + std::to_string(clearance.products.size()) + " products");
        auto outcome = run.lay_out();
        if (!outcome) return outcome.failure();
        const auto selected = select_outputs(preparation_.publication, request_);
        for (const std::size_t i : selected) {
            judge_ink(preparation_, i, run.findings());
            judge_resolution(preparation_, **outcome, preparation_.publication.outputs[i], run.findings());
        }
        // What stands in the way is known before anything is written; pictures may still refuse to decode.
        // Placeholders are for proofs, and every output so far is for the press.
        if (clearance.is_proof_only || any_stops(run.findings().findings(), request_) ||
            any_stops(result_.findings, request_)) {
            report = report_of(run);
            report.end = report::Edition::End::Failed;
            add_pictures(run, **outcome, selected, report);
            return keep_failed(std::move(report), folder);
        }
        return publish(run, **outcome, selected, folder);
    }

    Status publish(EditionRun& run, const layout::Outcome& outcome, const std::vector<std::size_t>& selected,
                   EditionFolder& folder) {
        const std::string& id = run.edition().id;
        const auto building = folder.begin();
        if (!building) return as_output(building.failure());
        std::vector<report::Output> outputs;
        for (const std::size_t i : selected) {
            progress_(id + ": writing " + preparation_.publication.outputs[i].name + ", " +
                      std::to_string(outcome.pages.size()) + " pages");
            auto output = write_and_read_back(run, outcome, i, *building);
            if (!output) return output.failure();
            outputs.push_back(std::move(*output));
        }
        if (wants(request_, "idml")) {
            progress_(id + ": writing the InDesign package");
            const auto writing = span(request_.trace, "writing IDML", id);
            auto output = write_idml_output(world_, preparation_, run, outcome, *pictures_,
                                            request_.idml_line_breaks, *building);
            if (!output) return output.failure();
            outputs.push_back(std::move(*output));
        }
        if (wants(request_, "png")) {
            if (const Status status = write_page_proofs(run, outcome, selected, *building); !status)
                return status;
        }
        report::Edition report = report_of(run);
        report.outputs = std::move(outputs);
        report.allowed = allowances_met(report, request_);
        add_pictures(run, outcome, selected, report);
        if (any_stops(report.findings, request_)) {
            report.end = report::Edition::End::Failed;
            return keep_failed(std::move(report), folder);
        }
        if (const Status status = write_reports(world_, *building, report, request_.trace); !status)
            return as_output(status.failure());
        if (const Status status = write_flatplan(run, *building); !status) return as_output(status.failure());
        if (const Status status = folder.publish(); !status) return as_output(status.failure());
        result_.editions.push_back(std::move(report));
        return Done{};
    }

    /// Proofs show the colours of the first output that is made.
    Result<PageProofs> page_proofs(EditionRun& run, const layout::Outcome& outcome,
                                   const std::vector<std::size_t>& selected) {
        return PageProofs::create(world_, preparation_, run, outcome, selected.empty() ? 0 : selected.front(),
                                  *pictures_);
    }

    Status write_page_proofs(EditionRun& run, const layout::Outcome& outcome,
                             const std::vector<std::size_t>& selected, const Path& folder) {
        progress_(run.edition().id + ": drawing page proofs");
        const auto drawing = span(request_.trace, "drawing pages", run.edition().id);
        auto proofs = page_proofs(run, outcome, selected);
        return proofs ? proofs->write_pages(request_.png_ppi, folder) : proofs.failure();
    }

    /// A report without pictures is still a report.
    void add_pictures(EditionRun& run, const layout::Outcome& outcome,
                      const std::vector<std::size_t>& selected, report::Edition& report) {
        const auto drawing = span(request_.trace, "drawing pages for the report", run.edition().id);
        if (auto proofs = page_proofs(run, outcome, selected)) proofs->add_to(report);
    }

    Status write_flatplan(EditionRun& run, const Path& folder) {
        const auto table =
            plan::to_table(run.plan(), run.pagination(), *preparation_.snapshot, preparation_.design);
        return table.rows.empty() ? Status(Done{})
                                  : write_text(world_, folder / "flatplan.csv", sheet::to_csv(table));
    }

    /// A file that is not what it should be loses its claim, should it be published all the same.
    Result<report::Output> write_and_read_back(EditionRun& run, const layout::Outcome& outcome,
                                               std::size_t output_idx, const Path& folder) {
        const publication::Output& wanted = preparation_.publication.outputs[output_idx];
        const auto write = [&](bool is_sound, const std::string& remark) {
            return write_output(world_, preparation_, run, outcome, output_idx, *pictures_, is_sound, remark,
                                folder);
        };
        if (!request_.is_read_back) {
            run.findings().add(diag::finding(diag::Code::NotReadBack, {{"output", wanted.name}}));
            return write(is_faultless(run), "published without being read back and compared with the data");
        }
        auto output = write(is_faultless(run), {});
        if (!output) return output;
        progress_(run.edition().id + ": reading " + wanted.name + " back");
        read_back(world_, preparation_, request_.places, run, wanted, folder / output->file, *output);
        return output->standard.empty() || is_faultless(run) ? std::move(output) : write(false, {});
    }

    /// With what is wrong with the data of all editions: the report alone says why it failed or what was allowed.
    report::Edition report_of(EditionRun& run) const {
        report::Edition report = run.report();
        std::copy_if(result_.findings.begin(), result_.findings.end(),
                     std::back_inserter(report.data_findings),
                     [&](const diag::Finding& finding) { return finding.severity >= request_.fail_on; });
        return report;
    }

    bool is_faultless(EditionRun& run) const {
        const auto is_error = [](const diag::Finding& finding) {
            return finding.severity == diag::Severity::Error;
        };
        return !run.findings().has_errors() &&
               std::none_of(result_.findings.begin(), result_.findings.end(), is_error);
    }

    /// The previous edition stays as it was; the report of the failure lies beside it.
    Status keep_failed(report::Edition report, EditionFolder& folder) {
        result_.editions.push_back(std::move(report));
        const auto failed = folder.begin_failed();
        if (!failed) return as_output(failed.failure());
        if (const Status status = write_reports(world_, *failed, result_.editions.back(), request_.trace);
            !status) {
            return as_output(status.failure());
        }
        return Done{};
    }

    Exit exit_of_editions() const {
        std::size_t n_published = 0, n_refused = 0;
        for (const report::Edition& edition : result_.editions) {
            n_published += edition.end == report::Edition::End::Published;
            n_refused += edition.end == report::Edition::End::Refused;
        }
        if (n_published == result_.editions.size()) return Exit::Fine;
        if (n_published > 0) return Exit::SomeFailed;
        return n_refused > 0 ? Exit::Refused : Exit::Findings;
    }

    World& world_;
    const BuildRequest& request_;
    const std::function<void(const std::string&)>& progress_;
    Preparation preparation_;
    std::optional<Pictures> pictures_;
    BuildResult result_;
    bool is_output_unusable_ = false;
};

}

BuildResult build(World& world, const BuildRequest& request,
                  const std::function<void(const std::string& message)>& progress) {
    return Builder(world, request, progress).build();
}

std::vector<const publication::Edition*> select_editions(const publication::Publication& publication,
                                                         const std::vector<std::string>& patterns,
                                                         std::vector<std::string>& unmatched) {
    std::vector<const publication::Edition*> selected;
    for (const std::string& pattern : patterns) {
        const auto is_meant = [&](const publication::Edition& edition) {
            return matches(pattern, edition.id);
        };
        if (std::none_of(publication.editions.begin(), publication.editions.end(), is_meant))
            unmatched.push_back(pattern);
    }
    for (const publication::Edition& edition : publication.editions) {
        const auto names = [&](const std::string& pattern) { return matches(pattern, edition.id); };
        if (patterns.empty() || std::any_of(patterns.begin(), patterns.end(), names))
            selected.push_back(&edition);
    }
    return selected;
}

bool may_be_allowed(diag::Code code) {
    const std::string_view id = diag::info(code).id;
    return !id.starts_with("rights/") && !id.starts_with("governance/unapproved");
}

Exit exit_of(const Failure& failure) {
    switch (failure.kind) {
        case Failure::Kind::Missing:
        case Failure::Kind::Refused: return Exit::InputMissing;
        case Failure::Kind::Temporary: return Exit::Temporary;
        case Failure::Kind::Internal: return Exit::Internal;
    }
    return Exit::Internal;
}

}
